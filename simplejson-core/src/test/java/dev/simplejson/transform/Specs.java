// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.Shape;
import dev.simplejson.model.TimeRange;
import dev.simplejson.thin.Slices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Specs that differ from the usual in one thing or two. */
record Specs(
        TimeRange range,
        Shape shape,
        @Nullable Slices slices,
        List<AdhocFilter> filters,
        long maxRawPoints,
        int maxTableRows,
        Runnable checkAlive) {
    /** No shape asked for, nothing thinned, limits far away. */
    static Specs range(long fromEpochMillis, long toEpochMillis) {
        return new Specs(
                new TimeRange(fromEpochMillis, toEpochMillis),
                Shape.EITHER,
                null,
                List.of(),
                10_000_000,
                100_000,
                () -> {});
    }

    Specs shape(Shape newShape) {
        return new Specs(range, newShape, slices, filters, maxRawPoints, maxTableRows, checkAlive);
    }

    /** As panels ask: two points per pixel. */
    Specs maxDataPoints(int points) {
        return maxDataPoints(points, 2);
    }

    Specs maxDataPoints(int points, int perPixel) {
        Slices ofPanel = Slices.of(range, points, perPixel);
        return new Specs(range, shape, ofPanel, filters, maxRawPoints, maxTableRows, checkAlive);
    }

    Specs withoutDownsampling() {
        return new Specs(range, shape, null, filters, maxRawPoints, maxTableRows, checkAlive);
    }

    Specs filters(AdhocFilter... newFilters) {
        return new Specs(range, shape, slices, List.of(newFilters), maxRawPoints, maxTableRows, checkAlive);
    }

    Specs maxRawPoints(long points) {
        return new Specs(range, shape, slices, filters, points, maxTableRows, checkAlive);
    }

    Specs maxTableRows(int rows) {
        return new Specs(range, shape, slices, filters, maxRawPoints, rows, checkAlive);
    }

    Specs checkAlive(Runnable check) {
        return new Specs(range, shape, slices, filters, maxRawPoints, maxTableRows, check);
    }

    TransformSpec spec() {
        return new TransformSpec(
                range, shape, slices, AdhocConditions.of(filters), maxRawPoints, maxTableRows, late -> {}, checkAlive);
    }
}
