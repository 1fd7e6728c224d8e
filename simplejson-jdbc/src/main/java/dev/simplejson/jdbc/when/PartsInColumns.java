// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.names.ColumnName;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Columns of one row that are the parts of its day, month or year, known by what they are called. */
public final class PartsInColumns {
    /** Columns that are numbered, {@code hh_0}, {@code HE01} or {@code interval_48_kwh}; more than that many are called by their times. */
    private static final Pattern NUMBERED = Pattern.compile("(?<rest>\\D*)(?<number>\\d{1,3})(?<unit>\\D*)");

    /** {@code 00:30}, {@code t_13h45}, {@code 00:00 - 00:30}. */
    private static final Pattern CLOCK = Pattern.compile("(?<rest>\\D*)(?<hour>\\d{1,2})[:h](?<minute>[0-5]\\d)(?::00)?"
            + "(?<end> ?[-–] ?\\d{1,2}[:h][0-5]\\d(?::00)?)?");

    /** {@code 0030}, {@code T2345}, {@code p_00_30}: other things are called so as well. */
    private static final Pattern LIKE_CLOCK =
            Pattern.compile("(?<rest>\\D*)(?:(?<hour>\\d{1,2})[._]|(?<digits>[01]\\d|2[0-4]))(?<minute>[0-5]\\d)");

    /** {@code 12am}, {@code 3 PM}. */
    private static final Pattern HALF_DAYS = Pattern.compile(
            "(?<rest>\\D*?)(?<hour>1[0-2]|0?[1-9])(?::(?<minute>[0-5]\\d))? ?(?<half>[ap])\\.?m\\.?",
            Pattern.CASE_INSENSITIVE);

    private static final Set<Integer> ACROSS = Set.of(24, 48, 96, 144, 288);

    private static final int MINUTES_OF_DAY = 1_440;
    private static final int MINUTES_OF_HOUR = 60;
    private static final int QUARTERS = 4;
    private static final int FEWEST_LEADS = 3;

    private static final Set<String> MINUTES = Set.of("m", "min", "mins", "minute", "minutes", "mi");
    private static final Set<String> QUARTER = Set.of("q", "qh", "quarter", "viertel");
    private static final Set<String> LEADS =
            Set.of("lead", "leadtime", "ahead", "horizon", "fcst", "fct", "forecast", "hplus", "tplus");
    private static final Set<String> HOURS =
            Set.of("h", "hr", "hour", "hours", "t", "f", "fh", "step", "steps", "d", "day", "days");
    private static final Set<String> ISSUED = Set.of(
            "issue",
            "issued",
            "issuance",
            "run",
            "init",
            "initial",
            "reference",
            "reftime",
            "base",
            "analysis",
            "forecast",
            "fcst",
            "cycle");

    /** So few times of day are no accident. */
    private static final int FEWEST_TIMES = 4;

    /** What a name says of a part. */
    private enum Says {
        NUMBER,
        /** Perhaps; it is one if all of a day are there. */
        LIKE_TIME,
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
     * @param minutes of the day at which each begins
     * @param values what is in each of them, by the names of their columns without what numbers them
     * @param columns for each part, those of each value
     * @param others columns of parts that only a day has on which clocks are put back
     */
    public record Across(
            List<Integer> minutes, List<String> values, List<List<TableColumn>> columns, List<TableColumn> others) {}

    /** The columns of one value, by the minute of the day at which each begins. */
    private record OfValue(TreeMap<Integer, TableColumn> parts, List<TableColumn> others) {}

    /**
     * Columns that are named like the parts of a day; null if there are none.
     *
     * @param drawn the columns of numbers, in the order of the table
     * @param known the table
     */
    public static @Nullable Across across(List<TableColumn> drawn, SampledTable known) {
        Map<Group, Map<Integer, TableColumn>> byName = byName(drawn);
        byName.entrySet()
                .removeIf(group -> group.getKey().says() == Says.NUMBER
                        && ThingsInColumns.are(
                                group.getKey().rest(), group.getValue().values(), known));
        Map<String, OfValue> values = new LinkedHashMap<>();
        byName.forEach((group, columns) -> {
            OfValue value = group.says() == Says.NUMBER ? ofNumbers(columns) : ofTimes(group.says(), columns);
            boolean alike = values.values().stream()
                    .allMatch(other -> value != null
                            && other.parts().keySet().equals(value.parts().keySet()));
            if (value != null && alike) {
                values.put(group.valueName(), value);
            }
        });
        if (values.isEmpty()) {
            return null;
        }
        List<Integer> minutes =
                List.copyOf(values.values().iterator().next().parts().keySet());
        return new Across(
                minutes,
                List.copyOf(values.keySet()),
                minutes.stream()
                        .map(minute -> values.values().stream()
                                .map(value -> value.parts().get(minute))
                                .toList())
                        .toList(),
                values.values().stream()
                        .flatMap(value -> value.others().stream())
                        .toList());
    }

    private static Map<Group, Map<Integer, TableColumn>> byName(List<TableColumn> drawn) {
        Map<Group, Map<Integer, TableColumn>> byName = new LinkedHashMap<>();
        for (TableColumn column : drawn) {
            Named named = named(column.name().strip());
            if (named != null) {
                byName.computeIfAbsent(named.group(), group -> new LinkedHashMap<>())
                        .putIfAbsent(named.number(), column);
            }
        }
        return byName;
    }

    /**
     * Columns that are named like the minutes of an hour, {@code m00} to {@code m45}, or numbered like its quarters, by the minute at which
     * each begins; empty if there are none.
     */
    public static SortedMap<Integer, TableColumn> minutesOfHour(List<TableColumn> drawn) {
        Map<String, TreeMap<Integer, TableColumn>> byName = new LinkedHashMap<>();
        for (TableColumn column : drawn) {
            Matcher matcher = NUMBERED.matcher(column.name().strip());
            if (matcher.matches()) {
                byName.computeIfAbsent(matcher.group("rest") + " " + matcher.group("unit"), rest -> new TreeMap<>())
                        .putIfAbsent(Integer.parseInt(matcher.group("number")), column);
            }
        }
        for (Map.Entry<String, TreeMap<Integer, TableColumn>> group : byName.entrySet()) {
            SortedMap<Integer, TableColumn> minutes = minutesOfHour(group.getKey(), group.getValue());
            if (!minutes.isEmpty()) {
                return minutes;
            }
        }
        return new TreeMap<>();
    }

    private static SortedMap<Integer, TableColumn> minutesOfHour(
            String rest, SortedMap<Integer, TableColumn> numbered) {
        int parts = numbered.size();
        List<String> words = ColumnName.of(rest).words();
        boolean minutes = words.isEmpty() || words.stream().anyMatch(MINUTES::contains);
        boolean quarters = parts == QUARTERS && words.stream().anyMatch(QUARTER::contains);
        int first = numbered.firstKey();
        int step = MINUTES_OF_HOUR / parts;
        boolean even = MINUTES_OF_HOUR % parts == 0 && parts > 1 && numbered.lastKey() - first == (parts - 1) * step;
        boolean byMinute = even
                && numbered.keySet().stream().allMatch(number -> (number - first) % step == 0)
                && (first == 0 || first == step)
                && (minutes || parts == QUARTERS);
        boolean byNumber = quarters && first <= 1 && numbered.lastKey() - first == parts - 1;
        TreeMap<Integer, TableColumn> found = new TreeMap<>();
        if (byMinute || byNumber) {
            // Where there is no 0, each is called by its end, or by its number from 1 on.
            numbered.values().forEach(column -> found.put(found.size() * step, column));
        }
        return found;
    }

    /**
     * Columns that are named like forecasts of later and later: {@code h+1} to {@code h+48}, {@code lead_1}; empty if there are none.
     *
     * @param issued whether the time says when a forecast was made, so that a number, or one of hours, is enough
     */
    public static List<TableColumn> leads(List<TableColumn> drawn, boolean issued) {
        for (Map.Entry<Group, Map<Integer, TableColumn>> group : byName(drawn).entrySet()) {
            List<String> words = ColumnName.of(group.getKey().rest()).words();
            boolean may = group.getKey().rest().contains("+") || isLead(words, issued);
            if (group.getKey().says() == Says.NUMBER && may && group.getValue().size() >= FEWEST_LEADS) {
                return List.copyOf(new TreeMap<>(group.getValue()).values());
            }
        }
        return List.of();
    }

    /**
     * Whether a name says that numbers count how far ahead a forecast is.
     *
     * @param issued whether the time's name says when it was made
     */
    public static boolean isLead(List<String> name, boolean issued) {
        return name.stream().anyMatch(LEADS::contains) || issued && !name.isEmpty() && HOURS.containsAll(name);
    }

    /** Whether a time's name says when a forecast was made. */
    public static boolean isOfIssue(String time) {
        return ColumnName.of(time).words().stream().anyMatch(ISSUED::contains);
    }

    /** Of so many numbers, from 0 or 1 on, one more or some of each hour may be for the day on which clocks are put back. */
    private static @Nullable OfValue ofNumbers(Map<Integer, TableColumn> columns) {
        TreeMap<Integer, TableColumn> sorted = new TreeMap<>(columns);
        int count = sorted.size();
        int parts = ACROSS.stream()
                .filter(some -> some == count || some + some / 24 == count)
                .findFirst()
                .orElse(0);
        if (parts == 0 || sorted.firstKey() > 1 || sorted.lastKey() - sorted.firstKey() != count - 1) {
            return null;
        }
        List<TableColumn> inOrder = List.copyOf(sorted.values());
        TreeMap<Integer, TableColumn> byMinute = new TreeMap<>();
        for (int part = 0; part < parts; part++) {
            byMinute.put(part * MINUTES_OF_DAY / parts, inOrder.get(part));
        }
        return new OfValue(byMinute, inOrder.subList(parts, count));
    }

    /** Times say when they are, also if some are missing, as at night those of the sun. */
    private static @Nullable OfValue ofTimes(Says says, Map<Integer, TableColumn> columns) {
        List<Integer> minutes = columns.keySet().stream().sorted().toList();
        int step = IntStream.range(1, minutes.size())
                .map(i -> minutes.get(i) - minutes.get(i - 1))
                .min()
                .orElse(MINUTES_OF_DAY);
        boolean even = minutes.size() >= FEWEST_TIMES && minutes.stream().allMatch(minute -> minute % step == 0);
        if (!even || says == Says.LIKE_TIME && minutes.size() * step != MINUTES_OF_DAY) {
            return null;
        }
        // Where midnight is behind all others, each is called by its end: 00:30 to 00:00, or to 24:00.
        boolean ends = says != Says.TIME_AND_END
                && (List.copyOf(columns.keySet()).get(minutes.size() - 1) == 0 || minutes.contains(MINUTES_OF_DAY));
        TreeMap<Integer, TableColumn> byMinute = new TreeMap<>();
        columns.forEach(
                (minute, column) -> byMinute.put(ends ? Math.floorMod(minute - step, MINUTES_OF_DAY) : minute, column));
        return new OfValue(byMinute, List.of());
    }

    private static @Nullable Named named(String name) {
        Matcher clock = CLOCK.matcher(name);
        if (clock.matches()) {
            Says says = clock.group("end") == null ? Says.TIME : Says.TIME_AND_END;
            return new Named(new Group(says, clock.group("rest")), minute(clock.group("hour"), clock.group("minute")));
        }
        Matcher like = LIKE_CLOCK.matcher(name);
        if (like.matches()) {
            String hour = like.group("hour") == null ? like.group("digits") : like.group("hour");
            return new Named(new Group(Says.LIKE_TIME, like.group("rest")), minute(hour, like.group("minute")));
        }
        Matcher half = HALF_DAYS.matcher(name);
        if (half.matches()) {
            int hour = Integer.parseInt(half.group("hour")) % 12
                    + (half.group("half").equalsIgnoreCase("p") ? 12 : 0);
            String minute = half.group("minute") == null ? "0" : half.group("minute");
            return new Named(new Group(Says.TIME, half.group("rest")), minute(String.valueOf(hour), minute));
        }
        Matcher number = NUMBERED.matcher(name);
        return number.matches()
                ? new Named(
                        new Group(Says.NUMBER, number.group("rest") + number.group("unit")),
                        Integer.parseInt(number.group("number")))
                : null;
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    /**
     * Columns that are named like the months of a year in English, {@code Jan} to {@code Dec}, in its order; empty unless there are all.
     */
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
    public static List<TableColumn> daysOfMonth(List<TableColumn> drawn, SampledTable known) {
        TreeMap<Integer, TableColumn> days = new TreeMap<>();
        for (TableColumn column : drawn) {
            Matcher matcher = NUMBERED.matcher(column.name());
            if (matcher.matches() && !ThingsInColumns.are(matcher.group("rest"), List.of(), known)) {
                days.putIfAbsent(Integer.parseInt(matcher.group("number")), column);
            }
        }
        return days.size() == 31 && days.firstKey() == 1 && days.lastKey() == 31
                ? List.copyOf(days.values())
                : List.of();
    }
}
