// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Shape;
import dev.simplejson.model.TimeRange;
import java.util.Objects;

/**
 * What the panel behind one target wants, and what the server allows.
 *
 * @param range the time that the panel shows; points outside it do not leave
 * @param shape what the panel can draw
 * @param maxDataPoints the most points per series that the panel can draw; 0 if the client did not say
 * @param downsampling whether server and source allow thinning; a series can still opt out
 * @param conditions the request's ad-hoc filters
 * @param maxRawPoints the most points that leave of a series that is not thinned; setting {@code max-raw-points}
 * @param maxTableRows the most rows that leave of a table; setting {@code max-table-rows}
 * @param checkAlive called every few thousand points; throws when the answer is no longer wanted
 */
public record TransformSpec(
        TimeRange range,
        Shape shape,
        int maxDataPoints,
        boolean downsampling,
        AdhocConditions conditions,
        long maxRawPoints,
        int maxTableRows,
        Runnable checkAlive) {
    /**
     * Checks numbers and nulls.
     *
     * @throws IllegalArgumentException if {@code maxDataPoints} is negative or a limit is below 1
     */
    public TransformSpec {
        Objects.requireNonNull(range, "range is null");
        Objects.requireNonNull(shape, "shape is null");
        Objects.requireNonNull(conditions, "conditions is null");
        Objects.requireNonNull(checkAlive, "checkAlive is null");
        if (maxDataPoints < 0) {
            throw new IllegalArgumentException("maxDataPoints is " + maxDataPoints + "; expected 0 or more");
        }
        if (maxRawPoints < 1) {
            throw new IllegalArgumentException("maxRawPoints is " + maxRawPoints + "; expected at least 1");
        }
        if (maxTableRows < 1) {
            throw new IllegalArgumentException("maxTableRows is " + maxTableRows + "; expected at least 1");
        }
    }
}
