// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.thin;

import dev.simplejson.model.TimeRange;

/**
 * A range cut into slices of equal time, and how many points a panel gets for them: of a series with more than {@link #mostPoints} the
 * lowest and the highest of every slice, and the two ends.
 *
 * <p>Slice {@code i} of {@code n} starts {@code i / n} of the range's length after its start, rounded down to the millisecond; the
 * end of the range belongs to the last one. Exact for every range, also for one as long as all time. Immutable.
 */
public final class Slices {
    /** More than any screen shows; it keeps a client's {@code maxDataPoints} from deciding how much memory is used. */
    public static final int MOST_DATA_POINTS = 100_000;

    /** The most {@code pointsPerPixel}. */
    public static final int MOST_POINTS_PER_PIXEL = 4;

    private final TimeRange range;
    private final int count;
    private final int mostPoints;
    private final long wholeMillis;
    private final long spareMillis;

    private Slices(TimeRange range, int count, int mostPoints) {
        this.range = range;
        this.count = count;
        this.mostPoints = mostPoints;
        // As unsigned: the length of a range can be up to 2^64 - 1.
        long length = range.toEpochMillis() - range.fromEpochMillis();
        this.wholeMillis = Long.divideUnsigned(length, count);
        this.spareMillis = Long.remainderUnsigned(length, count);
    }

    /**
     * The slices of a panel.
     *
     * @param range the time that it shows
     * @param maxDataPoints what Grafana calls so: the panel's width in pixels, at least 1; more than {@link #MOST_DATA_POINTS} count
     *     as that
     * @param pointsPerPixel 2 for one slice per pixel, each with its lowest and its highest point; 4 for two; 3 for three in two pixels,
     *     of which one lies across their border, so that an extreme of a pixel can be missing; with 1 there are as many as {@code
     *     maxDataPoints} points allow, and more never leave
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public static Slices of(TimeRange range, int maxDataPoints, int pointsPerPixel) {
        if (maxDataPoints < 1) {
            throw new IllegalArgumentException("maxDataPoints is " + maxDataPoints + "; expected at least 1");
        }
        if (pointsPerPixel < 1 || pointsPerPixel > MOST_POINTS_PER_PIXEL) {
            throw new IllegalArgumentException(
                    "pointsPerPixel is " + pointsPerPixel + "; expected 1 to " + MOST_POINTS_PER_PIXEL);
        }
        int points = Math.min(maxDataPoints, MOST_DATA_POINTS) * pointsPerPixel;
        if (pointsPerPixel == 1) {
            return new Slices(range, Math.max(1, (points - 2) / 2), points);
        }
        return new Slices(range, points / 2, points / 2 * 2 + 2);
    }

    /** The range that is cut. */
    public TimeRange range() {
        return range;
    }

    /** How many slices there are, at least 1. */
    public int count() {
        return count;
    }

    /**
     * How many points leave of a series at most: two for each slice, and its ends. One that has no more leaves as it is. Below 4 only the
     * ends leave, and of them first the last.
     */
    public int mostPoints() {
        return mostPoints;
    }

    /** Whether the lowest and the highest fit beside the ends. */
    boolean haveExtremes() {
        return mostPoints >= 4;
    }

    /** The first millisecond of a slice; for the number of slices the last millisecond of the range. */
    public long startOf(int slice) {
        return range.fromEpochMillis() + slice * wholeMillis + slice * spareMillis / count;
    }

    /** The slice that a time in the range belongs to. */
    public int indexOf(long epochMillis) {
        // Doubles are not exact, but lead into the neighbourhood.
        double length = asDouble(wholeMillis) * count + spareMillis;
        int index = (int) Math.min(count - 1, asDouble(epochMillis - range.fromEpochMillis()) / length * count);
        while (startOf(index) > epochMillis) {
            index--;
        }
        while (index < count - 1 && startOf(index + 1) <= epochMillis) {
            index++;
        }
        return index;
    }

    private static double asDouble(long unsigned) {
        return unsigned < 0 ? 0x1p64 + unsigned : unsigned;
    }

    /** The last millisecond of a slice. It is before the first in a slice that holds no millisecond. */
    long endOf(int slice) {
        return slice == count - 1 ? range.toEpochMillis() : startOf(slice + 1) - 1;
    }
}
