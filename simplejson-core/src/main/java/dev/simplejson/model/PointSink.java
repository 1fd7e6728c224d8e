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
}
