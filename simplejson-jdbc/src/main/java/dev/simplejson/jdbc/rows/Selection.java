// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.discovery.Lookup;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.discovery.Source;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a relation that one query is about: where they are, in which range, which filters hold. Immutable. */
public final class Selection {
    private final Relation relation;
    private final Query query;
    private final Dialect dialect;
    private final BoundSql filters;
    private final Map<TableColumn, String> fixedLabels;
    private final List<TableColumn> openLabels;

    public Selection(Relation relation, Query query, Dialect dialect, boolean wholeTable) {
        this.relation = relation;
        this.query = query;
        this.dialect = dialect;
        Filters conditions = new Filters(relation, dialect, wholeTable);
        this.filters = conditions.conditions(query.filters());
        this.fixedLabels = conditions.fixedLabels(query.filters());
        this.openLabels = relation.labels().stream()
                .filter(label -> !fixedLabels.containsKey(label))
                .toList();
    }

    public Relation relation() {
        return relation;
    }

    public Query query() {
        return query;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Labels that have the same value in all rows, because a filter wants it so: there is no need to read them. */
    public Map<TableColumn, String> fixedLabels() {
        return fixedLabels;
    }

    /** The other labels. */
    public List<TableColumn> openLabels() {
        return openLabels;
    }

    /** Starts a statement: {@code SELECT what FROM … WHERE …}. */
    public BoundSql select(String what) {
        return addFrom(new BoundSql().sql("SELECT ").sql(what));
    }

    /** Adds where the rows are and which. */
    public BoundSql addFrom(BoundSql sql) {
        new Source(relation, query, dialect, filters).addTo(sql.sql(" FROM "));
        addRange(sql.sql(" WHERE "));
        return addFilters(sql);
    }

    private BoundSql addFilters(BoundSql sql) {
        if (!filters.isEmpty()) {
            sql.sql(" AND ").add(filters);
        }
        fixedLabels.forEach((label, value) -> sql.sql(" AND ").bind(dialect.isLabel(label, value), value));
        return sql;
    }

    /** What is before the earliest time of a relation stands for "never" or is broken. */
    private void addRange(BoundSql sql) {
        TimeRange range = query.range();
        if (range.toEpochMillis() < relation.earliestMillis()) {
            sql.sql("1 = 0");
            return;
        }
        long first = range.fromEpochMillis();
        if (relation.mayGroupBefore()) {
            // What begins before is told; the query itself says since when it groups.
            first = Math.min(first, Source.EVER.fromEpochMillis());
        }
        long from = Math.max(first, relation.earliestMillis());
        addRange(sql, new TimeRange(from, range.toEpochMillis()));
    }

    private void addRange(BoundSql sql, TimeRange range) {
        relation.codec().addRange(sql, dialect, relation.time().quoted(), range);
    }

    /** The times of some rows, whatever the query asks for: of all, or of those in a range by the condition that series have. */
    BoundSql times(@Nullable TimeRange range, Query whole, int most) {
        BoundSql sql = new BoundSql()
                .sql("SELECT ")
                .sql(relation.codec().selected(dialect, relation.time().quoted()))
                .sql(" FROM ");
        Source.ofAll(relation, whole, dialect).addTo(sql).sql(" WHERE ");
        if (range == null) {
            sql.sql(relation.time().quoted()).sql(" IS NOT NULL");
        } else {
            addRange(sql, range);
        }
        return sql.sql(dialect.limit(most)).atMost(most);
    }

    /** Whether the range holds times before the relation's earliest, which are left out. */
    boolean isCutAtEarliest() {
        return query.range().fromEpochMillis() < relation.earliestMillis();
    }

    /** The texts by which a label is shown; null if it is shown as it is, as it is to whoever filters by ids. */
    @Nullable
    Lookup lookup(TableColumn label) {
        Lookup lookup = relation.lookups().get(label);
        boolean byId = lookup != null
                && query.filters().stream()
                        .anyMatch(filter -> filter.key().equals(label.name()) && lookup.areIds(filter.values()));
        return byId ? null : lookup;
    }

    /** The condition that the open labels have given values. */
    public BoundSql labels(List<@Nullable Object> values) {
        BoundSql sql = new BoundSql();
        for (int i = 0; i < values.size(); i++) {
            TableColumn label = openLabels.get(i);
            Object value = values.get(i);
            sql.sql(i == 0 ? "" : " AND ");
            if (value == null) {
                sql.sql(label.quoted()).sql(" IS NULL");
            } else {
                sql.bind(dialect.isLabel(label, value), value);
            }
        }
        return sql;
    }

    public String order() {
        return relation.codec().order(dialect, relation.time().quoted());
    }
}
