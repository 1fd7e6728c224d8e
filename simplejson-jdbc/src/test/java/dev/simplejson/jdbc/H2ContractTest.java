// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract on H2. */
@Tag("once")
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
    boolean thinsQuicker() {
        return false;
    }

    @Override
    JdbcDataSourceBuilder source() {
        return described(JdbcDataSource.builder(url()));
    }

    /** With an index on the time: where H2 has to sort what is in a file that it may not write to, it holds everything. */
    @Test
    void query_longSeries_isNotHeld(@TempDir Path own) throws Exception {
        String url = "jdbc:h2:file:" + own.resolve("long") + ";CACHE_SIZE=2048";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE endless (taken_time BIGINT PRIMARY KEY, load DOUBLE PRECISION) AS"
                    + " SELECT 1700000000000 + X * 1000, MOD(X, 1009) FROM SYSTEM_RANGE(1, " + LongSeries.ROWS + ")");
        }
        assertThat(LongSeries.read(url, "", "ENDLESS.LOAD")).matches("2000000 raw, 200[0-2] thinned");
    }
}
