// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time with millisecond precision. Both ends belong to it, as in Grafana, which draws points on either edge.
 *
 * @param fromEpochMillis the first millisecond, since the Unix epoch
 * @param toEpochMillis the last millisecond, since the Unix epoch; after {@code fromEpochMillis}
 */
public record TimeRange(long fromEpochMillis, long toEpochMillis) {
    /**
     * Checks the order of the ends.
     *
     * @throws IllegalArgumentException if {@code from} is not before {@code to}
     */
    public TimeRange {
        if (fromEpochMillis >= toEpochMillis) {
            throw new IllegalArgumentException(
                    "range goes from " + fromEpochMillis + " to " + toEpochMillis + "; expected from before to");
        }
    }

    /**
     * The range between two instants, each rounded down to its millisecond.
     *
     * @throws IllegalArgumentException if {@code from} is not before {@code to}
     * @throws ArithmeticException if an instant does not fit into epoch milliseconds
     */
    public static TimeRange between(Instant from, Instant to) {
        return new TimeRange(from.toEpochMilli(), to.toEpochMilli());
    }

    /** The first instant. */
    public Instant from() {
        return Instant.ofEpochMilli(fromEpochMillis);
    }

    /** The last instant. */
    public Instant to() {
        return Instant.ofEpochMilli(toEpochMillis);
    }

    /** The time between the ends; {@link Long#MAX_VALUE} milliseconds if it is longer than that. */
    public Duration duration() {
        return Duration.ofMillis(durationMillis());
    }

    /** The milliseconds between the ends, at least 1; {@link Long#MAX_VALUE} if there are more. */
    public long durationMillis() {
        long millis = toEpochMillis - fromEpochMillis;
        return millis > 0 ? millis : Long.MAX_VALUE;
    }

    /** Whether the millisecond lies in this range, ends included. */
    public boolean contains(long epochMillis) {
        return fromEpochMillis <= epochMillis && epochMillis <= toEpochMillis;
    }
}
