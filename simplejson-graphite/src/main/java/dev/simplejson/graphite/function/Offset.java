// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Numbers;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import java.util.Arrays;

/** {@code offset}: adds. */
public final class Offset extends PointwiseFunction {
    Offset() {
        super(
                "offset",
                "Transform",
                "Adds a number to every value.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("factor", Parameter.Type.NUMBER));
    }

    @Override
    public String nameOf(Series series, Invocation call) {
        return "offset(" + series.name() + "," + Numbers.brief(call.number("factor", 0)) + ")";
    }

    @Override
    public Series tagged(Series series, Invocation call) {
        return series.withTag("offset", Numbers.shortest(call.number("factor", 0)));
    }

    @Override
    public double[] values(Points points, Invocation call) {
        double summand = call.number("factor", 0);
        return Arrays.stream(points.values()).map(value -> value + summand).toArray();
    }
}
