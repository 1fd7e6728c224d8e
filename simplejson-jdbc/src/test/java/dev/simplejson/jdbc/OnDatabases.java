// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests share that ask the same of {@code sqlite}, {@code duckdb}, {@code h2} and {@code postgresql}. */
abstract class OnDatabases {
    static final TimeRange SINCE_1970 = new TimeRange(0, 4_000_000_000_000L);
    static final TimeRange SINCE_2001 = new TimeRange(1_000_000_000_000L, 4_000_000_000_000L);

    /** A number of each row that looks like chance, and is the same in each run. */
    private static final String CHANCE = "((i * i * i * 7919 + i * 104729) % 10007 * 31 % 1009)";

    private static PostgresServer postgres;

    @TempDir
    Path folder;

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }

    /**
     * A database of its own, or an empty schema.
     *
     * @return its URL
     */
    final String create(String database, String... statements) throws Exception {
        if (database.equals("postgresql")) {
            postgres = postgres == null ? PostgresServer.start() : postgres;
            postgres.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
            postgres.execute(statements);
            return postgres.url() + "?user=simplejson";
        }
        String url = "jdbc:" + database + ":" + folder.resolve(database) + (database.equals("h2") ? ofH2() : "");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return url;
    }

    /**
     * A table {@code t} of SQLite. Its values may be of {@code i}, which counts rows, of {@code START} in seconds and of {@code CHANCE}.
     */
    final String rows(int count, String columns, String values) throws Exception {
        return create(
                "sqlite",
                "CREATE TABLE t (" + columns + ")",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < " + (count - 1)
                        + ") INSERT INTO t SELECT "
                        + values.replace("CHANCE", CHANCE).replace("START", "1793491200") + " FROM c");
    }

    /** What stands behind the URL of H2. */
    String ofH2() {
        return "";
    }

    static JdbcDataSource open(String url, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("jdbc.url", url);
        return JdbcDataSource.of(all);
    }

    static String explained(String url, Map<String, String> settings) throws Exception {
        try (JdbcDataSource source = open(url, settings)) {
            return source.explain().toProperties();
        }
    }

    /** The lines that are ready to copy, by the names of the settings; of a choice, the last. */
    static Map<String, String> advice(String explained) {
        Map<String, String> advice = new HashMap<>();
        explained
                .lines()
                .filter(line -> line.matches("# (?:table|metric)\\.\\S+ = .*"))
                .map(line -> line.substring(2).split(" = ", 2))
                .forEach(line -> advice.put(line[0], line[1]));
        assertThat(advice).as(explained).isNotEmpty();
        return advice;
    }

    /** What panels of a metric say, from 2001 on. */
    static List<String> notices(String url, String metric, Map<String, String> settings) throws Exception {
        try (JdbcDataSource source = open(url, settings)) {
            return source
                    .query(Query.of(metric, SINCE_2001).maxDataPoints(10_000).build())
                    .stream()
                    .flatMap(frame -> frame.notices().stream())
                    .map(Notice::text)
                    .toList();
        }
    }

    /** What a panel gets of a metric, from 1970 on. */
    static String pasted(String url, String metric, Map<String, String> settings) throws Exception {
        try (JdbcDataSource source = open(url, settings)) {
            return TestExchange.query(source, metric, SINCE_1970, 1000);
        }
    }
}
