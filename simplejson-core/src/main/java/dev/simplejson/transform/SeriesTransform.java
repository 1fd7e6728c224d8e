// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import dev.simplejson.thin.Thinner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
            return slices == null || isAllOutside(slice) ? toSeries(slice, Limit.rawPoints(spec)) : thin(slice, slices);
        }
        if (slices == null) {
            return raw(series);
        }
        Thinner thinner = new Thinner(slices);
        Notice outOfRange = read(series, Limit.none(), thinner);
        TimeSeries thinned = thinner.describedAs(series);
        return outOfRange == null
                ? thinned
                : thinned.toBuilder().notice(outOfRange).build();
    }

    /** The points as they come. Only when all have is it known whether one was in the range. */
    private TimeSeries raw(TimeSeries series) {
        List<Notice> found = new ArrayList<>(1);
        return series.toBuilder().noticesAtEnd(() -> found).points(sink -> {
            Notice outOfRange = read(series, Limit.rawPoints(spec), sink);
            if (outOfRange != null) {
                found.add(outOfRange);
            }
        });
    }

    /** The series in memory and not thinned. Each point takes a row, so there may be as many as a table has rows. */
    TimeSeries readForTable(TimeSeries series) throws Exception {
        Limit limit = Limit.tableRows(spec);
        if (!series.isDeferred()) {
            return toSeries(Slice.of(series, range), limit);
        }
        TimeSeries.Builder points = series.toBuilder();
        Notice outOfRange = read(series, limit, points);
        if (outOfRange != null) {
            points.notice(outOfRange);
        }
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

    private static boolean isAllOutside(Slice slice) {
        return slice.size() == 0 && slice.series().size() > 0;
    }

    private static TimeSeries toSeries(Slice slice, Limit limit) {
        TimeSeries series = slice.series();
        if (isAllOutside(slice)) {
            Notice outOfRange =
                    OutOfRange.notice(series.size(), series.epochMillisAt(0), series.epochMillisAt(series.size() - 1));
            return series.toBuilder().notice(outOfRange).build();
        }
        limit.check("series '" + series.name() + "'", slice.size());
        return slice.toSeries();
    }

    /** What there is to say if points came, and none in the range; else null. */
    private @Nullable Notice read(TimeSeries series, Limit limit, PointSink sink) throws Exception {
        PointGuard guard = new PointGuard(series.name(), range, limit, spec, sink);
        guard.read(series);
        return guard.outOfRange();
    }
}
