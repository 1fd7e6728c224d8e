// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times without a zone, while the clocks of the declared zone are changed. */
class LocalTimesThinnedTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int MAX_DATA_POINTS = 60;

    @TempDir
    Path folder;

    private final Set<Long> instants = new HashSet<>();

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:00, 2026-03-28T20:00:00Z",
        "2026-10-25T00:00, 2026-10-24T20:00:00Z",
    })
    void query_onPostgres_hasTheSamePointsWhoeverThins(LocalDateTime first, Instant from) throws Exception {
        PostgresServer server = PostgresServer.start();
        TimeZone before = TimeZone.getDefault();
        try {
            // Its driver makes the JVM's zone that of the session.
            for (String session : List.of("UTC", "Europe/Berlin", "America/New_York")) {
                TimeZone.setDefault(TimeZone.getTimeZone(session));
                assertSameWhoeverThins(server.url() + "?user=simplejson", first, from);
            }
        } finally {
            TimeZone.setDefault(before);
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:, 2026-03-29T00:00, 2026-03-28T20:00:00Z",
        "jdbc:h2:file:, 2026-10-25T00:00, 2026-10-24T20:00:00Z",
        "jdbc:duckdb:, 2026-03-29T00:00, 2026-03-28T20:00:00Z",
        "jdbc:duckdb:, 2026-10-25T00:00, 2026-10-24T20:00:00Z",
    })
    void query_overAChangeOfTheClocks_hasTheSamePointsWhoeverThins(String database, LocalDateTime first, Instant from)
            throws Exception {
        assertSameWhoeverThins(database + folder.resolve("clocks").toAbsolutePath(), first, from);
    }

    private void assertSameWhoeverThins(String url, LocalDateTime first, Instant from) throws Exception {
        write(url, first);
        TimeRange range =
                new TimeRange(from.toEpochMilli(), from.plusSeconds(12 * 3600).toEpochMilli());

        List<Point> thinnedInJava = thinned(url, range, PushDown.NEVER);

        assertThat(thinnedInJava).hasSizeBetween(MAX_DATA_POINTS, 2 * MAX_DATA_POINTS + 2);
        assertThat(thinnedInJava).allSatisfy(point -> {
            assertThat(instants).contains(point.epochMillis());
            assertThat(range.contains(point.epochMillis())).isTrue();
        });
        assertThat(thinned(url, range, PushDown.ALWAYS)).isEqualTo(thinnedInJava);
    }

    private List<Point> thinned(String url, TimeRange range, PushDown who) throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builder(url).zone(BERLIN).pushDown(who).build()) {
            String metric = source.metrics().stream()
                    .map(Metric::name)
                    .filter(name -> name.contains("."))
                    .findFirst()
                    .orElseThrow();
            return Points.of(
                    source,
                    Query.of(metric, range).maxDataPoints(MAX_DATA_POINTS).build());
        }
    }

    /** A value for each minute that a clock could show, those included that it leaves out. */
    private void write(String url, LocalDateTime first) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS readings");
            statement.execute("CREATE TABLE readings (taken_at TIMESTAMP, degrees DOUBLE PRECISION)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO readings VALUES (?, ?)")) {
                for (int minute = 0; minute < 600; minute++) {
                    LocalDateTime wallClock = first.plusMinutes(minute);
                    instants.add(instant(wallClock));
                    insert.setObject(1, wallClock);
                    insert.setDouble(2, minute * 7919 % 101);
                    insert.execute();
                }
            }
        }
    }

    /** The first of two, and the moment of the change for what no clock shows. */
    private static long instant(LocalDateTime wallClock) {
        ZoneOffsetTransition change = BERLIN.getRules().getTransition(wallClock);
        return change != null && change.isGap()
                ? change.getInstant().toEpochMilli()
                : wallClock.atZone(BERLIN).toInstant().toEpochMilli();
    }
}
