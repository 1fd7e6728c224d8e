// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.DigitsCodec;
import dev.simplejson.jdbc.time.TimeCodec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A year, a month and so on, each in a column of whole numbers, or a date and what divides its day as whole numbers: one time, which the
 * database makes with nothing but arithmetic, as a number such as {@code 20261122} or {@code 20261122130500}.
 */
public final class DateParts {
    private static final int DATE = 3;
    private static final int MONTH = 2;
    private static final int DIGITS_OF_TIME = 14;

    private final SampledTable known;
    private final DatePartColumns columns;
    private final Map<Integer, @Nullable MonthNames> months = new HashMap<>();

    public DateParts(SampledTable known) {
        this.known = known;
        this.columns = new DatePartColumns(known);
    }

    /**
     * A time that columns make together.
     *
     * @param choice with nothing that speaks for it but names
     * @param isAscending whether the rows are in its order: the year of a car or of a birth is in none
     * @param millis what it is in each row that was looked at
     */
    public record Found(TimeChoice choice, boolean isAscending, List<Long> millis) {
        /** The same with what may be wrong with it, or nothing if that is null, and the columns to set for its time in that case. */
        public Found doubted(@Nullable String doubt, String instead) {
            return doubt == null
                    ? this
                    : new Found(choice.doubted(new TimeChoice.Doubt(doubt, instead)), isAscending, millis);
        }
    }

    /** The time that the columns make; null if there is none, or a row in which they make none. */
    @Nullable
    public Found find() {
        for (int place = 0; place < known.columns().size(); place++) {
            List<Integer> all = columns.parts(place);
            Found byNumbers = all.size() == MONTH ? withDayByNumbers(all) : null;
            if (byNumbers != null) {
                return byNumbers;
            }
            // Hours from 1 to 24 are none, but the day in front of them is.
            for (int parts = all.size(); parts >= MONTH; parts--) {
                Found found = ofYear(all.subList(0, parts));
                if (found != null) {
                    return found;
                }
            }
        }
        for (int date = 0; date < known.columns().size(); date++) {
            if (known.column(date).kind() == TableColumn.Kind.INTEGER) {
                Found found = ofDay(date);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** A month with a day that only numbers tell; without it all rows of a month would be of its first day. */
    private @Nullable Found withDayByNumbers(List<Integer> month) {
        OptionalInt day = columns.dayByNumbers(month);
        if (day.isEmpty()) {
            return null;
        }
        List<Integer> places = new ArrayList<>(month);
        places.add(day.getAsInt());
        Found found = ofYear(places);
        return found != null && endsWithMonths(found.millis()) ? found : null;
    }

    /** Whether months, short and long, end with their last day, but for some that end on a weekend: 28 shops climb through each, too. */
    private static boolean endsWithMonths(List<Long> millis) {
        Set<Integer> lengths = new HashSet<>();
        int ends = 0;
        int months = 0;
        for (int row = 1; row < millis.size(); row++) {
            if (millis.get(row) == TimeCodec.UNREADABLE || millis.get(row - 1) == TimeCodec.UNREADABLE) {
                continue;
            }
            LocalDate last = LocalDate.ofInstant(Instant.ofEpochMilli(millis.get(row - 1)), ZoneOffset.UTC);
            LocalDate next = LocalDate.ofInstant(Instant.ofEpochMilli(millis.get(row)), ZoneOffset.UTC);
            if (YearMonth.from(next).equals(YearMonth.from(last).plusMonths(1))) {
                months++;
                if (last.getDayOfMonth() == last.lengthOfMonth()) {
                    ends++;
                    lengths.add(last.lengthOfMonth());
                }
            }
        }
        return lengths.size() > 1 && 2 * ends >= months;
    }

    /** The same where only numbers say what columns are, which climb with the rows: each language has names of its own. */
    @Nullable
    public Found byNumbers() {
        for (int year = 0; year < known.columns().size(); year++) {
            List<Integer> all = columns.partsByNumbers(year);
            for (int parts = all.size(); parts >= DATE; parts--) {
                Found found = ofYear(all.subList(0, parts));
                if (found != null && found.isAscending() && shows(all.subList(0, parts), 1)) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Found ofYear(List<Integer> places) {
        int clock = places.size() == DATE ? columns.clock(places) : -1;
        Found found = found(
                places, clock, digits(places, clock), row -> number(row, places, clock), () -> sum(places, clock));
        return found == null || clock >= 0 || places.size() == MONTH
                ? found
                : found.doubted(
                        shows(places, MONTH)
                                ? null
                                : "'" + namesOf(places.subList(MONTH, places.size()))
                                        + "' is taken for a part of the month, though the rows are in no such order",
                        namesOf(places.subList(0, MONTH)));
    }

    /** What columns make together that somebody named, a year or a date first; null if they make no time. */
    @Nullable
    public Found named(List<Integer> places) {
        if (places.size() < MONTH
                || places.subList(1, places.size()).stream()
                        .anyMatch(place ->
                                !columns.isWhole(place) && (!place.equals(places.get(1)) || months(place) == null))) {
            return null;
        }
        Day day = day(places.get(0));
        if (day != null && places.stream().skip(1).allMatch(place -> columns.isBelow(place, 60))) {
            return clockOf(day, places);
        }
        Found ofYear = columns.isWhole(places.get(0)) ? ofYear(places) : null;
        return ofYear == null && day != null && places.size() == 2 ? dateAndTime(day, places.get(1)) : ofYear;
    }

    /**
     * Whether the order of the rows shows that columns divide what the first of them count: they climb, or fall, as long as those stay.
     *
     * @param first how many of them stay
     */
    private boolean shows(List<Integer> places, int first) {
        int pairs = 0;
        int up = 0;
        int down = 0;
        for (int row = 1; row < known.sample().rows(); row++) {
            int order = 0;
            for (int i = 0; i < places.size(); i++) {
                ColumnSample values = known.cells(places.get(i));
                boolean same = values.ordinalAt(row) == values.ordinalAt(row - 1);
                if (!same && i < first) {
                    break;
                }
                if (!same
                        && values.cells().get(row) instanceof Number now
                        && values.cells().get(row - 1) instanceof Number before) {
                    order = Double.compare(now.doubleValue(), before.doubleValue());
                    break;
                }
            }
            pairs += order == 0 ? 0 : 1;
            up += order > 0 ? 1 : 0;
            down += order < 0 ? 1 : 0;
        }
        return pairs > 0 && (20 * down <= pairs || 20 * up <= pairs);
    }

    private String namesOf(List<Integer> places) {
        return String.join(" + ", known.namesOf(places));
    }

    /**
     * A date, also as a number such as {@code 20261122}, with what divides its day: hours, and minutes and seconds if they are there, or
     * digits such as {@code 1305}; null if there is nothing like that beside it.
     */
    @Nullable
    public Found ofDay(int date) {
        Day day = day(date);
        return day == null ? null : ofDay(day);
    }

    private @Nullable Day day(int date) {
        boolean number = known.column(date).kind() == TableColumn.Kind.INTEGER;
        ColumnSample dates = known.cells(date);
        if (!number && !(known.dialect().floorsNumbers() && (dates.isOfIsoDates() || dates.isOfMidnights()))) {
            return null;
        }
        return new Day(
                date,
                row -> day(row, date),
                () -> number
                        ? known.wholeNumber(date)
                        : known.dialect().numberOfText("REPLACE(" + known.textOfDay(date) + ", '-', '')"));
    }

    /** The same for a date that is text of a pattern. */
    @Nullable
    public Found ofDay(int date, TimeFormat pattern) {
        TimeCodec codec = TimeCodec.of(pattern, TableColumn.Kind.TEXT, known.dialect(), ZoneOffset.UTC);
        return ofDay(new Day(
                date,
                row -> {
                    Object cell = known.cells(date).cells().get(row);
                    long millis = cell == null ? TimeCodec.UNREADABLE : codec.ofCell(cell);
                    LocalDate day = millis == TimeCodec.UNREADABLE
                            ? null
                            : LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
                    return day == null
                            ? -1
                            : day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
                },
                () -> known.dialect()
                        .numberOfText(known.dialect()
                                .substring(
                                        codec.order(
                                                known.dialect(),
                                                known.column(date).quoted()),
                                        1,
                                        8))));
    }

    /** A day as a number such as {@code 20261122}, in a row and in SQL. */
    private record Day(int place, IntToLongFunction ofRow, Supplier<String> sql) {}

    private @Nullable Found ofDay(Day day) {
        int date = day.place();
        for (int hour = 0; hour < known.columns().size(); hour++) {
            if (hour == date || !columns.isBelow(hour, 24)) {
                continue;
            }
            boolean named = columns.isHour(date, hour);
            List<Integer> places = named ? columns.clock(date, hour) : columns.clockByNumbers(date, hour);
            Found found = places.isEmpty() ? null : clockOf(day, places);
            if (found != null) {
                String clock = namesOf(places.subList(1, places.size()));
                boolean evening =
                        Arrays.stream(known.cells(hour).asNumbers()).max().orElse(0) > 12;
                return found.doubted(
                        !named
                                ? "'" + clock + "' is taken for the hour of each '"
                                        + known.column(date).name()
                                        + "', because it climbs from 0 to 23; if it tells lines apart, it is one of their labels"
                                : evening && shows(places, 1)
                                        ? null
                                        : "'" + clock + "' is taken for the time of day of '"
                                                + known.column(date).name() + "', though the rows are in no such order",
                        known.column(date).name());
            }
        }
        for (int time = 0; time < known.columns().size(); time++) {
            Found found = date == time || !areDateAndTime(date, time) ? null : dateAndTime(day, time);
            if (found != null) {
                return found.doubted(
                        shows(List.of(date, time), 1)
                                ? null
                                : "'" + known.column(time).name()
                                        + "' is taken for the digits of a time of day, though the rows are in"
                                        + " no such order",
                        known.column(date).name());
            }
        }
        return null;
    }

    private @Nullable Found clockOf(Day day, List<Integer> places) {
        return found(places, -1, DIGITS_OF_TIME, row -> timeOfDay(row, day, places), () -> sumOfDay(day, places));
    }

    private long timeOfDay(int row, Day day, List<Integer> places) {
        long number = day.ofRow().applyAsLong(row);
        for (int part = 1; part < 4; part++) {
            boolean is = part < places.size()
                    && known.cells(places.get(part)).cells().get(row) instanceof Number;
            number = number * 100
                    + (is ? ((Number) known.cells(places.get(part)).cells().get(row)).longValue() : 0);
        }
        return number;
    }

    private String sumOfDay(Day day, List<Integer> places) {
        List<String> sum = new ArrayList<>(List.of(day.sql().get() + " * 1000000"));
        for (int part = 1; part < places.size(); part++) {
            sum.add(known.wholeNumber(places.get(part)) + (part == 3 ? "" : " * 1" + "0".repeat(6 - 2 * part)));
        }
        return guarded(places.subList(1, places.size()), String.join(" + ", sum));
    }

    /** No time, but nothing where a part is missing: the former is counted on the panel. */
    private static String otherwise(String sum) {
        return " ELSE 0 * (" + sum + ") - 1 END";
    }

    /** What has more than two digits would be carried into the part before it. */
    private String guarded(List<Integer> places, String sum) {
        return places.stream()
                .map(place -> partInSql(place) + " BETWEEN 0 AND 99")
                .collect(Collectors.joining(" AND ", "CASE WHEN ", " THEN " + sum + otherwise(sum)));
    }

    /** As a number such as {@code 20261122}; -1 if it is no day. */
    private long day(int row, int date) {
        Object cell = known.cells(date).cells().get(row);
        if (cell instanceof Number number) {
            return number.longValue();
        }
        String text = String.valueOf(cell).strip();
        String digits = text.substring(0, Math.min(SampledTable.ISO_DATE, text.length()))
                .replace("-", "");
        return digits.matches("\\d{8}") ? Long.parseLong(digits) : -1;
    }

    private boolean areDateAndTime(int date, int time) {
        return known.column(time).kind() == TableColumn.Kind.INTEGER && known.belongTogether(date, time);
    }

    /** A date and {@code 1305} or {@code 130500}; of one of them alone nobody could tell. */
    private @Nullable Found dateAndTime(Day day, int time) {
        long latest = 0;
        for (Object cell : known.cells(time).cells()) {
            latest = Math.max(latest, cell instanceof Number number ? number.longValue() : 0);
        }
        long unit = latest > 2359 ? 1 : 100;
        if (latest < 100) {
            return null;
        }
        List<Integer> places = List.of(day.place(), time);
        return found(
                places,
                -1,
                DIGITS_OF_TIME,
                row -> known.cells(time).cells().get(row) instanceof Number clock && clock.longValue() >= 0
                        ? day.ofRow().applyAsLong(row) * 1_000_000 + clock.longValue() * unit
                        : -1,
                () -> {
                    String sum = day.sql().get() + " * 1000000 + " + known.wholeNumber(time)
                            + (unit == 1 ? "" : " * " + unit);
                    return "CASE WHEN " + known.column(time).quoted() + " BETWEEN 0 AND "
                            + (unit == 1 ? "235959" : "2359") + " THEN " + sum + otherwise(sum);
                });
    }

    private @Nullable Found found(
            List<Integer> places, int clock, int digits, IntToLongFunction numberOfRow, Supplier<String> sum) {
        List<Long> ofRows = new ArrayList<>();
        long newest = Long.MIN_VALUE;
        long newestMillis = Long.MIN_VALUE;
        long before = Long.MIN_VALUE;
        int up = 0;
        int down = 0;
        for (int row = 0; row < known.sample().rows(); row++) {
            if (known.cells(places.get(0)).cells().get(row) == null) {
                ofRows.add(TimeCodec.UNREADABLE);
                continue;
            }
            long number = numberOfRow.applyAsLong(row);
            long millis = DigitsCodec.wallClockMillis(number, digits);
            if (millis == TimeCodec.UNREADABLE) {
                return null;
            }
            ofRows.add(millis);
            up += before != Long.MIN_VALUE && number > before ? 1 : 0;
            down += number < before ? 1 : 0;
            before = number;
            newest = Math.max(newest, number);
            newestMillis = Math.max(newestMillis, millis);
        }
        if (!known.epochs().isOfTheseYears(newestMillis)
                && !(columns.isYear(places.get(0)) && known.epochs().isOfAnyYear(newestMillis))) {
            return null;
        }
        List<Integer> all = new ArrayList<>(places);
        if (clock >= 0) {
            all.add(clock);
        }
        String name = namesOf(all);
        TableColumn together = new TableColumn(name, "(" + sum.get() + ")", TableColumn.Kind.INTEGER, "");
        TimeFormat format = TimeFormat.ofSetting(digits == 8 ? TimeFormat.YYYYMMDD.setting() : "yyyyMMddHHmmss");
        String reason = name + " together are a time in every row, the newest " + newest + " as " + format;
        TimeGuess guess = TimeGuess.certain(format, reason);
        return new Found(new TimeChoice(together, all, guess), up > 0 && up >= 19 * down, ofRows);
    }

    private long number(int row, List<Integer> places, int clock) {
        long number = 0;
        for (int place : places) {
            long part = part(place, known.cells(place).cells().get(row));
            if (part < 0 || place != places.get(0) && part > 99) {
                return -1;
            }
            number = number * 100 + part;
        }
        if (places.size() == MONTH) {
            return number * 100 + 1;
        }
        if (clock < 0) {
            for (int parts = places.size(); parts > DATE && parts < DatePartColumns.PARTS.size(); parts++) {
                number *= 100;
            }
            return number;
        }
        Object text = known.cells(clock).cells().get(row);
        return text == null
                ? -1
                : number * 1_000_000
                        + Long.parseLong((text + ":00").replace(":", "").substring(0, 6));
    }

    private @Nullable MonthNames months(int place) {
        return months.computeIfAbsent(place, column -> MonthNames.of(known.cells(column)));
    }

    /** Also of a month that is called by its name; -1 if a cell is no part of a date. */
    private long part(int place, @Nullable Object cell) {
        if (cell instanceof Number number) {
            return number.longValue();
        }
        MonthNames months = cell == null ? null : months(place);
        return months == null ? -1 : months.month(Objects.requireNonNull(cell));
    }

    /** SQL of the same, before it is made large enough for sums; what is no month's name is none of any year, and counted. */
    private String partInSql(int place) {
        String column = known.column(place).quoted();
        MonthNames months = known.column(place).kind() == TableColumn.Kind.INTEGER ? null : months(place);
        return months == null ? column : "COALESCE(" + months.sql(known.dialect(), column) + ", 0)";
    }

    private static int digits(List<Integer> places, int clock) {
        return clock < 0 && places.size() <= DATE ? 8 : DIGITS_OF_TIME;
    }

    private String sum(List<Integer> places, int clock) {
        List<String> sum = new ArrayList<>();
        // From the year on each part has a hundredth of the weight of the one before it.
        String zeros = "0".repeat(digits(places, clock) - 4);
        for (int place : places) {
            sum.add(known.wholeNumber(partInSql(place)) + (zeros.isEmpty() ? "" : " * 1" + zeros));
            zeros = zeros.substring(Math.min(2, zeros.length()));
        }
        if (places.size() == MONTH) {
            sum.add("1");
        }
        if (clock >= 0) {
            Dialect dialect = known.dialect();
            String text = dialect.asText(known.column(clock).quoted());
            sum.add(dialect.numberOfText(dialect.substring(text, 1, 2)) + " * 10000");
            sum.add(dialect.numberOfText(dialect.substring(text, 4, 2)) + " * 100");
            if (known.cells(clock).distinctValues().stream()
                    .allMatch(value -> value.toString().length() > 5)) {
                sum.add(dialect.numberOfText(dialect.substring(text, 7, 2)));
            }
        }
        return guarded(places.subList(1, places.size()), String.join(" + ", sum));
    }
}
