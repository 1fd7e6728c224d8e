// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which SQLite files hold times, found out from the values. */
class SqliteTimesTest {
    /** A time that no rounding moves, within DST-free UTC. */
    private static final long START = Instant.parse("2024-02-28T22:00:00Z").toEpochMilli();

    private static final int ROWS = 500;
    private static final long STEP = 90_061_000L;

    @RegisterExtension
    final UnchangedFiles files = new UnchangedFiles();

    @TempDir
    Path folder;

    record Kind(String name, String declared, LongFunction<Object> value, long millisKept) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("epoch-s", "INTEGER", millis -> millis / 1000, 1000),
                new Kind("epoch-s", "REAL", millis -> millis / 1000.0 + 0.25, 1),
                new Kind("epoch-ms", "INTEGER", millis -> millis, 1),
                new Kind("epoch-us", "INTEGER", millis -> millis * 1000 + 7, 1),
                new Kind("epoch-ns", "INTEGER", millis -> millis * 1_000_000 + 7, 1),
                new Kind("julian-day", "REAL", millis -> millis / 86_400_000.0 + 2_440_587.5, 1),
                new Kind("iso-t", "TEXT", text("uuuu-MM-dd'T'HH:mm:ss", ZoneOffset.UTC), 1000),
                new Kind("iso-t", "DATETIME", text("uuuu-MM-dd'T'HH:mm:ss.SSS", ZoneOffset.UTC), 1),
                new Kind(
                        "iso-t-utc",
                        "TEXT",
                        millis -> Instant.ofEpochMilli(millis).toString(),
                        1),
                new Kind("iso-t-utc", "TEXT", text("uuuu-MM-dd'T'HH:mmX", ZoneOffset.UTC), 60_000),
                new Kind("iso-t-utc", "TEXT", text("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", ZoneOffset.UTC), 1),
                new Kind("iso-t-offset", "TEXT", text("uuuu-MM-dd'T'HH:mm:ssxxx", ZoneId.of("Europe/Berlin")), 1000),
                new Kind("iso-space", "TEXT", text("uuuu-MM-dd HH:mm:ss", ZoneOffset.UTC), 1000),
                new Kind("iso-space", "TEXT", text("uuuu-MM-dd HH:mm:ss.SSSSSS", ZoneOffset.UTC), 1),
                new Kind("iso-space", "TEXT", text("uuuu-MM-dd HH:mm", ZoneOffset.UTC), 60_000),
                new Kind("iso-space-utc", "TEXT", text("uuuu-MM-dd HH:mm:ssX", ZoneOffset.UTC), 1000),
                new Kind(
                        "iso-space-offset",
                        "TEXT",
                        text("uuuu-MM-dd HH:mm:ss.SSSxx", ZoneId.of("America/New_York")),
                        1),
                new Kind("iso-date", "DATE", text("uuuu-MM-dd", ZoneOffset.UTC), 86_400_000));
    }

    private static LongFunction<Object> text(String pattern, ZoneId zone) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern);
        return millis -> formatter.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    private static long timeOf(int row) {
        return START + row * STEP + row % 3 * 250L;
    }

    private String create(Kind kind) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("times.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (\"recorded at\" " + kind.declared() + ", value REAL)");
            statement.execute("CREATE INDEX by_time ON t (\"recorded at\")");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                for (int row = 0; row < ROWS; row++) {
                    insert.setObject(1, kind.value().apply(timeOf(row)));
                    insert.setDouble(2, row % 50);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
        files.watch(folder);
        return url;
    }

    private static List<Point> expected(Kind kind, TimeRange range) {
        List<Point> points = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            long quarter = kind.name().equals("epoch-s") && kind.declared().equals("REAL") ? 250 : 0;
            long millis = Math.floorDiv(timeOf(row), kind.millisKept()) * kind.millisKept() + quarter;
            if (range.contains(millis)) {
                points.add(new Point(millis, row % 50));
            }
        }
        return points;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void query_everyKindOfTime_isFoundOutAndRead(Kind kind) throws Exception {
        String url = create(kind);
        List<TimeRange> ranges = List.of(
                new TimeRange(0, timeOf(ROWS)),
                new TimeRange(timeOf(100), timeOf(200)),
                new TimeRange(timeOf(7) + 1, timeOf(9) - 1));
        try (JdbcDataSource source = JdbcDataSource.builder(url).build();
                JdbcDataSource plain =
                        JdbcDataSource.builder(url).pushDown(PushDown.NEVER).build()) {
            for (TimeRange range : ranges) {
                Points.assertSame(Points.of(plain, Query.of("t.value", range).build()), expected(kind, range));
                Query query = Query.of("t.value", range).maxDataPoints(80).build();
                List<Point> points = expected(kind, range);
                Points.assertSame(Points.of(source, query), Points.thinned(points, range, 80));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void query_everyKindOfTime_isServedByAnIndex(Kind kind) throws Exception {
        String url = create(kind);
        try (JdbcDataSource source =
                        JdbcDataSource.builder(url).pushDown(PushDown.NEVER).build();
                Connection connection = DriverManager.getConnection(url)) {
            String sql = source.query(Query.of("t.value", new TimeRange(timeOf(1), timeOf(2)))
                            .build())
                    .get(0)
                    .executedQuery();
            try (Statement statement = connection.createStatement();
                    ResultSet plan = statement.executeQuery("EXPLAIN QUERY PLAN " + sql.replace("?", "'0'"))) {
                assertThat(plan.next()).isTrue();
                assertThat(plan.getString("detail")).startsWith("SEARCH t USING INDEX by_time");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PushDown.class)
    void query_fractionThatNoSampleShows_isKept(PushDown pushDown) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("fractions.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time INTEGER, value REAL)");
            String numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                    + " INSERT INTO t SELECT 1600000000 + i, i FROM n";
            statement.execute(numbers);
            statement.execute("INSERT INTO t VALUES (1700000000.25, 1), (1700000001.75, 2)");
            statement.execute(numbers);
        }
        files.watch(folder);
        Query query = Query.of("t.value", new TimeRange(1_700_000_000_000L, 1_700_000_002_000L))
                .maxDataPoints(10)
                .build();
        try (JdbcDataSource source =
                JdbcDataSource.builder(url).pushDown(pushDown).build()) {
            assertThat(Points.of(source, query))
                    .containsExactly(new Point(1_700_000_000_250L, 1), new Point(1_700_000_001_750L, 2));
        }
    }

    @ParameterizedTest
    @CsvSource({"epoch-s, 0.001", "epoch-ms, 1", "epoch-us, 1000", "epoch-ns, 1000000"})
    void query_timesBefore1970_areReadToTheMillisecond(TimeFormat format, double unitsPerMilli) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("old.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time REAL, value REAL)");
            for (double millis : new double[] {-3001, -3000, -1500, -0.25, 0, 3000.25, 3001.25}) {
                statement.execute("INSERT INTO t VALUES (" + millis * unitsPerMilli + ", 1)");
            }
        }
        files.watch(folder);
        for (PushDown pushDown : PushDown.values()) {
            try (JdbcDataSource source = JdbcDataSource.builder(url)
                    .pushDown(pushDown)
                    .table("t", "time", format, List.of())
                    .build()) {
                List<Point> points = Points.of(
                        source,
                        Query.of("t.value", new TimeRange(-3000, 3000))
                                .maxDataPoints(10)
                                .build());
                // Seconds are rounded to the nearest millisecond, units that small are not.
                long before = format.equals(TimeFormat.EPOCH_SECONDS) ? 0 : -1;
                assertThat(points).extracting(Point::epochMillis).containsExactly(-3000L, -1500L, before, 0L, 3000L);
            }
        }
    }

    @Test
    void query_zoneWithSummerTime_readsWallClockTimes() throws Exception {
        Kind kind = new Kind("iso-space", "TEXT", text("uuuu-MM-dd HH:mm:ss", ZoneId.of("Europe/Berlin")), 1000);
        TimeRange range = new TimeRange(timeOf(10), timeOf(300));
        try (JdbcDataSource source = JdbcDataSource.builder(create(kind))
                .zone(ZoneId.of("Europe/Berlin"))
                .build()) {
            Points.assertSame(
                    Points.of(
                            source, Query.of("t.value", range).maxDataPoints(10).build()),
                    Points.thinned(expected(kind, range), range, 10));
        }
    }
}
