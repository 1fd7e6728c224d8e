// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.jdbc.sql.NamedSql;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.time.Instant;

/**
 * Where the rows of a relation are, as it is written behind {@code FROM}: the table, or the query in parentheses.
 *
 * @param query what gives the parameters of a written query their values
 * @param filters the conditions that stand for {@code :filters}; may be empty
 */
public record Source(Relation relation, Query query, Dialect dialect, BoundSql filters) {
    /** Every time that a database and a text can hold. */
    public static final TimeRange EVER = new TimeRange(
            Instant.parse("0001-01-02T00:00:00Z").toEpochMilli(),
            Instant.parse("9999-12-30T00:00:00Z").toEpochMilli());

    /** All rows, whatever filters there are. */
    public static Source ofAll(Relation relation, Query query, Dialect dialect) {
        return new Source(relation, query, dialect, new BoundSql());
    }

    /** Adds the table, or the query. */
    public BoundSql addTo(BoundSql sql) {
        NamedSql written = relation.query();
        return written == null
                ? sql.sql(String.valueOf(relation.source()))
                : sql.sql("(").add(written.bind(this::addParameter)).sql(") sj_source");
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
}
