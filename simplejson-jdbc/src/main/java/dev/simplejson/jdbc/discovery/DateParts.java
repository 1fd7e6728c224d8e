// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.TableSample;
import dev.simplejson.jdbc.time.DigitsCodec;
import dev.simplejson.jdbc.time.TimeCodec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A year, a month and so on, each in a column of whole numbers, or a date and what divides its day as whole numbers: one time, which the
 * database makes with nothing but arithmetic, as a number such as {@code 20261122} or {@code 20261122130500}.
 */
final class DateParts {
    /** What the columns are called, by their last word; year and month are needed. */
    private static final List<Set<String>> PARTS = List.of(
            Set.of("year", "yr", "yyyy", "jahr", "annee", "ano", "anno", "jaar", "rok", "vuosi"),
            Set.of(
                    "month",
                    "mon",
                    "mm",
                    "monat",
                    "mois",
                    "mes",
                    "mese",
                    "maand",
                    "mesic",
                    "mesiac",
                    "miesiac",
                    "kuukausi"),
            Set.of("day", "dd", "mday", "dom", "tag", "jour", "dia", "giorno", "dag", "den", "dzien", "paiva"),
            Set.of("hour", "hr", "hh", "stunde", "heure", "hora", "ora", "uur", "hodina", "godzina", "tunti"),
            Set.of("minute", "min", "mi", "minuto", "minuut", "minuta", "minuutti"),
            Set.of("second", "sec", "ss", "sekunde", "seconde", "secondo", "segundo", "sekunda", "sekunti"));

    private static final int DATE = 3;
    private static final int MONTH = 2;
    private static final Set<String> HOURS = PARTS.get(DATE);
    private static final int DIGITS_OF_TIME = 14;

    private final List<TableColumn> columns;
    private final List<ColumnName> names;
    private final TableSample sample;
    private final Dialect dialect;
    private final Epochs epochs;

    DateParts(List<TableColumn> columns, List<ColumnName> names, TableSample sample, Dialect dialect, Epochs epochs) {
        this.columns = columns;
        this.names = names;
        this.sample = sample;
        this.dialect = dialect;
        this.epochs = epochs;
    }

    /**
     * A time that columns make together.
     *
     * @param choice with nothing that speaks for it but names
     * @param isAscending whether the rows are in its order: the year of a car or of a birth is in none
     */
    record Found(TimeChoice choice, boolean isAscending) {}

    /** The time that the columns make; null if there is none, or a row in which they make none. */
    @Nullable
    Found find() {
        for (int place = 0; place < columns.size(); place++) {
            List<Integer> places = parts(place);
            if (places.size() >= MONTH) {
                int clock = places.size() == DATE ? clock(places) : -1;
                Found found = found(
                        places,
                        clock,
                        digits(places, clock),
                        row -> number(row, places, clock),
                        () -> sum(places, clock));
                if (found != null) {
                    return found;
                }
            }
        }
        for (int date = 0; date < columns.size(); date++) {
            if (columns.get(date).kind() == TableColumn.Kind.INTEGER) {
                Found found = ofDay(date);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /**
     * A date, also as a number such as {@code 20261122}, with what divides its day: hours, and minutes and seconds if they are there, or digits
     * such as {@code 1305}; null if there is nothing like that beside it.
     */
    @Nullable
    Found ofDay(int date) {
        boolean number = columns.get(date).kind() == TableColumn.Kind.INTEGER;
        if (!number && !(dialect.floorsNumbers() && sample.columns().get(date).isOfIsoDates())) {
            return null;
        }
        String text = columns.get(date).quoted();
        return ofDay(new Day(
                date,
                row -> day(row, date),
                () -> number ? part(date) : dialect.numberOfText("REPLACE(" + dialect.asText(text) + ", '-', '')")));
    }

    /** The same for a date that is text of a pattern. */
    @Nullable
    Found ofDay(int date, TimeFormat pattern) {
        TimeCodec codec = TimeCodec.of(pattern, TableColumn.Kind.TEXT, dialect, ZoneOffset.UTC);
        return ofDay(new Day(
                date,
                row -> {
                    Object cell = sample.columns().get(date).cells().get(row);
                    long millis = cell == null ? TimeCodec.UNREADABLE : codec.ofCell(cell);
                    LocalDate day = millis == TimeCodec.UNREADABLE
                            ? null
                            : LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
                    return day == null
                            ? -1
                            : day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
                },
                () -> dialect.numberOfText(
                        codec.order(dialect, columns.get(date).quoted()))));
    }

    /** A day as a number such as {@code 20261122}, in a row and in SQL. */
    private record Day(int place, IntToLongFunction ofRow, Supplier<String> sql) {}

    private @Nullable Found ofDay(Day day) {
        int date = day.place();
        for (int hour = 0; hour < columns.size(); hour++) {
            List<Integer> places = hour == date || !isBelow(hour, 24) ? List.of() : clock(date, hour);
            if (!places.isEmpty()) {
                return found(
                        places, -1, DIGITS_OF_TIME, row -> timeOfDay(row, day, places), () -> sumOfDay(day, places));
            }
        }
        for (int time = 0; time < columns.size(); time++) {
            Found found = date == time || !areDateAndTime(date, time) ? null : dateAndTime(day, time);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The date and the hour, with the minute and the second if they are there; empty if the numbers are no hours of the day. */
    private List<Integer> clock(int date, int hour) {
        List<String> words = names.get(hour).words();
        boolean named = !words.isEmpty()
                        && HOURS.contains(words.get(words.size() - 1))
                        && (words.size() == 1 || prefix(hour).equals(prefix(date)))
                || words.equals(List.of("hour", "of", "day"));
        List<Integer> places = new ArrayList<>(List.of(date, hour));
        for (Set<String> called : PARTS.subList(DATE + 1, PARTS.size())) {
            int place = beside(hour, called);
            if (place < 0) {
                break;
            }
            places.add(place);
        }
        if (named) {
            return places;
        }
        // In other languages the numbers say it.
        boolean all = sample.columns().get(hour).distinct() == 24;
        if (all && sample.climbsWithin(List.of(date), hour)) {
            return places;
        }
        for (int minute = 0; all && minute < columns.size(); minute++) {
            if (minute != date
                    && minute != hour
                    && isBelow(minute, 60)
                    && sample.neverFallsWithin(List.of(date), hour)
                    && sample.climbsWithin(List.of(date, hour), minute)) {
                return List.of(date, hour, minute);
            }
        }
        return List.of();
    }

    private boolean isBelow(int place, int end) {
        ColumnSample values = sample.columns().get(place);
        return columns.get(place).kind() == TableColumn.Kind.INTEGER
                && values.values() == values.rows()
                && Arrays.stream(values.asNumbers()).allMatch(number -> number >= 0 && number < end);
    }

    /** The minutes or seconds beside an hour; -1 if there are none. */
    private int beside(int hour, Set<String> called) {
        for (int i = 0; i < columns.size(); i++) {
            List<String> words = names.get(i).words();
            if (!words.isEmpty()
                    && called.contains(words.get(words.size() - 1))
                    && prefix(i).equals(prefix(hour))
                    && isBelow(i, 60)) {
                return i;
            }
        }
        return -1;
    }

    private long timeOfDay(int row, Day day, List<Integer> places) {
        long number = day.ofRow().applyAsLong(row);
        for (int part = 1; part < 4; part++) {
            boolean is = part < places.size()
                    && sample.columns().get(places.get(part)).cells().get(row) instanceof Number;
            number = number * 100
                    + (is
                            ? ((Number) sample.columns()
                                            .get(places.get(part))
                                            .cells()
                                            .get(row))
                                    .longValue()
                            : 0);
        }
        return number;
    }

    private String sumOfDay(Day day, List<Integer> places) {
        List<String> sum = new ArrayList<>(List.of(day.sql().get() + " * 1000000"));
        for (int part = 1; part < places.size(); part++) {
            sum.add(part(places.get(part)) + (part == 3 ? "" : " * 1" + "0".repeat(6 - 2 * part)));
        }
        return String.join(" + ", sum);
    }

    /** As a number such as {@code 20261122}; -1 if it is no day. */
    private long day(int row, int date) {
        Object cell = sample.columns().get(date).cells().get(row);
        if (cell instanceof Number number) {
            return number.longValue();
        }
        String digits = String.valueOf(cell).strip().replace("-", "");
        return digits.matches("\\d{8}") ? Long.parseLong(digits) : -1;
    }

    private boolean areDateAndTime(int date, int time) {
        return columns.get(time).kind() == TableColumn.Kind.INTEGER
                && TimeChooser.belongTogether(
                        columns.get(date).name(), columns.get(time).name());
    }

    /** A date and {@code 1305} or {@code 130500}; of one of them alone nobody could tell. */
    private @Nullable Found dateAndTime(Day day, int time) {
        long latest = 0;
        for (Object cell : sample.columns().get(time).cells()) {
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
                row -> sample.columns().get(time).cells().get(row) instanceof Number clock && clock.longValue() >= 0
                        ? day.ofRow().applyAsLong(row) * 1_000_000 + clock.longValue() * unit
                        : -1,
                () -> day.sql().get() + " * 1000000 + " + part(time) + (unit == 1 ? "" : " * " + unit));
    }

    private @Nullable Found found(
            List<Integer> places, int clock, int digits, IntToLongFunction numberOfRow, Supplier<String> sum) {
        long newest = Long.MIN_VALUE;
        long newestMillis = Long.MIN_VALUE;
        long before = Long.MIN_VALUE;
        int up = 0;
        int down = 0;
        for (int row = 0; row < sample.rows(); row++) {
            if (sample.columns().get(places.get(0)).cells().get(row) == null) {
                continue;
            }
            long number = numberOfRow.applyAsLong(row);
            long millis = DigitsCodec.wallClockMillis(number, digits);
            if (millis == TimeCodec.UNREADABLE) {
                return null;
            }
            up += before != Long.MIN_VALUE && number > before ? 1 : 0;
            down += number < before ? 1 : 0;
            before = number;
            newest = Math.max(newest, number);
            newestMillis = Math.max(newestMillis, millis);
        }
        if (!epochs.isOfTheseYears(newestMillis)) {
            return null;
        }
        List<Integer> all = new ArrayList<>(places);
        if (clock >= 0) {
            all.add(clock);
        }
        String name = all.stream().map(place -> columns.get(place).name()).collect(Collectors.joining(" + "));
        TableColumn together = new TableColumn(name, "(" + sum.get() + ")", TableColumn.Kind.INTEGER, "");
        TimeFormat format = TimeFormat.ofSetting(digits == 8 ? TimeFormat.YYYYMMDD.setting() : "yyyyMMddHHmmss");
        String reason = name + " together are a time in every row, the newest " + newest + " as " + format;
        TimeGuess guess = new TimeGuess(format, reason, false, 0, "", false);
        return new Found(new TimeChoice(together, all, guess, 0, List.of()), up > 0 && up >= 19 * down);
    }

    /** What is small stays so in some databases, and a product is too large for it. */
    private String part(int place) {
        String part = columns.get(place).quoted();
        return dialect.floorsNumbers() ? dialect.bigint(part) : part;
    }

    /** The columns of a year and what divides it, as far as there are any. */
    private List<Integer> parts(int year) {
        List<Integer> places = new ArrayList<>();
        for (Set<String> called : PARTS) {
            for (int i = 0; i < columns.size(); i++) {
                List<String> words = names.get(i).words();
                boolean is = columns.get(i).kind() == TableColumn.Kind.INTEGER
                        && !words.isEmpty()
                        && called.contains(words.get(words.size() - 1))
                        && prefix(i).equals(prefix(year));
                if (is && (places.isEmpty() ? i == year : !places.contains(i))) {
                    places.add(i);
                    break;
                }
            }
            if (places.size() <= PARTS.indexOf(called)) {
                break;
            }
        }
        return places;
    }

    private List<String> prefix(int place) {
        List<String> words = names.get(place).words();
        return words.subList(0, Math.max(0, words.size() - 1));
    }

    /** A time of day as text beside the date; -1 if there is none. */
    private int clock(List<Integer> places) {
        for (int i = 0; i < columns.size(); i++) {
            if (!places.contains(i)
                    && dialect.floorsNumbers()
                    && names.get(i).isClock()
                    && sample.columns().get(i).isTimeOfDay()) {
                return i;
            }
        }
        return -1;
    }

    private long number(int row, List<Integer> places, int clock) {
        long number = 0;
        for (int place : places) {
            if (!(sample.columns().get(place).cells().get(row) instanceof Number part)
                    || part.longValue() < 0
                    || place != places.get(0) && part.longValue() > 99) {
                return -1;
            }
            number = number * 100 + part.longValue();
        }
        if (places.size() == MONTH) {
            return number * 100 + 1;
        }
        if (clock < 0) {
            for (int parts = places.size(); parts > DATE && parts < PARTS.size(); parts++) {
                number *= 100;
            }
            return number;
        }
        Object text = sample.columns().get(clock).cells().get(row);
        return text == null
                ? -1
                : number * 1_000_000
                        + Long.parseLong((text + ":00").replace(":", "").substring(0, 6));
    }

    private static int digits(List<Integer> places, int clock) {
        return clock < 0 && places.size() <= DATE ? 8 : DIGITS_OF_TIME;
    }

    private String sum(List<Integer> places, int clock) {
        List<String> sum = new ArrayList<>();
        // From the year on each part has a hundredth of the weight of the one before it.
        String zeros = "0".repeat(digits(places, clock) - 4);
        for (int place : places) {
            sum.add(part(place) + (zeros.isEmpty() ? "" : " * 1" + zeros));
            zeros = zeros.substring(Math.min(2, zeros.length()));
        }
        if (places.size() == MONTH) {
            sum.add("1");
        }
        if (clock >= 0) {
            String text = dialect.asText(columns.get(clock).quoted());
            sum.add(dialect.numberOfText(dialect.substring(text, 1, 2)) + " * 10000");
            sum.add(dialect.numberOfText(dialect.substring(text, 4, 2)) + " * 100");
            if (sample.columns().get(clock).distinctValues().stream()
                    .allMatch(value -> value.toString().length() > 5)) {
                sum.add(dialect.numberOfText(dialect.substring(text, 7, 2)));
            }
        }
        return String.join(" + ", sum);
    }
}
