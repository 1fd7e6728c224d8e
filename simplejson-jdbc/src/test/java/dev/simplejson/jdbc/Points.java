// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads frames as the engine would. */
final class Points {
    private Points() {}

    record Point(long epochMillis, double value) {}

    /** The series of a metric by their labels, clipped to the range as the engine does. */
    static Map<Map<String, String>, List<Point>> series(JdbcDataSource source, Query query) throws Exception {
        Map<Map<String, String>, List<Point>> all = new java.util.LinkedHashMap<>();
        for (Frame frame : source.query(query)) {
            TimeSeries series = (TimeSeries) frame;
            all.put(new TreeMap<>(series.labels()), clipped(series, query.range()));
        }
        return all;
    }

    /** The points of the only series. */
    static List<Point> of(JdbcDataSource source, Query query) throws Exception {
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
    static List<List<Object>> rows(JdbcDataSource source, Query query) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        ((Table) source.query(query).get(0)).forEach(cells -> rows.add(Arrays.asList(cells.clone())));
        return rows;
    }

    /** The columns of a table metric. */
    static List<String> columns(JdbcDataSource source, Query query) throws Exception {
        return ((Table) source.query(query).get(0))
                .columns().stream()
                        .map(column -> column.name() + ":" + column.type())
                        .toList();
    }

    /** Compares without printing thousands of points. */
    static void assertSame(
            Map<Map<String, String>, List<Point>> actual, Map<Map<String, String>, List<Point>> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((labels, points) -> assertSame(actual.getOrDefault(labels, List.of()), points));
    }

    /** Compares without printing thousands of points. */
    static void assertSame(List<Point> actual, List<Point> expected) {
        List<Point> missing = new ArrayList<>(expected);
        missing.removeAll(new HashSet<>(actual));
        List<Point> surplus = new ArrayList<>(actual);
        surplus.removeAll(new HashSet<>(expected));
        assertThat(missing).as("missing").isEmpty();
        assertThat(surplus).as("surplus").isEmpty();
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(actual.equals(expected)).as("order").isTrue();
    }

    /** What thinning keeps of points at most, written down plainly: the first, lowest, highest and last value and the first gap. */
    static List<Point> candidates(List<Point> points, TimeRange range, int columns) {
        List<List<Point>> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            cells.add(new ArrayList<>());
        }
        for (Point point : points) {
            cells.get(columnOf(point.epochMillis(), range, columns)).add(point);
        }
        List<Point> kept = new ArrayList<>();
        for (List<Point> cell : cells) {
            kept.addAll(candidates(cell));
        }
        Point last = points.get(points.size() - 1);
        if (Double.isNaN(last.value())) {
            kept.add(last);
        }
        return kept.stream()
                .distinct()
                .sorted(java.util.Comparator.comparingLong(Point::epochMillis).thenComparingDouble(Point::value))
                .toList();
    }

    private static int columnOf(long millis, TimeRange range, int columns) {
        for (int column = columns - 1; column > 0; column--) {
            java.math.BigInteger start = java.math.BigInteger.valueOf(range.durationMillis())
                    .multiply(java.math.BigInteger.valueOf(column))
                    .divide(java.math.BigInteger.valueOf(columns));
            if (range.fromEpochMillis() + start.longValueExact() <= millis) {
                return column;
            }
        }
        return 0;
    }

    private static List<Point> candidates(List<Point> cell) {
        List<Point> kept = new ArrayList<>();
        List<Point> values =
                cell.stream().filter(point -> !Double.isNaN(point.value())).toList();
        if (!values.isEmpty()) {
            kept.add(values.get(0));
            kept.add(values.stream()
                    .reduce((a, b) -> b.value() < a.value() ? b : a)
                    .orElseThrow());
            kept.add(values.stream()
                    .reduce((a, b) -> b.value() > a.value() ? b : a)
                    .orElseThrow());
            kept.add(values.get(values.size() - 1));
        }
        cell.stream().filter(point -> Double.isNaN(point.value())).findFirst().ifPresent(kept::add);
        return kept;
    }
}
