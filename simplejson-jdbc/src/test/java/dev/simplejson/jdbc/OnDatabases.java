// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

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
}
