// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.Frame;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How many points and rows a source gave for one question, and how many were left. Thread-safe. */
public final class PointCount {
    private final AtomicLong in = new AtomicLong();
    private final AtomicLong out = new AtomicLong();

    long in() {
        return in.get();
    }

    long out() {
        return out.get();
    }

    /** Counts what the source gave at once, and will count what it gives later. */
    public List<Frame> countingIn(List<Frame> frames, PointCount later) {
        frames.forEach(frame -> in.addAndGet(size(frame)));
        return frames.stream().map(frame -> counted(frame, later, true)).toList();
    }

    /** Counts what is left at once, and will count what is left later. */
    public List<Frame> countingOut(List<Frame> frames, PointCount later) {
        frames.forEach(frame -> out.addAndGet(size(frame)));
        return frames.stream().map(frame -> counted(frame, later, false)).toList();
    }

    /** Takes over what was given later, because it was read already. */
    public void take(PointCount read) {
        in.addAndGet(read.in.getAndSet(0));
        out.addAndGet(read.out.getAndSet(0));
    }

    /** Counts what is read later, as given and as left. */
    public PointSink counting(PointSink sink) {
        return new PointSink() {
            @Override
            public void add(long epochMillis, double value) {
                count(1);
                sink.add(epochMillis, value);
            }

            @Override
            public void addAll(long[] epochMillis, double[] values, int from, int to) {
                count(to - from);
                sink.addAll(epochMillis, values, from, to);
            }

            private void count(int points) {
                in.addAndGet(points);
                out.addAndGet(points);
            }
        };
    }

    private static long size(Frame frame) {
        if (frame instanceof TimeSeries series) {
            return series.isDeferred() ? 0 : series.size();
        }
        return frame instanceof Table table && !table.isDeferred() ? table.size() : 0;
    }

    private static Frame counted(Frame frame, PointCount later, boolean ofSource) {
        if (frame instanceof TimeSeries series && series.isDeferred()) {
            return series.toBuilder()
                    .points(sink -> series.forEach((epochMillis, value) -> {
                        later.count(ofSource);
                        sink.add(epochMillis, value);
                    }));
        }
        if (frame instanceof Table table && table.isDeferred()) {
            return table.toBuilder()
                    .rows(sink -> table.forEach(row -> {
                        later.count(ofSource);
                        sink.add(row);
                    }));
        }
        return frame;
    }

    private void count(boolean ofSource) {
        (ofSource ? in : out).incrementAndGet();
    }
}
