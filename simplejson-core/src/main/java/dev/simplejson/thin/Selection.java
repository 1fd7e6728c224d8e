// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.thin;

import java.util.Arrays;

/**
 * The points that leave of a series, chosen slice by slice: the lowest and the highest of each, or one gap where there is nothing else. What
 * slices do not need of their two points buys, where a line goes from one slice to the next and would cross their border at a height that
 * shows, the last point before the border and the first behind it.
 */
final class Selection {
    private final Slices slices;
    long[] epochMillis = new long[64];
    double[] values = new double[64];
    private int size;
    private long spare;

    // Of the slice that was closed last.
    private int slice = -1;
    private double low;
    private double high;
    private final Point last = new Point();
    private final Point lastKept = new Point();

    Selection(Slices slices) {
        this.slices = slices;
    }

    int size() {
        return size;
    }

    long[] allEpochMillis() {
        return Arrays.copyOf(epochMillis, size);
    }

    double[] allValues() {
        return Arrays.copyOf(values, size);
    }

    /** Forgets all points; each can be read until as many are kept. */
    void clear() {
        size = 0;
    }

    void keep(long newMillis, double newValue) {
        if (size == values.length) {
            int capacity = Math.min(slices.mostPoints(), size + (size >> 1));
            epochMillis = Arrays.copyOf(epochMillis, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        epochMillis[size] = newMillis;
        values[size++] = newValue;
    }

    private void keep(Point point) {
        keep(point.epochMillis, point.value);
        lastKept.set(point.place, point.epochMillis, point.value);
    }

    /** Chooses from a slice that is complete, the next one that has points. */
    void close(OpenSlice next) {
        if (slices.mostPoints() >= 4) {
            choose(next);
        } else if (slice < 0 && slices.mostPoints() > 1) {
            keep(next.first);
        }
        slice = next.index;
        low = next.low;
        high = next.high;
        last.set(0, next.last.epochMillis, next.last.value);
    }

    /** Keeps the last point of the series, after the last slice. */
    void finish() {
        if (size == 0 || !last.looksLike(lastKept)) {
            keep(last);
        }
    }

    private void choose(OpenSlice next) {
        if (!next.hasValues()) {
            keep(next, next.first, next.first);
        } else if (next.low == next.high) {
            keep(next, next.firstLowest, next.firstLowest);
        } else if (next.lastLowest.place < next.firstHighest.place) {
            // So the way up is as steep as it is, and the way down below.
            keep(next, next.lastLowest, next.firstHighest);
        } else if (next.lastHighest.place < next.firstLowest.place) {
            keep(next, next.lastHighest, next.firstLowest);
        } else if (next.firstLowest.place < next.firstHighest.place) {
            keep(next, next.firstLowest, next.firstHighest);
        } else {
            keep(next, next.firstHighest, next.firstLowest);
        }
    }

    private void keep(OpenSlice next, Point one, Point other) {
        spare += 2L * (next.index - slice) - (one == other ? 1 : 2);
        if (slice >= 0) {
            join(next, one);
        } else if (!next.first.looksLike(one)) {
            keep(next.first);
        }
        keep(one);
        if (one != other) {
            keep(other);
        }
    }

    /** Mends the line from the last point that is kept to the next one, if it needs that and there are points to spare. */
    private void join(OpenSlice next, Point nextKept) {
        if (lastKept.isGap() || nextKept.isGap()) {
            return;
        }
        boolean line = !last.isGap() && !next.first.isGap();
        boolean keepLast = line ? !last.looksLike(lastKept) : last.isGap();
        boolean keepFirst = line ? !next.first.looksLike(nextKept) : !keepLast;
        int cost = (keepLast ? 1 : 0) + (keepFirst ? 1 : 0);
        if (cost > 0 && cost <= spare && isWrong(line, next, nextKept)) {
            spare -= cost;
            if (keepLast) {
                keep(last);
            }
            if (keepFirst) {
                keep(next.first);
            }
        }
    }

    /** Whether the line would be seen where there is none in one of the two slices, or in those between. */
    private boolean isWrong(boolean line, OpenSlice next, Point nextKept) {
        double border = slices.startOf(next.index);
        double drawn = height(lastKept, nextKept, border);
        double right = height(last, next.first, border);
        return next.index > slice + 1
                || isWrong(drawn, line ? right : high, low, high)
                || isWrong(drawn, line ? right : next.high, next.low, next.high);
    }

    private static boolean isWrong(double drawn, double right, double low, double high) {
        return Math.max(drawn, high) != Math.max(right, high) || Math.min(drawn, low) != Math.min(right, low);
    }

    /** How high the line between two points is at a time. The difference of two doubles can be infinite, so it is not used. */
    private static double height(Point one, Point other, double time) {
        double share = (time - one.epochMillis) / ((double) other.epochMillis - one.epochMillis);
        return one.value == other.value ? one.value : one.value * (1 - share) + other.value * share;
    }
}
