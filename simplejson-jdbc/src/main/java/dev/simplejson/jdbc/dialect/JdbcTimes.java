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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Calendar;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times by way of {@link Timestamp}, the only type that all drivers know. Its fields are those of the JVM's own zone, so a wall clock time
 * that this zone leaves out when its clocks go forward arrives an hour late. There the driver is asked in other ways.
 */
final class JdbcTimes {
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d{1,2}:\\d\\d:\\d\\d)(?:\\.(\\d{1,12}))?"
                    + " ?(?:Z|([+-])(\\d{1,2})(?::?(\\d\\d)(?::(\\d\\d))?)?)");

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

    /**
     * A time with a zone of a driver that is not known to give it as the moment that it is: before 2.7, HSQLDB took its digits for those of
     * the zone of the JVM. What its text says with an offset is beyond doubt.
     */
    static OptionalLong readMoment(ResultSet rows, int index) throws SQLException {
        Timestamp time = rows.getTimestamp(index);
        if (time == null) {
            return OptionalLong.empty();
        }
        OptionalLong written = writtenMoment(rows, index);
        return written.isPresent() ? written : OptionalLong.of(time.getTime());
    }

    private static OptionalLong writtenMoment(ResultSet rows, int index) {
        try {
            Matcher text = MOMENT.matcher(String.valueOf(rows.getString(index)).strip());
            if (text.matches()) {
                LocalDateTime wallClock = LocalDateTime.of(
                        LocalDate.parse(text.group(1)),
                        LocalTime.parse("0".repeat(8 - text.group(2).length()) + text.group(2)));
                Duration offset = Duration.ofHours(number(text.group(5)))
                        .plusMinutes(number(text.group(6)))
                        .plusSeconds(number(text.group(7)));
                Instant asInUtc = wallClock.toInstant(ZoneOffset.UTC).plusMillis(millis(text.group(3)));
                return OptionalLong.of(
                        ("-".equals(text.group(4)) ? asInUtc.plus(offset) : asInUtc.minus(offset)).toEpochMilli());
            }
        } catch (SQLException | RuntimeException | LinkageError notOffered) {
            System.getLogger(JdbcTimes.class.getName())
                    .log(System.Logger.Level.TRACE, "the driver has no text for a time with a zone", notOffered);
        }
        return OptionalLong.empty();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Of the digits behind a point, rounded down. */
    private static int millis(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt((digits + "00").substring(0, 3));
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
