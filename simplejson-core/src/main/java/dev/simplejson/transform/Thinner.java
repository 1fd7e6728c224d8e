// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import org.jspecify.annotations.Nullable;

/**
 * Thins points that come one by one, in memory for as many as may leave: holds them as they are until they are too many, then
 * only the {@link Candidates}. For one series; not thread-safe.
 *
 * <p>Open to {@code simplejson-jdbc}, whose rows interleave the points of many series and may have been thinned by the database.
 */
public final class Thinner implements PointSink {
    /** More than any screen shows; it keeps a client's {@code maxDataPoints} from deciding how much memory is used. */
    private static final int MOST_POINTS = 100_000;

    private final TimeRange range;
    private final int budget;
    private final PointBuffer buffer = new PointBuffer();
    private @Nullable StreamedCandidates candidates;
    private long count;

    /**
     * A thinner that has no points yet.
     *
     * @param range holds all points that will come
     * @param maxDataPoints the most points that may leave, at least 1; more than 100,000 never do
     */
    public Thinner(TimeRange range, int maxDataPoints) {
        this.range = range;
        this.budget = budget(maxDataPoints);
    }

    /** Thins a slice that has more points than may leave. */
    static TimeSeries thin(Slice slice, TimeRange range, int maxDataPoints, Runnable checkAlive) {
        int budget = budget(maxDataPoints);
        return thinned(
                slice.series(), slice.size(), IndexedCandidates.of(slice, grid(range, budget), checkAlive), budget);
    }

    /**
     * Into how many columns of equal length the range is cut. Column {@code c} of {@code n} starts {@code c / n} of the range's
     * length after its start, rounded down to the millisecond; the end of the range belongs to the last one.
     *
     * @param maxDataPoints the most points that may leave, at least 1
     */
    public static int columns(int maxDataPoints) {
        return PointSelection.columns(budget(maxDataPoints));
    }

    /** How many points this may hold once it thins. */
    public int capacity() {
        return Candidates.capacity(grid(range, budget));
    }

    /** Takes the next point: its time is in the range and not before the latest, its value is finite or NaN for a gap. */
    @Override
    public void add(long epochMillis, double value) {
        count++;
        if (candidates == null && count > budget) {
            candidates = startThinning();
        }
        if (candidates != null) {
            candidates.add(epochMillis, value);
        } else {
            buffer.add(epochMillis, value);
        }
    }

    /**
     * Counts points that never come, because whoever gives the points knows that the series has more than may leave, and that none
     * of these is a candidate: neither the first, lowest, highest or last value of its column, nor a value right beside that lowest
     * or highest, nor the column's first gap, nor the series' last point.
     *
     * @param points how many, at least 0
     */
    public void addLeftOut(long points) {
        count += points;
    }

    /**
     * The points that leave: all if no more came than may, else some of them and a notice that says so. To be called once.
     *
     * @param series describes the series; its own points do not matter
     */
    public TimeSeries describedAs(TimeSeries series) {
        if (count <= budget) {
            return buffer.describedAs(series);
        }
        StreamedCandidates complete = candidates == null ? startThinning() : candidates;
        complete.finish();
        return thinned(series, count, complete, budget);
    }

    private StreamedCandidates startThinning() {
        StreamedCandidates started = new StreamedCandidates(grid(range, budget));
        buffer.forEach(started);
        return started;
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
