// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries of the settings whose time is none: refused instead of empty. */
class WrittenTimesTest {
    private static final String URL = "jdbc:h2:mem:written";
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    private Connection open;

    @BeforeEach
    void create() throws Exception {
        open = DriverManager.getConnection(URL);
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE t (seconds BIGINT, noted VARCHAR(20), v DOUBLE PRECISION)");
            statement.execute("INSERT INTO t VALUES (1700000000, '14/11/2023', 1), (1700000001, '14/11/2023', 2)");
            statement.execute("CREATE TABLE readings (taken_at TIMESTAMP, v DOUBLE PRECISION)");
            statement.execute("INSERT INTO readings VALUES (TIMESTAMP '2023-11-14 22:13:20', 7)");
        }
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    private static void assertRefused(JdbcMetric metric, String... parts) throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builder(URL).discovery(false).metric(metric).build()) {
            for (int maxDataPoints : new int[] {1, 1000}) {
                Query.Builder query = Query.of("m", RANGE).maxDataPoints(maxDataPoints);
                assertThatThrownBy(() -> Points.series(source, query.build()))
                        .isInstanceOf(SimpleJsonException.class)
                        .hasMessageContainingAll(parts);
                assertThatThrownBy(() ->
                                Points.rows(source, query.shape(Shape.TABLE).build()))
                        .isInstanceOf(SimpleJsonException.class)
                        .hasMessageContainingAll(parts);
            }
        }
    }

    @Test
    void query_timeIsAWord_isRefused() throws Exception {
        assertRefused(
                JdbcMetric.of("m", "SELECT 'time' AS \"time\", v FROM t").withTimeFormat(TimeFormat.ISO_SPACE),
                "its column 'time' holds 'time', which is no time as iso-space");
    }

    @Test
    void query_wrongUnit_isRefusedWithWhatItWouldBe() throws Exception {
        assertRefused(
                JdbcMetric.of("m", "SELECT seconds AS \"time\", v FROM t WHERE seconds BETWEEN :from AND :to")
                        .withTimeFormat(TimeFormat.EPOCH_MILLIS),
                "its column 'time' holds '1700000000', which is 1970-01-20T16:13:20Z as epoch-ms");
    }

    @Test
    void query_unitThatFindsNothingAtAnyTime_isRefusedWithWhatIsThere() throws Exception {
        assertRefused(
                JdbcMetric.of(
                                "m",
                                "SELECT seconds * 1000 AS \"time\", v FROM t WHERE seconds * 1000 BETWEEN :from AND :to")
                        .withTimeFormat(TimeFormat.EPOCH_SECONDS),
                "its column 'time' holds '1700000000000', which :from and :to do not find as epoch-s");
    }

    @Test
    void query_noRowInAnyUnit_isEmpty() throws Exception {
        JdbcMetric metric = JdbcMetric.of(
                        "m", "SELECT seconds AS \"time\", v FROM t WHERE v > 2 AND seconds BETWEEN :from AND :to")
                .withTimeFormat(TimeFormat.EPOCH_SECONDS);
        try (JdbcDataSource source =
                JdbcDataSource.builder(URL).discovery(false).metric(metric).build()) {
            assertThat(Points.of(source, Query.of("m", RANGE).maxDataPoints(10).build()))
                    .isEmpty();
        }
    }

    @Test
    void query_otherPattern_isRefused() throws Exception {
        assertRefused(
                JdbcMetric.of("m", "SELECT noted AS \"time\", v FROM t")
                        .withTimeFormat(TimeFormat.ofSetting("yyyy-MM-dd HH:mm")),
                "its column 'time' holds '14/11/2023', which is no time as yyyy-MM-dd HH:mm");
    }

    @Test
    void query_nothingInRange_isEmpty() throws Exception {
        JdbcMetric metric =
                JdbcMetric.of("m", "SELECT seconds AS \"time\", v FROM t").withTimeFormat(TimeFormat.EPOCH_SECONDS);
        try (JdbcDataSource source =
                JdbcDataSource.builder(URL).discovery(false).metric(metric).build()) {
            Query later = Query.of("m", new TimeRange(1_800_000_000_000L, 1_800_000_100_000L))
                    .maxDataPoints(10)
                    .build();
            assertThat(Points.of(source, later)).isEmpty();
            assertThat(Points.of(source, Query.of("m", RANGE).maxDataPoints(10).build()))
                    .containsExactly(new Point(1_700_000_000_000L, 1), new Point(1_700_000_001_000L, 2));
        }
    }

    @Test
    void query_metricThatHidesATable_isRefusedNamingBoth() throws Exception {
        JdbcMetric metric = JdbcMetric.of("READINGS", "SELECT seconds AS \"time\", v FROM t")
                .withTimeFormat(TimeFormat.EPOCH_SECONDS);
        try (JdbcDataSource source = JdbcDataSource.builder(URL).metric(metric).build()) {
            source.metrics();
            assertThatThrownBy(() -> source.query(Query.of("READINGS", RANGE).build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageContainingAll("setting metric.READINGS.sql", "table 'READINGS'");
        }
    }
}
