// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.ContractData.Row;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract on a real Trino; runs with the profile {@code trino}. */
@Tag("trino")
class TrinoContractTest extends DatabaseContract {
    private TrinoServer server;

    @BeforeAll
    void create() throws Exception {
        server = TrinoServer.start();
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", null);
                Statement statement = connection.createStatement()) {
            for (String label : List.of("host", "shape")) {
                String columns = label + " varchar, load double, sequence integer)";
                statement.execute("CREATE TABLE " + (label.equals("host") ? "readings" : "shapes")
                        + " (taken_at timestamp(3) with time zone, " + columns);
                statement.execute("CREATE TABLE " + (label.equals("host") ? "numbers" : "shape_numbers")
                        + " (millis bigint, " + columns);
            }
            statement.execute("CREATE TABLE plain (id integer, words varchar)");
            insert(statement, "readings", ContractData.hosts(), TrinoContractTest::timestamp);
            insert(statement, "shapes", ContractData.shapes(), TrinoContractTest::timestamp);
            insert(statement, "numbers", ContractData.hosts(), Long::toString);
            insert(statement, "shape_numbers", ContractData.shapes(), Long::toString);
        }
    }

    /** Each statement takes Trino a tenth of a second, however many rows it has. */
    private static void insert(Statement statement, String table, List<Row> rows, LongFunction<String> time)
            throws SQLException {
        int together = 1000;
        for (int start = 0; start < rows.size(); start += together) {
            String values = rows.subList(start, Math.min(rows.size(), start + together)).stream()
                    .map(row -> "(" + time.apply(row.epochMillis()) + ", "
                            + (row.label() == null ? "NULL" : "'" + row.label() + "'") + ", " + load(row) + ", "
                            + row.sequence() + ")")
                    .collect(Collectors.joining(", "));
            statement.execute("INSERT INTO " + table + " VALUES " + values);
        }
    }

    private static String timestamp(long epochMillis) {
        String time = Instant.ofEpochMilli(epochMillis)
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString();
        return "TIMESTAMP '" + time.replace('T', ' ') + " UTC'";
    }

    private static String load(Row row) {
        if (row.isNull()) {
            return "NULL";
        }
        if (Double.isNaN(row.load())) {
            return "nan()";
        }
        if (Double.isInfinite(row.load())) {
            return row.load() > 0 ? "infinity()" : "-infinity()";
        }
        return "DOUBLE '" + row.load() + "'";
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    JdbcDataSourceBuilder source() {
        return described(JdbcDataSource.builder(server.url()).user("simplejson", ""));
    }
}
