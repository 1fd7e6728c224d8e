// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

/** The lowest and the highest value among some candidates; of equal ones the first. */
final class Extremes {
    int lowest;
    int highest;

    /** Looks at candidates {@code from} to {@code to}, exclusive; false if all of them are gaps. */
    boolean find(Candidates candidates, int from, int to) {
        lowest = -1;
        double low = Double.NaN;
        double high = Double.NaN;
        for (int i = from; i < to; i++) {
            double value = candidates.value(i);
            if (Double.isNaN(value) || (value >= low && value <= high)) {
                continue;
            }
            if (!(value >= low)) {
                low = value;
                lowest = i;
            }
            if (!(value <= high)) {
                high = value;
                highest = i;
            }
        }
        return lowest >= 0;
    }
}
