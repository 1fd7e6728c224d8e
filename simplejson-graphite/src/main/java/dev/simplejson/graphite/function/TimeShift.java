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
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code timeShift}: what was before, or comes later, drawn now. An interval without a sign goes back. On a grid, what is no multiple of the
 * step is rounded to one: the first slot of the other time is drawn at the first slot of this one. Nothing is drawn behind the end of the
 * series as they are now, unless {@code resetEnd} is false. With {@code alignDST} it is the same time by the clock, in summer and in winter.
 */
public final class TimeShift extends GraphiteFunction {
    TimeShift() {
        super(
                "timeShift",
                "Transform",
                "Draws what was some time before.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("timeShift", Parameter.Type.INTERVAL).suggesting("1h", "1d", "7d"),
                Parameter.optional("resetEnd", Parameter.Type.FLAG).withDefault("true"),
                Parameter.optional("alignDST", Parameter.Type.FLAG).withDefault("false"));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        String text = call.text("timeShift");
        boolean signed = text.startsWith("-") || text.startsWith("+");
        Interval shift = Interval.parse(signed ? text : "-" + text);
        if (shift == null) {
            throw call.failure("'timeShift' is '" + Texts.abridged(text) + "'; expected an interval, such as '1d'");
        }
        Window byUtc = call.window().shifted(shift.millis());
        long summerTime = call.flag("alignDST") ? call.window().clockAhead(byUtc) : 0;
        long millis = shift.millis() + summerTime;
        Window shifted = call.window().shifted(millis);
        Unshifted unshifted = new Unshifted(call);
        boolean resetEnd = !call.has("resetEnd") || call.flag("resetEnd");
        call.eachIn(shifted, "seriesList", series -> {
            Points points = series.points().get();
            call.budget().points(points.size());
            Points now = points.shifted(-rounded(millis, series.name(), points, shifted, unshifted));
            out.accept(Series.of(
                            "timeShift(" + series.name() + ", \"" + shift.text() + "\")",
                            series.path(),
                            series.tags(),
                            resetEnd ? unshifted.withItsEnd(now) : now)
                    .withTag("timeShift", shift.text()));
        });
    }

    /** The shift in whole steps. */
    private static long rounded(long shift, String name, Points points, Window shifted, Unshifted unshifted) {
        if (!points.isOnGrid() || points.isEmpty() || shift % points.stepMillis() == 0) {
            return shift;
        }
        return points.spanIn(shifted).firstMillis() - unshifted.firstSlot(name, points.stepMillis());
    }

    /** The series as they are now, which are read only if they are needed. */
    private static final class Unshifted {
        private final Invocation call;
        private @Nullable List<Series> all;

        Unshifted(Invocation call) {
            this.call = call;
        }

        /** The first slot of this series, or of another one with the same step; if there is none, what comes first in the range. */
        long firstSlot(String name, long stepMillis) {
            List<Series> alike = all().stream()
                    .filter(now ->
                            now.points().get().isOnGrid() && now.points().get().stepMillis() == stepMillis)
                    .toList();
            return alike.stream()
                    .filter(now -> now.name().equals(name))
                    .findFirst()
                    .or(() -> alike.stream().findFirst())
                    .map(now -> now.points().get().spanIn(call.window()).firstMillis())
                    .orElseGet(() -> (Math.floorDiv(call.window().fromMillis(), stepMillis) + 1) * stepMillis);
        }

        /** The points up to the end of the last step of what is there now. */
        Points withItsEnd(Points points) {
            if (points.isEmpty()
                    || points.lastTime() - points.stepMillis() <= call.window().nowMillis()) {
                return points;
            }
            long end = all().stream()
                    .map(now -> now.points().get())
                    .mapToLong(now -> now.spanIn(call.window()).lastMillis() + now.stepMillis())
                    .max()
                    .orElse(call.window().nowMillis());
            return points.until(end);
        }

        private List<Series> all() {
            List<Series> read = all;
            if (read == null) {
                read = call.all("seriesList").stream()
                        .map(now -> now.became(now.name(), now.points().get()))
                        .filter(now -> !now.points().get().isEmpty())
                        .toList();
                all = read;
            }
            return read;
        }
    }
}
