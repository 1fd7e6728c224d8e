// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Shape;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what a source answered for one target into what leaves: filtered, in the range, in the shape the panel can draw, and no
 * more than it can draw.
 */
public final class Transformer {
    private final TransformSpec spec;
    private final SeriesTransform series;

    private Transformer(TransformSpec spec) {
        this.spec = spec;
        this.series = new SeriesTransform(spec);
    }

    /**
     * The frames that leave. What is bounded is read here, on this thread: tables, and series that are thinned or joined. A
     * deferred series that is not thinned stays deferred; reading it then fails as this method does.
     *
     * @param frames what a source answered for one target; they are left as they are
     * @param spec what the panel wants
     * @throws dev.simplejson.model.SimpleJsonException of kind {@code SOURCE_FAILED} if times are in seconds or step back, of
     *     kind {@code TOO_LARGE} if a limit is passed, or of any kind by {@code checkAlive}
     * @throws Exception whatever reading deferred frames throws
     */
    public static List<Frame> transform(List<Frame> frames, TransformSpec spec) throws Exception {
        return new Transformer(spec).transform(frames);
    }

    /** The points of a series in memory that are in a range; the same series if all are. */
    public static TimeSeries inside(TimeSeries series, TimeRange range) {
        return Slice.of(series, new RangeCheck(range)).toSeries();
    }

    private List<Frame> transform(List<Frame> frames) throws Exception {
        List<Frame> wanted = new ArrayList<>(frames.size());
        boolean onlySeries = true;
        AdhocConditions onLabels = spec.conditions().on(frames);
        for (Frame frame : frames) {
            if (!(frame instanceof TimeSeries one) || onLabels.accept(one)) {
                wanted.add(frame);
                onlySeries &= frame instanceof TimeSeries;
            }
        }
        if (spec.shape() == Shape.TABLE && onlySeries && !wanted.isEmpty()) {
            return List.of(join(wanted));
        }
        List<Frame> transformed = new ArrayList<>(wanted.size());
        for (Frame frame : wanted) {
            add(frame, transformed);
        }
        return List.copyOf(transformed);
    }

    private Table join(List<Frame> frames) throws Exception {
        List<TimeSeries> columns = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            columns.add(series.readForTable((TimeSeries) frame));
        }
        return new SeriesJoin(columns, spec).table();
    }

    private void add(Frame frame, List<Frame> transformed) throws Exception {
        if (frame instanceof TimeSeries timeSeries) {
            transformed.add(series.transform(timeSeries));
        } else if (frame instanceof Table table) {
            addTable(table, transformed);
        } else {
            throw new AssertionError(frame);
        }
    }

    private void addTable(Table table, List<Frame> transformed) throws Exception {
        TableTransform tables = new TableTransform(spec);
        if (spec.shape() != Shape.TIME_SERIES || !TableSplit.canSplit(table)) {
            transformed.add(tables.transform(table));
            return;
        }
        TableSplit split = new TableSplit(table);
        tables.read(table, split);
        for (TimeSeries timeSeries : split.series()) {
            transformed.add(series.transform(timeSeries));
        }
    }
}
