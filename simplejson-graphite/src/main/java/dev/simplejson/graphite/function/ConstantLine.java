// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Numbers;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Window;
import java.util.Map;
import java.util.function.Consumer;

/** {@code constantLine}: a horizontal line of three points. Together with other series it has its value at every time. */
public final class ConstantLine extends GraphiteFunction {
    ConstantLine() {
        super(
                "constantLine",
                "Special",
                "Draws a horizontal line.",
                Parameter.required("value", Parameter.Type.NUMBER));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        double value = call.number("value", 0);
        String name = Numbers.shortest(value);
        out.accept(
                Series.of(name, "constantLine(" + name + ")", Map.of(Series.NAME, name), over(call.window(), value)));
    }

    /** A line over a window: at its start, in its middle and at its end, in whole seconds. */
    static Points over(Window window, double value) {
        long from = window.fromMillis();
        long half = Math.max(1, Math.floorDiv(window.untilMillis() - from, 2000)) * 1000;
        return Points.constant(new long[] {from, from + half, from + 2 * half}, value);
    }
}
