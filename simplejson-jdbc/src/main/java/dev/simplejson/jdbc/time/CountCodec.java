// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Numbers that count units from a moment.
 *
 * @param unitsPerMilli how many units are a millisecond; 1 for longer units
 * @param millisPerUnit how many milliseconds a unit is; 1 for shorter ones
 * @param unitsAtEpoch what is counted at the Unix epoch; a whole number unless fractions count
 * @param fractional whether the numbers have a fraction that counts, as seconds often do
 * @param whole whether the column has a type of whole numbers
 */
record CountCodec(long unitsPerMilli, long millisPerUnit, double unitsAtEpoch, boolean fractional, boolean whole)
        implements TimeCodec {
    /** Whole numbers up to that are exact as doubles. */
    private static final double EXACT = 1L << 53;

    @Override
    public String selected(Dialect dialect, String column) {
        return column;
    }

    @Override
    public long read(ResultSet rows, int index, Dialect dialect) throws SQLException {
        if (fractional) {
            double millis = Math.floor((rows.getDouble(index) - unitsAtEpoch) * millisPerUnit + 0.5);
            return Double.isNaN(millis) || rows.wasNull() ? UNREADABLE : (long) millis;
        }
        long units = whole ? rows.getLong(index) : floor(rows, index);
        return units == 0 && rows.wasNull()
                ? UNREADABLE
                : Saturated.multiply(
                        Math.floorDiv(Saturated.add(units, -wholeUnitsAtEpoch()), unitsPerMilli), millisPerUnit);
    }

    @Override
    public boolean isOfNumbers() {
        return true;
    }

    @Override
    public long ofCell(Object cell) {
        double number;
        if (cell instanceof Number given) {
            number = given.doubleValue();
        } else if (cell instanceof String text && text.strip().matches("-?\\d{1,19}(\\.\\d{1,9})?")) {
            number = Double.parseDouble(text);
        } else {
            return UNREADABLE;
        }
        double millis = Math.floor((number - unitsAtEpoch) * millisPerUnit / unitsPerMilli);
        return Double.isNaN(millis) ? UNREADABLE : (long) millis;
    }

    /** Exact: none of the origins is further away than a double counts. */
    private long wholeUnitsAtEpoch() {
        return (long) unitsAtEpoch;
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
            // Times are rounded to the nearest millisecond; the rest covers what a double of days cannot hold.
            double slack = millisPerUnit > 1000 ? 1 : 0.5;
            sql.bind((range.fromEpochMillis() - slack) / millisPerUnit + unitsAtEpoch)
                    .sql(" AND ")
                    .sql(column)
                    .sql(" <= ");
            sql.bind((range.toEpochMillis() + slack) / millisPerUnit + unitsAtEpoch);
            return;
        }
        sql.bind(firstUnit(range.fromEpochMillis())).sql(" AND ").sql(column);
        // Fractions of the last unit belong to it.
        sql.sql(" < ").bind(Saturated.add(lastUnit(range.toEpochMillis()), 1));
    }

    @Override
    public boolean addStray(BoundSql sql, Dialect dialect, String column, TimeRange known) {
        sql.sql(column).sql(" < ").bind(bound(firstUnit(known.fromEpochMillis())));
        sql.sql(" OR ").sql(column).sql(" > ").bind(bound(lastUnit(known.toEpochMillis())));
        return true;
    }

    private Object bound(long units) {
        return fractional ? (Object) (double) units : (Object) units;
    }

    @Override
    public boolean countsInDatabase(Dialect dialect) {
        return whole && !fractional || dialect.floorsNumbers();
    }

    @Override
    public void addMillisSince(BoundSql sql, Dialect dialect, String column, long fromEpochMillis) {
        if (fractional) {
            String sinceEpoch = unitsAtEpoch == 0 ? column : "(" + column + " - " + number(unitsAtEpoch) + ")";
            sql.sql("(")
                    .sql(dialect.floor(sinceEpoch + " * " + millisPerUnit + ".0 + 0.5"))
                    .sql(" - ");
            sql.bind(dialect.bigintParameter(), fromEpochMillis).sql(")");
        } else if (unitsPerMilli > 1) {
            // The difference is not negative, so that dividing it rounds down for times before 1970, too.
            BoundSql difference =
                    new BoundSql().sql("(").sql(units(dialect, column)).sql(" - ");
            difference
                    .bind(dialect.bigintParameter(), firstUnit(fromEpochMillis))
                    .sql(")");
            sql.addAround(difference, dialect.quotient(difference.text(), dialect.bigintParameter()), unitsPerMilli);
        } else {
            String units = units(dialect, column);
            sql.sql("(")
                    .sql(unitsAtEpoch == 0 ? units : "(" + units + " - " + wholeUnitsAtEpoch() + ")")
                    .sql(millisPerUnit > 1 ? " * " + millisPerUnit : "")
                    .sql(" - ");
            sql.bind(dialect.bigintParameter(), fromEpochMillis).sql(")");
        }
    }

    private static String number(double value) {
        return new BigDecimal(value).toPlainString();
    }

    /** In 64 bits, because the milliseconds of seconds in 32 bits do not fit. */
    private String units(Dialect dialect, String column) {
        return whole ? dialect.bigint(column) : dialect.floor(column);
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
            sql.bind(epochMillis / (double) millisPerUnit + unitsAtEpoch);
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
        long units = unitsPerMilli > 1
                ? Saturated.multiply(epochMillis, unitsPerMilli)
                : -Math.floorDiv(-epochMillis, millisPerUnit);
        return Saturated.add(units, wholeUnitsAtEpoch());
    }

    /** The last unit that begins within the millisecond or before. */
    private long lastUnit(long epochMillis) {
        long units = unitsPerMilli > 1
                ? Saturated.add(Saturated.multiply(epochMillis, unitsPerMilli), unitsPerMilli - 1)
                : Math.floorDiv(epochMillis, millisPerUnit);
        return Saturated.add(units, wholeUnitsAtEpoch());
    }
}
