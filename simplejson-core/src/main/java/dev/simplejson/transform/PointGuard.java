// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
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
    private long passed;
    private long outside;
    private final Producing producing;
    private @Nullable SimpleJsonException failure;

    PointGuard(String series, RangeCheck range, Limit limit, TransformSpec spec, PointSink sink) {
        this.series = series;
        this.range = range;
        this.limit = limit;
        this.checkAlive = spec.checkAlive();
        this.sink = sink;
        this.producing = new Producing("series '" + series + "'", "point", spec.late());
    }

    @Override
    public void add(long newMillis, double newValue) {
        producing.check(); // Here for each point: two threads lose some before there is anything else to notice.
        epochMillis[size] = newMillis;
        values[size++] = newValue;
        if (size == TOGETHER) {
            passOn();
        }
    }

    /** Reads all points. Fails if one did not pass, also if the source has caught that. */
    void read(TimeSeries points) throws Exception {
        producing.run(() -> points.forEach(this));
        passOn();
    }

    /** What there is to say if points came, and none in the range; else null. */
    @Nullable
    Notice outOfRange() {
        return outside == 0 || passed > 0 ? null : OutOfRange.notice(outside, firstMillis, latestMillis);
    }

    private void passOn() {
        checkAlive.run();
        if (failure != null) {
            throw failure;
        }
        int inRange = 0;
        for (int i = 0; i < size; i++) {
            long newMillis = epochMillis[i];
            if (newMillis < latestMillis) {
                throw failed(Failures.stepBack(series, latestMillis, newMillis));
            }
            latestMillis = newMillis;
            if (range.contains(newMillis)) {
                epochMillis[inRange] = newMillis;
                values[inRange++] = Values.finiteOrNaN(values[i]);
            } else {
                leaveOut(newMillis);
            }
        }
        size = 0;
        long room = limit.most() - passed;
        passed += inRange;
        sink.addAll(epochMillis, values, 0, (int) Math.min(inRange, room));
        if (inRange > room) {
            throw failed(limit.exceeded("series '" + series + "'", limit.most() + 1));
        }
    }

    private void leaveOut(long newMillis) {
        if (range.isInSeconds(newMillis)) {
            throw failed(Failures.timesInSeconds(series, newMillis));
        }
        if (outside++ == 0) {
            firstMillis = newMillis;
        }
    }

    private SimpleJsonException failed(SimpleJsonException newFailure) {
        failure = newFailure;
        return newFailure;
    }
}
