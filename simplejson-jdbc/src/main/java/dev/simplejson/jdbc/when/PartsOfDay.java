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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column of whole numbers counts that climbs through each day: the hours from 1 on, the halves or quarters of them, minutes, seconds, or
 * the digits of a time of day. Names say so in too many ways, and so each reading is offered and none is taken.
 */
public final class PartsOfDay {
    /** Into how many equal parts days are divided; more of them are called minutes or seconds. */
    private static final List<Integer> DIVISIONS = List.of(24, 48, 72, 96, 144, 288);

    /** Into how many equal parts hours are divided. */
    public static final List<Integer> OF_HOUR = List.of(2, 3, 4, 6, 12);

    /** Columns that are numbered, {@code hh_0}, {@code HE01} or {@code interval_48_kwh}; more than that many are called by their times. */
    private static final Pattern NUMBERED = Pattern.compile("(?<rest>\\D*)(?<number>\\d{1,3})(?<unit>\\D*)");

    /** {@code 00:30}, {@code t_13h45}, {@code 00:00 - 00:30}. */
    private static final Pattern CLOCK =
            Pattern.compile("(?<rest>\\D*)(?<hour>\\d{1,2})[:.h_](?<minute>[0-5]\\d)(?::00)?"
                    + "(?<end> ?[-–_] ?\\d{1,2}[:.h_][0-5]\\d(?::00)?)?");

    /** {@code 0030}, {@code T2345}. */
    private static final Pattern DIGITS_OF_CLOCK =
            Pattern.compile("(?<rest>\\D*)(?<hour>[01]\\d|2[0-4])(?<minute>[0-5]\\d)(?<end>)");

    /** {@code 12am}, {@code 3 PM}. */
    private static final Pattern HALF_DAYS = Pattern.compile(
            "(?<rest>\\D*?)(?<hour>1[0-2]|0?[1-9])(?::(?<minute>[0-5]\\d))? ?(?<half>[ap])\\.?m\\.?",
            Pattern.CASE_INSENSITIVE);

    private static final Set<Integer> ACROSS = Set.of(24, 48, 96, 288);

    private static final int SECONDS_OF_DAY = 86_400;
    private static final int MINUTES_OF_DAY = 1_440;

    public static final TimeFormat DIGITS = TimeFormat.ofSetting("yyyyMMddHHmmss");

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
     * Columns that are named like the parts of each day.
     *
     * @param parts into how many equal ones it is divided
     * @param values what is in each of them, by the names of their columns without what numbers them
     * @param columns for each part, in the day's order, those of each value
     * @param others columns of parts that only a day has on which clocks are put back
     */
    public record Across(int parts, List<String> values, List<List<TableColumn>> columns, List<TableColumn> others) {}

    /**
     * Columns that are named like the parts of a day; null if there are none.
     *
     * @param drawn the columns of numbers, in the order of the table
     */
    public static @Nullable Across across(List<TableColumn> drawn) {
        Map<String, Map<Integer, TableColumn>> byName = new LinkedHashMap<>();
        for (TableColumn column : drawn) {
            Named named = named(column.name().strip());
            if (named != null) {
                byName.computeIfAbsent(named.group(), group -> new LinkedHashMap<>())
                        .putIfAbsent(named.number(), column);
            }
        }
        List<String> values = new ArrayList<>();
        List<List<TableColumn>> ofEach = new ArrayList<>();
        List<TableColumn> others = new ArrayList<>();
        byName.forEach((group, columns) -> {
            List<TableColumn> inOrder = inOrder(group, columns);
            int parts = ACROSS.stream()
                    .filter(some -> some == inOrder.size() || some + some / 24 == inOrder.size())
                    .findFirst()
                    .orElse(0);
            if (parts > 0 && (ofEach.isEmpty() || ofEach.get(0).size() == parts)) {
                values.add(valueName(group));
                ofEach.add(inOrder.subList(0, parts));
                others.addAll(inOrder.subList(parts, inOrder.size()));
            }
        });
        if (ofEach.isEmpty()) {
            return null;
        }
        List<List<TableColumn>> columns = new ArrayList<>();
        for (int part = 0; part < ofEach.get(0).size(); part++) {
            int at = part;
            columns.add(ofEach.stream().map(each -> each.get(at)).toList());
        }
        return new Across(columns.size(), values, columns, others);
    }

    private static String valueName(String group) {
        String name = group.substring(1).replaceAll("[ _.-]+$|^[ _.-]+", "");
        return name.isEmpty() ? "value" : name;
    }

    private static final char TIMES = ':';
    private static final char RANGES = '-';
    private static final char NUMBERS = '#';

    /** How the name of a column is made, and what is left of it, and the number or the minute of the day that is in it. */
    private record Named(String group, int number) {}

    private static @Nullable Named named(String name) {
        for (Pattern pattern : List.of(CLOCK, DIGITS_OF_CLOCK)) {
            Matcher clock = pattern.matcher(name);
            if (clock.matches()) {
                int minute = Integer.parseInt(clock.group("hour")) * 60 + Integer.parseInt(clock.group("minute"));
                boolean range =
                        clock.group("end") != null && !clock.group("end").isEmpty();
                return new Named((range ? RANGES : TIMES) + clock.group("rest"), minute);
            }
        }
        Matcher half = HALF_DAYS.matcher(name);
        if (half.matches()) {
            int minute = half.group("minute") == null ? 0 : Integer.parseInt(half.group("minute"));
            boolean afternoon = half.group("half").equalsIgnoreCase("p");
            int hour = Integer.parseInt(half.group("hour")) % 12 + (afternoon ? 12 : 0);
            return new Named(TIMES + half.group("rest"), hour * 60 + minute);
        }
        Matcher number = NUMBERED.matcher(name);
        return number.matches()
                ? new Named(
                        NUMBERS + number.group("rest") + number.group("unit"), Integer.parseInt(number.group("number")))
                : null;
    }

    /** In the order of the day; empty if they are not all of its parts. */
    private static List<TableColumn> inOrder(String group, Map<Integer, TableColumn> columns) {
        TreeMap<Integer, TableColumn> sorted = new TreeMap<>(columns);
        int count = sorted.size();
        int first = sorted.firstKey();
        if (group.charAt(0) == NUMBERS) {
            return first <= 1 && sorted.lastKey() - first == count - 1 ? List.copyOf(sorted.values()) : List.of();
        }
        int step = MINUTES_OF_DAY / count;
        boolean even = sorted.lastKey() - first == (count - 1) * step
                && sorted.keySet().stream().allMatch(minute -> minute % step == 0);
        if (!even || first > step) {
            return List.of();
        }
        // Where midnight is behind all others, each is called by its end: 00:30 to 00:00.
        List<TableColumn> inOrder = new ArrayList<>(sorted.values());
        boolean midnightIsLast = List.copyOf(columns.keySet()).get(count - 1) == 0;
        if (first == 0 && midnightIsLast && group.charAt(0) == TIMES) {
            inOrder.add(inOrder.remove(0));
        }
        return inOrder;
    }

    /** A minute of a day, as a number. */
    public static Reading minute(String day, int minute) {
        return new Reading(
                "the part that begins at " + minute / 60 + ":" + minute % 60,
                day + " * 1000000 + " + (minute / 60 * 10_000 + minute % 60 * 100));
    }

    /** Whether times are a day apart, or more, as those of rows are that hold a day each. */
    public static boolean areDaysApart(double[] times, long perMinute) {
        double[] sorted = Arrays.stream(times).distinct().sorted().toArray();
        for (int i = 1; i < sorted.length; i++) {
            // The shortest has 23 hours.
            if (sorted[i] - sorted[i - 1] < 23 * 60 * perMinute) {
                return false;
            }
        }
        return sorted.length > 1;
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
            if (matcher.matches()) {
                days.putIfAbsent(Integer.parseInt(matcher.group("number")), column);
            }
        }
        return days.size() == 31 && days.firstKey() == 1 && days.lastKey() == 31
                ? List.copyOf(days.values())
                : List.of();
    }
}
