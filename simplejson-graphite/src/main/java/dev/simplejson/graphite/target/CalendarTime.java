// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.graphite.target;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time by the clock and the calendar, as Graphite writes it, without blanks: {@code noon}, {@code 08:0020260315}, {@code 6pmyesterday}.
 */
final class CalendarTime {
    /** Halves of a day have the hours 0 to 11: for graphite-web {@code 12pm} is midnight, for people noon. */
    private static final Pattern TIME_AND_DAY =
            Pattern.compile("(?:(?<half>0?\\d|1[01])(?::(?<halfMinute>\\d\\d))?(?<ofDay>am|pm)"
                    + "|(?<hour>\\d{1,2}):(?<minute>\\d\\d)|(?<name>noon|midnight|teatime))?(?<day>.*)");

    private static final Pattern DATE = Pattern.compile("(?<year>\\d{4})(?<month>\\d\\d)(?<day>\\d\\d)");
    private static final Pattern DATE_WITH_SLASHES =
            Pattern.compile("(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d\\d|\\d{4})");
    private static final Pattern DAY_OF_MONTH = Pattern.compile("(?<month>[a-z]+)(?<day>\\d{1,2})");

    private CalendarTime() {}

    /**
     * Reads a time.
     *
     * @param text in small letters
     * @param now what it is by the clock where the time is meant
     * @return null if it is none
     */
    static @Nullable LocalDateTime parse(String text, LocalDateTime now) {
        Matcher matcher = TIME_AND_DAY.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return null;
        }
        try {
            LocalDate day = day(matcher.group("day"), now.toLocalDate());
            return day == null ? null : day.atTime(timeOfDay(matcher));
        } catch (DateTimeException impossible) {
            return null; // Such as 30 February.
        }
    }

    private static LocalTime timeOfDay(Matcher matcher) {
        if (matcher.group("hour") != null) {
            return LocalTime.of(number(matcher, "hour"), number(matcher, "minute"));
        }
        if (matcher.group("half") != null) {
            return LocalTime.of(
                    number(matcher, "half") + (matcher.group("ofDay").equals("pm") ? 12 : 0),
                    matcher.group("halfMinute") == null ? 0 : number(matcher, "halfMinute"));
        }
        String name = matcher.group("name");
        return "noon".equals(name) ? LocalTime.NOON : "teatime".equals(name) ? LocalTime.of(16, 0) : LocalTime.MIDNIGHT;
    }

    private static @Nullable LocalDate day(String text, LocalDate today) {
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            return LocalDate.of(number(date, "year"), number(date, "month"), number(date, "day"));
        }
        Matcher slashes = DATE_WITH_SLASHES.matcher(text);
        if (slashes.matches()) {
            int year = number(slashes, "year");
            int century = slashes.group("year").length() == 4 ? 0 : year < 70 ? 2000 : 1900;
            return LocalDate.of(century + year, number(slashes, "month"), number(slashes, "day"));
        }
        Matcher ofMonth = DAY_OF_MONTH.matcher(text);
        if (ofMonth.matches()) {
            Month month = named(ofMonth.group("month"), Month.values());
            return month == null ? null : LocalDate.of(today.getYear(), month, number(ofMonth, "day"));
        }
        return switch (text) {
            case "", "today" -> today;
            case "yesterday" -> today.minusDays(1);
            case "tomorrow" -> today.plusDays(1);
            default -> {
                DayOfWeek weekday = named(text, DayOfWeek.values());
                yield weekday == null ? null : today.with(TemporalAdjusters.previousOrSame(weekday));
            }
        };
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** The one whose English name begins so, with three letters or more. */
    private static <T extends Enum<T>> @Nullable T named(String letters, T[] all) {
        return letters.length() < 3
                ? null
                : Arrays.stream(all)
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).startsWith(letters))
                        .findFirst()
                        .orElse(null);
    }
}
