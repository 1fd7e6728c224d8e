// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.rows.ValueRows.SeriesRows;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.thin.Slices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the series of one value column: point by point, or thinned by the database or while its rows pass by. For one query only. */
public final class SeriesReader {
    /** Points of one time that are held so that they leave in order; of more, each so many are in order. */
    private static final int MOST_PER_TIME = 65_536;

    private final ValueRows rows;

    public SeriesReader(ValueRows rows) {
        this.rows = rows;
    }

    /** The series; those that may not be thinned are deferred. */
    public List<Frame> read() throws Exception {
        rows.checkRange();
        List<TimeSeries> series = new ArrayList<>(readInAnyOrder());
        // So that a series keeps its colour from one refresh to the next.
        series.sort(Comparator.comparing(one -> one.labels().toString()));
        return List.copyOf(series);
    }

    private List<TimeSeries> readInAnyOrder() throws Exception {
        Query query = rows.selection().query();
        // Tables are never thinned.
        Slices slices = query.shape() == Shape.TABLE ? null : query.slices().orElse(null);
        if (slices == null) {
            return deferred();
        }
        List<TimeSeries> thinned = thinned(slices);
        return thinned.stream().allMatch(one -> one.size() == 0) ? withEmptyNotice(thinned) : thinned;
    }

    /** What one database cannot do after all, another way does; it is not tried again, and told once. */
    private List<TimeSeries> thinned(Slices slices) throws Exception {
        if (PushedDownThinning.isPossible(rows, slices) && rows.mayPushDown()) {
            try {
                return new PushedDownThinning(rows, slices).read();
            } catch (SimpleJsonException failure) {
                if (!rows.pushDownFailed(failure)) {
                    throw failure;
                }
            }
        }
        return new StreamedThinning(rows, slices).readAll();
    }

    /** An answer without a row says why, where that is not plain. */
    private List<TimeSeries> withEmptyNotice(List<TimeSeries> empty) throws Exception {
        rows.checkEmpty();
        List<Notice> notices = rows.emptyNotices();
        boolean isTold = empty.stream().anyMatch(one -> !one.notices().isEmpty());
        if (notices.isEmpty() && (isTold || !rows.isToldWithoutRows())) {
            return empty;
        }
        TimeSeries.Builder series = rows.describe(List.of(), new BoundSql());
        notices.forEach(series::notice);
        return List.of(series.build());
    }

    private List<TimeSeries> deferred() throws Exception {
        if (!rows.haveLabels()) {
            return List.of(deferred(List.of()));
        }
        List<TimeSeries> series = new ArrayList<>();
        for (List<@Nullable Object> labels : rows.labels()) {
            series.add(deferred(labels));
        }
        return series.isEmpty() ? withEmptyNotice(series) : series;
    }

    private TimeSeries deferred(List<@Nullable Object> labels) {
        BoundSql sql = rows.ofOne(labels);
        Skipped skipped = rows.newSkipped();
        return rows.describe(labels, sql)
                .noticesAtEnd(() -> noticesAtEnd(skipped))
                .points(sink -> push(sql, sink, skipped));
    }

    private List<Notice> noticesAtEnd(Skipped skipped) {
        List<Notice> notices = new ArrayList<>(skipped.notices());
        if (skipped.isEmpty()) {
            notices.addAll(rows.emptyNotices());
        }
        return notices;
    }

    private void push(BoundSql sql, PointSink sink, Skipped skipped) throws Exception {
        long looseMillis = rows.selection().relation().codec().looseMillis();
        PointSorter sorter = new PointSorter(sink, rows.purpose(), looseMillis, MOST_PER_TIME);
        SeriesRows series = new SeriesRows(sorter, skipped);
        rows.read(sql, found -> rows.push(found, row -> series));
        sorter.passOn();
        if (skipped.isEmpty()) {
            rows.checkEmpty();
        }
    }
}
