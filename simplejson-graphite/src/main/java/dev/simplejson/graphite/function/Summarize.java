// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Aggregation;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Interval;
import dev.simplejson.graphite.target.Texts;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * {@code summarize}: one value for each interval. Intervals begin at multiples of their length, or where the series begins. As in Graphite
 * the first and the last may not be complete, and if the series ends with an interval there is an empty one behind it.
 */
public final class Summarize extends GraphiteFunction {
    Summarize() {
        super(
                "summarize",
                "Transform",
                "Makes one value of all in an interval.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("intervalString", Parameter.Type.INTERVAL).suggesting("10min", "1h", "1d"),
                Parameter.optional("func", Parameter.Type.AGGREGATION)
                        .withDefault("\"sum\"")
                        .withOptions(Aggregation.all()),
                Parameter.optional("alignToFrom", Parameter.Type.FLAG).withDefault("false"));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        Interval interval = call.interval("intervalString");
        if (interval == null || interval.seconds() <= 0) {
            throw call.failure("'intervalString' is '" + Texts.abridged(call.text("intervalString"))
                    + "'; expected an interval longer than nothing");
        }
        String function = call.has("func") ? call.text("func") : "sum";
        boolean aligned = call.flag("alignToFrom");
        String suffix = ", \"" + interval.text() + "\", \"" + function + "\"" + (aligned ? ", true)" : ")");
        call.each("seriesList", series -> {
            Points points = series.points().get();
            Points summed =
                    points.isEmpty() ? points : summed(points, interval.millis(), Aggregation.named(function), call);
            out.accept(series.became("summarize(" + series.name() + suffix, summed)
                    .withTag("summarize", interval.text())
                    .withTag("summarizeFunction", function));
        });
    }

    private static Points summed(Points points, long interval, Aggregation aggregation, Invocation call) {
        Points.Span span = points.spanIn(call.window());
        boolean aligned = call.flag("alignToFrom");
        long start = aligned ? span.firstMillis() : Math.floorDiv(span.firstMillis(), interval) * interval;
        long behind = span.lastMillis() + points.stepMillis();
        long end = aligned ? behind : (Math.floorDiv(behind, interval) + 1) * interval;
        long buckets = Math.max(1, -Math.floorDiv(start - end, interval));
        call.budget().points(buckets + points.size());
        double[] sums = new double[Math.toIntExact(buckets)];
        Arrays.fill(sums, Double.NaN);
        int index = 0;
        for (int bucket = 0; bucket < sums.length && index < points.size(); bucket++) {
            int first = index;
            while (index < points.size() && points.time(index) < start + (bucket + 1L) * interval) {
                index++;
            }
            int present = Aggregation.present(points.values(), first, index);
            if (present > 0 && present * (double) points.stepMillis() / interval >= call.xFilesFactor()) {
                sums[bucket] = aggregation.of(points.values(), first, index);
            }
        }
        return Points.onWholeGrid(start, interval, sums);
    }
}
