// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeSeries;

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
        boolean mayThin = spec.maxDataPoints() > 0 && spec.downsampling() && series.downsampling();
        if (!series.isDeferred()) {
            return transform(Slice.of(series, range), mayThin);
        }
        if (!mayThin) {
            return series.toBuilder().points(sink -> read(series, Limit.rawPoints(spec), sink));
        }
        Thinner thinner = new Thinner(spec.range(), spec.maxDataPoints());
        PointGuard guard = read(series, Limit.none(), thinner);
        TimeSeries thinned = thinner.describedAs(series);
        return guard.outOfRange() == null
                ? thinned
                : series.toBuilder().notice(guard.outOfRange()).build();
    }

    /** The series in memory and not thinned. Each point takes a row, so there may be as many as a table has rows. */
    TimeSeries readForTable(TimeSeries series) throws Exception {
        Limit limit = Limit.tableRows(spec);
        if (!series.isDeferred()) {
            return toSeries(Slice.of(series, range), limit);
        }
        PointBuffer buffer = new PointBuffer();
        read(series, limit, buffer);
        return buffer.describedAs(series);
    }

    private TimeSeries transform(Slice slice, boolean mayThin) {
        TimeSeries all = slice.series();
        if (slice.size() == 0 && all.size() > 0) {
            Notice notice = OutOfRange.notice(all.size(), all.epochMillisAt(0), all.epochMillisAt(all.size() - 1));
            return all.toBuilder().notice(notice).build();
        }
        if (!mayThin) {
            return toSeries(slice, Limit.rawPoints(spec));
        }
        if (slice.size() <= spec.maxDataPoints()) {
            return slice.toSeries();
        }
        return Thinner.thin(slice, spec.range(), spec.maxDataPoints(), spec.checkAlive());
    }

    private static TimeSeries toSeries(Slice slice, Limit limit) {
        limit.check("series '" + slice.series().name() + "'", slice.size());
        return slice.toSeries();
    }

    private PointGuard read(TimeSeries series, Limit limit, PointSink sink) throws Exception {
        PointGuard guard = new PointGuard(series.name(), range, limit, spec.checkAlive(), sink);
        series.forEach(guard);
        guard.rethrow();
        return guard;
    }
}
