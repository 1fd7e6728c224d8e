// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import java.util.Arrays;
import java.util.function.Consumer;

/** {@code keepLastValue}: fills gaps that are not longer than a limit; a longer one stays as it is. */
public final class KeepLastValue extends GraphiteFunction {
    KeepLastValue() {
        super(
                "keepLastValue",
                "Transform",
                "Fills gaps with the value before them, unless they are longer than a number of points.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.optional("limit", Parameter.Type.LIMIT).withDefault("\"inf\""));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        double limit = call.number("limit", Double.POSITIVE_INFINITY);
        call.each("seriesList", series -> {
            Points points = series.points().get().filled(call.window(), call.budget());
            call.budget().points(points.size());
            out.accept(
                    series.became("keepLastValue(" + series.name() + ")", points.with(filled(points.values(), limit))));
        });
    }

    private static double[] filled(double[] values, double limit) {
        double[] filled = values.clone();
        int gap = 0;
        for (int i = 0; i <= values.length; i++) {
            if (i < values.length && Double.isNaN(values[i])) {
                gap++;
                continue;
            }
            int before = i - gap - 1;
            if (gap <= limit && before >= 0) {
                Arrays.fill(filled, before + 1, i, values[before]);
            }
            gap = 0;
        }
        return filled;
    }
}
