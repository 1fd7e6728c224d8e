// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on Derby. */
@Tag("once")
public class DerbyContractTest extends DatabaseContract {
    private static final String MEMORY = "jdbc:derby:memory:contract";

    @BeforeAll
    void create() throws Exception {
        System.setProperty("derby.stream.error.field", DerbyContractTest.class.getName() + ".NOTHING");
        try (Connection connection = DriverManager.getConnection(MEMORY + ";create=true")) {
            ContractData.create(
                    connection,
                    "TIMESTAMP",
                    "DOUBLE PRECISION",
                    "VARCHAR(50)",
                    (statement, index, millis) -> statement.setTimestamp(
                            index,
                            Timestamp.valueOf(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC))),
                    "load",
                    true);
        }
    }

    /** Derby writes its log there. */
    public static final java.io.OutputStream NOTHING = java.io.OutputStream.nullOutputStream();

    @AfterAll
    void drop() {
        try {
            DriverManager.getConnection(MEMORY + ";drop=true").close();
        } catch (SQLException dropped) {
            // This is how Derby says that it did: https://db.apache.org/derby/docs/10.16/devguide/cdevdvlpinmemdb.html
            org.assertj.core.api.Assertions.assertThat(dropped.getSQLState()).isEqualTo("08006");
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

    @Test
    void query_longSeries_isNotHeld(@TempDir Path folder) throws Exception {
        String file = "jdbc:derby:" + folder.resolve("endless");
        try (Connection connection = DriverManager.getConnection(file + ";create=true")) {
            LongSeries.create(connection, "CREATE TABLE endless (at_ms BIGINT PRIMARY KEY, load DOUBLE)");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(file + ";shutdown=true"))
                .isInstanceOf(SQLException.class); // This is how Derby says that it did.

        assertThat(LongSeries.read(file, "", "ENDLESS.LOAD")).matches("600000 raw, 60[0-2] thinned");
    }
}
