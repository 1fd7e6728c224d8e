// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.dialect.TableColumn;
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

/** Columns of one row that are the parts of its day, month or year, known by what they are called. */
public final class PartsInColumns {
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

    private static final int MINUTES_OF_DAY = 1_440;

    /** What a name says of a part. */
    private enum Says {
        NUMBER,
        TIME,
        TIME_AND_END
    }

    /** What columns have in common that are parts of one day, and what is left of their names. */
    private record Group(Says says, String rest) {
        String valueName() {
            String name = rest.replaceAll("[ _.-]+$|^[ _.-]+", "");
            return name.isEmpty() ? "value" : name;
        }
    }

    /** A column's group, and the number or the minute of the day that is in its name. */
    private record Named(Group group, int number) {}

    private PartsInColumns() {}

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
        Map<Group, Map<Integer, TableColumn>> byName = new LinkedHashMap<>();
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
            int parts = parts(columns.size());
            List<TableColumn> inOrder = parts == 0 ? List.of() : inOrder(group, columns);
            if (!inOrder.isEmpty() && (ofEach.isEmpty() || ofEach.get(0).size() == parts)) {
                values.add(group.valueName());
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

    /** Of so many columns, one more or some of each hour may be for the day on which clocks are put back; 0 if they are no parts of one. */
    private static int parts(int columns) {
        return ACROSS.stream()
                .filter(parts -> parts == columns || parts + parts / 24 == columns)
                .findFirst()
                .orElse(0);
    }

    private static @Nullable Named named(String name) {
        for (Pattern pattern : List.of(CLOCK, DIGITS_OF_CLOCK)) {
            Matcher clock = pattern.matcher(name);
            if (clock.matches()) {
                int minute = Integer.parseInt(clock.group("hour")) * 60 + Integer.parseInt(clock.group("minute"));
                boolean range =
                        clock.group("end") != null && !clock.group("end").isEmpty();
                return new Named(new Group(range ? Says.TIME_AND_END : Says.TIME, clock.group("rest")), minute);
            }
        }
        Matcher half = HALF_DAYS.matcher(name);
        if (half.matches()) {
            int minute = half.group("minute") == null ? 0 : Integer.parseInt(half.group("minute"));
            boolean afternoon = half.group("half").equalsIgnoreCase("p");
            int hour = Integer.parseInt(half.group("hour")) % 12 + (afternoon ? 12 : 0);
            return new Named(new Group(Says.TIME, half.group("rest")), hour * 60 + minute);
        }
        Matcher number = NUMBERED.matcher(name);
        return number.matches()
                ? new Named(
                        new Group(Says.NUMBER, number.group("rest") + number.group("unit")),
                        Integer.parseInt(number.group("number")))
                : null;
    }

    /** In the order of the day; empty if they are not all of its parts. */
    private static List<TableColumn> inOrder(Group group, Map<Integer, TableColumn> columns) {
        TreeMap<Integer, TableColumn> sorted = new TreeMap<>(columns);
        int count = sorted.size();
        int first = sorted.firstKey();
        if (group.says() == Says.NUMBER) {
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
        if (first == 0 && midnightIsLast && group.says() == Says.TIME) {
            inOrder.add(inOrder.remove(0));
        }
        return inOrder;
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
