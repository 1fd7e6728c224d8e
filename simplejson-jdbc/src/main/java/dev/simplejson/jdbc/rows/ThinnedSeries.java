// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import dev.simplejson.thin.Thinner;

/**
 * One series of which the rows come one by one, in the order of time: those in the range, thinned. Holds no more of one time than may leave
 * unthinned; of any more only the lowest, the highest and a gap are kept, which are all that the thinner looks at.
 */
final class ThinnedSeries {
    private final Slices slices;
    private final Thinner thinner;
    private final PointSorter sorter;

    ThinnedSeries(Slices slices, String purpose, long looseMillis) {
        this.slices = slices;
        this.thinner = new Thinner(slices);
        this.sorter = new PointSorter(thinner, purpose, looseMillis, Math.max(slices.mostPoints(), 4)) {
            @Override
            void makeRoom() {
                thinner.addLeftOut(retainEnds());
            }
        };
    }

    void add(long epochMillis, double value) {
        if (slices.range().contains(epochMillis)) {
            sorter.add(epochMillis, value);
        }
    }

    /** What leaves, described as another series is. */
    TimeSeries describedAs(TimeSeries series) {
        sorter.passOn();
        return thinner.describedAs(series);
    }
}
