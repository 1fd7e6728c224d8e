// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.call;

import dev.simplejson.graphite.series.Budget;
import dev.simplejson.graphite.series.Doubts;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.series.SeriesSource;
import dev.simplejson.graphite.target.Expression;
import dev.simplejson.graphite.target.Expression.Call;
import dev.simplejson.graphite.target.Expression.Literal;
import dev.simplejson.graphite.target.Expression.Path;
import dev.simplejson.graphite.target.TagCondition;
import dev.simplejson.graphite.target.Texts;
import dev.simplejson.graphite.target.Window;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Evaluates one request's targets. Series are handed on one by one, so that a sum never holds what it has added. On one thread. */
public final class Evaluator {
    /** Finds series, as a path does, and so is no {@link GraphiteFunction}. */
    public static final String SERIES_BY_TAG = "seriesByTag";

    private final SeriesSource source;
    private final Budget budget;
    private final Doubts doubts;
    private final Function<String, GraphiteFunction> functions;
    private final double xFilesFactor;
    private final IdentityHashMap<Expression, Long> steps = new IdentityHashMap<>();
    private boolean unthinned;

    /**
     * A new evaluator.
     *
     * @param xFilesFactor which share of the values a row of a sum needs, from 0 to 1
     */
    public Evaluator(
            SeriesSource source,
            Function<String, GraphiteFunction> functions,
            Budget budget,
            Doubts doubts,
            double xFilesFactor) {
        this.source = source;
        this.functions = functions;
        this.budget = budget;
        this.doubts = doubts;
        this.xFilesFactor = xFilesFactor;
    }

    Budget budget() {
        return budget;
    }

    Doubts doubts() {
        return doubts;
    }

    double xFilesFactor() {
        return xFilesFactor;
    }

    /** Hands on the series of a whole target. */
    public void evaluateTarget(Expression target, Window window, Consumer<Series> out) {
        unthinned = !keepsPoints(target);
        evaluate(target, window, out);
    }

    /** Whether a target's series are those of the source, but for their names, their order and their number. */
    private boolean keepsPoints(Expression expression) {
        if (expression instanceof Call call && !call.function().equals(SERIES_BY_TAG)) {
            return functions.apply(call.function()).keepsPoints()
                    && call.arguments().stream().allMatch(this::keepsPoints);
        }
        return true;
    }

    /** The paths of those targets whose series are the sources' own, so that they can be asked for together. */
    public List<Path> pathsAsTheyAre(List<Expression> targets) {
        List<Path> paths = new ArrayList<>();
        targets.stream().filter(this::keepsPoints).forEach(target -> collectPaths(target, paths));
        return paths;
    }

    private static void collectPaths(Expression expression, List<Path> paths) {
        if (expression instanceof Path path) {
            paths.add(path);
        } else if (expression instanceof Call call) {
            call.arguments().forEach(argument -> collectPaths(argument, paths));
        }
    }

    /** Hands on the series of a part of a target. */
    void evaluate(Expression expression, Window window, Consumer<Series> out) {
        budget.step();
        if (expression instanceof Path path) {
            source.byPath(path, window, unthinned, out);
        } else if (expression instanceof Call call) {
            if (call.function().equals(SERIES_BY_TAG)) {
                source.byTags(conditions(call), call.text(), window, unthinned, out);
            } else {
                GraphiteFunction function = functions.apply(call.function());
                function.apply(Invocation.of(call, function, this, window), out);
            }
        } else {
            throw SimpleJsonException.badRequest(
                    "'" + Texts.abridged(((Literal) expression).text()) + "' is a constant, not a series");
        }
    }

    /**
     * The longest step of an expression's series. It is looked at once for each, because who asks evaluates again, for a longer time; calls
     * inside each other would double the work each time.
     */
    long longestStepMillis(Expression expression, Window window) {
        Long known = steps.get(expression);
        if (known == null) {
            long[] longest = {0};
            evaluate(
                    expression,
                    window,
                    series -> longest[0] =
                            Math.max(longest[0], series.points().get().stepMillis()));
            known = longest[0];
            steps.put(expression, known);
        }
        return known;
    }

    private static List<TagCondition> conditions(Call call) {
        List<TagCondition> conditions = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            if (!(argument instanceof Literal literal) || literal.kind() != Literal.Kind.TEXT) {
                throw SimpleJsonException.badRequest(
                        "function 'seriesByTag': expected conditions in quotes, such as seriesByTag('name=cpu', 'host=~web.*')");
            }
            conditions.add(TagCondition.of(literal.text()));
        }
        if (conditions.isEmpty() || !call.named().isEmpty()) {
            throw SimpleJsonException.badRequest(
                    "function 'seriesByTag': expected at least one condition, such as seriesByTag('name=cpu', 'host=~web.*')");
        }
        if (conditions.stream().allMatch(TagCondition::acceptsNothing)) {
            throw SimpleJsonException.badRequest(
                    "function 'seriesByTag': at least one condition has to demand a value, such as" + " 'name=cpu'; "
                            + Texts.abridged(call.text()) + " would accept every series");
        }
        return conditions;
    }
}
