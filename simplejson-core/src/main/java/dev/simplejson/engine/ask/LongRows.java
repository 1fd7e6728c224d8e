// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.json.write.LabelColumns;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Series as one long table: {@code time}, {@code metric}, a column for every label that any of them has, null for those that lack it,
 * {@code value}. By time over all series, because Grafana's conversion to wide series, on which alerting depends, needs them so.
 */
public final class LongRows {
    private final List<TimeSeries> series;
    /** The columns' names by the labels they hold. */
    private final Map<String, String> labelColumns;

    /** Rows of eager series. */
    LongRows(List<TimeSeries> series) {
        this.series = series;
        Set<String> labels = new TreeSet<>();
        series.forEach(one -> labels.addAll(one.labels().keySet()));
        this.labelColumns = LabelColumns.of(labels);
    }

    /** One row per point. */
    Table byTime(int maxRows) {
        long rows = series.stream().mapToLong(TimeSeries::size).sum();
        if (rows > maxRows) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    rows + " rows; at most " + maxRows
                            + " are sent (setting 'max-table-rows'); ask for a larger 'step',"
                            + " fewer 'maxDataPoints' or a shorter range");
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.time("time"));
        addSharedColumns(columns);
        return Table.named("rows").columns(columns.toArray(Column[]::new)).rows(sink -> {
            PriorityQueue<Cursor> next = new PriorityQueue<>(
                    Comparator.comparingLong(Cursor::epochMillis).thenComparingInt(cursor -> cursor.order));
            for (int i = 0; i < series.size(); i++) {
                if (series.get(i).size() > 0) {
                    next.add(new Cursor(series.get(i), i, sharedCells(series.get(i), 1)));
                }
            }
            while (!next.isEmpty()) {
                Cursor cursor = next.remove();
                sink.add(cursor.row());
                if (cursor.advance()) {
                    next.add(cursor);
                }
            }
        });
    }

    /** One row per series that has a value: its last, with no time. */
    Table latest() {
        List<Column> columns = new ArrayList<>();
        addSharedColumns(columns);
        Table.Builder table = Table.named("now").columns(columns.toArray(Column[]::new));
        for (TimeSeries one : series) {
            if (one.size() > 0 && Double.isFinite(one.valueAt(one.size() - 1))) {
                @Nullable Object[] cells = sharedCells(one, 0);
                cells[cells.length - 1] = one.valueAt(one.size() - 1);
                table.row(cells);
            }
        }
        return table.build();
    }

    /** The names of the columns that hold labels. */
    List<String> labelColumns() {
        return List.copyOf(labelColumns.values());
    }

    private void addSharedColumns(List<Column> columns) {
        columns.add(Column.string("metric"));
        labelColumns.values().forEach(name -> columns.add(Column.string(name)));
        columns.add(Column.number("value"));
    }

    /** The metric and the labels, with room for what stands in front, and for the value. */
    private @Nullable Object[] sharedCells(TimeSeries one, int start) {
        @Nullable Object[] cells = new @Nullable Object[start + labelColumns.size() + 2];
        cells[start] = one.name();
        int next = start + 1;
        for (String label : labelColumns.keySet()) {
            cells[next++] = one.labels().get(label);
        }
        return cells;
    }

    /** Where one series stands while all of them are merged. */
    private static final class Cursor {
        private final TimeSeries series;
        private final int order;
        private final @Nullable Object[] cells;
        private int index;

        Cursor(TimeSeries series, int order, @Nullable Object[] cells) {
            this.series = series;
            this.order = order;
            this.cells = cells;
        }

        long epochMillis() {
            return series.epochMillisAt(index);
        }

        @Nullable
        Object[] row() {
            cells[0] = series.epochMillisAt(index);
            cells[cells.length - 1] = series.valueAt(index);
            return cells;
        }

        boolean advance() {
            return ++index < series.size();
        }
    }
}
