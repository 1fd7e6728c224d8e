// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Numbers;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import java.util.Arrays;

/** {@code scale}: multiplies. */
public final class Scale extends PointwiseFunction {
    Scale() {
        super(
                "scale",
                "Transform",
                "Multiplies every value by a number.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("factor", Parameter.Type.NUMBER));
    }

    @Override
    public String nameOf(Series series, Invocation call) {
        return "scale(" + series.name() + "," + Numbers.brief(call.number("factor", 1)) + ")";
    }

    @Override
    public Series tagged(Series series, Invocation call) {
        return series.withTag("scale", Numbers.shortest(call.number("factor", 1)));
    }

    @Override
    public double[] values(Points points, Invocation call) {
        double factor = call.number("factor", 1);
        return Arrays.stream(points.values()).map(value -> value * factor).toArray();
    }
}
