// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.thin.Slices;
import dev.simplejson.thin.Thinner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads frames as the engine would. */
public final class Points {
    private Points() {}

    public record Point(long epochMillis, double value) {}

    /** The series of a metric by their labels, clipped to the range as the engine does. */
    public static Map<Map<String, String>, List<Point>> series(JdbcDataSource source, Query query) throws Exception {
        Map<Map<String, String>, List<Point>> all = new java.util.LinkedHashMap<>();
        for (Frame frame : source.query(query)) {
            TimeSeries series = (TimeSeries) frame;
            all.put(new TreeMap<>(series.labels()), clipped(series, query.range()));
        }
        return all;
    }

    /** The points of the only series. */
    public static List<Point> of(JdbcDataSource source, Query query) throws Exception {
        Map<Map<String, String>, List<Point>> series = series(source, query);
        if (series.size() != 1) {
            throw new AssertionError("expected one series, got " + series.keySet());
        }
        return series.values().iterator().next();
    }

    private static List<Point> clipped(TimeSeries series, TimeRange range) throws Exception {
        List<Point> points = new ArrayList<>();
        series.forEach((millis, value) -> {
            if (!points.isEmpty() && points.get(points.size() - 1).epochMillis() > millis) {
                throw new AssertionError("back in time at " + millis);
            }
            if (range.contains(millis)) {
                points.add(new Point(millis, value));
            }
        });
        return points;
    }

    /** The rows of a table metric. */
    public static List<List<Object>> rows(JdbcDataSource source, Query query) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        ((Table) source.query(query).get(0)).forEach(cells -> rows.add(Arrays.asList(cells.clone())));
        return rows;
    }

    /** The columns of a table metric. */
    public static List<String> columns(JdbcDataSource source, Query query) throws Exception {
        return ((Table) source.query(query).get(0))
                .columns().stream()
                        .map(column -> column.name() + ":" + column.type())
                        .toList();
    }

    /** Compares without printing thousands of points. */
    public static void assertSame(
            Map<Map<String, String>, List<Point>> actual, Map<Map<String, String>, List<Point>> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((labels, points) -> assertSame(actual.getOrDefault(labels, List.of()), points));
    }

    /** Compares without printing thousands of points. */
    public static void assertSame(List<Point> actual, List<Point> expected) {
        List<Point> missing = new ArrayList<>(expected);
        missing.removeAll(new HashSet<>(actual));
        List<Point> surplus = new ArrayList<>(actual);
        surplus.removeAll(new HashSet<>(expected));
        assertThat(missing).as("missing").isEmpty();
        assertThat(surplus).as("surplus").isEmpty();
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(actual.equals(expected)).as("order").isTrue();
    }

    /** What the engine sends of points that a source has in memory. */
    public static List<Point> thinned(List<Point> points, TimeRange range, int maxDataPoints) throws Exception {
        Thinner thinner = new Thinner(Slices.of(range, maxDataPoints, 2));
        points.forEach(point -> thinner.add(point.epochMillis(), point.value()));
        return clipped(thinner.describedAs(TimeSeries.named("expected").build()), range);
    }
}
