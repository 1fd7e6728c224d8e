// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

/** Takes points one by one. Not thread-safe: one thread at a time pushes. */
@FunctionalInterface
public interface PointSink {
    /**
     * Takes one point.
     *
     * @param epochMillis when, in milliseconds since the Unix epoch
     * @param value what; NaN or an infinity means "no value" and is sent as {@code null}
     */
    void add(long epochMillis, double value);

    /**
     * Takes many points; the same as {@link #add} with each, and quicker where the sink knows how.
     *
     * @param epochMillis their times; neither changed nor kept
     * @param values their values, at the same indices; neither changed nor kept
     * @param from the index of the first
     * @param to the index behind the last
     * @throws IndexOutOfBoundsException if an array has no such points
     */
    default void addAll(long[] epochMillis, double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            add(epochMillis[i], values[i]);
        }
    }
}
