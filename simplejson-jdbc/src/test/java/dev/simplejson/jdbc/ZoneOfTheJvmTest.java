// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times that the zone of the JVM does not have, or has twice, are nothing of the data's: it is in UTC, or in {@code jdbc.zone}. */
class ZoneOfTheJvmTest {
    /** Some drivers load a whole engine with their first connection, which takes its time on a busy machine. */
    private static final Duration LOADED = Duration.ofMinutes(1);

    /** In Berlin 02:00 to 03:00 of the first day is left out, and of the second it comes twice. */
    private static final List<LocalDateTime> DAYS =
            List.of(LocalDateTime.parse("2026-03-29T00:00:00"), LocalDateTime.parse("2026-10-25T00:00:00"));

    private final TimeZone before = TimeZone.getDefault();

    @TempDir
    Path folder;

    /** Some databases cannot write such times in Berlin. */
    @BeforeEach
    void writeInUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    private static void readInBerlin() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    }

    @AfterEach
    void moveBack() {
        TimeZone.setDefault(before);
    }

    private static List<LocalDateTime> times() {
        List<LocalDateTime> times = new ArrayList<>();
        for (LocalDateTime day : DAYS) {
            for (int quarter = 0; quarter < 24; quarter++) {
                times.add(day.plusMinutes(15L * quarter));
            }
        }
        return times;
    }

    private static String text(LocalDateTime time) {
        return time.toString().replace('T', ' ') + ":00";
    }

    private static void assertShown(JdbcDataSourceBuilder builder, String metric) throws Exception {
        readInBerlin();
        List<Point> expected = new ArrayList<>();
        for (LocalDateTime time : times()) {
            expected.add(new Point(time.toInstant(ZoneOffset.UTC).toEpochMilli(), expected.size()));
        }
        TimeRange all = new TimeRange(
                expected.get(0).epochMillis(), expected.get(expected.size() - 1).epochMillis());
        for (PushDown pushDown : PushDown.values()) {
            try (JdbcDataSource source =
                    builder.pushDown(pushDown).connectTimeout(LOADED).build()) {
                Points.assertSame(Points.of(source, Query.of(metric, all).build()), expected);
                Points.assertSame(
                        Points.of(
                                source,
                                Query.of(metric, all).maxDataPoints(1_000).build()),
                        expected);
                for (int i : new int[] {8, 11, 12, 33, 36, 40}) {
                    TimeRange one = new TimeRange(
                            expected.get(i).epochMillis(), expected.get(i).epochMillis() + 1);
                    assertThat(Points.of(source, Query.of(metric, one).build()))
                            .as("the row of " + times().get(i))
                            .containsExactly(expected.get(i));
                }
            }
        }
    }

    private static void fill(String url, String type, String literal) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP PRIMARY KEY, v " + type + ")");
            int value = 0;
            for (LocalDateTime time : times()) {
                statement.execute("INSERT INTO t VALUES (" + literal.formatted(text(time)) + ", " + value++ + ")");
            }
        }
    }

    @Test
    void query_hsqldb_showsTimesAsTheyAre() throws Exception {
        fill("jdbc:hsqldb:mem:zones", "DOUBLE", "TIMESTAMP '%s'");
        assertShown(JdbcDataSource.builder("jdbc:hsqldb:mem:zones"), "T.V");
    }

    @Test
    void query_derby_showsTimesAsTheyAre() throws Exception {
        fill("jdbc:derby:memory:zones;create=true", "DOUBLE", "TIMESTAMP('%s')");
        assertShown(JdbcDataSource.builder("jdbc:derby:memory:zones"), "T.V");
    }

    @Test
    void query_h2_showsTimesAsTheyAre() throws Exception {
        try (Connection open = DriverManager.getConnection("jdbc:h2:mem:zones")) {
            fill("jdbc:h2:mem:zones", "DOUBLE PRECISION", "TIMESTAMP '%s'");
            assertShown(JdbcDataSource.builder("jdbc:h2:mem:zones"), "T.V");
            assertThat(open.isClosed()).isFalse();
        }
    }

    @Test
    void query_calcite_showsTimesAsTheyAre() throws Exception {
        StringBuilder csv = new StringBuilder("TAKEN_AT:timestamp,V:double\n");
        int value = 0;
        for (LocalDateTime time : times()) {
            csv.append(text(time)).append(',').append(value++).append('\n');
        }
        Files.writeString(folder.resolve("t.csv"), csv);
        String url = "jdbc:calcite:schemaFactory=org.apache.calcite.adapter.csv.CsvSchemaFactory;schema.directory="
                + folder + ";caseSensitive=true";
        assertShown(JdbcDataSource.builder(url).poolSize(0), "t.V");
    }
}
