// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.thin;

/** What is remembered of one slice: its ends, and the first and the last of its lowest and of its highest values. */
final class OpenSlice {
    private static final int SAMPLE = 64;

    final Point first = new Point();
    final Point last = new Point();
    final Point firstLowest = new Point();
    final Point lastLowest = new Point();
    final Point firstHighest = new Point();
    final Point lastHighest = new Point();

    /** Which slice; negative before the first. */
    int index = -1;

    /** The last millisecond of it. */
    long end;

    /** Above {@code high} while there is no value. */
    double low;

    double high;

    void start(int newIndex, long newEnd, long epochMillis, double value) {
        index = newIndex;
        end = newEnd;
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
        first.set(0, epochMillis, finiteOrNaN(value));
    }

    /**
     * Takes the points from one index to another, exclusive. A gap is neither below nor above anything.
     *
     * @param place the place of the first of them in the series
     */
    void addAll(long[] epochMillis, double[] values, int from, int to, long place) {
        // Starts within the bounds of a sample: extremes that grow point by point defeat the processor's guesses.
        double lowest = low;
        double highest = high;
        for (int i = from; i < to; i += i + SAMPLE < to ? SAMPLE : Math.max(1, to - 1 - i)) {
            double value = finiteOrNaN(values[i]);
            lowest = value < lowest ? value : lowest;
            highest = value > highest ? value : highest;
        }
        double lowBefore = low;
        double highBefore = high;
        int firstLow = -1;
        int lastLow = -1;
        int firstHigh = -1;
        int lastHigh = -1;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (value <= lowest && value != Double.NEGATIVE_INFINITY) {
                if (value < lowBefore) {
                    lowBefore = value;
                    firstLow = i;
                }
                lowest = value;
                lastLow = i;
            }
            if (value >= highest && value != Double.POSITIVE_INFINITY) {
                if (value > highBefore) {
                    highBefore = value;
                    firstHigh = i;
                }
                highest = value;
                lastHigh = i;
            }
        }
        low = lowBefore;
        high = highBefore;
        set(firstLowest, firstLow, epochMillis, values, place - from);
        set(lastLowest, lastLow, epochMillis, values, place - from);
        set(firstHighest, firstHigh, epochMillis, values, place - from);
        set(lastHighest, lastHigh, epochMillis, values, place - from);
        last.set(0, epochMillis[to - 1], finiteOrNaN(values[to - 1]));
    }

    private static void set(Point point, int index, long[] epochMillis, double[] values, long shift) {
        if (index >= 0) {
            point.set(shift + index, epochMillis[index], values[index]);
        }
    }

    static double finiteOrNaN(double value) {
        // Zero times an infinite number is NaN. No branch, because nobody could guess it where gaps lie anywhere.
        return value + 0 * value;
    }
}
