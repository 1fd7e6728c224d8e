// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Aggregation;
import dev.simplejson.graphite.series.Budget;
import dev.simplejson.graphite.series.Numbers;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Expression;
import dev.simplejson.graphite.target.Interval;
import dev.simplejson.graphite.target.Window;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * {@code movingAverage}: the average of what lies before each point, which itself does not count, so many points or so much time. What lies
 * before the range is asked for, too. Points stay at their times; graphite-web puts them elsewhere if a window of time is no multiple of
 * the step.
 */
public final class MovingAverage extends GraphiteFunction {
    MovingAverage() {
        super(
                "movingAverage",
                "Calculate",
                "Shows the average of a number of points, or of a time, before each point.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("windowSize", Parameter.Type.COUNT_OR_INTERVAL)
                        .suggesting("5", "7", "10", "1min", "5min", "1h"),
                Parameter.optional("xFilesFactor", Parameter.Type.NUMBER));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        Interval interval = call.interval("windowSize");
        double count = Math.min(call.number("windowSize", 0), Budget.MOST_POINTS);
        long lead = interval == null
                ? ((long) Math.max(0, Math.floor(count))) * call.longestStepMillis("seriesList")
                : Math.abs(interval.millis());
        String size = interval != null ? "\"" + interval.text() + "\"" : sizeOf(call);
        String tag = interval != null ? interval.text() : sizeOf(call);
        double share = call.number("xFilesFactor", call.xFilesFactor());
        call.eachIn(call.window().withLead(lead), "seriesList", series -> {
            Points points = series.points().get();
            if (points.isLasting()) {
                Points line = ConstantLine.over(call.window(), points.value(0));
                out.accept(named(series, size, line).withTag("movingAverage", tag));
                return;
            }
            long slots = interval == null ? (long) count : Math.abs(interval.millis()) / points.stepMillis();
            call.budget().points(2L * points.size());
            double[] averages = points.isOnGrid() || interval == null
                    ? overCount(points.values(), (int) Math.max(0, Math.min(slots, points.size())), slots * share)
                    : overTime(points, Math.abs(interval.millis()), share, call.budget());
            int first = points.indexBehind(lastNotShown(points, call.window(), lead));
            out.accept(named(series, size, points.with(averages).from(first)).withTag("movingAverage", tag));
        });
    }

    /**
     * The time behind which points are shown. On a grid it is the lead behind where the points begin: where they would begin without one, which
     * may be in front of the range, if they stand for intervals of {@code summarize}.
     */
    private static long lastNotShown(Points points, Window window, long lead) {
        return points.isOnGrid() && !points.isEmpty() && lead % points.stepMillis() == 0
                ? points.spanIn(window.withLead(lead)).firstMillis() + lead - 1
                : window.fromMillis();
    }

    private static Series named(Series series, String size, Points points) {
        return series.became("movingAverage(" + series.name() + "," + size + ")", points);
    }

    private static String sizeOf(Invocation call) {
        Expression.Literal size = call.constant("windowSize");
        return size == null || size.kind() == Expression.Literal.Kind.INTEGER
                ? call.text("windowSize")
                : Numbers.shortest(call.number("windowSize", 0));
    }

    /**
     * Each window reaches over at most two blocks of its own length: its sum is that of the end of the one and that of the start of the
     * other. So the work does not depend on the length, and nothing is taken off a sum, which would cost digits.
     */
    private static double[] overCount(double[] values, int count, double needed) {
        double[] averages = new double[values.length];
        Arrays.fill(averages, Double.NaN);
        if (count == 0) {
            return averages;
        }
        double[] ends = new double[values.length + 1];
        for (int i = values.length - 1; i >= 0; i--) {
            ends[i] = presentOrZero(values[i]) + ((i + 1) % count == 0 ? 0 : ends[i + 1]);
        }
        double start = 0;
        int present = 0;
        for (int i = 0; i < values.length; i++) {
            if (i >= count) {
                boolean oneBlock = i % count == 0;
                double sum = oneBlock ? ends[i - count] : ends[i - count] + start;
                averages[i] = present == 0 || present < needed ? Double.NaN : sum / present;
                present -= isPresent(values[i - count]);
            }
            start = (i % count == 0 ? 0 : start) + presentOrZero(values[i]);
            present += isPresent(values[i]);
        }
        return averages;
    }

    private static double presentOrZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static int isPresent(double value) {
        return Double.isNaN(value) ? 0 : 1;
    }

    private static double[] overTime(Points points, long millis, double share, Budget budget) {
        double[] averages = new double[points.size()];
        int first = 0;
        for (int i = 0; i < averages.length; i++) {
            while (points.time(first) < points.time(i) - millis) {
                first++;
            }
            budget.points(i - first);
            int present = Aggregation.present(points.values(), first, i);
            boolean enough = present > 0 && present >= (i - first) * share;
            averages[i] = enough ? Aggregation.AVERAGE.of(points.values(), first, i) : Double.NaN;
        }
        return averages;
    }
}
