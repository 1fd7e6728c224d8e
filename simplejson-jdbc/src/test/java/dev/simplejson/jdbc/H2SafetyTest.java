// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Payload;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2 can write with what looks like a query, and a database in memory cannot be opened read-only. */
class H2SafetyTest {
    private static final String OPEN = "jdbc:h2:mem:safety";
    private static final String URL = OPEN + ";DB_CLOSE_DELAY=-1";
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @TempDir
    Path folder;

    private Connection application;

    @BeforeEach
    void create() throws SQLException {
        application = DriverManager.getConnection(URL);
        try (Statement statement = application.createStatement()) {
            statement.execute("CREATE TABLE t (\"time\" BIGINT, v INTEGER)");
            statement.execute("INSERT INTO t VALUES (1700000000000, 1)");
            statement.execute("CREATE SEQUENCE numbers");
            statement.execute("CREATE USER reader PASSWORD 'reader'");
            statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO reader");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        try (Statement statement = application.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    private int rows() throws SQLException {
        try (Statement statement = application.createStatement();
                ResultSet rows = statement.executeQuery("SELECT SUM(v) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Query free(String sql) {
        return Query.of(sql, RANGE)
                .payload(Payload.of(Map.of("timeFormat", "epoch-ms")))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT \"time\", v FROM OLD TABLE (DELETE FROM t)",
                "SELECT \"time\", v FROM final/* */table (INSERT INTO t VALUES (1700000001000, 2))",
                "SELECT \"time\", CSVWRITE('FOLDER/written', 'SELECT 1') AS v FROM t",
                "SELECT \"time\", \"FILE_WRITE\"(X'00', 'FOLDER/written') AS v FROM t",
                "SELECT \"time\", U&\"FILE\\005fWRITE\"(X'00', 'FOLDER/written') AS v FROM t",
                "SELECT \"time\", NEXT/* */VALUE FOR numbers AS v FROM t",
                "SELECT \"time\", NEXTVAL('NUMBERS') AS v FROM t",
            })
    void query_freeSqlThatWrites_isRefused(String sql) throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(OPEN)
                .user("reader", "reader")
                .freeSql(true)
                .build()) {
            assertThatThrownBy(() -> Points.series(source, free(sql.replace("FOLDER", folder.toString()))))
                    .isInstanceOf(SimpleJsonException.class);
            assertThat(Points.of(source, free("SELECT \"time\", v FROM t")))
                    .containsExactly(new Point(1_700_000_000_000L, 1));
        }
        assertThat(rows()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
        try (Statement statement = application.createStatement();
                ResultSet next = statement.executeQuery("SELECT NEXT VALUE FOR numbers")) {
            next.next();
            assertThat(next.getLong(1)).isEqualTo(1);
        }
    }

    /** Whatever it says: an administrator may do everything, and there is no list of all that. */
    @Test
    void query_freeSqlOfAnAdministrator_isRefused() throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(URL).freeSql(true).build();
                JdbcDataSource lent = JdbcDataSource.builder("jdbc:h2:", new Lent(application))
                        .freeSql(true)
                        .build()) {
            for (JdbcDataSource each : List.of(source, lent)) {
                assertThatThrownBy(() -> Points.series(each, free("SELECT \"time\", v FROM t")))
                        .isInstanceOfSatisfying(
                                SimpleJsonException.class,
                                failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.BAD_REQUEST))
                        .hasMessage(
                                "queries of requests (setting jdbc.free-sql) are refused here, because the user of jdbc.user is"
                                        + " an administrator of H2; set it to one with GRANT SELECT only; or make the query a metric:"
                                        + " metric.<name>.sql");
            }
        }
    }

    @Test
    void query_freeSqlOnAFile_isReadByAUserWhoMayOnlyRead() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("my");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (\"time\" BIGINT, v INTEGER)");
            statement.execute("INSERT INTO t VALUES (1700000000000, 1)");
            statement.execute("CREATE USER reader PASSWORD 'reader'");
            statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO reader");
        }
        try (JdbcDataSource source = JdbcDataSource.builder(url)
                .user("reader", "reader")
                .freeSql(true)
                .build()) {
            assertThat(Points.of(source, free("SELECT \"time\", v FROM t")))
                    .containsExactly(new Point(1_700_000_000_000L, 1));
        }
    }

    /** H2 writes names without quotes in capitals. */
    @Test
    void query_columnsNamedWithoutQuotes_areFound() throws Exception {
        JdbcMetric metric = JdbcMetric.of("m", "SELECT \"time\" AS taken_at, v AS load FROM t")
                .withTime("taken_at")
                .withValue("load")
                .withTimeFormat(TimeFormat.EPOCH_MILLIS);
        try (JdbcDataSource source = JdbcDataSource.builder(URL).metric(metric).build()) {
            assertThat(Points.of(source, Query.of("m", RANGE).build()))
                    .containsExactly(new Point(1_700_000_000_000L, 1));
        }
    }

    @Test
    void query_settingsWriteWithAQuery_isUndone() throws Exception {
        JdbcMetric metric = JdbcMetric.of("m", "SELECT \"time\", v FROM OLD TABLE (DELETE FROM t)")
                .withTimeFormat(TimeFormat.EPOCH_MILLIS);
        try (JdbcDataSource source = JdbcDataSource.builder(URL).metric(metric).build()) {
            assertThat(Points.of(source, Query.of("m", RANGE).build())).hasSize(1);
        }
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void query_lentConnection_goesBackAsItCame() throws Exception {
        List<String> before = settings();
        RequestContext context = new RequestContext(ZoneOffset.UTC, "", Map.of(), new Deadline());
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:h2:", new Lent(application)).build()) {
            Query query =
                    Query.of("T.V", RANGE).maxDataPoints(10).context(context).build();
            assertThat(Points.of(source, query)).hasSize(1);
        }
        assertThat(settings()).isEqualTo(before);
        assertThat(application.getAutoCommit()).isTrue();
    }

    private List<String> settings() throws SQLException {
        List<String> settings = new java.util.ArrayList<>();
        try (Statement statement = application.createStatement();
                ResultSet rows = statement.executeQuery("SELECT SETTING_NAME, SETTING_VALUE FROM"
                        + " INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME NOT LIKE 'info.%' ORDER BY 1")) {
            while (rows.next()) {
                settings.add(rows.getString(1) + "=" + rows.getString(2));
            }
            org.h2.engine.SessionLocal session = (org.h2.engine.SessionLocal)
                    application.unwrap(org.h2.jdbc.JdbcConnection.class).getSession();
            settings.add("lazy " + session.isLazyQueryExecution());
        }
        return settings;
    }

    /** Far enough away to be never reached, near enough to become a time-out. */
    private record Deadline() implements Cancellation {
        @Override
        public Instant deadline() {
            return Instant.now().plusSeconds(1000);
        }

        @Override
        public void checkAlive() {}

        @Override
        public void onCancel(CancelAction action) {}
    }
}
