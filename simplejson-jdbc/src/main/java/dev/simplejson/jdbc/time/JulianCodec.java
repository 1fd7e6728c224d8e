// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Julian days as numbers with a fraction. A double holds them to 0.04 ms today, so the nearest millisecond is exact. */
record JulianCodec() implements TimeCodec {
    /** The Julian day of the Unix epoch; https://www.sqlite.org/lang_datefunc.html. */
    private static final double EPOCH = 2_440_587.5;

    private static final double MILLIS_PER_DAY = 86_400_000.0;

    @Override
    public String selected(Dialect dialect, String column) {
        return column;
    }

    @Override
    public long read(ResultSet rows, int index, Dialect dialect) throws SQLException {
        double day = rows.getDouble(index);
        return Double.isNaN(day) || rows.wasNull()
                ? UNREADABLE
                : (long) Math.floor((day - EPOCH) * MILLIS_PER_DAY + 0.5);
    }

    @Override
    public void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range) {
        // A millisecond to either side covers what the double cannot hold.
        sql.sql(column).sql(" >= ").bind(day(range.fromEpochMillis() - 1.0));
        sql.sql(" AND ").sql(column).sql(" <= ").bind(day(range.toEpochMillis() + 1.0));
    }

    @Override
    public boolean countsInDatabase(Dialect dialect) {
        return dialect.floorsNumbers();
    }

    @Override
    public void addMillisSince(BoundSql sql, Dialect dialect, String column, long fromEpochMillis) {
        sql.sql("(")
                .sql(dialect.floor("(" + column + " - 2440587.5) * 86400000.0 + 0.5"))
                .sql(" - ");
        sql.bind(dialect.bigintParameter(), fromEpochMillis).sql(")");
    }

    @Override
    public void addStart(BoundSql sql, Dialect dialect, long epochMillis) {
        sql.bind(day(epochMillis - 0.5));
    }

    @Override
    public void addEnd(BoundSql sql, Dialect dialect, long epochMillis) {
        sql.bind(day(epochMillis + 0.5));
    }

    private static double day(double epochMillis) {
        return epochMillis / MILLIS_PER_DAY + EPOCH;
    }
}
