// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.SimpleJsonException;
import org.jspecify.annotations.Nullable;

/** Stands between a source that pushes deferred points and whoever wants those in the range: checks all, passes on some. */
final class PointGuard implements PointSink {
    /** Points are looked at so many at a time, which is quicker than one by one. */
    private static final int TOGETHER = 1024;

    private final long[] epochMillis = new long[TOGETHER];
    private final double[] values = new double[TOGETHER];
    private int size;
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
    public void add(long newMillis, double newValue) {
        epochMillis[size] = newMillis;
        values[size++] = Values.finiteOrNaN(newValue);
        if (size == TOGETHER) {
            passOn();
        }
    }

    /** All points have come. Fails if one did not pass, also if the source has caught that. */
    void finish() {
        passOn();
    }

    /** What there is to say if points came, and none in the range; else null. */
    @Nullable
    Notice outOfRange() {
        return seen == 0 || passed > 0 ? null : OutOfRange.notice(seen, firstMillis, latestMillis);
    }

    private void passOn() {
        checkAlive.run();
        if (failure != null) {
            throw failure;
        }
        int count = size;
        size = 0;
        if (seen == 0) {
            firstMillis = epochMillis[0];
        }
        seen += count;
        if (passed + count <= limit.most() && areAscendingAndInRange(count)) {
            passed += count;
            sink.addAll(epochMillis, values, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            check(epochMillis[i], values[i]);
        }
    }

    private boolean areAscendingAndInRange(int count) {
        long previous = latestMillis;
        boolean ascending = true;
        for (int i = 0; i < count; i++) {
            ascending &= epochMillis[i] >= previous;
            previous = epochMillis[i];
        }
        if (count > 0 && ascending && range.contains(epochMillis[0]) && range.contains(previous)) {
            latestMillis = previous;
            return true;
        }
        return false;
    }

    private void check(long newMillis, double value) {
        if (newMillis < latestMillis) {
            throw failed(Failures.stepBack(series, latestMillis, newMillis));
        }
        latestMillis = newMillis;
        if (range.contains(newMillis)) {
            pass(newMillis, value);
        } else if (range.isInSeconds(newMillis)) {
            throw failed(Failures.timesInSeconds(series, newMillis));
        }
    }

    private void pass(long newMillis, double value) {
        if (++passed > limit.most()) {
            throw failed(limit.exceeded("series '" + series + "'", passed));
        }
        sink.add(newMillis, value);
    }

    private SimpleJsonException failed(SimpleJsonException newFailure) {
        failure = newFailure;
        return newFailure;
    }
}
