// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on SQLite; the file is the same afterwards as before. */
class SqliteContractTest extends DatabaseContract {
    @TempDir
    static Path folder;

    private String hash = "";

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
        hash = hash();
    }

    @AfterAll
    void file_isNotChanged() throws Exception {
        assertThat(hash()).isEqualTo(hash);
    }

    private static String hash() throws Exception {
        byte[] content = Files.readAllBytes(folder.resolve("contract.db"));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Override
    JdbcDataSourceBuilder source() {
        // Nothing in a column named "millis" says that it is a time.
        return JdbcDataSource.builder("jdbc:sqlite:" + folder.resolve("contract.db"))
                .table("numbers", "millis", TimeFormat.EPOCH_MILLIS, null)
                .table("shape_numbers", "millis", TimeFormat.EPOCH_MILLIS, null);
    }
}
