// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.List;
import java.util.Objects;

/**
 * One condition of a dashboard's ad-hoc filter variable.
 *
 * @param key the name of the label or column
 * @param operator how to compare
 * @param values what to compare with: exactly one, but any number for {@link Operator#ONE_OF} and
 *     {@link Operator#NOT_ONE_OF}. Always text, as Grafana sends them
 */
public record AdhocFilter(String key, Operator operator, List<String> values) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if an operator that takes one value has another number of them
     */
    public AdhocFilter {
        Objects.requireNonNull(key, "key is null");
        values = List.copyOf(values);
        if (!operator.takesList() && values.size() != 1) {
            throw new IllegalArgumentException(
                    "filter '" + key + " " + operator.symbol() + "' has " + values.size() + " values; expected one");
        }
    }

    /** A condition with one value. */
    public static AdhocFilter of(String key, Operator operator, String value) {
        return new AdhocFilter(key, operator, List.of(value));
    }

    /** The value, the first if there are several; empty text if there is none. */
    public String value() {
        return values.isEmpty() ? "" : values.get(0);
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
