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
import java.util.Objects;
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
            throw new BrokenPromise("'" + name(frame) + "' is pushed by the thread "
                    + Thread.currentThread().getName()
                    + ": push from the thread that runs the producer, because a sink is not thread-safe");
        }
    }

    /** The first thing in which two answers differ, in words. */
    static String difference(Object expected, Object actual) {
        if (!(expected instanceof List<?> first && actual instanceof List<?> second) || first.size() != second.size()) {
            return "expected " + expected + ", but there was " + actual;
        }
        for (int i = 0; i < first.size(); i++) {
            if (!Objects.equals(first.get(i), second.get(i))) {
                return first.get(i) instanceof Content one
                                && second.get(i) instanceof Content other
                                && one.name.equals(other.name)
                        ? one.difference(other)
                        : difference(first.get(i), second.get(i));
            }
        }
        return "they differ";
    }

    private String difference(Content other) {
        for (int i = 0; i < Math.min(cells.size(), other.cells.size()); i++) {
            if (!at(i).equals(other.at(i))) {
                return (isSeries ? "point " : "row ") + i + " of '" + name + "' was expected to be " + at(i)
                        + ", and was " + other.at(i);
            }
        }
        return "'" + name + "' was expected to have " + size() + (isSeries ? " points" : " rows") + ", and had "
                + other.size();
    }

    private String at(int i) {
        return cells.get(i) + (isSeries ? " at " + times.get(i) : "");
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
