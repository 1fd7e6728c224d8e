// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Column;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Joins series in memory to one table: a time column and a number column per series, a row for each time that any of them has,
 * oldest first. A series without a point at a time has null there; several points of a series at one time take a row each.
 */
final class SeriesJoin {
    private final List<TimeSeries> series;
    private final TransformSpec spec;
    private final Limit rows;
    private final int[] next;

    /** A join of at least one series. */
    SeriesJoin(List<TimeSeries> series, TransformSpec spec) {
        this.series = series;
        this.spec = spec;
        this.rows = Limit.tableRows(spec);
        this.next = new int[series.size()];
    }

    Table table() {
        String name = series.get(0).name();
        Table.Builder table = Table.named(name);
        List<Column> columns = new ColumnNames().columns(series);
        columns.forEach(table::column);
        describe(table);
        long count = 0;
        while (hasNext()) {
            count++;
            if (count > rows.most()) {
                throw rows.exceeded("table '" + name + "'", count);
            }
            // A cell costs what a point does, also an empty one: a thousand series that share no time fill the memory.
            checkCells(name, count * columns.size());
            table.row(row(nextTime()));
        }
        return table.build();
    }

    private void checkCells(String name, long cells) {
        Limit limit = new Limit(spec.maxRawPoints(), "cells", "max-raw-points");
        if (cells > limit.most()) {
            throw limit.exceeded("table '" + name + "'", cells);
        }
    }

    private void describe(Table.Builder table) {
        Set<Notice> notices = new LinkedHashSet<>();
        series.forEach(one -> notices.addAll(one.notices()));
        notices.forEach(table::notice);
        String queries = series.stream()
                .map(TimeSeries::executedQuery)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n"));
        if (!queries.isEmpty()) {
            table.executedQuery(queries);
        }
    }

    private boolean hasNext() {
        for (int i = 0; i < next.length; i++) {
            if (next[i] < series.get(i).size()) {
                return true;
            }
        }
        return false;
    }

    private long nextTime() {
        long time = Long.MAX_VALUE;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < series.get(i).size()) {
                time = Math.min(time, series.get(i).epochMillisAt(next[i]));
            }
        }
        return time;
    }

    /** The row of the points at a time, which are then used. */
    private @Nullable Object[] row(long time) {
        @Nullable Object[] cells = new @Nullable Object[next.length + 1];
        cells[0] = time;
        for (int i = 0; i < next.length; i++) {
            TimeSeries one = series.get(i);
            if (next[i] < one.size() && one.epochMillisAt(next[i]) == time) {
                double value = one.valueAt(next[i]++);
                cells[i + 1] = Double.isNaN(value) ? null : value;
            }
        }
        return cells;
    }
}
