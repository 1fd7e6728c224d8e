// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Points;
import java.util.Arrays;

/** {@code absolute}: values without their sign. */
public final class Absolute extends PointwiseFunction {
    Absolute() {
        super(
                "absolute",
                "Transform",
                "Takes the sign off every value.",
                Parameter.required("seriesList", Parameter.Type.SERIES));
    }

    @Override
    public double[] values(Points points, Invocation call) {
        return Arrays.stream(points.values()).map(Math::abs).toArray();
    }
}
