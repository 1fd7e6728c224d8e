// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract on H2. */
class H2ContractTest extends DatabaseContract {
    @TempDir
    static Path folder;

    @RegisterExtension
    final UnchangedFiles files = new UnchangedFiles();

    @BeforeAll
    void create() throws Exception {
        try (Connection connection = DriverManager.getConnection(url())) {
            ContractData.create(
                    connection,
                    "TIMESTAMP(6)",
                    "DOUBLE PRECISION",
                    "VARCHAR(50)",
                    (statement, index, millis) -> statement.setObject(
                            index, LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)));
        }
        files.watch(folder);
    }

    private static String url() {
        return "jdbc:h2:file:" + folder.resolve("contract").toAbsolutePath() + ";DB_CLOSE_DELAY=0";
    }

    @Override
    String stored(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    JdbcDataSourceBuilder source() {
        return JdbcDataSource.builder(url())
                .table("NUMBERS", "MILLIS", TimeFormat.EPOCH_MILLIS, null)
                .table("SHAPE_NUMBERS", "MILLIS", TimeFormat.EPOCH_MILLIS, null);
    }
}
