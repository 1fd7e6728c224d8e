// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.transform.Thinner;

/** One series of which the rows come one by one, in the order of time: those in the range, thinned. */
final class ThinnedSeries {
    private final TimeRange range;
    private final Thinner thinner;
    private final PointSorter sorter;

    ThinnedSeries(TimeRange range, int maxDataPoints, String purpose, long looseMillis) {
        this.range = range;
        this.thinner = new Thinner(range, maxDataPoints);
        this.sorter = new BoundedSorter(thinner, purpose, looseMillis, maxDataPoints);
    }

    void add(long epochMillis, double value) {
        if (range.contains(epochMillis)) {
            sorter.add(epochMillis, value);
        }
    }

    /** How many points it may hold. */
    int capacity() {
        return thinner.capacity();
    }

    /** What leaves, described as another series is. */
    TimeSeries describedAs(TimeSeries series) {
        sorter.passOn();
        return thinner.describedAs(series);
    }

    /**
     * Holds no more of one time than may be drawn: of any more, only those that can be candidates are kept. They are the two
     * lowest, the first of the highest with what stands before and behind it, the last value, and the first and last gap.
     */
    private static final class BoundedSorter extends PointSorter {
        private static final int MOST_PER_TIME = 8;
        private final Thinner thinner;

        BoundedSorter(Thinner thinner, String purpose, long looseMillis, int maxDataPoints) {
            super(thinner, purpose, looseMillis, Math.max(maxDataPoints, MOST_PER_TIME));
            this.thinner = thinner;
        }

        @Override
        void makeRoom() {
            int[] wanted = new int[size()];
            int count = 0;
            int end;
            for (int start = 0; start < size(); start = end) {
                end = endOfTime(start);
                count = addWanted(start, end, wanted, count);
            }
            thinner.addLeftOut(size() - count);
            retain(wanted, count);
        }

        private int addWanted(int start, int end, int[] wanted, int countBefore) {
            int gaps = end;
            while (gaps > start && Double.isNaN(value(gaps - 1))) {
                gaps--;
            }
            int highest = gaps - 1;
            while (highest > start && value(highest - 1) == value(gaps - 1)) {
                highest--;
            }
            int count = countBefore;
            for (int i = start; i < end; i++) {
                boolean low = i < gaps && i <= start + 1;
                boolean high = i < gaps && Math.abs(i - highest) <= 1;
                boolean last = i == gaps - 1 || i == gaps || i == end - 1;
                if (low || high || last) {
                    wanted[count++] = i;
                }
            }
            return count;
        }
    }
}
