// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.BrokenDriver.Fault;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SQLite as older drivers bring it, that lack what newer ones have. */
class SqliteReleasesTest {
    private static final long START = 1_700_000_000_000L;
    private static final Query QUERY = Query.of("t.v", new TimeRange(START, START + 10_000))
            .maxDataPoints(100)
            .build();

    @TempDir
    Path folder;

    /** @param lacking what is in no SQL that it takes */
    private JdbcDataSourceBuilder release(String version, List<String> lacking) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("t.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time INTEGER, host TEXT, photo BLOB, v REAL)");
            statement.execute("INSERT INTO t VALUES (1700000000, 'a', x'01', 7), (1700000000, 'b', NULL, 8)");
        }
        Fault fault = (real, method, given, call) -> {
            if (given.length > 0 && given[0] instanceof String sql) {
                for (String word : lacking) {
                    if (sql.contains(word)) {
                        throw new SQLException(
                                "[SQLITE_ERROR] SQL error or missing database (no such function: " + word + ")");
                    }
                }
                given[0] = sql.replace("sqlite_version()", "'" + version + "'");
            }
            return call.make();
        };
        return JdbcDataSource.builder(url, new BrokenDriver(url, fault));
    }

    private static void assertShown(JdbcDataSource source) throws Exception {
        Points.assertSame(
                Points.series(source, QUERY),
                Map.of(
                        Map.of("host", "a"), List.of(new Point(START, 7)),
                        Map.of("host", "b"), List.of(new Point(START, 8))));
    }

    @ParameterizedTest
    @EnumSource(PushDown.class)
    void query_releaseWithoutOctetLength_isShown(PushDown pushDown) throws Exception {
        try (JdbcDataSource source =
                release("3.40.1", List.of("octet_length")).pushDown(pushDown).build()) {
            assertShown(source);
            assertThat(Points.rows(source, Query.of("t", QUERY.range()).build()))
                    .contains(List.of(START, "a", "(1 bytes)", 7.0));
        }
    }

    @Test
    void query_releaseThatDoesNotTellItsTables_isAskedCarefully() throws Exception {
        try (Logged log = new Logged();
                JdbcDataSource source = release("3.8.11.2", List.of("octet_length", "pragma_", "OVER ("))
                        .build()) {
            assertShown(source);
            assertThat(log.text())
                    .contains(
                            "SQLite 3.8.11.2 is older than 3.26, so that it is asked as a database that is not known by name");
        }
    }
}
