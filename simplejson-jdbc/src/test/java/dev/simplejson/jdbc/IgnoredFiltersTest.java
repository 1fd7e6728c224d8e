// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Shape;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dashboard's filter reaches all of its panels. A panel that it says nothing to looks as if it were filtered, unless it says so. */
class IgnoredFiltersTest {
    private static final TimeRange RANGE = new TimeRange(1_793_491_200_000L, 1_793_491_260_000L);

    @TempDir
    static Path folder;

    @BeforeAll
    static void create() throws Exception {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE rooms (time INTEGER, room TEXT, v REAL, PRIMARY KEY (room, time))");
            statement.execute("CREATE TABLE plain (time INTEGER PRIMARY KEY, w REAL)");
            for (int i = 0; i < 60; i++) {
                String time = "(" + (1_793_491_200 + i);
                statement.execute("INSERT INTO rooms VALUES " + time + ", 'in', 1), " + time + ", 'out', 2)");
                statement.execute("INSERT INTO plain VALUES " + time + ", 3)");
            }
        }
    }

    private static String url() {
        return "jdbc:sqlite:" + folder.resolve("rooms.db");
    }

    private static List<Notice> notices(String metric, Shape shape, AdhocFilter... filters) throws Exception {
        JdbcMetric written = JdbcMetric.of(
                        "written", "SELECT time, room, v FROM rooms WHERE time >= :from AND :filters")
                .withTimeFormat(TimeFormat.EPOCH_SECONDS);
        try (JdbcDataSource source =
                JdbcDataSource.builder(url()).metric(written).build()) {
            Query query = Query.of(metric, RANGE)
                    .maxDataPoints(100)
                    .shape(shape)
                    .filters(List.of(filters))
                    .build();
            return source.query(query).stream()
                    .flatMap(frame -> frame.notices().stream())
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooms.v", "rooms", "written"})
    void query_filterOnNoColumn_isTold(String metric) throws Exception {
        AdhocFilter country = AdhocFilter.of("country", Operator.EQUAL, "DE");
        String where = metric.equals("written") ? "metric 'written'" : "table 'rooms'";
        for (Shape shape : Shape.values()) {
            assertThat(notices(metric, shape, country))
                    .containsExactly(Notice.info("filter 'country = DE' is not applied, because " + where
                            + " has no column 'country'; it can be filtered by [room]"));
        }
    }

    @Test
    void query_filterOnNoColumnOfWhatHasNoKeys_isTold() throws Exception {
        assertThat(notices("plain.w", Shape.TIME_SERIES, AdhocFilter.of("room", Operator.EQUAL, "in")))
                .containsExactly(Notice.info("filter 'room = in' is not applied, because table 'plain' has no column"
                        + " 'room'; it has none to filter by"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooms.v", "rooms", "written"})
    void query_filterOnAColumn_saysNothing(String metric) throws Exception {
        AdhocFilter room = AdhocFilter.of("room", Operator.EQUAL, "in");
        AdhocFilter value = AdhocFilter.of("v", Operator.LESS, "5");
        for (Shape shape : Shape.values()) {
            assertThat(notices(metric, shape, room, value)).isEmpty();
        }
    }

    @Test
    void query_filterOnTheTimeOfASeries_isTold() throws Exception {
        assertThat(notices("rooms.v", Shape.TIME_SERIES, AdhocFilter.of("time", Operator.LESS, "1793491230000")))
                .containsExactly(Notice.info("filter 'time < 1793491230000' is not applied to series of table 'rooms',"
                        + " because 'time' is their time; choose the range instead, or ask for the table"));
    }
}
