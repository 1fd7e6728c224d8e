// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.TimeSeries;
import java.util.Arrays;

/** The candidates of a series that is in memory: kept as places in it. */
final class IndexedCandidates extends Candidates {
    private static final int SAMPLE = 128;
    private final TimeSeries series;
    private final int to;
    private final int[] indices;
    private final long[] found = new long[ROLES];
    private double low;
    private double high;
    private int lowest;
    private int highest;

    private IndexedCandidates(Slice slice, TimeGrid grid) {
        super(grid);
        this.series = slice.series();
        this.to = slice.to();
        this.indices = new int[capacity(grid)];
    }

    /** The candidates of a slice that has points. */
    static IndexedCandidates of(Slice slice, TimeGrid grid, Runnable checkAlive) {
        IndexedCandidates candidates = new IndexedCandidates(slice, grid);
        int length = 1;
        int column = -1;
        for (int index = slice.from(); index < slice.to(); index += length) {
            checkAlive.run();
            column = grid.columnOf(slice.series().epochMillisAt(index), column);
            int end = candidates.endOf(index, grid.endOf(column), length);
            length = end - index;
            candidates.scan(column, index, end);
        }
        candidates.addLastGap();
        candidates.complete();
        return candidates;
    }

    @Override
    long epochMillis(int candidate) {
        return series.epochMillisAt(indices[candidate]);
    }

    @Override
    double value(int candidate) {
        double value = series.valueAt(indices[candidate]);
        return hasGaps() ? Values.finiteOrNaN(value) : value;
    }

    @Override
    void store(int candidate, int role) {
        indices[candidate] = (int) found[role];
    }

    private void addLastGap() {
        int last = to - 1;
        if (!Double.isFinite(series.valueAt(last)) && indices[size() - 1] < last) {
            Arrays.fill(found, NONE);
            found[GAP] = last;
            addColumn(grid().columnOf(series.epochMillisAt(last)), found);
        }
    }

    private void scan(int column, int start, int end) {
        Arrays.fill(found, NONE);
        int first = start;
        while (first < end && !Double.isFinite(series.valueAt(first))) {
            first++;
        }
        if (first > start) {
            found[GAP] = start;
        }
        if (first < end) {
            scanValues(first, end);
        }
        addColumn(column, found);
    }

    /** Starts within the bounds of a sample: extremes that grow point by point defeat the processor's guesses. */
    private void scanValues(int first, int end) {
        low = series.valueAt(first);
        high = low;
        for (int i = first + SAMPLE; i < end; i += SAMPLE) {
            double value = series.valueAt(i);
            if (value < low && value != Double.NEGATIVE_INFINITY) {
                low = value;
            } else if (value > high && value != Double.POSITIVE_INFINITY) {
                high = value;
            }
        }
        // So that the extremes of the sample, too, are found where they come first.
        low = Math.nextUp(low);
        high = Math.nextDown(high);
        widenOverGaps(found[GAP] == NONE ? widen(first, end) : first, end);
        found[FIRST] = first;
        found[LOWEST] = lowest;
        found[BEFORE_LOWEST] = before(lowest, first);
        found[AFTER_LOWEST] = after(lowest, end);
        found[HIGHEST] = highest;
        found[BEFORE_HIGHEST] = before(highest, first);
        found[AFTER_HIGHEST] = after(highest, end);
        found[LAST] = lastValue(end);
    }

    /** The loop that every point passes up to the first gap. Returns where that is. */
    private int widen(int start, int end) {
        double newLow = low;
        double newHigh = high;
        int index = start;
        for (; index < end; index++) {
            double value = series.valueAt(index);
            if (value >= newLow && value <= newHigh) {
                continue;
            }
            if (!Double.isFinite(value)) {
                found[GAP] = index;
                break;
            }
            if (value < newLow) {
                newLow = value;
                lowest = index;
            }
            if (value > newHigh) {
                newHigh = value;
                highest = index;
            }
        }
        low = newLow;
        high = newHigh;
        return index;
    }

    /** The same for the points from there on. A gap is neither below nor above, so that the processor's guesses hold where gaps are many. */
    private void widenOverGaps(int start, int end) {
        double newLow = low;
        double newHigh = high;
        for (int i = start; i < end; i++) {
            double value = series.valueAt(i);
            if (value < newLow && value != Double.NEGATIVE_INFINITY) {
                newLow = value;
                lowest = i;
            }
            if (value > newHigh && value != Double.POSITIVE_INFINITY) {
                newHigh = value;
                highest = i;
            }
        }
        low = newLow;
        high = newHigh;
    }

    private long before(int extreme, int start) {
        return extreme > start && Double.isFinite(series.valueAt(extreme - 1)) ? extreme - 1 : NONE;
    }

    private long after(int extreme, int end) {
        return extreme + 1 < end && Double.isFinite(series.valueAt(extreme + 1)) ? extreme + 1 : NONE;
    }

    private int lastValue(int end) {
        int last = end - 1;
        while (!Double.isFinite(series.valueAt(last))) {
            last--;
        }
        return last;
    }

    /** The first point after {@code start} that is later than a time, searched around where one more column as long would end. */
    private int endOf(int start, long lastMillis, int length) {
        int low = start;
        int high = to;
        int guess = length < to - start ? start + length : to - 1;
        int step = 1;
        if (series.epochMillisAt(guess) > lastMillis) {
            high = guess;
            while (high - step > start && series.epochMillisAt(high - step) > lastMillis) {
                high -= step;
                step *= 2;
            }
            low = Math.max(start, high - step);
        } else {
            low = guess;
            while (step < to - low && series.epochMillisAt(low + step) <= lastMillis) {
                low += step;
                step *= 2;
            }
            high = step < to - low ? low + step : to;
        }
        return search(low, high, lastMillis);
    }

    private int search(int notLater, int later, long lastMillis) {
        int low = notLater;
        int high = later;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (series.epochMillisAt(middle) > lastMillis) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
