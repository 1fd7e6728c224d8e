// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import dev.simplejson.transform.Thinner;

/**
 * The columns into which a range is cut for thinning. The same as the engine's, so that it makes the same points of what the database
 * leaves as of everything: column {@code c} of {@code n} starts {@code c * length / n} milliseconds after the range does.
 */
record ThinningGrid(long fromEpochMillis, long length, int columns) {
    /** Ranges up to that are counted without overflow: the times that JavaScript knows. */
    private static final long FARTHEST_MILLIS = 8_640_000_000_000_000L;

    static boolean fits(TimeRange range, int maxDataPoints) {
        return range.fromEpochMillis() >= -FARTHEST_MILLIS
                && range.toEpochMillis() <= FARTHEST_MILLIS
                && range.durationMillis() < Long.MAX_VALUE / Thinner.columns(maxDataPoints) - 1;
    }

    static ThinningGrid of(TimeRange range, int maxDataPoints) {
        return new ThinningGrid(range.fromEpochMillis(), range.durationMillis(), Thinner.columns(maxDataPoints));
    }

    /** Adds the column of a time, given by the milliseconds since the start of the range. */
    void addColumn(BoundSql sql, Dialect dialect, String millis) {
        BoundSql dividend =
                new BoundSql().sql("((").sql(millis).sql(" + 1) * ").bind(dialect.bigintParameter(), (long) columns);
        dividend.sql(" - 1)");
        sql.sql("CASE WHEN ")
                .sql(millis)
                .sql(" < ")
                .bind(dialect.bigintParameter(), length)
                .sql(" THEN ");
        dialect.addQuotient(sql, dividend, length);
        // The end of the range belongs to the last column.
        sql.sql(" ELSE ").bind(dialect.bigintParameter(), columns - 1L).sql(" END");
    }
}
