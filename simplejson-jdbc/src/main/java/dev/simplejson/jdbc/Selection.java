// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.spi.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a relation that one query is about: where they are, in which range, which filters hold. Immutable. */
final class Selection {
    private final Relation relation;
    private final Query query;
    private final Dialect dialect;
    private final BoundSql filters;

    Selection(Relation relation, Query query, Dialect dialect, boolean wholeTable) {
        this.relation = relation;
        this.query = query;
        this.dialect = dialect;
        this.filters = new Filters(relation, dialect, wholeTable).conditions(query.filters());
    }

    Relation relation() {
        return relation;
    }

    Query query() {
        return query;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Starts a statement: {@code SELECT what FROM … WHERE …}. */
    BoundSql select(String what) {
        return addFrom(new BoundSql().sql("SELECT ").sql(what));
    }

    /** Adds where the rows are and which. */
    BoundSql addFrom(BoundSql sql) {
        sql.sql(" FROM ");
        NamedSql written = relation.query();
        if (written == null) {
            sql.sql(String.valueOf(relation.source()));
        } else {
            sql.sql("(").add(written.bind(this::addParameter)).sql(") AS source");
        }
        sql.sql(" WHERE ");
        relation.codec().addRange(sql, dialect, relation.time().quoted(), query.range());
        if (!filters.isEmpty()) {
            sql.sql(" AND ").add(filters);
        }
        return sql;
    }

    private void addParameter(String name, BoundSql sql) {
        switch (name) {
            case "from" -> relation.codec().addStart(sql, dialect, query.range().fromEpochMillis());
            case "to" -> relation.codec().addEnd(sql, dialect, query.range().toEpochMillis());
            case "interval" ->
                sql.bind(
                        dialect.bigintParameter(),
                        relation.codec().lengthOf(query.interval().toMillis()));
            case "maxDataPoints" ->
                sql.bind(dialect.bigintParameter(), (long) query.maxDataPointsOr(Integer.MAX_VALUE));
            case "filters" -> sql.add(filters.isEmpty() ? new BoundSql().sql("1 = 1") : filters);
            default -> throw new AssertionError(name);
        }
    }

    /** Adds the condition that labels have given values. */
    void addLabels(BoundSql sql, List<@Nullable Object> values) {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            sql.sql(i == 0 ? "" : " AND ").sql(relation.labels().get(i).quoted());
            if (value == null) {
                sql.sql(" IS NULL");
            } else {
                sql.sql(" = ").bind(value);
            }
        }
    }

    /** The labels' columns, each with a comma behind it. */
    String labelColumns() {
        StringBuilder columns = new StringBuilder();
        relation.labels().forEach(label -> columns.append(label.quoted()).append(", "));
        return columns.toString();
    }

    String order() {
        return relation.codec().order(dialect, relation.time().quoted());
    }
}
