// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.config.TimeFormat;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels that a database inside the process finds equal; PostgreSQL's are in {@link PostgresTextTest}. */
class ExactLabelsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:, VARCHAR_IGNORECASE",
        "jdbc:h2:file:, VARCHAR_IGNORECASE(20)",
        "jdbc:duckdb:, VARCHAR COLLATE NOCASE",
        "jdbc:sqlite:, TEXT COLLATE NOCASE",
    })
    void query_labelsThatDifferByCase_areSeriesOfTheirOwn(String driver, String type) throws Exception {
        String url = driver + folder.resolve("exact");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"t\" (\"time\" BIGINT, \"town\" " + type + ", \"v\" DOUBLE PRECISION)");
            statement.execute("INSERT INTO \"t\" VALUES " + ExactLabels.ROWS);
        }
        ExactLabels.check(
                () -> JdbcDataSource.builder(url).table("t", "time", TimeFormat.EPOCH_MILLIS, List.of("town")));
    }
}
