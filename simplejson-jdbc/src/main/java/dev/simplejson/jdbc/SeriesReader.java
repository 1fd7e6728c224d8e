// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Cancellation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the series of one value column: point by point, or thinned by the database. For one query only. */
final class SeriesReader {
    private final Database database;
    private final Target target;
    private final TableColumn value;
    private final Selection selection;
    private final int maxSeries;
    private final Cancellation cancellation;

    SeriesReader(Database database, Target target, TableColumn value, Selection selection, int maxSeries) {
        this.database = database;
        this.target = target;
        this.value = value;
        this.selection = selection;
        this.maxSeries = maxSeries;
        this.cancellation = selection.query().context().cancellation();
    }

    /** The series; those that are not thinned are deferred. */
    List<Frame> read() throws Exception {
        List<TimeSeries> series = new ArrayList<>(readInAnyOrder());
        // So that a series keeps its colour from one refresh to the next.
        series.sort(Comparator.comparing(one -> one.labels().toString()));
        return List.copyOf(series);
    }

    private List<TimeSeries> readInAnyOrder() throws Exception {
        if (!ThinnedReader.canThin(selection)) {
            return deferred();
        }
        int points = selection.query().maxDataPointsOr(Integer.MAX_VALUE);
        return hasMoreThan(points) ? thinned(points) : points(new BoundSql());
    }

    private List<TimeSeries> deferred() throws Exception {
        if (selection.relation().labels().isEmpty()) {
            return List.of(deferred(List.of()));
        }
        List<TimeSeries> series = new ArrayList<>();
        for (List<@Nullable Object> labels : labelValues()) {
            series.add(deferred(labels));
        }
        return series;
    }

    private TimeSeries deferred(List<@Nullable Object> labels) {
        BoundSql sql = selection.select(timeAndValue());
        if (!labels.isEmpty()) {
            sql.sql(" AND ");
            selection.addLabels(sql, labels);
        }
        sql.sql(order());
        return describe(labels).executedQuery(sql.text()).points(sink -> push(sql, sink));
    }

    private void push(BoundSql sql, PointSink sink) throws Exception {
        if (!selection.relation().codec().isLooseWithinSecond()) {
            database.read(purpose(), sql, cancellation, rows -> pushRows(rows, sink::add));
            return;
        }
        SecondSorter sorter = new SecondSorter(sink);
        database.read(purpose(), sql, cancellation, rows -> pushRows(rows, sorter::add));
        sorter.passOn();
    }

    private boolean pushRows(ResultSet rows, RowPoints sink) throws SQLException {
        TimeCodec codec = selection.relation().codec();
        Dialect dialect = database.dialect();
        for (int row = 1; rows.next(); row++) {
            long millis = codec.read(rows, 1, dialect);
            double number = rows.getDouble(2);
            if (millis == TimeCodec.UNREADABLE) {
                selection.relation().skippedUnreadableTime();
            } else {
                sink.add(millis, number == 0 && rows.wasNull() ? Double.NaN : number);
            }
            if ((row & 0xfff) == 0) {
                cancellation.checkAlive();
            }
        }
        return true;
    }

    private boolean hasMoreThan(int points) throws Exception {
        BoundSql sql = new BoundSql().sql("SELECT COUNT(*) FROM (").add(selection.select("1 AS one"));
        database.dialect().addLimit(sql, points + 1L);
        sql.sql(") AS counted");
        return database.read(purpose(), sql, cancellation, rows -> rows.next() && rows.getLong(1) > points);
    }

    private List<TimeSeries> thinned(int points) throws Exception {
        ThinnedReader reader = new ThinnedReader(database, selection, value, points, purpose());
        Map<List<@Nullable Object>, ThinnedReader.Thinned> thinned = reader.read(maxSeries);
        List<List<@Nullable Object>> few = new ArrayList<>();
        List<TimeSeries> series = new ArrayList<>();
        for (Map.Entry<List<@Nullable Object>, ThinnedReader.Thinned> entry : thinned.entrySet()) {
            if (entry.getValue().count() <= points) {
                few.add(entry.getKey());
            } else {
                series.add(entry.getValue()
                        .addTo(describe(entry.getKey()).executedQuery(reader.executedQuery()))
                        .build());
            }
        }
        series.addAll(allPointsOf(few));
        return series;
    }

    /** Series that need no thinning, beside others that do. */
    private List<TimeSeries> allPointsOf(List<List<@Nullable Object>> few) throws Exception {
        List<TimeSeries> series = new ArrayList<>();
        int together = 50;
        for (int start = 0; start < few.size(); start += together) {
            BoundSql condition = new BoundSql().sql(" AND (");
            for (int i = start; i < Math.min(few.size(), start + together); i++) {
                condition.sql(i == start ? "" : " OR ");
                selection.addLabels(condition, few.get(i));
            }
            series.addAll(points(condition.sql(")")));
        }
        return series;
    }

    private List<TimeSeries> points(BoundSql condition) throws Exception {
        BoundSql sql =
                selection.select(timeAndValue() + labelsBehind()).add(condition).sql(order());
        Map<List<@Nullable Object>, TimeSeries.Builder> builders = new LinkedHashMap<>();
        database.read(purpose(), sql, cancellation, rows -> {
            int labels = selection.relation().labels().size();
            return pushRows(
                    rows,
                    (millis, number) ->
                            builderOf(builders, labelsOf(rows, 3, labels)).add(millis, number));
        });
        if (builders.isEmpty() && selection.relation().labels().isEmpty()) {
            return List.of(describe(List.of()).executedQuery(sql.text()).build());
        }
        List<TimeSeries> series = new ArrayList<>();
        builders.forEach((labels, builder) ->
                series.add(builder.executedQuery(sql.text()).build()));
        return series;
    }

    private TimeSeries.Builder builderOf(
            Map<List<@Nullable Object>, TimeSeries.Builder> builders, List<@Nullable Object> labels) {
        return builders.computeIfAbsent(labels, this::describe);
    }

    private static List<@Nullable Object> labelsOf(ResultSet rows, int first, int labels) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(labels);
        for (int i = first; i < first + labels; i++) {
            values.add(rows.getObject(i));
        }
        return values;
    }

    private List<List<@Nullable Object>> labelValues() throws Exception {
        String columns = selection.labelColumns();
        BoundSql sql = selection.select("DISTINCT " + columns.substring(0, columns.length() - 2));
        database.dialect().addLimit(sql, maxSeries + 1L);
        List<List<@Nullable Object>> found = database.read(purpose(), sql, cancellation, rows -> {
            List<List<@Nullable Object>> all = new ArrayList<>();
            while (rows.next()) {
                all.add(labelsOf(rows, 1, selection.relation().labels().size()));
            }
            return all;
        });
        if (found.size() > maxSeries) {
            throw tooMany(target, maxSeries);
        }
        return found;
    }

    static SimpleJsonException tooMany(Target target, int maxSeries) {
        return tooMany("metric '" + target.name() + "'", maxSeries);
    }

    static SimpleJsonException tooMany(String purpose, int maxSeries) {
        return new SimpleJsonException(
                ErrorKind.TOO_LARGE,
                purpose + " has more than " + maxSeries
                        + " series in this range; filter by a label, or raise the setting"
                        + " jdbc.max-series, or name other labels with the setting table.<name>.labels or metric.<name>.labels");
    }

    private TimeSeries.Builder describe(List<@Nullable Object> labels) {
        String name = target.values().size() == 1 ? target.name() : target.name() + "." + value.name();
        TimeSeries.Builder builder = TimeSeries.named(name);
        if (target.unit() != null) {
            builder.unit(target.unit());
        }
        for (int i = 0; i < labels.size(); i++) {
            Object label = labels.get(i);
            if (label != null) {
                builder.label(selection.relation().labels().get(i).name(), label.toString());
            }
        }
        return builder;
    }

    private String timeAndValue() {
        Relation relation = selection.relation();
        return relation.codec().selected(database.dialect(), relation.time().quoted()) + ", "
                + database.dialect().number(value.quoted(), value.kind()) + " AS sj_value";
    }

    private String labelsBehind() {
        StringBuilder columns = new StringBuilder();
        selection.relation().labels().forEach(label -> columns.append(", ").append(label.quoted()));
        return columns.toString();
    }

    /** By value, too, so that points of equal time come in the same order whoever thins. */
    private String order() {
        return " ORDER BY " + selection.order() + ", sj_value";
    }

    private String purpose() {
        return "metric '" + target.name() + "'";
    }

    /** Takes points while their row can still be read. */
    @FunctionalInterface
    private interface RowPoints {
        void add(long epochMillis, double value) throws SQLException;
    }
}
