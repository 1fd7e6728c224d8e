// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One series divided by another, value by value; nothing where one has none, or the divisor is 0. */
public final class Quotient {
    private Quotient() {}

    /**
     * Divides.
     *
     * @param name what the quotient is called
     * @param factor what it is multiplied by
     */
    public static Series of(String name, Series dividend, Points divisor, double factor, Budget budget) {
        Points points = dividend.points().get();
        Slots slots = Slots.of(List.of(points, divisor), budget);
        double[] above = slots.valuesOf(points);
        double[] below = slots.valuesOf(divisor);
        budget.points(slots.size());
        double[] quotients = new double[slots.size()];
        for (int i = 0; i < quotients.length; i++) {
            quotients[i] = below[i] == 0 ? Double.NaN : above[i] / below[i] * factor;
        }
        return Series.of(name, name, Map.of(Series.NAME, name), slots.points(quotients));
    }

    /** No value at any time of a series, for what has nothing to be divided by. */
    public static Points missing(Series like) {
        Points points = like.points().get();
        double[] nothing = new double[points.size()];
        Arrays.fill(nothing, Double.NaN);
        return points.with(nothing);
    }
}
