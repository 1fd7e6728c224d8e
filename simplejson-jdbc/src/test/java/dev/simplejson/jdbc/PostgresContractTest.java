// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract on a real PostgreSQL, which also dies and comes back. */
@Tag("once")
class PostgresContractTest extends DatabaseContract {
    private PostgresServer server;

    @BeforeAll
    void create() throws Exception {
        server = PostgresServer.start();
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "")) {
            ContractData.create(
                    connection,
                    "TIMESTAMPTZ",
                    "DOUBLE PRECISION",
                    "TEXT",
                    (statement, index, millis) -> statement.setObject(
                            index, Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC)));
        }
        // May change the tables, so that it is not the lack of rights that keeps it from that.
        server.execute("CREATE ROLE writer LOGIN", "GRANT ALL ON ALL TABLES IN SCHEMA public TO writer");
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    JdbcDataSourceBuilder source() {
        return described(
                JdbcDataSource.builder(server.url()).user("simplejson", "").poolSize(2));
    }

    @Override
    String executed() throws Exception {
        return first(
                "SELECT string_agg(query, '; ') FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()");
    }

    private String first(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    @Test
    void metrics_tableThatMayNotBeRead_doesNotHideTheOthers() throws Exception {
        server.execute(
                "CREATE TABLE aa_secret (taken_at TIMESTAMPTZ, v INT)",
                "CREATE ROLE reader LOGIN",
                "GRANT SELECT ON readings TO reader");
        try (JdbcDataSource source =
                JdbcDataSource.builder(server.url()).user("reader", "").build()) {
            assertThat(source.metrics())
                    .extracting(dev.simplejson.model.Metric::name)
                    .contains("readings.load")
                    .doesNotContain("aa_secret");
        } finally {
            server.execute("DROP TABLE aa_secret", "DROP OWNED BY reader", "DROP ROLE reader");
        }
    }

    /** To the millisecond of which they are a part, where doubles are exact enough and where they are not. */
    @ParameterizedTest
    @ValueSource(strings = {"TIMESTAMPTZ", "TIMESTAMP"})
    void query_timesWithMicroseconds_areRoundedDown(String type) throws Exception {
        List<Long> micros = new ArrayList<>();
        // 1970-01-01, 2038-01-19, 2100-01-01, 2106-02-07, 2112 and 2242.
        for (long seconds : new long[] {0, 1L << 31, 4_102_444_800L, 1L << 32, 4_503_599_627L, 1L << 33}) {
            for (long around = -3; around <= 3; around++) {
                micros.add(seconds * 1_000_000 + around);
                micros.add(seconds * 1_000_000 + around * 1000 + 999);
            }
        }
        new Random(1)
                .longs(2000, -1_000_000_000_000_000L, 5_000_000_000_000_000L)
                .forEach(micros::add);
        List<Points.Point> expected = micros.stream()
                .distinct()
                .sorted()
                .map(time -> new Points.Point(Math.floorDiv(time, 1000L), time.doubleValue()))
                .toList();
        String values = micros.stream()
                .distinct()
                .map(time -> "(" + Math.floorDiv(time, 1_000_000L) + ", " + Math.floorMod(time, 1_000_000L) + ", "
                        + time + ")")
                .collect(Collectors.joining(", "));
        server.execute(
                "CREATE TABLE precise AS SELECT CAST((TIMESTAMPTZ 'epoch' + s * INTERVAL '1 second' + us * INTERVAL '1 microsecond')"
                        + " AT TIME ZONE 'UTC' AS TIMESTAMP)" + (type.equals("TIMESTAMP") ? "" : " AT TIME ZONE 'UTC'")
                        + " AS taken_at, CAST(micros AS DOUBLE PRECISION) AS v FROM (VALUES " + values
                        + ") AS times(s, us, micros)");
        try (JdbcDataSource source = source().build()) {
            Query all = Query.of("precise.v", new TimeRange(-2_000_000_000_000L, 9_000_000_000_000L))
                    .build();
            Points.assertSame(Points.of(source, all), expected);
        } finally {
            server.execute("DROP TABLE precise");
        }
    }

    @Test
    void query_typesOfPostgresAlone_areReadOrTold() throws Exception {
        server.execute(
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE TABLE odd (taken_at TIMESTAMPTZ, until TIMESTAMPTZ, price MONEY, file OID, mood mood, code CHAR(4), large NUMERIC)",
                "INSERT INTO odd VALUES ('2023-11-14 22:13:20Z', 'infinity', 12.5, 7, 'sad', 'a', 1e400),"
                        + " ('2023-11-14 22:13:21Z', '-infinity', 12.5, 7, 'ok', 'a', 2), ('infinity', NULL, 1, 7, 'ok', 'a', 3)");
        dev.simplejson.model.TimeRange range =
                new dev.simplejson.model.TimeRange(1_700_000_000_000L, 1_700_000_100_000L);
        try {
            for (PushDown pushDown : PushDown.values()) {
                try (JdbcDataSource source = source().pushDown(pushDown)
                        .table("odd", "", null, java.util.List.of("mood", "code"))
                        .build()) {
                    Query query = Query.of("odd.large", range).maxDataPoints(10).build();
                    assertThat(Points.series(source, query))
                            .isEqualTo(java.util.Map.of(
                                    java.util.Map.of("mood", "sad", "code", "a"),
                                    java.util.List.of(new Points.Point(1_700_000_000_000L, Double.NaN)),
                                    java.util.Map.of("mood", "ok", "code", "a"),
                                    java.util.List.of(new Points.Point(1_700_000_001_000L, 2))));
                    assertThat(Points.rows(source, Query.of("odd", range).build()))
                            .containsExactly(
                                    java.util.Arrays.asList(1_700_000_000_000L, null, 12.5, "7", "sad", "a", null),
                                    java.util.Arrays.asList(1_700_000_001_000L, null, 12.5, "7", "ok", "a", 2.0));
                }
            }
        } finally {
            server.execute("DROP TABLE odd", "DROP TYPE mood");
        }
    }

    @Test
    void query_twoColumnsOfOneName_isToldWhichAndWhatToDo() throws Exception {
        JdbcMetric metric = JdbcMetric.of("twice", "SELECT now() AS time, 1 AS v, 2 AS v");
        try (JdbcDataSource source = source().metric(metric).build()) {
            assertThatThrownBy(() -> source.query(Query.of("twice", ALL).build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage("metric 'twice' cannot be read: its result has two columns 'v'; give each a name of its"
                            + " own with AS");
        }
    }

    @Test
    void query_longSeries_isNotHeld() throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE endless AS SELECT to_timestamp(1700000000 + i) AS taken_at, i % 1009 AS load"
                            + " FROM generate_series(1, " + LongSeries.ROWS + ") AS numbers(i)");
            assertThat(LongSeries.read(server.url(), "simplejson", "endless.load"))
                    .matches("2000000 raw, 200[0-2] thinned");
            statement.execute("DROP TABLE endless");
        }
    }

    @Test
    void query_serverDiesAndComesBack_failsClearlyAndRecovers() throws Exception {
        Query query = Query.of("readings.load", ALL).maxDataPoints(50).build();
        try (JdbcDataSource source = source().build()) {
            int before = Points.series(source, query).size();
            server.stop();
            try {
                assertThatThrownBy(() -> Points.series(source, query))
                        .isInstanceOfSatisfying(
                                SimpleJsonException.class,
                                failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.SOURCE_FAILED))
                        .hasMessageMatching(
                                "database 'jdbc' \\(jdbc:postgresql://127\\.0\\.0\\.1:\\d+/\\w+\\) cannot be reached; see"
                                        + " that it runs, and that jdbc\\.url, jdbc\\.user and the password are right; it is tried again"
                                        + " with the next request");
            } finally {
                server.startAgain();
            }
            assertThat(Points.series(source, query)).hasSize(before);
        }
    }

    @Test
    void query_freeSqlThatWrites_isRefusedByTheDatabase() throws Exception {
        try (JdbcDataSource source = source().user("writer", "").freeSql(true).build()) {
            String sql = "WITH gone AS (DELETE FROM numbers RETURNING *) SELECT millis AS time, load FROM gone";
            Query query = Query.of(sql, ALL)
                    .payload(dev.simplejson.model.Payload.of(java.util.Map.of("timeFormat", "epoch-ms")))
                    .build();
            assertThatThrownBy(() -> Points.series(source, query)).isInstanceOf(SimpleJsonException.class);
            assertThat(Points.of(
                            source,
                            Query.of(
                                            "SELECT now() AS time, count(*) AS rows FROM numbers",
                                            new dev.simplejson.model.TimeRange(0, 4_000_000_000_000L))
                                    .build()))
                    .extracting(Points.Point::value)
                    .containsExactly(2.0 * ContractData.ROWS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simplejson", "fetcher"})
    void query_freeSqlOfAUserWhoMayReadFilesOfTheServer_isRefused(String user) throws Exception {
        server.execute("CREATE ROLE fetcher LOGIN", "GRANT pg_read_server_files TO fetcher");
        try (JdbcDataSource source = source().user(user, "").freeSql(true).build()) {
            assertThatThrownBy(() -> source.query(
                            Query.of("SELECT now() AS time, 1 AS v", ALL).build()))
                    .isInstanceOfSatisfying(
                            SimpleJsonException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.BAD_REQUEST))
                    .hasMessageContaining(
                            "is a superuser or may use files of the server; set it to one that may only read");
        } finally {
            server.execute("DROP ROLE fetcher");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT millis AS time, load AS a$b$ FROM numbers WHERE host = 'a' AND millis < :to",
                "SELECT millis AS time, ((ARRAY[load, load, 7])[1:sequence])[1] AS v FROM numbers WHERE host = 'a'",
                "SELECT millis AS time, load FROM numbers WHERE host = 'a' AND millis = ANY(ARRAY[:from, millis, :to])",
                "SELECT millis AS time, load /* /* :to */ it's */ FROM numbers WHERE host = 'a' AND millis < :to::bigint",
                "SELECT millis AS time, load FROM numbers WHERE host = 'a' AND E'it\\'s \\':to' <> $q$ it's ':to $q$",
            })
    void query_sqlOfPostgresAlone_isRead(String sql) throws Exception {
        dev.simplejson.model.TimeRange range =
                new dev.simplejson.model.TimeRange(ContractData.timeOf(5), ContractData.timeOf(8) + 1);
        JdbcMetric metric = JdbcMetric.of("own", sql).withTimeFormat(TimeFormat.EPOCH_MILLIS);
        try (JdbcDataSource source = source().metric(metric).build()) {
            assertThat(Points.of(source, Query.of("own", range).build()))
                    .extracting(Points.Point::value)
                    .containsExactly(
                            ContractData.load("a", 5),
                            ContractData.load("a", 6),
                            ContractData.load("a", 7),
                            ContractData.load("a", 8));
        }
    }

    /**
     * PostgreSQL's comments hold comments, and names may hold dollars: what looks like a quote behind them is none. So a semicolon is
     * refused wherever it is.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT millis AS time, load FROM numbers /* /* */ ' */ ENDS (SELECT 1 AS time, 2 AS load -- '",
                "SELECT millis AS time, load AS a$b$ FROM numbers ENDS (SELECT 1 AS time, 2 AS a$b$",
            })
    void query_freeSqlThatHidesItsEnd_isRefused(String sql) throws Exception {
        String written =
                sql.replace("ENDS", ") AS source WHERE 1 = 0; COMMIT; DELETE FROM numbers; COMMIT; SELECT * FROM");
        String before = first("SELECT count(*) FROM numbers");
        try (JdbcDataSource source = source().user("writer", "").freeSql(true).build()) {
            Query query = Query.of(written, ALL)
                    .payload(dev.simplejson.model.Payload.of(java.util.Map.of("timeFormat", "epoch-ms")))
                    .build();

            assertThatThrownBy(() -> Points.series(source, query))
                    .isInstanceOfSatisfying(
                            SimpleJsonException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.BAD_REQUEST))
                    .hasMessageContaining("holds a ';'");
        }
        assertThat(first("SELECT count(*) FROM numbers")).isEqualTo(before);
    }
}
