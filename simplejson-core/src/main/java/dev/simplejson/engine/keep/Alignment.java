// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import dev.simplejson.model.TimeRange;
import java.time.Duration;

/** Makes the ranges of viewers, each of whom has a now of their own, the same. */
public final class Alignment {
    /** Databases and texts know years of four digits; whoever asks for less is not made to ask for more. */
    private static final long FIRST_MILLIS = -62_135_596_800_000L;

    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private Alignment() {}

    /** The range with its ends moved outward to multiples of the interval since 1970; as it is if the interval is no shorter than it. */
    public static TimeRange outward(TimeRange range, Duration interval) {
        long step = interval.toMillis();
        if (step >= range.durationMillis()) {
            return range; // A panel of one point would show what is outside of it.
        }
        return new TimeRange(down(range.fromEpochMillis(), step), up(range.toEpochMillis(), step));
    }

    private static long down(long epochMillis, long step) {
        long over = Math.floorMod(epochMillis, step);
        return epochMillis < FIRST_MILLIS + over ? epochMillis : epochMillis - over;
    }

    private static long up(long epochMillis, long step) {
        long over = Math.floorMod(epochMillis, step);
        long missing = over == 0 ? 0 : step - over;
        return epochMillis > LAST_MILLIS - missing ? epochMillis : epochMillis + missing;
    }
}
