// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.time.Duration;

/** When requests are sent. Used by one thread. */
final class Pace {
    private final long intervalNanos;
    private final long most;
    private final long lengthNanos;
    private long start;
    private long taken;

    private Pace(long intervalNanos, long most, long lengthNanos) {
        this.intervalNanos = intervalNanos;
        this.most = most;
        this.lengthNanos = lengthNanos;
    }

    /** As soon as a client is idle. */
    static Pace unlimited(Duration time) {
        return new Pace(0, Long.MAX_VALUE, time.toNanos());
    }

    /** As soon as a client is idle, this many times. */
    static Pace times(long requests) {
        return new Pace(0, requests, Long.MAX_VALUE);
    }

    /** At fixed times, all of which are kept to, be it late. */
    static Pace fixed(double perSecond, Duration time) {
        return new Pace((long) (1e9 / perSecond), (long) (perSecond * time.toNanos() / 1e9), Long.MAX_VALUE);
    }

    void begin(long now) {
        start = now;
    }

    boolean isOver() {
        return taken >= most || System.nanoTime() - start >= lengthNanos;
    }

    boolean isDue(long now) {
        return !isOver() && now - next() >= 0;
    }

    /** Takes the next request; from when on its time counts. */
    long take(long now) {
        long due = intervalNanos == 0 ? now : next();
        taken++;
        return due;
    }

    /** How long nothing is due, rounded down. */
    long millisToNext(long now) {
        return isOver() ? 1_000 : Math.max(0, next() - now) / 1_000_000;
    }

    private long next() {
        return start + taken * intervalNanos;
    }
}
