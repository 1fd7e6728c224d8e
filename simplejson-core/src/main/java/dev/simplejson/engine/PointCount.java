// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.util.List;

/** How many points and rows a source gave for one question, and how many were left. Written by one thread at a time. */
final class PointCount {
    private volatile long in;
    private volatile long out;

    long in() {
        return in;
    }

    long out() {
        return out;
    }

    /** Counts what the source gave at once, and will count what it gives later. */
    List<Frame> countingIn(List<Frame> frames, PointCount later) {
        frames.forEach(frame -> in += size(frame));
        return frames.stream().map(frame -> counted(frame, later, true)).toList();
    }

    /** Counts what is left at once, and will count what is left later. */
    List<Frame> countingOut(List<Frame> frames, PointCount later) {
        frames.forEach(frame -> out += size(frame));
        return frames.stream().map(frame -> counted(frame, later, false)).toList();
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
        if (ofSource) {
            in++;
        } else {
            out++;
        }
    }
}
