// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.AdhocFilter;
import dev.simplejson.model.AdhocFilter.Operator;
import dev.simplejson.model.SimpleJsonException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ad-hoc filters as conditions with bound values. The engine applies the filters again to the labels and columns of the answer, so
 * a condition may let through too much there; it never leaves out what the engine would keep.
 */
final class Filters {
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
                        + "' is not one of its labels; use = or != with it, or ask for the table");
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
                    && number(filter.value()) == null) {
                fixed.putIfAbsent(column, filter.value());
            }
        }
        return fixed;
    }

    private @Nullable BoundSql condition(AdhocFilter filter, TableColumn column) {
        if (column.kind().isNumber()) {
            return numberCondition(filter, column);
        }
        return column.kind() == TableColumn.Kind.TEXT ? textCondition(filter, column) : null;
    }

    private @Nullable BoundSql textCondition(AdhocFilter filter, TableColumn column) {
        boolean exact = filter.values().stream().allMatch(value -> number(value) == null);
        // "1" is the same as "1.0" to the engine, which the database cannot know. Where the engine does not see the
        // column, the
        // text decides.
        if (!exact && (wholeTable || relation.labels().contains(column))) {
            return null;
        }
        return switch (filter.operator()) {
            case EQUAL, ONE_OF -> in(column.quoted(), filter.values());
            case NOT_EQUAL, NOT_ONE_OF -> notIn(column.quoted(), filter.values());
            default -> null;
        };
    }

    private @Nullable BoundSql numberCondition(AdhocFilter filter, TableColumn column) {
        List<Double> numbers = new ArrayList<>();
        for (String value : filter.values()) {
            Double number = number(value);
            if (number == null) {
                return null;
            }
            numbers.add(number);
        }
        Operator operator = filter.operator();
        return switch (operator) {
            case EQUAL, ONE_OF -> in(column.quoted(), numbers);
            case NOT_EQUAL, NOT_ONE_OF -> notIn(column.quoted(), numbers);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                new BoundSql()
                        .sql(dialect.number(column.quoted(), column.kind()))
                        .sql(" " + operator.symbol() + " ")
                        .bind(numbers.get(0));
            case MATCHES, NOT_MATCHES -> null;
        };
    }

    private static BoundSql in(String column, List<?> values) {
        if (values.isEmpty()) {
            return new BoundSql().sql("1 = 0");
        }
        return new BoundSql().sql(column).sql(" IN (").bindAll(values).sql(")");
    }

    private static BoundSql notIn(String column, List<?> values) {
        if (values.isEmpty()) {
            return new BoundSql().sql("1 = 1");
        }
        BoundSql sql = new BoundSql().sql("(").sql(column).sql(" NOT IN (").bindAll(values);
        return sql.sql(") OR ").sql(column).sql(" IS NULL)");
    }

    private static @Nullable Double number(String text) {
        try {
            return new BigDecimal(text.strip()).doubleValue();
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
