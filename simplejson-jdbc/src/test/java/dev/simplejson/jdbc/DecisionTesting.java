// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Tables as applications have them, in SQLite, and what is decided about them. */
abstract class DecisionTesting {
    static final TimeRange ALL =
            TimeRange.between(Instant.parse("1990-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    /** Makes the only tables there are; {@code COUNT(n)} stands for 0 to n-1 as {@code i}, {@code START} for 2026-11-01 in seconds. */
    final JdbcDataSource create(String... statements) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("decisions.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(
                        sql.replaceAll("\\bSTART\\b", "1793491200")
                                .replaceAll(
                                        "COUNT\\((\\d+)\\)",
                                        "(WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < $1 - 1) SELECT i FROM c)"));
            }
            connection.commit();
        }
        return JdbcDataSource.builder(url).build();
    }

    static Map<String, Object> decided(JdbcDataSource source, String table) throws Exception {
        List<Object> tables =
                Json.list(Json.object(Json.parse(source.explain().toJson())).get("tables"));
        return tables.stream()
                .map(Json::object)
                .filter(one -> table.equals(one.get("table")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + table + " in " + tables));
    }

    static List<String> notices(JdbcDataSource source, String target) throws Exception {
        return source.query(Query.of(target, ALL).maxDataPoints(100_000).build()).stream()
                .flatMap(frame -> frame.notices().stream())
                .map(Notice::text)
                .toList();
    }
}
