// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;

/** How the times of one column are selected, read, compared and counted. Immutable. */
public sealed interface TimeCodec permits EpochCodec, JulianCodec, TextCodec, NativeCodec {
    /** What {@link #read} gives for a time that cannot be read; no point is that old. */
    long UNREADABLE = Long.MIN_VALUE;

    /**
     * How the times of a column are treated.
     *
     * @param kind what the column holds
     */
    static TimeCodec of(TimeFormat format, TableColumn.Kind kind, Dialect dialect, ZoneId zone) {
        LocalTimes local = new LocalTimes(zone);
        // Where any row may hold a fraction, none in a sample proves nothing.
        boolean fractional = kind == TableColumn.Kind.DECIMAL || !dialect.hasStrictTypes();
        boolean whole = kind == TableColumn.Kind.INTEGER;
        return switch (format) {
            case EPOCH_SECONDS -> new EpochCodec(1, 1000, fractional, whole);
            case EPOCH_MILLIS -> new EpochCodec(1, 1, false, whole);
            case EPOCH_MICROS -> new EpochCodec(1000, 1, false, whole);
            case EPOCH_NANOS -> new EpochCodec(1_000_000, 1, false, whole);
            case JULIAN_DAY -> new JulianCodec();
            case ISO_DATE, ISO_T, ISO_SPACE, ISO_T_UTC, ISO_SPACE_UTC, ISO_T_OFFSET, ISO_SPACE_OFFSET ->
                TextCodec.of(format, local);
            case TIMESTAMP, TIMESTAMP_WITH_ZONE, DATE -> new NativeCodec(format, local);
        };
    }

    /** The expression to select so that {@link #read} understands it. */
    String selected(Dialect dialect, String column);

    /** The time in a row as epoch milliseconds, or {@link #UNREADABLE}. */
    long read(ResultSet rows, int index, Dialect dialect) throws SQLException;

    /**
     * Adds the condition that a time lies in the range. It compares the column itself, in its own unit, so that an index can
     * serve it. It may let through times a little outside, never the other way round.
     */
    void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range);

    /** What to order by for ascending times. */
    default String order(Dialect dialect, String column) {
        return column;
    }

    /** Within how long, counted in whole such steps since the epoch, rows may come in any order; 1 if only those of equal time do. */
    default long looseMillis() {
        return 1;
    }

    /** Whether the database can count the milliseconds since the start of a range. */
    boolean countsInDatabase(Dialect dialect);

    /**
     * Adds the milliseconds since the start of a range as a whole number; null for a time that cannot be read.
     *
     * @throws UnsupportedOperationException unless {@link #countsInDatabase}
     */
    void addMillisSince(BoundSql sql, Dialect dialect, String column, long fromEpochMillis);

    /** The start of a range as a parameter of the column's own kind, for SQL that the user wrote. */
    void addStart(BoundSql sql, Dialect dialect, long epochMillis);

    /** The end of a range likewise, for {@code <=}. It may be a little later, so that nothing of the last moment is missed. */
    void addEnd(BoundSql sql, Dialect dialect, long epochMillis);

    /** A length of time in the column's own unit if that is a number of epoch units, else in milliseconds. */
    default long lengthOf(long millis) {
        return millis;
    }
}
