// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import dev.simplejson.json.write.FrameWriter;
import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Series as their source gave them. Most answers are asked for once; what a second one wants is rendered then.
 *
 * @param frames in memory
 * @param refId Grafana's letter for the query that they answer
 */
record GivenFrames(List<Frame> frames, String refId) implements ReadyFrames {
    private static final int POINT_BYTES = 16;

    /** What stands around the points. */
    private static final int SERIES_BYTES = 512;

    /** Null if they are not series in memory: others can be read once, or nobody knows how large they are. */
    static @Nullable GivenFrames of(List<Frame> frames, String refId) {
        for (Frame frame : frames) {
            if (!(frame instanceof TimeSeries series) || series.isDeferred() || series.hasNoticesAtEnd()) {
                return null;
            }
        }
        return new GivenFrames(List.copyOf(frames), refId);
    }

    /**
     * Series in memory, also those that are to be read first.
     *
     * @return null if they would take more, or if they are no series
     * @throws Exception whatever reading deferred data throws
     */
    static @Nullable GivenFrames collected(List<Frame> frames, String refId, int mostBytes) throws Exception {
        List<Frame> all = new ArrayList<>(frames.size());
        long left = mostBytes / POINT_BYTES;
        for (Frame frame : frames) {
            if (!(frame instanceof TimeSeries series)) {
                return null;
            }
            TimeSeries read = series.isDeferred() ? read(series, left) : series;
            left -= read == null ? 0 : read.size();
            if (read == null || left < 0) {
                return null;
            }
            all.add(read);
        }
        return new GivenFrames(List.copyOf(all), refId);
    }

    private static @Nullable TimeSeries read(TimeSeries deferred, long most) throws Exception {
        Room room = new Room(deferred.toBuilder(), most);
        try {
            deferred.forEach(room);
        } catch (Exception failure) {
            if (room.left < 0) {
                return null; // Whatever a source has made of that.
            }
            throw failure;
        }
        return room.points.build();
    }

    /** So many points, and not more. */
    private static final class Room implements PointSink {
        private final TimeSeries.Builder points;
        private long left;

        Room(TimeSeries.Builder points, long most) {
            this.points = points;
            this.left = most;
        }

        @Override
        public void add(long epochMillis, double value) {
            take(1);
            points.add(epochMillis, value);
        }

        @Override
        public void addAll(long[] epochMillis, double[] values, int from, int to) {
            take(to - from);
            points.addAll(epochMillis, values, from, to);
        }

        private void take(int more) {
            left -= more;
            if (left < 0) {
                throw new IllegalStateException("the answer is too large to be kept");
            }
        }
    }

    @Override
    public long size() {
        long size = 0;
        for (Frame frame : frames) {
            size += SERIES_BYTES + (long) POINT_BYTES * ((TimeSeries) frame).size() + RenderedFrames.sizeOfWords(frame);
        }
        return size;
    }

    @Override
    public boolean isEmpty() {
        return frames.isEmpty();
    }

    @Override
    public void write(List<Notice> more, JsonOutput out) throws Exception {
        if (isEmpty()) {
            return;
        }
        Frame first = frames.get(0);
        List<Notice> all = new ArrayList<>(more);
        out.beginObject();
        FrameWriter.writeMembers(first, refId, all::addAll, out);
        all.addAll(first.notices());
        FrameWriter.writeMeta(all, first.executedQuery(), out); // Behind the data, as whoever asks next gets it.
        out.endObject();
        for (Frame frame : frames.subList(1, frames.size())) {
            FrameWriter.write(frame, refId, out);
        }
    }
}
