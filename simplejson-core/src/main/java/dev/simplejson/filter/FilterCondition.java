// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.filter;

import dev.simplejson.filter.AdhocFilter.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One ad-hoc filter, ready to look at cells and labels. Immutable and thread-safe. */
public final class FilterCondition {
    private final Operator operator;
    private final Operand operand;
    private final Set<String> texts;
    private final List<Operand> numbers;
    private final @Nullable LinearPattern pattern;

    private FilterCondition(AdhocFilter filter, @Nullable LinearPattern pattern) {
        this.operator = filter.operator();
        this.operand = Operand.of(filter.value());
        this.texts = new HashSet<>(filter.values());
        this.numbers = filter.values().stream()
                .map(Operand::of)
                .filter(Operand::isNumber)
                .toList();
        this.pattern = pattern;
    }

    /** Compiles the regular expression if there is one. */
    static FilterCondition of(AdhocFilter filter) {
        boolean regular = filter.operator() == Operator.MATCHES || filter.operator() == Operator.NOT_MATCHES;
        return new FilterCondition(filter, regular ? compile(filter) : null);
    }

    private static LinearPattern compile(AdhocFilter filter) {
        return LinearPattern.compile(filter.value(), "the filter on '" + filter.key() + "'");
    }

    /** Whether a label or a cell satisfies it. */
    boolean accepts(@Nullable Object cell) {
        Operand value = Operand.of(cell);
        return switch (operator) {
            case EQUAL, ONE_OF -> equalsAny(value);
            case NOT_EQUAL, NOT_ONE_OF -> !equalsAny(value);
            case MATCHES -> matches(value);
            case NOT_MATCHES -> !matches(value);
            case LESS -> value.isPresent() && value.compareTo(operand) < 0;
            case LESS_OR_EQUAL -> value.isPresent() && value.compareTo(operand) <= 0;
            case GREATER -> value.isPresent() && value.compareTo(operand) > 0;
            case GREATER_OR_EQUAL -> value.isPresent() && value.compareTo(operand) >= 0;
        };
    }

    private boolean equalsAny(Operand value) {
        if (texts.contains(value.text())) {
            return true;
        }
        if (value.isNumber()) {
            for (Operand number : numbers) {
                if (value.compareTo(number) == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean matches(Operand value) {
        return pattern != null && pattern.matches(value.text());
    }
}
