// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.graphite.call.Evaluator;
import dev.simplejson.graphite.function.Functions;
import dev.simplejson.graphite.series.Budget;
import dev.simplejson.graphite.series.DoubtLog;
import dev.simplejson.graphite.series.Doubts;
import dev.simplejson.graphite.series.MetricFinder;
import dev.simplejson.graphite.series.MetricSeries;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Expression;
import dev.simplejson.graphite.target.GraphiteTime;
import dev.simplejson.graphite.target.TargetParser;
import dev.simplejson.graphite.target.Texts;
import dev.simplejson.graphite.target.Window;
import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Parameters;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.List;

/** {@code /render}: the series of some targets. */
final class RenderEndpoint {
    /** No screen is wider, and alert rules ask for 43,200. */
    private static final int MOST_DATA_POINTS = 100_000;

    private RenderEndpoint() {}

    static void answer(DoubtLog log, EndpointRequest request, EndpointResponse response) throws Exception {
        Parameters parameters = request.parameters();
        String format = parameters.first("format");
        if (!format.isEmpty() && !format.equals("json")) {
            throw SimpleJsonException.badRequest("format is '" + Texts.abridged(format) + "'; expected json");
        }
        Window window = GraphiteTime.window(parameters, request.clock().millis());
        int maxDataPoints = maxDataPoints(parameters.first("maxDataPoints"));
        Budget budget = new Budget(Budget.MOST_POINTS, request.sources()::checkAlive);
        Doubts doubts = new Doubts(log, request.clock().millis());
        MetricFinder finder =
                new MetricFinder(request.sources(), request.source().isEmpty());
        MetricSeries source = new MetricSeries(request.sources(), finder, maxDataPoints, budget, doubts);
        Evaluator evaluator =
                new Evaluator(source, Functions::find, budget, doubts, xFilesFactor(parameters.first("xFilesFactor")));

        List<Expression> targets = new ArrayList<>();
        for (String target : parameters.all("target")) {
            if (!target.isBlank()) {
                targets.add(read(target, finder));
            }
        }
        source.prefetch(evaluator.pathsAsTheyAre(targets), window);
        List<List<Series>> answers = new ArrayList<>();
        for (Expression target : targets) {
            List<Series> series = new ArrayList<>();
            evaluator.evaluateTarget(target, window, series::add);
            answers.add(series);
        }
        JsonOutput out = new JsonOutput(response.body());
        new RenderWriter(request.sources(), MetricSeries.rangeOf(window), maxDataPoints, doubts, out).write(answers);
    }

    /** Reads a target. One that cannot be read may be a plain name, such as {@code Load (1 min), 5}. */
    private static Expression read(String target, MetricFinder finder) throws Exception {
        try {
            Expression expression = TargetParser.parse(target);
            boolean isNoFunction = expression instanceof Expression.Call call
                    && !call.function().equals(Evaluator.SERIES_BY_TAG)
                    && !Functions.has(call.function());
            return isNoFunction && finder.literal(target.strip()) != null ? plain(target) : expression;
        } catch (SimpleJsonException unreadable) {
            if (unreadable.kind() == ErrorKind.BAD_REQUEST
                    && target.length() <= TargetParser.MOST_CHARACTERS
                    && finder.literal(target.strip()) != null) {
                return plain(target);
            }
            throw unreadable;
        }
    }

    private static Expression plain(String target) {
        StringBuilder pattern = new StringBuilder();
        target.strip()
                .chars()
                .forEach(c ->
                        pattern.append("*?[]{}\\".indexOf(c) >= 0 ? "\\" : "").append((char) c));
        return new Expression.Path(target.strip(), pattern.toString());
    }

    /** As in Graphite, what is no number, or below 1, says nothing. */
    private static int maxDataPoints(String text) {
        boolean isNumber = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Math.min(Integer.parseInt(text), MOST_DATA_POINTS) : 0;
    }

    private static double xFilesFactor(String text) {
        double factor = text.isEmpty() ? 0 : TargetParser.isNumber(text) ? Double.parseDouble(text) : Double.NaN;
        if (!(factor >= 0 && factor <= 1)) {
            throw SimpleJsonException.badRequest(
                    "xFilesFactor is '" + Texts.abridged(text) + "'; expected a number from 0 to 1");
        }
        return factor;
    }
}
