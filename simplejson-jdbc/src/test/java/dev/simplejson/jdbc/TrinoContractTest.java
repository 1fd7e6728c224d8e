// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
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
            statement.execute(
                    "CREATE TABLE readings (taken_at timestamp(3) with time zone, host varchar, load double, sequence integer)");
            statement.execute("CREATE TABLE numbers (millis bigint, host varchar, load double, sequence integer)");
            statement.execute("CREATE TABLE plain (id integer, words varchar)");
            for (int row = 0; row < ContractData.ROWS; row += 500) {
                insert(statement, row, row + 500);
            }
        }
    }

    /** One statement for many rows: each takes Trino a tenth of a second. */
    private static void insert(Statement statement, int first, int end) throws SQLException {
        StringBuilder readings = new StringBuilder("INSERT INTO readings VALUES ");
        StringBuilder numbers = new StringBuilder("INSERT INTO numbers VALUES ");
        for (int row = first; row < end; row++) {
            for (String host : new String[] {"b", "a"}) {
                double load = ContractData.load(host, row);
                String rest = ", '" + host + "', "
                        + (Double.isNaN(load) ? "NULL" : String.format(Locale.ROOT, "DOUBLE '%s'", load)) + ", " + row
                        + ")";
                String time = Instant.ofEpochMilli(ContractData.timeOf(row))
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .toString();
                boolean start = row == first && host.equals("b");
                readings.append(start ? "" : ", ")
                        .append("(TIMESTAMP '")
                        .append(time.replace('T', ' '))
                        .append(" UTC'")
                        .append(rest);
                numbers.append(start ? "" : ", ")
                        .append("(")
                        .append(ContractData.timeOf(row))
                        .append(rest);
            }
        }
        statement.execute(readings.toString());
        statement.execute(numbers.toString());
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    JdbcDataSourceBuilder source() {
        return JdbcDataSource.builder(server.url())
                .user("simplejson", "")
                .table("numbers", "millis", TimeFormat.EPOCH_MILLIS, null);
    }
}
