// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a frame holds, read to its end and to be compared.
 *
 * @param name with what tells it apart
 * @param isSeries whether it has points, and not rows
 * @param times of the points, or in the rows' columns of times
 * @param cells the values of a series, the rows of a table
 */
record Content(String name, boolean isSeries, List<Long> times, List<String> cells) {
    static List<Content> of(List<Frame> frames) throws Exception {
        return of(frames, () -> {});
    }

    static List<Content> of(List<Frame> frames, Runnable meanwhile) throws Exception {
        List<Content> contents = new ArrayList<>();
        for (Frame frame : frames) {
            contents.add(of(frame, meanwhile));
        }
        return contents;
    }

    /**
     * Reads a frame.
     *
     * @param meanwhile is run with each point and each row
     */
    static Content of(Frame frame, Runnable meanwhile) throws Exception {
        List<Long> times = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        Thread reader = Thread.currentThread();
        if (frame instanceof TimeSeries series) {
            series.forEach((time, value) -> {
                checkThread(reader, frame);
                times.add(time);
                cells.add(Double.toString(value));
                meanwhile.run();
            });
        } else {
            Table table = (Table) frame;
            table.forEach(row -> {
                checkThread(reader, frame);
                addTimes(table, row, times);
                cells.add(Arrays.deepToString(row));
                meanwhile.run();
            });
        }
        return new Content(name(frame), frame instanceof TimeSeries, times, cells);
    }

    static String name(Frame frame) {
        if (frame instanceof TimeSeries series) {
            String title = series.title() == null ? "" : " titled " + series.title();
            return series.name() + (series.labels().isEmpty() ? "" : TimeSeries.legend(series.labels())) + title;
        }
        return frame.name() + ((Table) frame).columns();
    }

    private static void addTimes(Table table, @Nullable Object[] row, List<Long> times) {
        for (int i = 0; i < row.length; i++) {
            if (table.columns().get(i).type() == ColumnType.TIME && row[i] instanceof Long time) {
                times.add(time);
            }
        }
    }

    private static void checkThread(Thread reader, Frame frame) {
        if (Thread.currentThread() != reader) {
            throw new AssertionError("'" + name(frame) + "' is pushed by the thread "
                    + Thread.currentThread().getName()
                    + ": push from the thread that runs the producer, because a sink is not thread-safe");
        }
    }

    int size() {
        return cells.size();
    }

    /** What can be drawn: all rows, and the points in a range. */
    long sizeIn(TimeRange range) {
        return isSeries ? times.stream().filter(range::contains).count() : size();
    }

    @Override
    public String toString() {
        return name;
    }
}
