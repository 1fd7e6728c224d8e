// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.config.TimeFormat;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.OptionalLong;
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
        @Nullable String text = rows.getString(index);
        try {
            return text == null
                    ? moved.toLocalDateTime()
                    : LocalDateTime.parse(text.strip().replace(' ', 'T'));
        } catch (DateTimeException noTime) {
            return moved.toLocalDateTime();
        }
    }
}
