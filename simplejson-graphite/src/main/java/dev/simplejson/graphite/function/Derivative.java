// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Points;

/** {@code derivative}: from each value to the next. Nothing behind a gap, and nothing at the first point. */
public final class Derivative extends PointwiseFunction {
    Derivative() {
        super(
                "derivative",
                "Transform",
                "Shows by how much each value differs from the one before it.",
                Parameter.required("seriesList", Parameter.Type.SERIES));
    }

    @Override
    public double[] values(Points points, Invocation call) {
        double[] values = new double[points.size()];
        double before = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            values[i] = points.value(i) - before;
            before = points.value(i);
        }
        return values;
    }
}
