// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import org.jspecify.annotations.Nullable;

/**
 * Thins points that come one by one, in memory for as many as may leave: holds them as they are until they are too many, then
 * only the {@link Candidates}.
 */
final class Thinner implements PointSink {
    /** More than any screen shows; it keeps a client's {@code maxDataPoints} from deciding how much memory is used. */
    private static final int MOST_POINTS = 100_000;

    private final TimeRange range;
    private final int budget;
    private final PointBuffer buffer = new PointBuffer();
    private @Nullable StreamedCandidates candidates;
    private long count;

    Thinner(TimeRange range, int maxDataPoints) {
        this.range = range;
        this.budget = budget(maxDataPoints);
    }

    /** Thins a slice that has more points than may leave. */
    static TimeSeries thin(Slice slice, TimeRange range, int maxDataPoints, Runnable checkAlive) {
        int budget = budget(maxDataPoints);
        return thinned(
                slice.series(), slice.size(), IndexedCandidates.of(slice, grid(range, budget), checkAlive), budget);
    }

    @Override
    public void add(long epochMillis, double value) {
        count++;
        if (candidates == null && count > budget) {
            candidates = new StreamedCandidates(grid(range, budget));
            buffer.forEach(candidates);
        }
        if (candidates != null) {
            candidates.add(epochMillis, value);
        } else {
            buffer.add(epochMillis, value);
        }
    }

    /** What leaves of the points added, described as another series is. */
    TimeSeries describedAs(TimeSeries series) {
        if (candidates == null) {
            return buffer.describedAs(series);
        }
        candidates.finish();
        return thinned(series, count, candidates, budget);
    }

    private static int budget(int maxDataPoints) {
        return Math.min(maxDataPoints, MOST_POINTS);
    }

    private static TimeGrid grid(TimeRange range, int budget) {
        return new TimeGrid(range, PointSelection.columns(budget));
    }

    private static TimeSeries thinned(TimeSeries series, long count, Candidates candidates, int budget) {
        PointSelection.select(candidates, budget);
        long[] epochMillis = new long[candidates.keptCount()];
        double[] values = new double[candidates.keptCount()];
        candidates.copyKept(epochMillis, values);
        String notice = Limit.number(count) + " points thinned to " + Limit.number(values.length);
        return series.toBuilder().notice(Notice.info(notice)).points(epochMillis, values);
    }
}
