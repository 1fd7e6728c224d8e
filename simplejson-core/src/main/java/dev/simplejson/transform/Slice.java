// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.TimeSeries;

/**
 * The points of a series in memory that are in the range.
 *
 * @param series all of them
 * @param from the first that is in the range
 * @param to the first behind it
 */
record Slice(TimeSeries series, int from, int to) {
    /** Finds the slice without a look at every point. */
    static Slice of(TimeSeries series, RangeCheck range) {
        int from = indexFrom(series, range.fromEpochMillis());
        long last = range.toEpochMillis();
        int to = last == Long.MAX_VALUE ? series.size() : indexFrom(series, last + 1);
        if (to - from < series.size()) {
            int suspect = indexFrom(series, range.fromSeconds());
            checkUnit(series, range, suspect);
            checkUnit(series, range, Math.max(suspect, to));
        }
        return new Slice(series, from, to);
    }

    int size() {
        return to - from;
    }

    /** These points as a series, without infinities: the same series if that changes nothing. */
    TimeSeries toSeries() {
        return size() == series.size() && !(series.hasGaps() && hasInfinity()) ? series : copy();
    }

    private boolean hasInfinity() {
        for (int i = from; i < to; i++) {
            if (Double.isInfinite(series.valueAt(i))) {
                return true;
            }
        }
        return false;
    }

    private TimeSeries copy() {
        long[] epochMillis = new long[size()];
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            epochMillis[i] = series.epochMillisAt(from + i);
            values[i] = Values.finiteOrNaN(series.valueAt(from + i));
        }
        return series.toBuilder().points(epochMillis, values);
    }

    private static void checkUnit(TimeSeries series, RangeCheck range, int index) {
        if (index < series.size() && range.isInSeconds(series.epochMillisAt(index))) {
            throw Failures.timesInSeconds(series.name(), series.epochMillisAt(index));
        }
    }

    /** The first point that is not before a time. */
    private static int indexFrom(TimeSeries series, long epochMillis) {
        int low = 0;
        int high = series.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (series.epochMillisAt(middle) < epochMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
