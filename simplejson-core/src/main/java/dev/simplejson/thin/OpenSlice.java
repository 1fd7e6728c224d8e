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

    double low;
    double high;

    void start(int newIndex, long newEnd, long epochMillis, double value) {
        index = newIndex;
        end = newEnd;
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
        first.set(0, epochMillis, finiteOrNaN(value));
    }

    boolean hasValues() {
        return low <= high;
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
        int next;
        for (int i = extreme(values, from, to, lowest, highest);
                i < to;
                i = extreme(values, next, to, lowest, highest)) {
            double value = values[i];
            next = i + 1;
            while (next < to && values[next] == value) {
                next++;
            }
            if (value <= lowest && !Double.isInfinite(value)) {
                lowest = value;
                if (value < low) {
                    low = value;
                    firstLowest.set(place + i - from, epochMillis[i], value);
                }
                lastLowest.set(place + next - 1 - from, epochMillis[next - 1], values[next - 1]);
            }
            if (value >= highest && !Double.isInfinite(value)) {
                highest = value;
                if (value > high) {
                    high = value;
                    firstHighest.set(place + i - from, epochMillis[i], value);
                }
                lastHighest.set(place + next - 1 - from, epochMillis[next - 1], values[next - 1]);
            }
        }
        last.set(0, epochMillis[to - 1], finiteOrNaN(values[to - 1]));
    }

    /** The next point that is not between two bounds: a loop with nothing else in it, which is quick. */
    private static int extreme(double[] values, int from, int to, double lowest, double highest) {
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (value <= lowest || value >= highest) {
                return i;
            }
        }
        return to;
    }

    static double finiteOrNaN(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }
}
