// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on HSQLDB. */
class HsqldbContractTest extends DatabaseContract {
    private static final String MEMORY = "jdbc:hsqldb:mem:contract";

    @BeforeAll
    void create() throws Exception {
        try (Connection connection = DriverManager.getConnection(MEMORY + "")) {
            ContractData.create(
                    connection,
                    "TIMESTAMP",
                    "DOUBLE PRECISION",
                    "VARCHAR(50)",
                    (statement, index, millis) -> statement.setTimestamp(
                            index,
                            Timestamp.valueOf(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC))));
        }
    }

    @AfterAll
    void drop() throws SQLException {
        try (Connection connection = DriverManager.getConnection(MEMORY);
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    String url() {
        return MEMORY;
    }

    @Override
    String stored(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    boolean thinsQuicker() {
        return false;
    }

    @Override
    JdbcDataSourceBuilder source() {
        return described(JdbcDataSource.builder(url()));
    }
}
