// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What queries of requests can reach in DuckDB, which by itself reads every file of the process. */
class DuckDbSafetyTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @TempDir
    Path folder;

    private String url;
    private Path other;

    @BeforeEach
    void create() throws Exception {
        url = "jdbc:duckdb:" + folder.resolve("my.duckdb");
        other = Files.writeString(folder.resolve("other.csv"), "time,v\n2023-11-14 22:13:20,7\n");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time TIMESTAMP, v DOUBLE)");
            statement.execute("INSERT INTO t VALUES ('2023-11-14 22:13:20', 1.5)");
        }
    }

    private String fromOther() {
        return "SELECT time, v FROM read_csv('" + other + "')";
    }

    private static Query free(String sql) {
        return Query.of(sql, RANGE).build();
    }

    @Test
    void query_freeSql_readsTheDatabaseAndNoFile() throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(url).freeSql(true).build()) {
            assertThat(Points.of(source, free("SELECT time, v FROM t")))
                    .containsExactly(new Point(1_700_000_000_000L, 1.5));
            assertThatThrownBy(() -> Points.series(source, free(fromOther())))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageNotContaining(folder.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enable_external_access=false",
                "autoinstall_known_extensions=false",
                "autoload_known_extensions=false",
                "lock_configuration=true",
                "memory_limit=953.6 MiB",
                "temp_directory=",
            })
    void query_freeSql_meetsALockedConfiguration(String setting) throws Exception {
        String[] parts = setting.split("=", 2);
        try (JdbcDataSource source = JdbcDataSource.builder(url).freeSql(true).build()) {
            assertThat(Points.of(
                            source,
                            free("SELECT time, 1 AS v FROM t WHERE CAST(current_setting('" + parts[0]
                                    + "') AS VARCHAR) = '" + parts[1] + "'")))
                    .hasSize(1);
        }
    }

    /** The limits are for requests. Whoever writes the settings may read what the process can. */
    @Test
    void query_metricOfTheSettings_mayReadFiles() throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(url)
                .metric(JdbcMetric.of("other", fromOther()))
                .build()) {
            assertThat(Points.of(source, free("other"))).containsExactly(new Point(1_700_000_000_000L, 7));
        }
    }

    @Test
    void query_freeSqlOverConnectionsThatReachFiles_isRefused() throws Exception {
        try (Connection application = DriverManager.getConnection(url);
                JdbcDataSource source = JdbcDataSource.builder("jdbc:duckdb:", new Lent(application))
                        .freeSql(true)
                        .build()) {
            assertThatThrownBy(() -> Points.series(source, free("SELECT time, v FROM t")))
                    .hasMessageContaining(
                            "this DuckDB can reach files and networks; set enable_external_access to false");
            lock(application);
            assertThat(Points.of(source, free("SELECT time, v FROM t"))).hasSize(1);
        }
    }

    private static void lock(Connection application) throws SQLException {
        try (Statement statement = application.createStatement()) {
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }
}
