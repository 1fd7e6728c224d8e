// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Points;

/**
 * {@code nonNegativeDerivative} and {@code perSecond}: by how much a counter grew. A fall is a restart, and no value; with {@code maxValue}
 * it is an overflow, with {@code minValue} alone a restart there. A value outside these limits is none, and neither is the next one's
 * growth. graphite-web fails if there is a limit and a gap; here a gap is a gap. It rounds what grows in a second to six digits behind the
 * point, so that slow counters stand still; here nothing is rounded.
 */
public final class CounterFunction extends PointwiseFunction {
    private final boolean perSecond;

    CounterFunction(String name, boolean perSecond, String description) {
        super(
                name,
                "Transform",
                description,
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.optional("maxValue", Parameter.Type.NUMBER),
                Parameter.optional("minValue", Parameter.Type.NUMBER));
        this.perSecond = perSecond;
    }

    @Override
    public double[] values(Points points, Invocation call) {
        double most = call.number("maxValue", Double.NaN);
        double least = call.number("minValue", Double.NaN);
        double[] values = new double[points.size()];
        double before = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            double value = points.value(i);
            boolean outside = value > most || value < least;
            values[i] = outside ? Double.NaN : growth(before, value, most, least);
            if (perSecond && i > 0) {
                values[i] /= (points.time(i) - points.time(i - 1)) / 1000.0;
            }
            before = outside ? Double.NaN : value;
        }
        return values;
    }

    private static double growth(double before, double value, double most, double least) {
        if (!(value < before)) {
            return value - before;
        }
        if (!Double.isNaN(most)) {
            return most + 1 + value - before - (Double.isNaN(least) ? 0 : least);
        }
        return value - least; // NaN without a least value.
    }
}
