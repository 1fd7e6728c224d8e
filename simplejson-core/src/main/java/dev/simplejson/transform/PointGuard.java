// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.SimpleJsonException;
import org.jspecify.annotations.Nullable;

/** Stands between a source that pushes deferred points and whoever wants those in the range: checks all, passes on some. */
final class PointGuard implements PointSink {
    private static final int PULSE = 4096;

    private final String series;
    private final RangeCheck range;
    private final Limit limit;
    private final Runnable checkAlive;
    private final PointSink sink;
    private long firstMillis;
    private long latestMillis = Long.MIN_VALUE;
    private long seen;
    private long passed;
    private @Nullable SimpleJsonException failure;

    PointGuard(String series, RangeCheck range, Limit limit, Runnable checkAlive, PointSink sink) {
        this.series = series;
        this.range = range;
        this.limit = limit;
        this.checkAlive = checkAlive;
        this.sink = sink;
    }

    @Override
    public void add(long epochMillis, double value) {
        if (++seen % PULSE == 0) {
            checkAlive.run();
        }
        if (epochMillis < latestMillis) {
            throw failed(Failures.stepBack(series, latestMillis, epochMillis));
        }
        if (seen == 1) {
            firstMillis = epochMillis;
        }
        latestMillis = epochMillis;
        if (range.contains(epochMillis)) {
            pass(epochMillis, value);
        } else if (range.isInSeconds(epochMillis)) {
            throw failed(Failures.timesInSeconds(series, epochMillis));
        }
    }

    /** Fails if a point did, for a source that catches what {@link #add} throws. */
    void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    /** What there is to say if points came, and none in the range; else null. */
    @Nullable
    Notice outOfRange() {
        return seen == 0 || passed > 0 ? null : OutOfRange.notice(seen, firstMillis, latestMillis);
    }

    private void pass(long epochMillis, double value) {
        if (++passed > limit.most()) {
            throw failed(limit.exceeded("series '" + series + "'", passed));
        }
        sink.add(epochMillis, Values.finiteOrNaN(value));
    }

    private SimpleJsonException failed(SimpleJsonException newFailure) {
        failure = newFailure;
        return newFailure;
    }
}
