// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import dev.simplejson.json.FrameWriter;
import dev.simplejson.json.JsonOutput;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
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
