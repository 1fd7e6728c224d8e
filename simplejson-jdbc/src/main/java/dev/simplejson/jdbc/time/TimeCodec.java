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
public sealed interface TimeCodec permits CountCodec, DigitsCodec, NativeCodec, PatternCodec, TextCodec {
    /** What {@link #read} gives for a time that cannot be read; no point is that old. */
    long UNREADABLE = Long.MIN_VALUE;

    /**
     * How the times of a column are treated.
     *
     * @param kind what the column holds
     */
    static TimeCodec of(TimeFormat format, TableColumn.Kind kind, Dialect dialect, ZoneId zone) {
        LocalTimes local = new LocalTimes(zone);
        int digits = kind.isNumber() ? DigitsCodec.digitsOf(format.setting()) : 0;
        if (digits > 0) {
            return new DigitsCodec(digits, local);
        }
        if (format.pattern() != null) {
            return PatternCodec.of(format.setting(), local);
        }
        // Where any row may hold a fraction, none in a sample proves nothing.
        boolean fractional = kind.isFractional() || !dialect.hasStrictTypes();
        boolean whole = kind == TableColumn.Kind.INTEGER;
        return switch (format.setting()) {
            case "epoch-s" -> new CountCodec(1, 1000, 0, fractional, whole);
            case "epoch-ms" -> new CountCodec(1, 1, 0, false, whole);
            case "epoch-us" -> new CountCodec(1000, 1, 0, false, whole);
            case "epoch-ns" -> new CountCodec(1_000_000, 1, 0, false, whole);
            case "unix-day" -> new CountCodec(1, 86_400_000, 0, fractional, whole);
            // https://www.sqlite.org/lang_datefunc.html: the Julian day of the Unix epoch.
            case "julian-day" -> new CountCodec(1, 86_400_000, 2_440_587.5, true, false);
            // https://support.microsoft.com/office/datevalue-function-df8b07d4-7761-4a93-bc33-b7471bbff252: 1970-01-01
            // is 25569.
            case "excel-day" -> new CountCodec(1, 86_400_000, 25_569, fractional, whole);
            // https://learn.microsoft.com/dotnet/api/system.datetime.unixepoch and .ticks
            case "dotnet-ticks" -> new CountCodec(10_000, 1, 621_355_968_000_000_000d, false, whole);
            // https://learn.microsoft.com/windows/win32/sysinfo/converting-a-time-t-value-to-a-file-time
            case "filetime" -> new CountCodec(10_000, 1, 116_444_736_000_000_000d, false, whole);
            // https://chromium.googlesource.com/chromium/src/+/main/base/time/time.h: kTimeTToMicrosecondsOffset
            case "webkit-us" -> new CountCodec(1000, 1, 11_644_473_600_000_000d, false, whole);
            // https://developer.apple.com/documentation/foundation/nstimeintervalsince1970
            case "apple-s" -> new CountCodec(1, 1000, -978_307_200, fractional, whole);
            case "apple-ns" -> new CountCodec(1_000_000, 1, -978_307_200_000_000_000d, false, whole);
            // https://developer.apple.com/library/archive/technotes/tn/tn1150.html: HFS Plus dates
            case "hfs-s" -> new CountCodec(1, 1000, 2_082_844_800, fractional, whole);
            // https://www.rfc-editor.org/rfc/rfc5905: era 0
            case "ntp-s" -> new CountCodec(1, 1000, 2_208_988_800d, fractional, whole);
            case "y2000-s" -> new CountCodec(1, 1000, -946_684_800, fractional, whole);
            // https://www.gps.gov/technical/icwg/IS-GPS-200N.pdf, 3.3.4; the leap seconds since 2017.
            case "gps-s" -> new CountCodec(1, 1000, 18 - 315_964_800, fractional, whole);
            case "yyyymmdd" -> new DigitsCodec(8, local);
            case "timestamp", "timestamptz", "date" -> new NativeCodec(format, local);
            default -> TextCodec.of(format, local);
        };
    }

    /** The expression to select so that {@link #read} understands it. */
    String selected(Dialect dialect, String column);

    /** The time in a row as epoch milliseconds, or {@link #UNREADABLE}. */
    long read(ResultSet rows, int index, Dialect dialect) throws SQLException;

    /** Whether times are held as numbers. */
    default boolean isOfNumbers() {
        return false;
    }

    /** The time of a cell that was read without this codec, as epoch milliseconds, or {@link #UNREADABLE}. */
    long ofCell(Object cell);

    /**
     * Adds the condition that a time lies in the range. It compares the column itself, in its own unit, so that an index can
     * serve it. It may let through times a little outside, never the other way round.
     */
    void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range);

    /**
     * Adds the condition that a cell holds what no range finds, so that its row is missing from every answer: it is written otherwise than
     * the others, or is no time at all. Null is neither.
     *
     * @param known when there may be times
     * @return false, with nothing added, where that cannot be told
     */
    boolean addStray(BoundSql sql, Dialect dialect, String column, TimeRange known);

    /** What to order by for ascending times. */
    default String order(Dialect dialect, String column) {
        return column;
    }

    /** Within how long, counted in whole such steps since the epoch, rows may come in any order; 1 if only those of equal time do. */
    default long looseMillis() {
        return 1;
    }

    /** Whether the database can count the milliseconds since the start of a range; each has its own idea of what text is a time. */
    default boolean countsInDatabase(Dialect dialect) {
        return false;
    }

    /**
     * Adds the milliseconds since the start of a range as a whole number; null for a time that cannot be read.
     *
     * @throws UnsupportedOperationException unless {@link #countsInDatabase}
     */
    default void addMillisSince(BoundSql sql, Dialect dialect, String column, long fromEpochMillis) {
        throw new UnsupportedOperationException(getClass() + " does not count in a database");
    }

    /** The start of a range as a parameter of the column's own kind, for SQL that the user wrote. */
    void addStart(BoundSql sql, Dialect dialect, long epochMillis);

    /** The end of a range likewise, for {@code <=}. It may be a little later, so that nothing of the last moment is missed. */
    void addEnd(BoundSql sql, Dialect dialect, long epochMillis);

    /** A length of time in the column's own unit if that is a number of epoch units, else in milliseconds. */
    default long lengthOf(long millis) {
        return millis;
    }
}
