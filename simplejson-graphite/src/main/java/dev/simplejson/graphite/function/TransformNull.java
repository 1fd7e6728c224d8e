// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Numbers;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import java.util.List;
import java.util.function.Consumer;

/** {@code transformNull}: a number for every point without a value, also in front of the first and behind the last. */
public final class TransformNull extends GraphiteFunction {
    TransformNull() {
        super(
                "transformNull",
                "Transform",
                "Shows a number where there is no value.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.optional("default", Parameter.Type.NUMBER).withDefault("0"),
                Parameter.optional("referenceSeries", Parameter.Type.SERIES));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        double number = call.number("default", 0);
        List<Points> references = call.all("referenceSeries").stream()
                .map(series -> series.points().get())
                .toList();
        String suffix = "," + Numbers.brief(number) + (references.isEmpty() ? ")" : ",referenceSeries)");
        call.each("seriesList", series -> {
            Points points = series.points().get().filled(call.window(), call.budget());
            call.budget().points(points.size());
            double[] values = points.values().clone();
            for (int i = 0; i < values.length; i++) {
                if (Double.isNaN(values[i]) && isKnown(points.time(i), references)) {
                    values[i] = number;
                }
            }
            Series changed = series.became("transformNull(" + series.name() + suffix, points.with(values))
                    .withTag("transformNull", call.has("default") ? Numbers.shortest(number) : "0");
            out.accept(references.isEmpty() ? changed : changed.withTag("referenceSeries", "1"));
        });
    }

    /** Whether one of the reference series has a value in the step that ends with the time; true if there are none. */
    private static boolean isKnown(long time, List<Points> references) {
        if (references.isEmpty()) {
            return true;
        }
        for (Points reference : references) {
            int index = reference.indexBehind(time) - 1;
            boolean near = index >= 0 && time - reference.time(index) < reference.stepMillis();
            if (near && !Double.isNaN(reference.value(index))) {
                return true;
            }
        }
        return false;
    }
}
