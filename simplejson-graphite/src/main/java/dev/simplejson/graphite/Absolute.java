// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.Arrays;

/** {@code absolute}: values without their sign. */
final class Absolute extends PointwiseFunction {
    Absolute() {
        super(
                "absolute",
                "Transform",
                "Takes the sign off every value.",
                Parameter.required("seriesList", Parameter.Type.SERIES));
    }

    @Override
    double[] values(Points points, Invocation call) {
        return Arrays.stream(points.values()).map(Math::abs).toArray();
    }
}
