// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeAll;
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
    JdbcDataSourceBuilder source() {
        // Nothing in a column named "millis" says that it is a time.
        return JdbcDataSource.builder("jdbc:sqlite:" + folder.resolve("contract.db"))
                .table("numbers", "millis", TimeFormat.EPOCH_MILLIS, null)
                .table("shape_numbers", "millis", TimeFormat.EPOCH_MILLIS, null);
    }
}
