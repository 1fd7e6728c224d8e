// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Writes the SQLite files that {@link SqliteBenchmark} reads. The same arguments give the same file. */
final class SqliteFile {
    static final long START = 1_700_000_000_000L;
    static final long STEP = 1000;

    private SqliteFile() {}

    /** A table {@code readings} of equally long series, one after the other in the file, indexed by series and time. */
    static void writeReadings(Path file, int rows, int rowsPerSeries) throws Exception {
        try (Connection connection = open(file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE readings (series TEXT NOT NULL, time INTEGER NOT NULL, value REAL)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO readings VALUES (?, ?, ?)")) {
                for (int row = 0; row < rows; row++) {
                    insert.setString(1, series(row / rowsPerSeries));
                    insert.setLong(2, START + row % rowsPerSeries * STEP);
                    insert.setDouble(3, value(row));
                    insert.addBatch();
                    if (row % 10_000 == 9_999) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("CREATE INDEX readings_by_series_and_time ON readings (series, time)");
            statement.execute("ANALYZE");
        }
    }

    /** Tables with a time, a label and a value each. */
    static void writeTables(Path file, int tables) throws Exception {
        try (Connection connection = open(file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int table = 0; table < tables; table++) {
                statement.execute("CREATE TABLE table_" + table
                        + " (id INTEGER PRIMARY KEY, time TEXT, host TEXT, value REAL, note TEXT)");
                statement.execute(
                        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999) INSERT INTO table_"
                                + table
                                + " SELECT i, strftime('%Y-%m-%dT%H:%M:%SZ', 1700000000 + i * 60, 'unixepoch'), 'host-' || (i % 5), i * 0.5, 'note ' || i FROM n");
            }
            connection.commit();
        }
    }

    static String series(int number) {
        return String.format(Locale.ROOT, "series-%03d", number);
    }

    /** A wave with a noise that does not repeat; the mixing is that of SplitMix64 (Steele, Lea, Flood, 2014). */
    private static double value(int row) {
        long mixed = (row + 1L) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 27;
        return 50 * Math.sin(row / 3000.0) + (mixed >>> 40) / (double) (1 << 22);
    }

    private static Connection open(Path file) throws Exception {
        Files.deleteIfExists(file);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return connection;
    }
}
