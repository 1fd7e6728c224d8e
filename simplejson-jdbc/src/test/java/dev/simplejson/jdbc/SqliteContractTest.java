// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract on SQLite. */
class SqliteContractTest extends DatabaseContract {
    @TempDir
    static Path folder;

    @RegisterExtension
    final UnchangedFiles files = new UnchangedFiles();

    @BeforeAll
    void create() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("contract.db"))) {
            ContractData.create(
                    connection,
                    "INTEGER",
                    "REAL",
                    "TEXT",
                    (statement, index, millis) -> statement.setLong(index, millis));
        }
        files.watch(folder);
    }

    @Override
    boolean thinsQuicker() {
        return false;
    }

    @Override
    JdbcDataSourceBuilder source() {
        return described(JdbcDataSource.builder("jdbc:sqlite:" + folder.resolve("contract.db")));
    }

    @Test
    void query_longSeries_isNotHeld(@TempDir Path own) throws Exception {
        String url = "jdbc:sqlite:" + own.resolve("long.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE endless (taken_time INTEGER PRIMARY KEY, load REAL)");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                    + LongSeries.ROWS + ") INSERT INTO endless SELECT 1700000000000 + i * 1000, i % 1009 FROM n");
        }
        assertThat(LongSeries.read(url, "", "endless.load")).matches("2000000 raw, 200[0-2] thinned");
    }
}
