// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import dev.simplejson.json.write.FrameWriter;
import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeSeries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames in JSON. */
public final class RenderedFrames implements ReadyFrames {
    /** {@code ,[0,1700000000000]}: no point of our time takes less. */
    private static final int LEAST_POINT_BYTES = 18;

    /** What one of measurements takes mostly, and what stands around them. */
    private static final int POINT_BYTES = 36;

    private static final int ROOM_BYTES = 512;

    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final int metaAt;
    private final List<Notice> notices;
    private final @Nullable String executedQuery;

    private RenderedFrames(byte[] bytes, int metaAt, List<Notice> notices, @Nullable String executedQuery) {
        this.bytes = bytes;
        this.metaAt = metaAt;
        this.notices = notices;
        this.executedQuery = executedQuery;
    }

    /**
     * Renders frames as {@link FrameWriter} does, but what is said of the first one stands behind its data. Deferred points are read.
     *
     * @param refId Grafana's letter for the query that they answer
     * @param mostBytes how many they may take
     * @return null if they would take more
     * @throws Exception whatever reading deferred data throws
     */
    public static @Nullable RenderedFrames of(List<Frame> frames, String refId, int mostBytes) throws Exception {
        if (frames.isEmpty()) {
            return new RenderedFrames(NOTHING, 0, List.of(), null);
        }
        long points = points(frames);
        if (isSurelyOver(points, mostBytes)) {
            return null;
        }
        Room room = new Room((int) Math.min(mostBytes, ROOM_BYTES + points * POINT_BYTES), mostBytes);
        try {
            return rendered(frames, refId, room);
        } catch (Exception failure) {
            if (room.isFull) {
                return null; // Whatever a source has made of that.
            }
            throw failure;
        }
    }

    /** Whether frames are known to take more without a try. */
    static boolean areSurelyOver(List<Frame> frames, int mostBytes) {
        return isSurelyOver(points(frames), mostBytes);
    }

    private static boolean isSurelyOver(long points, int mostBytes) {
        return points * LEAST_POINT_BYTES > mostBytes;
    }

    private static long points(List<Frame> frames) {
        long points = 0;
        for (Frame frame : frames) {
            points += frame instanceof TimeSeries series && !series.isDeferred() ? series.size() : 0;
        }
        return points;
    }

    private static RenderedFrames rendered(List<Frame> frames, String refId, Room room) throws Exception {
        JsonOutput out = new JsonOutput(room);
        Frame first = frames.get(0);
        out.beginArray();
        out.beginObject();
        List<Notice> notices = new ArrayList<>();
        FrameWriter.writeMembers(first, refId, notices::addAll, out);
        out.flush();
        int metaAt = room.size() - 1;
        out.endObject();
        for (Frame frame : frames.subList(1, frames.size())) {
            FrameWriter.write(frame, refId, out);
        }
        out.endArray();
        out.finish();
        notices.addAll(first.notices());
        return new RenderedFrames(room.withoutBrackets(), metaAt, List.copyOf(notices), first.executedQuery());
    }

    @Override
    public long size() {
        return bytes.length + sizeOfWords(notices, executedQuery);
    }

    /** What is said of a frame. */
    static long sizeOfWords(Frame frame) {
        return sizeOfWords(frame.notices(), frame.executedQuery());
    }

    private static long sizeOfWords(List<Notice> notices, @Nullable String executedQuery) {
        long size = executedQuery == null ? 0 : 2L * executedQuery.length();
        for (Notice notice : notices) {
            size += 2L * notice.text().length();
        }
        return size;
    }

    @Override
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public void write(List<Notice> more, JsonOutput out) throws IOException {
        if (!isEmpty()) {
            List<Notice> all = new ArrayList<>(more);
            all.addAll(notices);
            out.beginRendered(bytes, metaAt);
            FrameWriter.writeMeta(all, executedQuery, out);
            out.endRendered(bytes, metaAt);
        }
    }

    /** So much, and not more. */
    private static final class Room extends ByteArrayOutputStream {
        private final int mostBytes;
        private boolean isFull;

        Room(int expectedBytes, int mostBytes) {
            super(expectedBytes);
            this.mostBytes = mostBytes;
        }

        /** What was written, but for the array around it. */
        synchronized byte[] withoutBrackets() {
            return Arrays.copyOfRange(buf, 1, count - 1);
        }

        @Override
        public synchronized void write(byte[] from, int offset, int length) {
            if (isFull || length > mostBytes - size()) {
                isFull = true;
                throw new IllegalStateException("the answer is too large to be kept");
            }
            super.write(from, offset, length);
        }
    }
}
