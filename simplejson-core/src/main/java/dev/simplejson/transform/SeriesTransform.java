// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import dev.simplejson.thin.Thinner;

/** Brings one series into the range and under its limit. */
final class SeriesTransform {
    private final TransformSpec spec;
    private final RangeCheck range;

    SeriesTransform(TransformSpec spec) {
        this.spec = spec;
        this.range = new RangeCheck(spec.range());
    }

    /** The series as it leaves: thinned if it may be and has to be. */
    TimeSeries transform(TimeSeries series) throws Exception {
        Slices slices = series.downsampling() ? spec.slices() : null;
        if (!series.isDeferred()) {
            Slice slice = Slice.of(series, range);
            if (slice.size() == 0 && series.size() > 0) {
                return series.toBuilder()
                        .notice(OutOfRange.notice(
                                series.size(), series.epochMillisAt(0), series.epochMillisAt(series.size() - 1)))
                        .build();
            }
            return slices == null ? toSeries(slice, Limit.rawPoints(spec)) : thin(slice, slices);
        }
        if (slices == null) {
            return series.toBuilder().points(sink -> read(series, Limit.rawPoints(spec), sink));
        }
        Thinner thinner = new Thinner(slices);
        PointGuard guard = read(series, Limit.none(), thinner);
        TimeSeries thinned = thinner.describedAs(series);
        Notice outOfRange = guard.outOfRange();
        return outOfRange == null
                ? thinned
                : thinned.toBuilder().notice(outOfRange).build();
    }

    /** The series in memory and not thinned. Each point takes a row, so there may be as many as a table has rows. */
    TimeSeries readForTable(TimeSeries series) throws Exception {
        Limit limit = Limit.tableRows(spec);
        if (!series.isDeferred()) {
            return toSeries(Slice.of(series, range), limit);
        }
        TimeSeries.Builder points = series.toBuilder();
        read(series, limit, points);
        return points.build();
    }

    private TimeSeries thin(Slice slice, Slices slices) {
        if (slice.size() <= slices.mostPoints()) {
            return slice.toSeries();
        }
        Thinner thinner = new Thinner(slices);
        slice.series().forEach(slice.from(), slice.to(), thinner);
        return thinner.describedAs(slice.series());
    }

    private static TimeSeries toSeries(Slice slice, Limit limit) {
        limit.check("series '" + slice.series().name() + "'", slice.size());
        return slice.toSeries();
    }

    private PointGuard read(TimeSeries series, Limit limit, PointSink sink) throws Exception {
        PointGuard guard = new PointGuard(series.name(), range, limit, spec.checkAlive(), sink);
        series.forEach(guard);
        guard.finish();
        return guard;
    }
}
