// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Wall clock times of one zone as instants. Later wall clock times never give earlier instants: an hour that a clock shows twice
 * is its first run, an hour that it leaves out is the moment of the change.
 */
public final class LocalTimes {
    /** The first and last moment whose year has four digits. */
    static final long FIRST_MILLIS = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

    static final long LAST_MILLIS = Instant.parse("9999-12-30T23:59:59Z").toEpochMilli();

    /** More than any clock was ever changed by: Samoa left out a day in 2011. */
    private static final long WIDEST_CHANGE_MILLIS = 25 * 3_600_000L;

    private final ZoneRules rules;

    LocalTimes(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Whether the zone's offset never changes. */
    boolean isFixed() {
        return rules.isFixedOffset();
    }

    /** What to add to an instant to get the wall clock's time, in a zone whose offset never changes. */
    long fixedOffsetMillis() {
        return rules.getOffset(Instant.EPOCH).getTotalSeconds() * 1000L;
    }

    /** How far a range of wall clock times has to be widened so that no time of the range of instants is missed. */
    long slackMillis() {
        return isFixed() ? 0 : WIDEST_CHANGE_MILLIS;
    }

    /** What the wall clock shows; instants beyond four-digit years are moved there. */
    LocalDateTime wallClock(long epochMillis) {
        Instant instant = Instant.ofEpochMilli(Saturated.clamp(epochMillis, FIRST_MILLIS, LAST_MILLIS));
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }

    /** The instant when the wall clock shows what a clock in UTC shows at the given one. */
    long epochMillis(long wallClockMillis) {
        if (isFixed()) {
            return wallClockMillis - fixedOffsetMillis();
        }
        long seconds = Math.floorDiv(wallClockMillis, 1000L);
        int millis = Math.floorMod(wallClockMillis, 1000);
        LocalDateTime wallClock = LocalDateTime.ofEpochSecond(seconds, millis * 1_000_000, ZoneOffset.UTC);
        ZoneOffsetTransition change = rules.getTransition(wallClock);
        if (change != null && change.isGap()) {
            return change.getInstant().toEpochMilli();
        }
        return wallClock.toInstant(rules.getOffset(wallClock)).toEpochMilli();
    }
}
