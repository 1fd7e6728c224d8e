// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.call;

import dev.simplejson.graphite.series.Budget;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Expression;
import dev.simplejson.graphite.target.Expression.Literal;
import dev.simplejson.graphite.target.Interval;
import dev.simplejson.graphite.target.TargetParser;
import dev.simplejson.graphite.target.Texts;
import dev.simplejson.graphite.target.Window;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call of a function: its arguments by parameter, checked before anything is evaluated. Serves one request. */
public final class Invocation {
    private final GraphiteFunction function;
    private final Evaluator evaluator;
    private final Window window;
    private final Map<String, List<Expression>> arguments;

    private Invocation(
            GraphiteFunction function, Evaluator evaluator, Window window, Map<String, List<Expression>> arguments) {
        this.function = function;
        this.evaluator = evaluator;
        this.window = window;
        this.arguments = arguments;
    }

    /**
     * Gives each argument its parameter.
     *
     * @throws SimpleJsonException of kind {@code BAD_REQUEST} if one is missing, is one too many, or is of the wrong type
     */
    static Invocation of(Expression.Call call, GraphiteFunction function, Evaluator evaluator, Window window) {
        Map<String, List<Expression>> arguments = new HashMap<>();
        Invocation invocation = new Invocation(function, evaluator, window, arguments);
        List<Parameter> parameters = function.parameters();
        int index = 0;
        for (Expression argument : call.arguments()) {
            if (index >= parameters.size()) {
                throw invocation.failure("it takes " + countOf(parameters.size()) + ", not "
                        + call.arguments().size());
            }
            Parameter parameter = parameters.get(index);
            arguments
                    .computeIfAbsent(parameter.name(), none -> new ArrayList<>())
                    .add(argument);
            index += parameter.multiple() ? 0 : 1;
        }
        call.named().forEach((name, argument) -> {
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                throw invocation.failure("it has no argument '" + Texts.abridged(name) + "'");
            }
            if (arguments.put(name, List.of(argument)) != null) {
                throw invocation.failure("'" + name + "' is given twice");
            }
        });
        parameters.forEach(invocation::check);
        return invocation;
    }

    private static String countOf(int arguments) {
        return arguments == 1 ? "one argument" : "at most " + arguments + " arguments";
    }

    private void check(Parameter parameter) {
        List<Expression> given = given(parameter.name());
        if (given.isEmpty() && parameter.required()) {
            throw failure(
                    "'" + parameter.name() + "' is missing, " + parameter.type().description());
        }
        for (Expression argument : given) {
            if (!isNone(argument) || parameter.required()) {
                check(parameter, argument);
            }
        }
    }

    private void check(Parameter parameter, Expression argument) {
        boolean accepted = switch (parameter.type()) {
            case SERIES, SERIES_LISTS -> !(argument instanceof Literal);
            case TEXT, AGGREGATION -> argument instanceof Literal literal && literal.kind() == Literal.Kind.TEXT;
            case NUMBER -> numberOf(argument) != null;
            case WHOLE_NUMBER, NODE -> wholeNumberOf(argument) != null;
            case LIMIT -> wholeNumberOf(argument) != null || isInfinity(argument);
            case FLAG -> flagOf(argument) != null;
            case NODE_OR_TAG ->
                wholeNumberOf(argument) != null
                        || argument instanceof Literal literal && literal.kind() == Literal.Kind.TEXT;
            case INTERVAL -> Interval.of(argument) != null;
            case COUNT_OR_INTERVAL ->
                Interval.of(argument) != null || argument instanceof Literal literal && isNumberLiteral(literal);
            case ANY -> !(argument instanceof Literal literal) || isNumberLiteral(literal);
        };
        if (!accepted) {
            throw failure("'" + parameter.name() + "' is " + shown(argument) + "; expected "
                    + parameter.type().description());
        }
        if (!parameter.options().isEmpty()
                && argument instanceof Literal literal
                && !parameter.options().contains(literal.text())) {
            throw failure("'" + parameter.name() + "' is '" + Texts.abridged(literal.text()) + "'; expected one of "
                    + String.join(", ", parameter.options()));
        }
    }

    private static String shown(Expression argument) {
        if (argument instanceof Literal literal) {
            return literal.kind() == Literal.Kind.TEXT
                    ? "the text '" + Texts.abridged(literal.text()) + "'"
                    : Texts.abridged(literal.text());
        }
        return argument instanceof Expression.Path path ? "the path " + Texts.abridged(path.text()) : "a function";
    }

    /** A refusal of this call that says how the function is called. */
    public SimpleJsonException failure(String reason) {
        return SimpleJsonException.badRequest(
                "function '" + function.name() + "': " + reason + "; it is called as " + function.usage());
    }

    private List<Expression> given(String parameter) {
        return arguments.getOrDefault(parameter, List.of());
    }

    private @Nullable Expression one(String parameter) {
        List<Expression> given = given(parameter);
        return given.isEmpty() || isNone(given.get(0)) ? null : given.get(0);
    }

    public boolean has(String parameter) {
        return one(parameter) != null;
    }

    /** The time that is asked for. */
    public Window window() {
        return window;
    }

    /** The bounds of the request. */
    public Budget budget() {
        return evaluator.budget();
    }

    /** Which share of the values of a row has to be there. */
    public double xFilesFactor() {
        return evaluator.xFilesFactor();
    }

    /** Evaluates all arguments of a parameter, in the order written. */
    public void each(String parameter, Consumer<Series> out) {
        eachIn(window, parameter, out);
    }

    /** Evaluates all arguments of a parameter for another time. */
    public void eachIn(Window other, String parameter, Consumer<Series> out) {
        for (Expression argument : given(parameter)) {
            if (!isNone(argument)) {
                evaluator.evaluate(argument, other, out);
            }
        }
    }

    /** Has every series that some work reads refused if there is a warning of it. */
    public void refuseDoubtsWithin(Runnable work) {
        evaluator.doubts().refuseWithin(work);
    }

    /** All series of a parameter at once. */
    public List<Series> all(String parameter) {
        List<Series> all = new ArrayList<>();
        each(parameter, all::add);
        return all;
    }

    /** The longest step of a parameter's series, in milliseconds; 0 if there are none. */
    public long longestStepMillis(String parameter) {
        Expression argument = one(parameter);
        return argument == null ? 0 : evaluator.longestStepMillis(argument, window);
    }

    public String text(String parameter) {
        return one(parameter) instanceof Literal literal ? literal.text() : "";
    }

    /** The number as it is written, if it is one: {@code 5} and {@code 5.0} are named differently. */
    @Nullable
    public Literal constant(String parameter) {
        return one(parameter) instanceof Literal literal ? literal : null;
    }

    public double number(String parameter, double otherwise) {
        Expression argument = one(parameter);
        Double number = argument == null ? null : numberOf(argument);
        return number == null ? otherwise : number;
    }

    public long wholeNumber(String parameter, long otherwise) {
        Expression argument = one(parameter);
        Long number = argument == null ? null : wholeNumberOf(argument);
        return number == null ? otherwise : number;
    }

    public boolean flag(String parameter) {
        Expression argument = one(parameter);
        return argument != null && Boolean.TRUE.equals(flagOf(argument));
    }

    /** The interval; null if the argument is none, or is not given. */
    @Nullable
    public Interval interval(String parameter) {
        Expression argument = one(parameter);
        return argument == null ? null : Interval.of(argument);
    }

    /** The nodes or tags that a series is to be named by. */
    public List<NodeOrTag> nodes(String parameter) {
        return given(parameter).stream()
                .map(argument -> {
                    Long node = argument instanceof Literal literal && literal.kind() == Literal.Kind.TEXT
                            ? null
                            : wholeNumberOf(argument);
                    return node == null
                            ? NodeOrTag.tag(((Literal) argument).text())
                            : NodeOrTag.node((int) Math.max(-1000, Math.min(node, 1000)));
                })
                .toList();
    }

    private static boolean isNone(Expression argument) {
        return argument instanceof Literal literal && literal.kind() == Literal.Kind.NONE;
    }

    /** Bare, or in the quotes that an editor puts around what it does not take for a number. */
    private static boolean isInfinity(Expression argument) {
        return argument instanceof Literal literal
                && (literal.kind() == Literal.Kind.INFINITY
                        || literal.kind() == Literal.Kind.TEXT && literal.text().equalsIgnoreCase("inf"));
    }

    private static boolean isNumberLiteral(Literal literal) {
        return literal.kind() == Literal.Kind.INTEGER || literal.kind() == Literal.Kind.DECIMAL;
    }

    /** A number or infinity, in quotes or not, or a truth value. */
    private static @Nullable Double numberOf(Expression argument) {
        if (!(argument instanceof Literal literal)) {
            return null;
        }
        return switch (literal.kind()) {
            case INTEGER, DECIMAL -> Double.valueOf(literal.text());
            case TEXT ->
                TargetParser.isNumber(literal.text())
                        ? Double.valueOf(literal.text())
                        : isInfinity(argument) ? Double.POSITIVE_INFINITY : null;
            case BOOLEAN -> literal.text().equals("true") ? 1.0 : 0.0;
            case INFINITY -> Double.POSITIVE_INFINITY;
            case NONE -> null;
        };
    }

    private static @Nullable Long wholeNumberOf(Expression argument) {
        Double number = argument instanceof Literal literal
                        && (literal.kind() == Literal.Kind.INTEGER || literal.kind() == Literal.Kind.TEXT)
                ? numberOf(argument)
                : null;
        return number == null || number != Math.rint(number) || Math.abs(number) > 1e15 ? null : number.longValue();
    }

    private static @Nullable Boolean flagOf(Expression argument) {
        if (!(argument instanceof Literal literal)) {
            return null;
        }
        return switch (literal.text().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }
}
