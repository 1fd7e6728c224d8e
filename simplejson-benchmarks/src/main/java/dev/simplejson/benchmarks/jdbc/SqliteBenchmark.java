// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.jdbc;

import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.model.AdhocFilter;
import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Compares panels over a large SQLite file with the {@code sqlite3} program running the same SQL, turn by turn in one run. Start it
 * with {@code -Xmx64m}; arguments: a folder for the files, which are
 * written on the first run, and how often to measure.
 */
public final class SqliteBenchmark {
    private static final int POINTS = 1300;

    private final Path folder;
    private final int rounds;

    private SqliteBenchmark(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("expected a folder for the database files, and how often to measure (7)");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        new SqliteBenchmark(folder, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7).run();
    }

    private void run() throws Exception {
        Path ten = folder.resolve("ten-million.db");
        if (!Files.exists(ten)) {
            SqliteFile.writeReadings(ten, 10_000_000, 100_000);
        }
        Path one = folder.resolve("one-series.db");
        if (!Files.exists(one)) {
            SqliteFile.writeReadings(one, 1_000_000, 1_000_000);
        }
        Path many = folder.resolve("many-tables.db");
        if (!Files.exists(many)) {
            SqliteFile.writeTables(many, 500);
        }
        System.out.printf(
                Locale.ROOT,
                "heap at most %d MiB, %d rounds, medians%n",
                Runtime.getRuntime().maxMemory() >> 20,
                rounds);
        panel("1,300 points over one series of 100,000 rows", ten, "series-042", 100_000);
        panel("1,300 points over a tenth of it", ten, "series-042", 10_000);
        panel("1,300 points over 1,000,000 rows of one series", one, "series-000", 1_000_000);
        stream(one);
        discovery(many);
    }

    private void panel(String what, Path file, String series, int rows) throws Exception {
        TimeRange range = new TimeRange(SqliteFile.START, SqliteFile.START + (rows - 1) * SqliteFile.STEP);
        Query query = Query.of("readings.value", range)
                .maxDataPoints(POINTS)
                .filters(List.of(AdhocFilter.of("series", AdhocFilter.Operator.EQUAL, series)))
                .build();
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:sqlite:" + file).build()) {
            String sql = SqlText.bound(thinningSql(source, query), series, range, POINTS);
            compare(what, () -> points(source.query(query)), file, sql, "-list");
        }
    }

    private static String thinningSql(JdbcDataSource source, Query query) throws Exception {
        return Objects.requireNonNull(source.query(query).get(0).executedQuery(), "no SQL of " + query.metric());
    }

    private void stream(Path file) throws Exception {
        TimeRange range = new TimeRange(0, 4_000_000_000_000L);
        Query query = Query.of("readings.value", range).build();
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:sqlite:" + file).build()) {
            String sql =
                    "SELECT time, value FROM readings WHERE series = 'series-000' AND time BETWEEN 0 AND 4000000000000 ORDER BY time";
            compare("1,000,000 rows streamed as JSON", () -> json(source.query(query)), file, sql, "-json");
        }
    }

    private static int points(List<Frame> frames) throws Exception {
        int[] count = {0};
        for (Frame frame : frames) {
            ((TimeSeries) frame).forEach((millis, value) -> count[0]++);
        }
        return count[0];
    }

    private static int json(List<Frame> frames) throws Exception {
        int[] count = {0};
        try (PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.US_ASCII)) {
            StringBuilder text = new StringBuilder();
            for (Frame frame : frames) {
                ((TimeSeries) frame).forEach((millis, value) -> {
                    text.append('[').append(value).append(',').append(millis).append("],");
                    if (text.length() > 8000) {
                        out.append(text);
                        text.setLength(0);
                    }
                    count[0]++;
                });
            }
            out.append(text);
        }
        return count[0];
    }

    private void discovery(Path file) throws Exception {
        double[] millis = new double[rounds];
        int metrics = 0;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            try (JdbcDataSource source =
                    JdbcDataSource.builder("jdbc:sqlite:" + file).build()) {
                metrics = source.metrics().size();
            }
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        System.out.printf(
                Locale.ROOT,
                "%-50s first %.0f ms, median %.0f ms, %d metrics%n",
                "discovery of 500 tables",
                millis[0],
                median(millis),
                metrics);
    }

    private void compare(String what, Callable<Integer> ours, Path file, String sql, String mode) throws Exception {
        double[] ourMillis = new double[rounds];
        double[] theirMillis = new double[rounds];
        int count = ours.call();
        sqlite3(file, sql, mode);
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            ours.call();
            long middle = System.nanoTime();
            sqlite3(file, sql, mode);
            ourMillis[round] = (middle - start) / 1e6;
            theirMillis[round] = (System.nanoTime() - middle) / 1e6;
        }
        System.out.printf(
                Locale.ROOT,
                "%-50s ours %.0f ms, sqlite3 %.0f ms, ratio %.2f (%d points)%n",
                what,
                median(ourMillis),
                median(theirMillis),
                median(ourMillis) / median(theirMillis),
                count);
    }

    private static void sqlite3(Path file, String sql, String mode) throws Exception {
        Process process = new ProcessBuilder("sqlite3", "-readonly", mode, file.toString(), sql)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("sqlite3 failed");
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
