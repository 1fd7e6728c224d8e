// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.TimeRange;

/** Which times are in a range, and which would be if they were milliseconds. */
public final class RangeCheck {
    private final TimeRange range;
    private final long fromSeconds;
    private final long toSeconds;

    /** A check of one range. */
    public RangeCheck(TimeRange range) {
        this.range = range;
        long from = range.fromEpochMillis();
        this.fromSeconds = Math.floorDiv(from, 1000L) + (Math.floorMod(from, 1000L) == 0 ? 0 : 1);
        this.toSeconds = Math.floorDiv(range.toEpochMillis(), 1000L);
    }

    long fromEpochMillis() {
        return range.fromEpochMillis();
    }

    long toEpochMillis() {
        return range.toEpochMillis();
    }

    /** The smallest time that would be in the range if it were seconds. */
    long fromSeconds() {
        return fromSeconds;
    }

    boolean contains(long epochMillis) {
        return range.contains(epochMillis);
    }

    /** Whether a time is out of the range, and in it if it is taken for seconds. */
    public boolean isInSeconds(long time) {
        return fromSeconds <= time && time <= toSeconds && !range.contains(time);
    }
}
