// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The time that a target is evaluated for. As in Graphite, the start does not belong to it and the end does.
 *
 * @param fromMillis in milliseconds since the Unix epoch
 * @param untilMillis in milliseconds since the Unix epoch, after {@code fromMillis}
 * @param nowMillis the time of the request: nothing is expected behind it, but may be there
 * @param zone where its days begin
 */
public record Window(long fromMillis, long untilMillis, long nowMillis, ZoneId zone) {
    /** The window so many milliseconds later, or earlier if the number is negative. */
    public Window shifted(long millis) {
        return new Window(fromMillis + millis, untilMillis + millis, nowMillis, zone);
    }

    /** The window with so many milliseconds more in front. */
    public Window withLead(long millis) {
        return new Window(fromMillis - millis, untilMillis, nowMillis, zone);
    }

    /**
     * By how much clocks are further ahead of UTC in this window than in another, in milliseconds; 0 if they are put forward or back within one
     * of them.
     */
    public long clockAhead(Window other) {
        long here = offsetMillis(fromMillis);
        long there = other.offsetMillis(other.fromMillis);
        boolean steady = here == offsetMillis(untilMillis) && there == other.offsetMillis(other.untilMillis);
        return steady ? here - there : 0;
    }

    private long offsetMillis(long epochMillis) {
        return zone.getRules().getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds() * 1000L;
    }
}
