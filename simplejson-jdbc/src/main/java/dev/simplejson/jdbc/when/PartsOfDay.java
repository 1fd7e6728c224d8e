// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sample.ColumnSample;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column of whole numbers counts that climbs through each day: the hours from 1 on, the halves or quarters of them, minutes, seconds, or
 * the digits of a time of day. Names say so in too many ways, and so each reading is offered and none is taken.
 */
public final class PartsOfDay {
    /** Into how many equal parts days are divided; more of them are called minutes or seconds. */
    private static final List<Integer> DIVISIONS = List.of(24, 48, 72, 96, 144, 288);

    /** Into how many equal parts hours are divided. */
    public static final List<Integer> OF_HOUR = List.of(2, 3, 4, 6, 12);

    /** Columns of times of day, {@code 00:30}, or numbered from 0 or 1 on, {@code hh_0}. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?<rest>\\D*)(?<number>\\d{1,2})(?:[:.h](?<minute>\\d{2}))?");

    private static final Set<Integer> ACROSS = Set.of(24, 48, 96);

    private static final int SECONDS_OF_DAY = 86_400;
    private static final int MINUTES_OF_DAY = 1_440;

    private static final TimeFormat DIGITS = TimeFormat.ofSetting("yyyyMMddHHmmss");

    private final TableColumn column;
    private final ColumnSample sample;
    private final Dialect dialect;

    public PartsOfDay(TableColumn column, ColumnSample sample, Dialect dialect) {
        this.column = column;
        this.sample = sample;
        this.dialect = dialect;
    }

    /**
     * One way to read it.
     *
     * @param what the column counts then
     * @param sql the day and the part as one number of the format
     */
    public record Reading(String what, String sql) {
        public TimeFormat format() {
            return DIGITS;
        }
    }

    /**
     * All that the numbers fit, the likeliest first.
     *
     * @param day SQL of the day as a number such as {@code 20261122}
     */
    public List<Reading> readings(String day) {
        List<Reading> readings = new ArrayList<>();
        double[] numbers = sample.asNumbers();
        if (column.kind() != TableColumn.Kind.INTEGER || numbers.length == 0 || numbers.length < sample.values()) {
            return readings;
        }
        long least = (long) Arrays.stream(numbers).min().orElse(0);
        long most = (long) Arrays.stream(numbers).max().orElse(0);
        String number = dialect.floorsNumbers() ? dialect.bigint(column.quoted()) : column.quoted();
        String start = day + " * 1000000 + ";
        for (int parts : DIVISIONS) {
            if ((least == 0 || least == 1) && most - least + 1 == parts) {
                int minutes = MINUTES_OF_DAY / parts;
                String part = least == 0 ? number : "(" + number + " - 1)";
                readings.add(new Reading(
                        "parts of " + minutes + " minutes of days that have 24 hours",
                        start + (minutes == 60 ? part + " * 10000" : ofMinutes(part + " * " + minutes))));
            }
        }
        if (readings.isEmpty() && least >= 0 && most <= 24) {
            String what = "hours of days that have 24";
            readings.add(
                    most < 24
                            ? new Reading(what, start + number + " * 10000")
                            : new Reading(what + ", from 1 on", start + "(" + number + " - 1) * 10000"));
        }
        if (least >= 0 && most > DIVISIONS.get(DIVISIONS.size() - 1)) {
            if (areDigits(numbers, 100)) {
                readings.add(new Reading("hours and minutes, HHmm", start + number + " * 100"));
            }
            if (most < MINUTES_OF_DAY) {
                readings.add(new Reading("minutes of the day", start + ofMinutes(number)));
            } else if (areDigits(numbers, 1)) {
                readings.add(new Reading("hours, minutes and seconds, HHmmss", start + number));
            }
            if (most >= MINUTES_OF_DAY && most < SECONDS_OF_DAY) {
                // As 100 divides 60 of each: 3661 s are 10101.
                readings.add(new Reading(
                        "seconds of the day",
                        start + number + " + " + dialect.quotient(number, "60") + " * 40 + "
                                + dialect.quotient(number, "3600") + " * 4000"));
            }
        }
        return readings;
    }

    /**
     * What the parts of an hour are.
     *
     * @param hour SQL of it as a number such as {@code 20261122130000}
     */
    public List<Reading> readingsOfHour(String hour) {
        int parts = sample.distinct();
        long least = (long) Arrays.stream(sample.asNumbers()).min().orElse(0);
        String number = dialect.floorsNumbers() ? dialect.bigint(column.quoted()) : column.quoted();
        return List.of(new Reading(
                "parts of " + 60 / parts + " minutes of each hour",
                hour + " + " + (least == 0 ? number : "(" + number + " - 1)") + " * " + 6000 / parts));
    }

    /** As digits of hours, minutes and seconds: 61 minutes are 10100. */
    private String ofMinutes(String minutes) {
        return minutes + " * 100 + " + dialect.quotient("(" + minutes + ")", "60") + " * 4000";
    }

    /** Whether all are times of day as digits, {@code 1305} or {@code 130500}. */
    private static boolean areDigits(double[] numbers, int unit) {
        return Arrays.stream(numbers)
                .mapToLong(number -> (long) (number * unit))
                .allMatch(digits -> digits >= 0 && digits < 240_000 && digits / 100 % 100 < 60 && digits % 100 < 60);
    }

    /**
     * Columns that are named like the parts of a day, in its order; empty if there are none.
     *
     * @param drawn the columns of numbers
     */
    public static List<TableColumn> across(List<TableColumn> drawn) {
        Map<String, TreeMap<Integer, TableColumn>> byName = new TreeMap<>();
        for (TableColumn column : drawn) {
            Matcher matcher = NUMBERED.matcher(column.name());
            if (matcher.matches()) {
                String minute = matcher.group("minute");
                int number = Integer.parseInt(matcher.group("number"));
                byName.computeIfAbsent(matcher.group("rest") + (minute != null), rest -> new TreeMap<>())
                        .put(minute == null ? number : number * 60 + Integer.parseInt(minute), column);
            }
        }
        for (TreeMap<Integer, TableColumn> columns : byName.values()) {
            int parts = columns.size();
            int span = columns.lastKey() - columns.firstKey();
            boolean numbered = columns.firstKey() <= 1 && span == parts - 1;
            boolean times = columns.firstKey() == 0
                    && ACROSS.contains(parts)
                    && span == MINUTES_OF_DAY - MINUTES_OF_DAY / parts;
            if (ACROSS.contains(parts) && (numbered || times)) {
                return List.copyOf(columns.values());
            }
        }
        return List.of();
    }

    /** The time of one of such columns, as a number: the day and the start of its part. */
    public static Reading part(String day, int number, int parts) {
        int minutes = number * MINUTES_OF_DAY / parts;
        return new Reading(
                "the part that begins at " + minutes / 60 + ":" + minutes % 60,
                day + " * 1000000 + " + (minutes / 60 * 10_000 + minutes % 60 * 100));
    }

    /** Columns that are named like the months of a year in English, {@code Jan} to {@code Dec}, in its order; empty unless there are all. */
    public static List<TableColumn> months(List<TableColumn> drawn) {
        return called(drawn, Arrays.stream(Month.values()).map(Month::name).toList());
    }

    /** The same for the days of a week, from Monday on. */
    public static List<TableColumn> weekdays(List<TableColumn> drawn) {
        return called(
                drawn, Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList());
    }

    private static List<TableColumn> called(List<TableColumn> drawn, List<String> names) {
        List<TableColumn> found = new ArrayList<>();
        for (String name : names) {
            drawn.stream()
                    .filter(column -> column.name().length() >= 3
                            && name.startsWith(column.name().strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found.size() == names.size() ? found : List.of();
    }

    /** Columns that are numbered from 1 to 31, as days of a month are; empty unless there are all. */
    public static List<TableColumn> daysOfMonth(List<TableColumn> drawn) {
        TreeMap<Integer, TableColumn> days = new TreeMap<>();
        for (TableColumn column : drawn) {
            Matcher matcher = NUMBERED.matcher(column.name());
            if (matcher.matches() && matcher.group("minute") == null) {
                days.putIfAbsent(Integer.parseInt(matcher.group("number")), column);
            }
        }
        return days.size() == 31 && days.firstKey() == 1 && days.lastKey() == 31
                ? List.copyOf(days.values())
                : List.of();
    }
}
