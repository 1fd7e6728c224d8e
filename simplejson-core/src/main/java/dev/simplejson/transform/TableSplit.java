// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Notice;
import dev.simplejson.model.RowSink;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Splits the rows of a table into series: one for each number column and each combination of what the text and boolean columns
 * hold, which become labels. The first time column gives the times; other time columns are left out, as are rows without a
 * time. Rows may come in any order of time.
 */
final class TableSplit implements RowSink {
    private final Table table;
    private final int time;
    private final int[] numbers;
    private final int[] labels;
    private final Map<Map<String, String>, List<Row>> groups = new LinkedHashMap<>();
    private long rowsWithoutTime;

    /** A split of a table that {@link #canSplit} accepts. */
    TableSplit(Table table) {
        this.table = table;
        this.time = indices(table, ColumnType.TIME)[0];
        this.numbers = indices(table, ColumnType.NUMBER);
        this.labels = IntStream.concat(
                        IntStream.of(indices(table, ColumnType.STRING)),
                        IntStream.of(indices(table, ColumnType.BOOLEAN)))
                .toArray();
    }

    /** Whether there is a time to put on the axis and a number to draw. */
    static boolean canSplit(Table table) {
        return indices(table, ColumnType.TIME).length > 0 && indices(table, ColumnType.NUMBER).length > 0;
    }

    private static int[] indices(Table table, ColumnType type) {
        List<Column> columns = table.columns();
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).type() == type)
                .toArray();
    }

    @Override
    public void add(@Nullable Object... cells) {
        if (cells[time] instanceof Long epochMillis) {
            groups.computeIfAbsent(labels(cells), key -> new ArrayList<>(2)).add(new Row(epochMillis, values(cells)));
        } else {
            rowsWithoutTime++;
        }
    }

    private Map<String, String> labels(@Nullable Object[] cells) {
        if (labels.length == 0) {
            return Map.of();
        }
        Map<String, String> byName = new TreeMap<>();
        for (int column : labels) {
            Object cell = cells[column];
            if (cell != null) {
                byName.put(table.columns().get(column).name(), cell.toString());
            }
        }
        return byName;
    }

    private double[] values(@Nullable Object[] cells) {
        double[] values = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            values[i] = cells[numbers[i]] instanceof Number number ? number.doubleValue() : Double.NaN;
        }
        return values;
    }

    /** The series of the rows added; an empty one for each number column if there were none. */
    List<TimeSeries> series() {
        if (groups.isEmpty()) {
            groups.put(Map.of(), List.of());
        }
        List<TimeSeries> series = new ArrayList<>(groups.size() * numbers.length);
        groups.forEach((byName, rows) -> {
            for (int i = 0; i < numbers.length; i++) {
                TimeSeries.Builder builder =
                        describe(table.columns().get(numbers[i]), byName).labels(byName);
                if (series.isEmpty()) {
                    // Once is enough: a panel shows the notices of all its frames.
                    addNotices(builder);
                }
                series.add(points(builder, rows, i));
            }
        });
        return series;
    }

    /** A legend that is the display name alone would be the same for all labels. */
    private TimeSeries.Builder describe(Column column, Map<String, String> byName) {
        TimeSeries.Builder builder = TimeSeries.named(numbers.length == 1 ? table.name() : column.name());
        String unit = column.unit();
        if (unit != null) {
            builder.unit(unit);
        }
        String displayName = column.displayName();
        if (displayName != null) {
            builder.title(byName.isEmpty() ? displayName : displayName + " " + TimeSeries.legend(byName));
        }
        String query = table.executedQuery();
        if (query != null) {
            builder.executedQuery(query);
        }
        return builder;
    }

    private void addNotices(TimeSeries.Builder builder) {
        table.notices().forEach(builder::notice);
        if (rowsWithoutTime > 0) {
            builder.notice(Notice.warning(Limit.number(rowsWithoutTime) + (rowsWithoutTime == 1 ? " row" : " rows")
                    + " without a time left out"));
        }
    }

    private static TimeSeries points(TimeSeries.Builder builder, List<Row> rows, int number) {
        for (Row row : rows) {
            builder.add(row.epochMillis, row.values[number]);
        }
        return builder.build();
    }

    /** What is left of a row once its labels are known. */
    private static final class Row {
        private final long epochMillis;
        private final double[] values;

        Row(long epochMillis, double[] values) {
            this.epochMillis = epochMillis;
            this.values = values;
        }
    }
}
