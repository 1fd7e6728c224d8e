// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.config.TimeFormat;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Calendar;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Times by way of {@link Timestamp}, the only type that all drivers know. Its fields are those of the JVM's own zone, so a wall clock time
 * that this zone leaves out when its clocks go forward arrives an hour late. There the driver is asked in other ways.
 */
final class JdbcTimes {
    private JdbcTimes() {}

    static OptionalLong read(ResultSet rows, int index, TimeFormat format) throws SQLException {
        if (format.equals(TimeFormat.DATE)) {
            Date date = rows.getDate(index);
            return date == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(date.toLocalDate().toEpochDay() * 86_400_000L);
        }
        Timestamp time = rows.getTimestamp(index);
        if (time == null) {
            return OptionalLong.empty();
        }
        if (format.equals(TimeFormat.TIMESTAMP_WITH_ZONE)) {
            return OptionalLong.of(time.getTime());
        }
        LocalDateTime wallClock = isBehindGap(time) ? inGap(rows, index, time) : time.toLocalDateTime();
        return OptionalLong.of(wallClock.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    /** Whether it may be a time that the JVM's zone does not have. */
    private static boolean isBehindGap(Timestamp time) {
        ZoneRules rules = ZoneId.systemDefault().getRules();
        if (rules.isFixedOffset()) {
            return false;
        }
        Instant instant = time.toInstant();
        ZoneOffsetTransition change = rules.previousTransition(instant.plusNanos(1));
        return change != null
                && change.isGap()
                && instant.isBefore(change.getInstant().plus(change.getDuration()));
    }

    private static long epochMillis(ResultSet rows, int index, String zone) throws SQLException {
        @Nullable
        Timestamp time = rows.getTimestamp(index, Calendar.getInstance(TimeZone.getTimeZone(zone), Locale.ROOT));
        return time == null ? 0 : time.getTime();
    }

    private static LocalDateTime inGap(ResultSet rows, int index, Timestamp moved) throws SQLException {
        try {
            LocalDateTime exact = rows.getObject(index, LocalDateTime.class);
            if (exact != null) {
                return exact;
            }
        } catch (SQLException | RuntimeException | LinkageError notOffered) {
            System.getLogger(JdbcTimes.class.getName())
                    .log(
                            System.Logger.Level.TRACE,
                            "times are read as text where the JVM's zone has a gap",
                            notOffered);
        }
        @Nullable LocalDateTime written = written(rows.getString(index));
        if (written != null && !written.equals(moved.toLocalDateTime())) {
            return written;
        }
        long inUtc = epochMillis(rows, index, "UTC");
        // Not all drivers look at the calendar.
        return inUtc - epochMillis(rows, index, "GMT+05:00")
                        == Duration.ofHours(5).toMillis()
                ? LocalDateTime.ofEpochSecond(Math.floorDiv(inUtc, 1000L), moved.getNanos(), ZoneOffset.UTC)
                : moved.toLocalDateTime();
    }

    private static @Nullable LocalDateTime written(@Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text.strip().replace(' ', 'T'));
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
