// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.thin.Slices;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the panel behind one target wants, and what the server allows.
 *
 * @param range the time that the panel shows; points outside it do not leave
 * @param shape what the panel can draw
 * @param slices of which slices of the range a panel can show the lowest and the highest point; null if series are not thinned
 * @param conditions the request's ad-hoc filters
 * @param maxRawPoints the most points that leave of a series that is not thinned; setting {@code max-raw-points}
 * @param maxTableRows the most rows that leave of a table; setting {@code max-table-rows}
 * @param late told of points and rows that a source pushes after its function has returned: no answer can say so any more
 * @param checkAlive called every few thousand points; throws when the answer is no longer wanted
 */
public record TransformSpec(
        TimeRange range,
        Shape shape,
        @Nullable Slices slices,
        AdhocConditions conditions,
        long maxRawPoints,
        int maxTableRows,
        Consumer<SimpleJsonException> late,
        Runnable checkAlive) {
    /**
     * Checks numbers and nulls.
     *
     * @throws IllegalArgumentException if a limit is below 1
     */
    public TransformSpec {
        Objects.requireNonNull(range, "range is null");
        Objects.requireNonNull(shape, "shape is null");
        Objects.requireNonNull(conditions, "conditions is null");
        Objects.requireNonNull(late, "late is null");
        Objects.requireNonNull(checkAlive, "checkAlive is null");
        if (maxRawPoints < 1) {
            throw new IllegalArgumentException("maxRawPoints is " + maxRawPoints + "; expected at least 1");
        }
        if (maxTableRows < 1) {
            throw new IllegalArgumentException("maxTableRows is " + maxTableRows + "; expected at least 1");
        }
    }
}
