// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.AdhocFilter;
import dev.simplejson.model.Shape;
import dev.simplejson.model.TimeRange;
import java.util.List;

/** Specs that differ from the usual in one thing or two. */
record Specs(
        TimeRange range,
        Shape shape,
        int maxDataPoints,
        boolean downsampling,
        List<AdhocFilter> filters,
        long maxRawPoints,
        int maxTableRows,
        Runnable checkAlive) {
    /** No shape asked for, nothing thinned, limits far away. */
    static Specs range(long fromEpochMillis, long toEpochMillis) {
        return new Specs(
                new TimeRange(fromEpochMillis, toEpochMillis),
                Shape.EITHER,
                0,
                true,
                List.of(),
                10_000_000,
                100_000,
                () -> {});
    }

    Specs shape(Shape newShape) {
        return new Specs(range, newShape, maxDataPoints, downsampling, filters, maxRawPoints, maxTableRows, checkAlive);
    }

    Specs maxDataPoints(int points) {
        return new Specs(range, shape, points, downsampling, filters, maxRawPoints, maxTableRows, checkAlive);
    }

    Specs withoutDownsampling() {
        return new Specs(range, shape, maxDataPoints, false, filters, maxRawPoints, maxTableRows, checkAlive);
    }

    Specs filters(AdhocFilter... newFilters) {
        return new Specs(
                range, shape, maxDataPoints, downsampling, List.of(newFilters), maxRawPoints, maxTableRows, checkAlive);
    }

    Specs maxRawPoints(long points) {
        return new Specs(range, shape, maxDataPoints, downsampling, filters, points, maxTableRows, checkAlive);
    }

    Specs maxTableRows(int rows) {
        return new Specs(range, shape, maxDataPoints, downsampling, filters, maxRawPoints, rows, checkAlive);
    }

    Specs checkAlive(Runnable check) {
        return new Specs(range, shape, maxDataPoints, downsampling, filters, maxRawPoints, maxTableRows, check);
    }

    TransformSpec spec() {
        return new TransformSpec(
                range,
                shape,
                maxDataPoints,
                downsampling,
                AdhocConditions.of(filters),
                maxRawPoints,
                maxTableRows,
                checkAlive);
    }
}
