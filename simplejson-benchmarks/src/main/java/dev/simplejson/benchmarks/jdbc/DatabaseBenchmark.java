// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.jdbc;

import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.jdbc.JdbcDataSourceBuilder;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares a panel over many rows of one series with the grouped query that a person would write, turn by turn in one run: of MariaDB and
 * PostgreSQL by their own programs, {@code mariadb} and {@code psql}; of DuckDB, which has no program in the packages that there are, by
 * plain JDBC in this process. Servers are started on loopback and are gone afterwards; one that is not installed is left out. Start it with
 * {@code -Xmx64m}; arguments: how often to measure and, for less than a million, how many rows.
 */
public final class DatabaseBenchmark {
    private static final int POINTS = 1300;
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final String START = "2023-11-14 22:13:20";
    private static final double OF_A_SERVER = 1.2;
    private static final double IN_PROCESS = 1.5;

    private final Turns turns;
    private final int rows;

    private DatabaseBenchmark(int rounds, int rows) {
        this.turns = new Turns(rounds);
        this.rows = rows;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("expected how often to measure, and how many rows (1000000)");
            System.exit(2);
        }
        int rounds = Integer.parseInt(arguments[0]);
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        System.out.printf(
                Locale.ROOT,
                "%,d rows, heap at most %d MiB, %d rounds, medians%n",
                rows,
                Runtime.getRuntime().maxMemory() >> 20,
                rounds);
        DatabaseBenchmark benchmark = new DatabaseBenchmark(rounds, rows);
        benchmark.mariaDb();
        benchmark.postgres();
        benchmark.duckDb();
        new DatabaseBenchmark(rounds, 10 * rows).parquet();
    }

    private void mariaDb() throws Exception {
        Optional<LoopbackServer> started = LoopbackServer.mariaDb();
        if (started.isEmpty()) {
            System.out.println("left out: MariaDB is not installed; it is Debian's mariadb-server");
            return;
        }
        try (LoopbackServer server = started.get()) {
            String url = "jdbc:mariadb://127.0.0.1:" + server.port() + "/bench?sslMode=disable";
            execute(
                    url,
                    "CREATE TABLE readings (time DATETIME NOT NULL PRIMARY KEY, value DOUBLE)",
                    "INSERT INTO readings SELECT TIMESTAMP '" + START + "' + INTERVAL seq SECOND, " + valueOf("seq")
                            + " FROM seq_0_to_" + (rows - 1),
                    "ANALYZE TABLE readings");
            ProcessBuilder program = new ProcessBuilder(
                    "mariadb",
                    "--no-defaults",
                    "--skip-ssl",
                    "--batch",
                    "-h127.0.0.1",
                    "-P" + server.port(),
                    "-u" + LoopbackServer.USER,
                    "bench",
                    "-e",
                    grouped("UNIX_TIMESTAMP(time) DIV " + bucketSeconds(), "readings"));
            compare(
                    "MariaDB",
                    JdbcDataSource.builder(url).user(LoopbackServer.USER, ""),
                    "mariadb",
                    () -> Turns.run(program),
                    OF_A_SERVER);
        }
    }

    private void postgres() throws Exception {
        Optional<LoopbackServer> started = LoopbackServer.postgres();
        if (started.isEmpty()) {
            System.out.println("left out: PostgreSQL is not installed; it is Debian's postgresql");
            return;
        }
        try (LoopbackServer server = started.get()) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
            execute(
                    url,
                    "CREATE TABLE readings (time timestamptz NOT NULL PRIMARY KEY, value double precision)",
                    "INSERT INTO readings SELECT timestamptz '" + START + "+00' + n * interval '1 second', "
                            + valueOf("n") + " FROM generate_series(0, " + (rows - 1) + ") n",
                    "VACUUM ANALYZE readings");
            ProcessBuilder program = new ProcessBuilder(
                    "psql",
                    "-X",
                    "-q",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    String.valueOf(server.port()),
                    "-U",
                    LoopbackServer.USER,
                    "-d",
                    "postgres",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "-c",
                    grouped("floor(extract(epoch FROM time) / " + bucketSeconds() + ")", "readings"));
            compare(
                    "PostgreSQL",
                    JdbcDataSource.builder(url).user(LoopbackServer.USER, ""),
                    "psql",
                    () -> Turns.run(program),
                    OF_A_SERVER);
        }
    }

    private void duckDb() throws Exception {
        Path folder = Files.createTempDirectory("simplejson-benchmark");
        Path file = folder.resolve("readings.duckdb");
        // In one process, DuckDB opens a file in one way only.
        Path copy = folder.resolve("copy.duckdb");
        try {
            execute("jdbc:duckdb:" + file, "CREATE TABLE readings AS " + generated());
            Files.copy(file, copy);
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + copy)) {
                compare(
                        "DuckDB",
                        JdbcDataSource.builder("jdbc:duckdb:" + file),
                        "DuckDB by itself",
                        () -> read(connection, grouped(bucketOfDuckDb(), "readings")),
                        IN_PROCESS);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(copy);
            Files.delete(folder);
        }
    }

    private void parquet() throws Exception {
        Path folder = Files.createTempDirectory("simplejson-benchmark");
        Path file = folder.resolve("readings.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(connection, "COPY (" + generated() + ") TO '" + file + "'");
            compare(
                    String.format(Locale.ROOT, "Parquet file of %,d rows", rows),
                    JdbcDataSource.builderOfFiles(List.of(file.toString())),
                    "DuckDB by itself",
                    () -> read(connection, grouped(bucketOfDuckDb(), "'" + file + "'")),
                    IN_PROCESS);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private String generated() {
        return "SELECT TIMESTAMP '" + START + "' + to_seconds(n) AS time, " + valueOf("n") + " AS value FROM range("
                + rows + ") numbers(n)";
    }

    private String bucketOfDuckDb() {
        return "time_bucket(INTERVAL '" + bucketSeconds() + " seconds', time)";
    }

    private int bucketSeconds() {
        return rows / POINTS + 1;
    }

    /** A wave with a noise, a second apart. */
    private static String valueOf(String number) {
        return "50 * sin(" + number + " / 3000.0) + (" + number + " % 1009 * 7919 % 1009) * 0.01";
    }

    /** The number, lowest and highest value, first and last time of as many buckets as the panel has points. */
    private static String grouped(String bucket, String table) {
        return "SELECT " + bucket + " AS bucket, count(*), min(value), max(value), min(time), max(time) FROM " + table
                + " WHERE time BETWEEN '" + START + "' AND '2099-01-01 00:00:00' GROUP BY 1 ORDER BY 1";
    }

    private void compare(String what, JdbcDataSourceBuilder builder, String name, Turns.Work theirs, double reach)
            throws Exception {
        Query query = Query.of("readings.value", new TimeRange(START_MILLIS, START_MILLIS + (rows - 1) * 1000L))
                .maxDataPoints(POINTS)
                .build();
        try (JdbcDataSource source = builder.build()) {
            double ratio = turns.compare(what, () -> SqliteBenchmark.points(source.query(query)), name, theirs);
            System.out.printf(
                    Locale.ROOT,
                    "  %s %.1f; load %.1f%n",
                    ratio <= reach ? "reached" : "MISSED",
                    reach,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, LoopbackServer.USER, "")) {
            execute(connection, statements);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void read(Connection connection, String sql) throws SQLException {
        int buckets = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                buckets++;
            }
        }
        if (buckets == 0) {
            throw new IllegalStateException("nothing came of " + sql);
        }
    }
}
