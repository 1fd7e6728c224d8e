// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.thin;

import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeSeries;
import java.util.Locale;

/**
 * Thins one series in one pass, in memory for as many points as may leave: holds the points as they are until they are too many, then of
 * every slice the lowest and the highest, and of the series the first and the last. A slice that holds only gaps keeps one. All points
 * that leave are the series' own, in their order. Not thread-safe.
 *
 * <p>The engine thins whatever a source answers. A source whose store can look for the points itself, slice by slice, may give this only
 * those, and say with {@link #addLeftOut} how many there were beside; the series is then the same as of all points. For every slice these
 * are wanted, in the order of the series: the first and the last point, gaps included; of the points with the lowest value the first and
 * the last; and of those with the highest.
 *
 * <pre>{@code
 * Thinner thinner = new Thinner(query.slices().orElseThrow());
 * while (rows.next()) {
 *     thinner.add(rows.getLong(1), rows.getDouble(2));
 * }
 * return List.of(thinner.describedAs(TimeSeries.named("load").build()));
 * }</pre>
 */
public final class Thinner implements PointSink {
    private final Slices slices;

    /** Until they are too many, all points. */
    final Selection kept;

    private OpenSlice open = new OpenSlice();
    private final long[] oneTime = new long[1];
    private final double[] oneValue = new double[1];
    private long received;
    private long leftOut;
    private long latest = Long.MIN_VALUE;

    /** A thinner that has no points yet. */
    public Thinner(Slices slices) {
        this.slices = slices;
        this.kept = new Selection(slices);
    }

    /**
     * Takes the next point; one outside the range is left out, NaN and infinities are gaps.
     *
     * @throws IllegalArgumentException if its time is before that of the point before
     */
    @Override
    public void add(long epochMillis, double value) {
        oneTime[0] = epochMillis;
        oneValue[0] = value;
        addAll(oneTime, oneValue, 0, 1);
    }

    /** Takes the next points as {@link #add} does, quicker, and without a look at every time: they have to be ascending. */
    @Override
    public void addAll(long[] epochMillis, double[] values, int from, int to) {
        int next;
        for (int i = from, length = 1; i < to; length = next - i, i = next) {
            if (epochMillis[i] < latest) {
                throw new IllegalArgumentException(
                        "a point at " + epochMillis[i] + " follows one at " + latest + "; expected ascending times");
            }
            next = i + 1;
            if (isToBeThinned(epochMillis[i], values[i])) {
                next = indexBehind(open.end, epochMillis, i, to, length);
                open.addAll(epochMillis, values, i, next, received);
                received += next - i;
            }
            latest = epochMillis[next - 1];
        }
    }

    /**
     * Counts points of the series that never come, because others look the same to this; see above which must come.
     *
     * @param points how many, at least 0
     */
    public void addLeftOut(long points) {
        leftOut += points;
    }

    /**
     * The points that leave: all if the series has no more than {@link Slices#mostPoints}, else some and a notice that says so. To be
     * called once.
     *
     * @param series describes the series; its own points do not matter
     * @throws IllegalStateException if points were left out of a series that is not thinned
     */
    public TimeSeries describedAs(TimeSeries series) {
        long count = received + leftOut;
        TimeSeries.Builder described = series.toBuilder();
        if (count > slices.mostPoints()) {
            if (open.index < 0) {
                startThinning();
            }
            if (open.index >= 0) {
                kept.close(open);
                kept.finish();
            }
            String ends = slices.mostPoints() == 1 ? "the last" : "the first and the last";
            described.notice(Notice.info(String.format(
                    Locale.ROOT,
                    "%,d points thinned to %,d: "
                            + (slices.haveExtremes()
                                    ? "the lowest and the highest in each of %,d slices of time"
                                    : ends)
                            + ". The settings points-per-pixel and downsampling change that",
                    count,
                    kept.size(),
                    slices.count())));
        } else if (leftOut > 0) {
            throw new IllegalStateException("series '" + series.name() + "' has " + count + " points, of which "
                    + leftOut + " were left out; expected all of a series with up to " + slices.mostPoints());
        }
        return kept.of(described);
    }

    /** Holds a point as it is while that is possible, leaves out one outside the range, and else opens its slice. */
    private boolean isToBeThinned(long epochMillis, double value) {
        if (!slices.range().contains(epochMillis)) {
            return false;
        }
        if (open.index < 0) {
            if (received < slices.mostPoints()) {
                received++;
                kept.keep(epochMillis, value);
                return false;
            }
            startThinning();
        }
        openFor(epochMillis, value);
        return true;
    }

    /** Thins what is held, in place: no more points are kept than were read. */
    private void startThinning() {
        int held = kept.size();
        kept.clear();
        for (int i = 0; i < held; i++) {
            openFor(kept.epochMillis[i], kept.values[i]);
            open.addAll(kept.epochMillis, kept.values, i, i + 1, i);
        }
    }

    private void openFor(long epochMillis, double value) {
        if (open.index < 0 || epochMillis > open.end) {
            if (open.index >= 0) {
                open = kept.close(open);
            }
            int index = slices.indexOf(epochMillis);
            open.start(index, slices.endOf(index), epochMillis, value);
        }
    }

    /** The index behind the last point that is not after a time; quick where slices hold about as many points as the one before. */
    private static int indexBehind(long last, long[] epochMillis, int from, int to, int expected) {
        int low = from;
        int high = to;
        // From a guess in growing steps; where one leads out of what is left, that is halved.
        for (int guess = from + expected, step = 1; high - low > 1; step *= 2) {
            int index = low < guess && guess < high ? guess : (low + high) >>> 1;
            if (epochMillis[index] <= last) {
                low = index;
                guess = index + step;
            } else {
                high = index;
                guess = index - step;
            }
        }
        return high;
    }
}
