// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Interval;
import dev.simplejson.graphite.target.Texts;
import dev.simplejson.graphite.target.Window;
import java.util.function.Consumer;

/**
 * {@code timeShift}: what was before, or comes later, drawn now. An interval without a sign goes back. On a grid it is rounded to whole
 * steps.
 */
public final class TimeShift extends GraphiteFunction {
    TimeShift() {
        super(
                "timeShift",
                "Transform",
                "Draws what was some time before.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("timeShift", Parameter.Type.INTERVAL).suggesting("1h", "1d", "7d"),
                Parameter.optional("resetEnd", Parameter.Type.FLAG).withDefault("true"));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        String text = call.text("timeShift");
        boolean signed = text.startsWith("-") || text.startsWith("+");
        Interval shift = Interval.parse(signed ? text : "-" + text);
        if (shift == null) {
            throw call.failure("'timeShift' is '" + Texts.abridged(text) + "'; expected an interval, such as '1d'");
        }
        Window shifted = call.window().shifted(shift.millis());
        call.eachIn(shifted, "seriesList", series -> {
            Points points = series.points().get();
            call.budget().points(points.size());
            Points now = points.shifted(-rounded(shift.millis(), points, call.window()));
            out.accept(Series.of(
                            "timeShift(" + series.name() + ", \"" + shift.text() + "\")",
                            series.path(),
                            series.tags(),
                            now)
                    .withTag("timeShift", shift.text()));
        });
    }

    /** The shift in whole steps: from the first slot of the one range to the first of the other. */
    private static long rounded(long shift, Points points, Window window) {
        if (!points.isOnGrid() || points.isEmpty()) {
            return shift;
        }
        long step = points.stepMillis();
        long phase = Math.floorMod(points.firstTime(), step);
        return (Math.floorDiv(window.fromMillis() + shift - phase, step)
                        - Math.floorDiv(window.fromMillis() - phase, step))
                * step;
    }
}
