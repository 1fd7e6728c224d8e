// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds the points that answers hold in memory before they are sent, of one request and of all together. Thread-safe. */
public final class PointsAtHand {
    private static final int POINT_BYTES = 16;
    /** Of the heap; beside the points themselves there is what sources make them of. */
    private static final int SHARE = 4;
    /**
     * An answer this small a part of all is never refused for what others hold: as many of them as a container has threads at most double
     * it.
     */
    private static final int SMALL = 256;

    private final long mostOfOne;
    private final long mostOfAll;
    private final AtomicLong ofAll = new AtomicLong();

    /**
     * No points yet.
     *
     * @param mostOfOne how many one request may hold
     * @param mostOfAll how many all together; 0 for as many as take a quarter of the heap
     */
    public PointsAtHand(long mostOfOne, long mostOfAll) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll > 0 ? mostOfAll : Runtime.getRuntime().maxMemory() / SHARE / POINT_BYTES;
    }

    /** What one request holds; nothing yet. */
    public Share share() {
        return new Share();
    }

    /** One request's part. Closed when the answer is sent. */
    public final class Share implements AutoCloseable {
        private long ofOne;
        private boolean closed;

        /** What something else holds; nothing yet. */
        Share ofAnother() {
            return share();
        }

        /**
         * Holds frames that are in memory. Once this is closed, nothing: a worker that is late has nobody left to give them back.
         *
         * @throws SimpleJsonException of kind {@link ErrorKind#TOO_LARGE} if these are too many for one request, of kind {@link
         *     ErrorKind#OVERLOADED} if they are too many together with those of others and not few themselves
         */
        public void hold(Iterable<Frame> frames) {
            long points = 0;
            for (Frame frame : frames) {
                points += points(frame);
            }
            hold(points);
        }

        private void hold(long points) {
            long one;
            long all;
            synchronized (this) {
                if (closed) {
                    return;
                }
                ofOne += points;
                one = ofOne;
                all = ofAll.addAndGet(points);
            }
            if (one > mostOfOne || one > mostOfAll) {
                throw tooLarge(one);
            }
            if (all > mostOfAll && one > mostOfAll / SMALL) {
                throw new SimpleJsonException(
                        ErrorKind.OVERLOADED,
                        "the answers at hand hold " + all + " points; there is memory for " + mostOfAll
                                + " (setting 'max-points-at-hand'); try again later");
            }
        }

        private SimpleJsonException tooLarge(long points) {
            String limit = mostOfOne <= mostOfAll
                    ? mostOfOne + " (setting 'max-request-points')"
                    : mostOfAll + " (setting 'max-points-at-hand')";
            return new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    "the answer holds " + points + " points and more; at most " + limit
                            + "; ask for fewer 'maxDataPoints', fewer targets or a shorter range");
        }

        @Override
        public synchronized void close() {
            closed = true;
            ofAll.addAndGet(-ofOne);
            ofOne = 0;
        }
    }

    /** How much memory a frame takes, in points; a cell takes half of that. */
    private static long points(Frame frame) {
        if (frame instanceof TimeSeries series) {
            return series.isDeferred() ? 0 : series.size();
        }
        Table table = (Table) frame;
        return table.isDeferred() ? 0 : (long) table.size() * table.columns().size() / 2;
    }
}
