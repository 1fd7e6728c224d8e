// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.thin;

import dev.simplejson.model.TimeSeries;
import java.util.Arrays;

/**
 * The points that leave of a series, chosen slice by slice: the lowest and the highest of each, or one gap where there is nothing else.
 * What slices do not need of their two points buys, where a line goes from one slice to the next and would cross their border at a height
 * that shows, the last point before the border and the first behind it.
 */
final class Selection {
    private final Slices slices;
    long[] epochMillis = new long[64];
    double[] values = new double[64];
    private int size;
    private long spare;

    /** The slice that was closed last. */
    private OpenSlice before = new OpenSlice();

    private final Point lastKept = new Point();

    Selection(Slices slices) {
        this.slices = slices;
    }

    int size() {
        return size;
    }

    /** The series of these points. */
    TimeSeries of(TimeSeries.Builder described) {
        return described.points(Arrays.copyOf(epochMillis, size), Arrays.copyOf(values, size));
    }

    /** Forgets all points; each can be read until as many are kept. */
    void clear() {
        size = 0;
    }

    void keep(long newMillis, double newValue) {
        if (size == values.length) {
            // The last time that it grows it holds little, so that both arrays together are little more than what may
            // leave.
            int capacity = size < slices.mostPoints() / 8 ? 2 * size : slices.mostPoints();
            epochMillis = Arrays.copyOf(epochMillis, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        epochMillis[size] = newMillis;
        values[size++] = Double.isFinite(newValue) ? newValue : Double.NaN;
    }

    private void keep(Point point) {
        keep(point.epochMillis, point.value);
        lastKept.set(point.place, point.epochMillis, point.value);
    }

    /** Chooses from a slice that is complete, the next one that has points; gives back one that can be filled anew. */
    OpenSlice close(OpenSlice next) {
        if (slices.haveExtremes()) {
            choose(next);
        } else if (before.index < 0 && slices.mostPoints() > 1) {
            keep(next.first);
        }
        OpenSlice free = before;
        before = next;
        return free;
    }

    /** Keeps the last point of the series, after the last slice. */
    void finish() {
        if (size == 0 || !before.last.looksLike(lastKept)) {
            keep(before.last);
        }
    }

    private void choose(OpenSlice next) {
        if (next.low > next.high) {
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
        spare += 2L * (next.index - before.index) - (one == other ? 1 : 2);
        if (before.index >= 0) {
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
        boolean line = !before.last.isGap() && !next.first.isGap();
        boolean keepLast = line ? !before.last.looksLike(lastKept) : before.last.isGap();
        boolean keepFirst = line ? !next.first.looksLike(nextKept) : !keepLast;
        int cost = (keepLast ? 1 : 0) + (keepFirst ? 1 : 0);
        if (cost > 0 && cost <= spare && isWrong(line, next, nextKept)) {
            spare -= cost;
            if (keepLast) {
                keep(before.last);
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
        double right = height(before.last, next.first, border);
        return next.index > before.index + 1
                || isWrong(drawn, line ? right : before.high, before)
                || isWrong(drawn, line ? right : next.high, next);
    }

    private static boolean isWrong(double drawn, double right, OpenSlice slice) {
        return Math.max(drawn, slice.high) != Math.max(right, slice.high)
                || Math.min(drawn, slice.low) != Math.min(right, slice.low);
    }

    /** How high the line between two points is at a time. The difference of two doubles can be infinite, so it is not used. */
    private static double height(Point one, Point other, double time) {
        double share = (time - one.epochMillis) / ((double) other.epochMillis - one.epochMillis);
        return one.value == other.value ? one.value : one.value * (1 - share) + other.value * share;
    }
}
