// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Numbers that count from the Unix epoch.
 *
 * @param unitsPerMilli how many units are a millisecond; 1 for seconds
 * @param millisPerUnit how many milliseconds a unit is; 1 for units smaller than that
 * @param fractional whether the numbers have a fraction that counts, as seconds often do
 * @param whole whether the column has a type of whole numbers
 */
record EpochCodec(long unitsPerMilli, long millisPerUnit, boolean fractional, boolean whole) implements TimeCodec {
    /** Up to here a double holds every whole number. */
    private static final double EXACT = 1L << 53;

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
        long units = whole ? rows.getLong(index) : floor(rows, index);
        return units == 0 && rows.wasNull()
                ? UNREADABLE
                : Saturated.multiply(Math.floorDiv(units, unitsPerMilli), millisPerUnit);
    }

    /** Drivers cut fractions off, which rounds up before 1970. */
    private static long floor(ResultSet rows, int index) throws SQLException {
        double units = rows.getDouble(index);
        return Math.abs(units) < EXACT ? (long) Math.floor(units) : rows.getLong(index);
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
        sql.bind(firstUnit(range.fromEpochMillis())).sql(" AND ").sql(column);
        // Fractions of the last unit belong to it.
        sql.sql(" < ").bind(Saturated.add(lastUnit(range.toEpochMillis()), 1));
    }

    @Override
    public boolean countsInDatabase(Dialect dialect) {
        return whole && !fractional || dialect.floorsNumbers();
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
            BoundSql difference =
                    new BoundSql().sql("(").sql(units(dialect, column)).sql(" - ");
            difference
                    .bind(dialect.bigintParameter(), firstUnit(fromEpochMillis))
                    .sql(")");
            dialect.addQuotient(sql, difference, unitsPerMilli);
        } else {
            sql.sql("(")
                    .sql(units(dialect, column))
                    .sql(millisPerUnit > 1 ? " * " + millisPerUnit : "")
                    .sql(" - ");
            sql.bind(dialect.bigintParameter(), fromEpochMillis).sql(")");
        }
    }

    /** In 64 bits, because the milliseconds of seconds in 32 bits do not fit. */
    private String units(Dialect dialect, String column) {
        return whole ? "CAST(" + column + " AS BIGINT)" : dialect.floor(column);
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
