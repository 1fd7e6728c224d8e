// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.jdbc;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Compares panels over a large SQLite file with the {@code sqlite3} program, turn by turn in one run: thinned while the rows pass by, with
 * the grouped query that a person would write for {@code sqlite3}; thinned by the database, with just that query; and all rows as JSON.
 * Start it with {@code -Xmx64m}; arguments: a folder for the files, which are written on the first run, and how often to measure.
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
        panels("1,300 points of a series of 100,000 rows", ten, "series-042", 100_000);
        panels("the same over a tenth of the series", ten, "series-042", 10_000);
        panels("1,300 points of a series of 1,000,000 rows", one, "series-000", 1_000_000);
        stream(one);
        discovery(many);
    }

    private void panels(String what, Path file, String series, int rows) throws Exception {
        TimeRange range = new TimeRange(SqliteFile.START, SqliteFile.START + (rows - 1) * SqliteFile.STEP);
        Query query = Query.of("readings.value", range)
                .maxDataPoints(POINTS)
                .filters(List.of(AdhocFilter.of("series", AdhocFilter.Operator.EQUAL, series)))
                .build();
        try (JdbcDataSource source =
                        JdbcDataSource.builder("jdbc:sqlite:" + file).build();
                JdbcDataSource pushing = JdbcDataSource.builder("jdbc:sqlite:" + file)
                        .pushDown(PushDown.ALWAYS)
                        .build()) {
            compare(what, () -> points(source.query(query)), file, grouped(series, range), "-list");
            String sql = SqlText.bound(executed(pushing, query), series, range, POINTS);
            compare("  push-down", () -> points(pushing.query(query)), file, sql, "-list");
        }
    }

    /** What a person would ask to see as many buckets as the panel has points. */
    private static String grouped(String series, TimeRange range) {
        long bucketMillis = range.durationMillis() / POINTS + 1;
        return "SELECT (time - " + range.fromEpochMillis() + ") / " + bucketMillis
                + " AS bucket, count(*), min(value), max(value), min(time), max(time) FROM readings WHERE series = '"
                + series
                + "' AND time BETWEEN " + range.fromEpochMillis() + " AND " + range.toEpochMillis()
                + " GROUP BY bucket";
    }

    private static String executed(JdbcDataSource source, Query query) throws Exception {
        return Objects.requireNonNull(source.query(query).get(0).executedQuery(), "no SQL of " + query.metric());
    }

    private void stream(Path file) throws Exception {
        String body = "{\"range\":{\"from\":0,\"to\":4000000000000},\"targets\":[{\"target\":\"readings.value\"}]}";
        String sql =
                "SELECT time, value FROM readings WHERE series = 'series-000' AND time BETWEEN 0 AND 4000000000000 ORDER BY time";
        try (JdbcDataSource source =
                        JdbcDataSource.builder("jdbc:sqlite:" + file).build();
                SimpleJsonEngine engine = new SimpleJsonEngine(
                        DataSources.of(source), SimpleJsonSettings.builder().build())) {
            compare("1,000,000 rows streamed as JSON", () -> CountingExchange.query(engine, body), file, sql, "-json");
        }
    }

    static int points(List<Frame> frames) throws Exception {
        int[] count = {0};
        for (Frame frame : frames) {
            ((TimeSeries) frame).forEach((millis, value) -> count[0]++);
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
                Turns.median(millis),
                metrics);
    }

    private void compare(String what, Callable<Integer> ours, Path file, String sql, String mode) throws Exception {
        new Turns(rounds)
                .compare(
                        what,
                        ours,
                        "sqlite3",
                        () -> Turns.run(new ProcessBuilder("sqlite3", "-readonly", mode, file.toString(), sql)));
    }
}
