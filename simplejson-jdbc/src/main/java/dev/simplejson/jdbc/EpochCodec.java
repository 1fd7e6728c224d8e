// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Numbers that count from the Unix epoch.
 *
 * @param unitsPerMilli how many units are a millisecond; 1 for seconds
 * @param millisPerUnit how many milliseconds a unit is; 1 for units smaller than that
 * @param fractional whether the numbers may have a fraction, as seconds often do
 */
record EpochCodec(long unitsPerMilli, long millisPerUnit, boolean fractional) implements TimeCodec {
    @Override
    public String selected(Dialect dialect, String column) {
        return column;
    }

    @Override
    public long read(ResultSet rows, int index, Dialect dialect) throws SQLException {
        if (fractional) {
            double millis = Math.floor(rows.getDouble(index) * millisPerUnit + 0.5);
            return Double.isNaN(millis) || rows.wasNull() ? UNREADABLE : (long) millis;
        }
        long units = rows.getLong(index);
        return units == 0 && rows.wasNull()
                ? UNREADABLE
                : Saturated.multiply(Math.floorDiv(units, unitsPerMilli), millisPerUnit);
    }

    @Override
    public void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range) {
        sql.sql(column).sql(" >= ");
        if (fractional) {
            // Half a millisecond to either side, because times are rounded to the nearest one.
            sql.bind((range.fromEpochMillis() - 0.5) / millisPerUnit)
                    .sql(" AND ")
                    .sql(column)
                    .sql(" <= ");
            sql.bind((range.toEpochMillis() + 0.5) / millisPerUnit);
            return;
        }
        sql.bind(firstUnit(range.fromEpochMillis())).sql(" AND ").sql(column).sql(" <= ");
        sql.bind(lastUnit(range.toEpochMillis()));
    }

    @Override
    public boolean countsInDatabase(Dialect dialect) {
        return !fractional || dialect.floorsNumbers();
    }

    @Override
    public void addMillisSince(BoundSql sql, Dialect dialect, String column, long fromEpochMillis) {
        if (fractional) {
            sql.sql("(")
                    .sql(dialect.floor(column + " * " + millisPerUnit + ".0 + 0.5"))
                    .sql(" - ");
            sql.bind(dialect.bigintParameter(), fromEpochMillis).sql(")");
        } else if (unitsPerMilli > 1) {
            // The difference is not negative, so that dividing it rounds down for times before 1970, too.
            BoundSql difference = new BoundSql().sql("(").sql(column).sql(" - ");
            difference
                    .bind(dialect.bigintParameter(), firstUnit(fromEpochMillis))
                    .sql(")");
            dialect.addQuotient(sql, difference, unitsPerMilli);
        } else {
            sql.sql("(")
                    .sql(column)
                    .sql(millisPerUnit > 1 ? " * " + millisPerUnit : "")
                    .sql(" - ");
            sql.bind(dialect.bigintParameter(), fromEpochMillis).sql(")");
        }
    }

    @Override
    public void addStart(BoundSql sql, Dialect dialect, long epochMillis) {
        addEnd(sql, dialect, epochMillis, firstUnit(epochMillis));
    }

    @Override
    public void addEnd(BoundSql sql, Dialect dialect, long epochMillis) {
        addEnd(sql, dialect, epochMillis, lastUnit(epochMillis));
    }

    private void addEnd(BoundSql sql, Dialect dialect, long epochMillis, long units) {
        if (fractional) {
            sql.bind(epochMillis / (double) millisPerUnit);
        } else {
            sql.bind(dialect.bigintParameter(), units);
        }
    }

    @Override
    public long lengthOf(long millis) {
        return Math.max(1, Saturated.multiply(millis, unitsPerMilli) / millisPerUnit);
    }

    /** The first unit that is not before the millisecond. */
    private long firstUnit(long epochMillis) {
        return unitsPerMilli > 1
                ? Saturated.multiply(epochMillis, unitsPerMilli)
                : -Math.floorDiv(-epochMillis, millisPerUnit);
    }

    /** The last unit that begins within the millisecond or before. */
    private long lastUnit(long epochMillis) {
        if (unitsPerMilli > 1) {
            return Saturated.add(Saturated.multiply(epochMillis, unitsPerMilli), unitsPerMilli - 1);
        }
        return Math.floorDiv(epochMillis, millisPerUnit);
    }
}
