// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;
import dev.simplejson.jdbc.discovery.Lookup;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.SimpleJsonException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ad-hoc filters as conditions with bound values. The engine applies the filters again to the labels and columns of the answer, so
 * a condition may let through too much there; it never leaves out what the engine would keep.
 */
final class Filters {
    /** Longer numbers are texts to the engine, too. */
    private static final int MOST_DIGITS = 64;

    private static final BigDecimal LARGEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Relation relation;
    private final Dialect dialect;
    private final boolean wholeTable;

    /** @param wholeTable whether the answer has all columns, so that the engine can apply every filter */
    Filters(Relation relation, Dialect dialect, boolean wholeTable) {
        this.relation = relation;
        this.dialect = dialect;
        this.wholeTable = wholeTable;
    }

    /** The conditions with AND between them; empty if there are none. Filters on what is no column here are left out. */
    BoundSql conditions(List<AdhocFilter> filters) {
        BoundSql all = new BoundSql();
        for (AdhocFilter filter : filters) {
            TableColumn column = relation.column(filter.key());
            if (column == null || column.equals(relation.time())) {
                continue;
            }
            BoundSql condition = condition(filter, column);
            if (condition != null) {
                all.sql(all.isEmpty() ? "" : " AND ").add(condition);
            } else if (!wholeTable && !relation.labels().contains(column)) {
                throw SimpleJsonException.badRequest("filter '" + filter.key() + " "
                        + filter.operator().symbol() + " " + filter.value()
                        + "' cannot be applied to a series of " + relation.description() + ", because '" + filter.key()
                        + "' is not one of its labels; "
                        + (column.kind() == TableColumn.Kind.TEXT || column.kind() == TableColumn.Kind.SYMBOL
                                ? "use = or != with it, or ask for the table"
                                : "ask for the table, or set it as one"));
            }
        }
        return all;
    }

    /** The labels that can have one value only, and which. */
    Map<TableColumn, String> fixedLabels(List<AdhocFilter> filters) {
        Map<TableColumn, String> fixed = new LinkedHashMap<>();
        for (AdhocFilter filter : filters) {
            TableColumn column = relation.column(filter.key());
            boolean one = filter.operator() == Operator.EQUAL
                    || filter.operator() == Operator.ONE_OF && filter.values().size() == 1;
            // A number has other spellings.
            if (column != null
                    && one
                    && dialect.isLabelExact()
                    && relation.labels().contains(column)
                    && column.kind() == TableColumn.Kind.TEXT
                    && !filter.value().isEmpty()
                    && number(filter.value()) == null) {
                fixed.putIfAbsent(column, filter.value());
            }
        }
        return fixed;
    }

    private @Nullable BoundSql condition(AdhocFilter filter, TableColumn column) {
        Lookup lookup = relation.lookups().get(column);
        if (lookup != null && !lookup.areIds(filter.values())) {
            boolean one = filter.operator() == Operator.EQUAL || filter.operator() == Operator.ONE_OF;
            List<Number> ids = lookup.ids(filter.values()).stream()
                    .map(Filters::number)
                    .filter(Objects::nonNull)
                    .toList();
            // The engine applies the rest to the texts by which the label is shown.
            return one && column.kind().isNumber() ? in(column.quoted(), " IN (", ids) : new BoundSql().sql("1 = 1");
        }
        BoundSql condition = column.kind().isNumber() ? numberCondition(filter, column) : textCondition(filter, column);
        if (condition == null && relation.labels().contains(column)) {
            // A row without the label gives a series without it, to which the engine cannot apply the filter.
            condition = new BoundSql().sql("1 = 1");
        }
        if (condition == null) {
            return null;
        }
        boolean acceptsNull = filter.matches(null);
        BoundSql sql = new BoundSql().sql("(").add(condition).sql(acceptsNull ? " OR " : " AND ");
        return sql.sql(column.quoted()).sql(acceptsNull ? " IS NULL)" : " IS NOT NULL)");
    }

    private @Nullable BoundSql textCondition(AdhocFilter filter, TableColumn column) {
        boolean symbol = column.kind() == TableColumn.Kind.SYMBOL;
        if (column.kind() != TableColumn.Kind.TEXT && !symbol) {
            return null;
        }
        boolean exact = filter.values().stream().allMatch(value -> number(value) == null);
        // "1" is the same as "1.0" to the engine, which the database cannot know. Where the engine does not see the
        // column, the text decides.
        if (!exact && (wholeTable || relation.labels().contains(column))) {
            return null;
        }
        boolean size = filter.values().stream().anyMatch(TextSize::isOne);
        String text = symbol ? dialect.symbolText(column) : size ? dialect.label(column) : dialect.exactText(column);
        return switch (filter.operator()) {
            case EQUAL, ONE_OF -> in(text, " IN (", filter.values());
            case NOT_EQUAL, NOT_ONE_OF -> in(text, " NOT IN (", filter.values());
            default -> null;
        };
    }

    private @Nullable BoundSql numberCondition(AdhocFilter filter, TableColumn column) {
        List<Number> numbers = new ArrayList<>();
        for (String value : filter.values()) {
            Number number = number(value);
            if (number == null) {
                return null;
            }
            numbers.add(number);
        }
        Operator operator = filter.operator();
        return switch (operator) {
            case EQUAL, ONE_OF -> in(column.quoted(), " IN (", numbers);
            case NOT_EQUAL, NOT_ONE_OF -> in(column.quoted(), " NOT IN (", numbers);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                new BoundSql()
                        .sql(dialect.compared(column))
                        .sql(" " + operator.symbol() + " ")
                        .bind(numbers.get(0));
            case MATCHES, NOT_MATCHES -> null;
        };
    }

    private BoundSql in(String column, String operator, List<?> values) {
        if (values.isEmpty()) {
            return new BoundSql().sql(operator.equals(" IN (") ? "1 = 0" : "1 = 1");
        }
        BoundSql sql = new BoundSql().sql(column).sql(operator);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            sql.sql(i == 0 ? "" : ", ").bind(value instanceof String text ? dialect.textParameter(text) : "?", value);
        }
        return sql.sql(")");
    }

    /** A whole number as a {@code Long}, because a double cannot tell all of them apart; null if it is no number. */
    private static @Nullable Number number(String text) {
        if (text.length() > MOST_DIGITS) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip()).stripTrailingZeros();
            if (number.scale() <= 0 && number.abs().compareTo(LARGEST_LONG) <= 0) {
                return number.longValueExact();
            }
            return number.doubleValue();
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
