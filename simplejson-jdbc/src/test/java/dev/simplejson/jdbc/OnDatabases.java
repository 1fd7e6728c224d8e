// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests share that ask the same of {@code sqlite}, {@code duckdb}, {@code h2} and {@code postgresql}. */
abstract class OnDatabases {
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

    /** What a panel gets of a metric, from 1970 on. */
    static String pasted(String url, String metric, Map<String, String> settings) throws Exception {
        try (JdbcDataSource source = open(url, settings)) {
            return TestExchange.query(source, metric, new TimeRange(0, 4_000_000_000_000L), 1000);
        }
    }
}
