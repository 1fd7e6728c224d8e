// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.filter;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One condition of a dashboard's ad-hoc filter variable. Immutable and thread-safe. */
public final class AdhocFilter {
    private final String key;
    private final Operator operator;
    private final List<String> values;
    private @Nullable FilterCondition condition;

    /**
     * A condition.
     *
     * @param key the name of the label or column
     * @param operator how to compare
     * @param values what to compare with: exactly one, but any number for {@link Operator#ONE_OF} and {@link Operator#NOT_ONE_OF}
     * @throws IllegalArgumentException if an operator that takes one value has another number of them
     */
    public AdhocFilter(String key, Operator operator, List<String> values) {
        this.key = Objects.requireNonNull(key, "key is null");
        this.operator = operator;
        this.values = List.copyOf(values);
        if (!operator.takesList() && values.size() != 1) {
            throw new IllegalArgumentException(
                    "filter '" + key + " " + operator.symbol() + "' has " + values.size() + " values; expected one");
        }
    }

    /** A condition with one value. */
    public static AdhocFilter of(String key, Operator operator, String value) {
        return new AdhocFilter(key, operator, List.of(value));
    }

    /** The name of the label or column. */
    public String key() {
        return key;
    }

    /** How to compare. */
    public Operator operator() {
        return operator;
    }

    /** What to compare with. Always text, as Grafana sends it. */
    public List<String> values() {
        return values;
    }

    /**
     * Whether a label or a cell satisfies the condition, as the engine itself decides it. Two numbers are compared by value, anything else
     * as text, case-sensitive; a number counts as one in a text, too. No value, null or NaN, is the empty text, but neither smaller nor
     * larger than anything.
     *
     * @param value text, a number, or null for "no value"
     * @throws SimpleJsonException of kind {@link ErrorKind#BAD_REQUEST} if a regular expression is not one in RE2 syntax, or too large
     */
    public boolean matches(@Nullable Object value) {
        return condition().accepts(value);
    }

    /**
     * Checks the regular expression, if there is one.
     *
     * @throws SimpleJsonException as {@link #matches}
     */
    public void check() {
        condition();
    }

    private FilterCondition condition() {
        FilterCondition known = condition;
        if (known == null) { // Threads may make it twice; both are the same.
            known = FilterCondition.of(this);
            condition = known;
        }
        return known;
    }

    /** The value, the first if there are several; empty text if there is none. */
    public String value() {
        return values.isEmpty() ? "" : values.get(0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AdhocFilter filter
                && key.equals(filter.key)
                && operator == filter.operator
                && values.equals(filter.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, operator, values);
    }

    @Override
    public String toString() {
        return "AdhocFilter[" + key + " " + operator.symbol() + " " + values + "]";
    }

    /** How a filter compares; Grafana's ten operators. */
    public enum Operator {
        /** The same text, or the same number when both are numbers. */
        EQUAL("="),
        /** The opposite of {@link #EQUAL}. */
        NOT_EQUAL("!="),
        /** Smaller: by number when both are numbers, else by text. */
        LESS("<"),
        /** Smaller or the same. */
        LESS_OR_EQUAL("<="),
        /** Larger: by number when both are numbers, else by text. */
        GREATER(">"),
        /** Larger or the same. */
        GREATER_OR_EQUAL(">="),
        /** The whole text matches a regular expression in RE2 syntax. */
        MATCHES("=~"),
        /** The opposite of {@link #MATCHES}. */
        NOT_MATCHES("!~"),
        /** Equal to one of several values. */
        ONE_OF("=|"),
        /** Equal to none of several values. */
        NOT_ONE_OF("!=|");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** The operator as Grafana writes it. */
        public String symbol() {
            return symbol;
        }

        /** Whether it compares with a list of values. */
        public boolean takesList() {
            return this == ONE_OF || this == NOT_ONE_OF;
        }
    }
}
