// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.DigitsCodec;
import dev.simplejson.jdbc.time.TimeCodec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * SQL that makes times of columns that no time format reads, such as minutes since 1970 or a year and its week. It is offered to be copied,
 * and only where it puts the newest row between 2000 and a year from now, or is written as a year; nothing is read like that unasked.
 */
public final class Conversions {
    private static final Set<String> MINUTES = Set.of("minute", "minutes", "min", "mins", "minuten");
    private static final Set<String> HOURS = Set.of("hour", "hours", "hr", "hrs", "stunde", "stunden");
    private static final Set<String> MODIFIED_JULIAN = Set.of("mjd");
    private static final Set<String> STATA = Set.of("stata");
    private static final Set<String> ORDINAL = Set.of("ordinal", "toordinal", "julian", "jul");
    private static final Set<String> MATLAB = Set.of("datenum");
    private static final Set<String> TENTHS = Set.of("tenths", "hundredths", "centis", "decis");
    private static final Set<String> DIGITS = Set.of("yymmdd", "yymmddhhmm", "yymmddhhmmss", "ddmmyyyy", "mmddyyyy");
    /** A year and what divides it, as text. */
    private static final List<TextShape> SHAPES = List.of(
            new TextShape(YearPart.WEEK, Pattern.compile("(?<year>\\d{4})[- ]?W(?<part>\\d{2})")),
            new TextShape(YearPart.QUARTER, Pattern.compile("(?<year>\\d{4})[-/ ]?Q(?<part>[1-4])")),
            new TextShape(YearPart.QUARTER, Pattern.compile("Q(?<part>[1-4])[-/ ]?(?<year>\\d{4})")),
            new TextShape(YearPart.MONTH, Pattern.compile("(?<year>\\d{4})[-/.]?(?<part>\\d{2})")),
            new TextShape(YearPart.MONTH, Pattern.compile("(?<part>\\d{2})[-/.](?<year>\\d{4})")));

    private static final int FEWEST_YEARS = 10;
    private static final double TWO_DAYS_OF_YEAR = 2 / 366.0;
    private static final int FIRST_DECIMAL_YEAR = 1500;

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private static final long SECONDS_FROM_1960 = 315_619_200L;

    private final SampledTable known;

    public Conversions(SampledTable known) {
        this.known = known;
    }

    /**
     * SQL that makes a time.
     *
     * @param what what the columns hold then, {@code minutes since 1970}
     * @param places the columns that it is made of
     * @param newestMillis when the newest row looked at is then
     * @param isNamed whether a name says it, not only the numbers
     */
    public record Conversion(
            String what, List<Integer> places, String sql, TimeFormat format, long newestMillis, boolean isNamed) {}

    private record TextShape(YearPart part, Pattern pattern) {}

    /** The best that the table's columns offer: where several fit one column, all of them. */
    public List<Conversion> find() {
        for (int year = 0; year < known.columns().size(); year++) {
            Conversion pair = new YearAndPart(known).of(year);
            if (pair != null) {
                return List.of(pair);
            }
        }
        for (boolean named : new boolean[] {true, false}) {
            for (int place = 0; place < known.columns().size(); place++) {
                List<Conversion> fitting = of(place);
                if (!fitting.isEmpty() && fitting.get(0).isNamed() == named) {
                    return fitting;
                }
            }
        }
        return List.of();
    }

    /** What one column may hold; where its name says it, nothing else. */
    public List<Conversion> of(int place) {
        ColumnSample cells = known.cells(place);
        List<Conversion> found = new ArrayList<>();
        if (cells.values() == 0 || cells.others() > 0) {
            return found;
        }
        if (cells.texts() == 0) {
            addOfNumbers(found, place);
        } else if (cells.numbers() == 0) {
            addOfTexts(found, place);
        }
        if (found.stream().anyMatch(Conversion::isNamed)) {
            found.removeIf(conversion -> !conversion.isNamed());
        }
        return found;
    }

    private void addOfNumbers(List<Conversion> found, int place) {
        boolean whole = known.column(place).kind() == Kind.INTEGER;
        String column = known.column(place).quoted();
        // Seconds do not fit into 32 bits for ever.
        String count = whole && known.dialect().hasStrictTypes() ? whole(known, place) : column;
        add(found, place, "minutes since 1970", MINUTES, count + " * 60", TimeFormat.EPOCH_SECONDS, counts(60_000, 0));
        add(found, place, "hours since 1970", HOURS, count + " * 3600", TimeFormat.EPOCH_SECONDS, counts(3_600_000, 0));
        add(
                found,
                place,
                "a modified Julian day",
                MODIFIED_JULIAN,
                column + " + 2400000.5",
                TimeFormat.JULIAN_DAY,
                counts(86_400_000, 40_587));
        if (whole) {
            addWholeNumbers(found, place, count);
        }
        add(found, place, "days since 1960", STATA, column + " - 3653", TimeFormat.UNIX_DAY, counts(86_400_000, 3653));
        add(
                found,
                place,
                "days of MATLAB's datenum",
                MATLAB,
                column + " - 719529",
                TimeFormat.UNIX_DAY,
                counts(86_400_000, 719_529));
        add(
                found,
                place,
                "days since year 1, as Python's toordinal",
                ORDINAL,
                column + " - 719163",
                TimeFormat.UNIX_DAY,
                counts(86_400_000, 719_163));
        addYear(found, place);
        if (known.cells(place).fractions() > 0) {
            addDecimalYear(found, place);
        }
        addDigits(found, place, YearPart.WEEK, YearPart.WEEKS, 100);
        addDigits(found, place, YearPart.QUARTER, YearPart.QUARTERS, 10);
        if (found.stream().noneMatch(Conversion::isNamed)) {
            addDigits(found, place, YearPart.MONTH, YearPart.MONTHS, 100);
        }
    }

    /**
     * Seconds or milliseconds since 1960, as SAS and Stata count them, or days since 1904, if the newest is of these very years then: in
     * the formats that are known they are of another decade or year, and so only somebody who knows can say.
     */
    public List<Conversion> sinceOtherYears(int place) {
        ColumnSample cells = known.cells(place);
        List<Conversion> found = new ArrayList<>();
        if (cells.values() > 0 && cells.numbers() == cells.values()) {
            String column = known.column(place).quoted();
            String count = known.column(place).kind() == Kind.INTEGER
                            && known.dialect().hasStrictTypes()
                    ? whole(known, place)
                    : column;
            add(
                    found,
                    place,
                    "seconds since 1960, as SAS counts them",
                    Set.of(),
                    count + " - " + SECONDS_FROM_1960,
                    TimeFormat.EPOCH_SECONDS,
                    counts(1000, SECONDS_FROM_1960));
            add(
                    found,
                    place,
                    "milliseconds since 1960, as Stata counts them",
                    Set.of(),
                    count + " - " + SECONDS_FROM_1960 * 1000,
                    TimeFormat.EPOCH_MILLIS,
                    counts(1, SECONDS_FROM_1960 * 1000));
            add(
                    found,
                    place,
                    "days since 1904, as Excel counts them in files of early Macs",
                    Set.of(),
                    column + " + 1462",
                    TimeFormat.EXCEL_DAY,
                    counts(86_400_000, 24_107));
            found.removeIf(conversion -> !known.epochs().isRecent(conversion.newestMillis()));
        }
        return found;
    }

    private void addWholeNumbers(List<Conversion> found, int place, String count) {
        Instant start = known.epochs().snowflakeStart(known.cells(place));
        if (start != null) {
            add(
                    found,
                    place,
                    "snowflake ids since " + LocalDate.ofInstant(start, ZoneOffset.UTC),
                    Set.of(),
                    known.dialect().quotient(count, "4194304") + " + " + start.toEpochMilli(),
                    TimeFormat.EPOCH_MILLIS,
                    cell -> start.toEpochMilli() + (((Number) cell).longValue() >> 22));
        }
        add(
                found,
                place,
                "tenths of seconds since 1970",
                TENTHS,
                count + " * 100",
                TimeFormat.EPOCH_MILLIS,
                parts(100));
        add(
                found,
                place,
                "hundredths of seconds since 1970",
                TENTHS,
                count + " * 10",
                TimeFormat.EPOCH_MILLIS,
                parts(10));
        addShortYear(found, place, count, "yyMMdd", 8, 20_000_000L, TimeFormat.YYYYMMDD);
        addShortYear(found, place, count, "yyMMddHHmm", 12, 200_000_000_000L, TimeFormat.ofSetting("yyyyMMddHHmm"));
        addShortYear(
                found, place, count, "yyMMddHHmmss", 14, 20_000_000_000_000L, TimeFormat.ofSetting("yyyyMMddHHmmss"));
        if (known.name(place).isTime()) {
            add(found, place, "the digits yyyyMMdd", Set.of(), count, TimeFormat.YYYYMMDD, cell -> {
                long millis = DigitsCodec.wallClockMillis(number(cell), 8);
                return known.epochs().isOfTheseYears(millis) ? TimeCodec.UNREADABLE : millis;
            });
        }
        addAmericanDigits(found, place, count);
        String dayAndMonth = known.dialect().quotient(count, "10000");
        String day = known.dialect().quotient(count, "1000000");
        add(
                found,
                place,
                "the digits ddMMyyyy",
                DIGITS,
                "(" + count + " - 10000 * " + dayAndMonth + ") * 10000 + (" + dayAndMonth + " - 100 * " + day
                        + ") * 100 + " + day,
                TimeFormat.YYYYMMDD,
                cell -> {
                    long number = number(cell);
                    return DigitsCodec.wallClockMillis(
                            number % 10_000 * 10_000 + number / 10_000 % 100 * 100 + number / 1_000_000, 8);
                });
    }

    /** One that is much less than the newest is in another unit. */
    private static ToLongFunction<Object> parts(long millis) {
        return cell -> {
            long time = counts(millis, 0).applyAsLong(cell);
            return time < Epochs.FIRST.toEpochMilli() ? TimeCodec.UNREADABLE : time;
        };
    }

    private void addShortYear(
            List<Conversion> found, int place, String count, String what, int digits, long century, TimeFormat format) {
        add(found, place, "the digits " + what, DIGITS, count + " + " + century, format, cell -> {
            long number = ((Number) cell).longValue();
            // So few digits are something else: all would be of the year 2000.
            return number < century / 2000 || number > century
                    ? TimeCodec.UNREADABLE
                    : DigitsCodec.wallClockMillis(number + century, digits);
        });
    }

    private void addAmericanDigits(List<Conversion> found, int place, String count) {
        String monthAndDay = known.dialect().quotient(count, "10000");
        add(
                found,
                place,
                "the digits MMddyyyy",
                DIGITS,
                "(" + count + " - 10000 * " + monthAndDay + ") * 10000 + " + monthAndDay,
                TimeFormat.YYYYMMDD,
                cell -> {
                    long number = number(cell);
                    return DigitsCodec.wallClockMillis(number % 10_000 * 10_000 + number / 10_000, 8);
                });
    }

    private static ToLongFunction<Object> counts(long millis, double atEpoch) {
        return cell -> cell instanceof Number number
                ? (long) ((number.doubleValue() - atEpoch) * millis)
                : TimeCodec.UNREADABLE;
    }

    private void addYear(List<Conversion> found, int place) {
        add(
                found,
                place,
                "a year",
                isOneAfterTheOther(place) ? Set.of() : YearPart.YEARS,
                whole(known, place) + " * 10000 + 101",
                TimeFormat.YYYYMMDD,
                cell -> yearMillis(number(cell)));
    }

    /** Years under the name of a time that has no fewer of the years before 1980 than of others: nothing else comes one after the other. */
    private boolean isOneAfterTheOther(int place) {
        double[] sorted = Arrays.stream(known.cells(place).asNumbers())
                .sorted()
                .distinct()
                .toArray();
        return known.name(place).isTime()
                && sorted.length >= FEWEST_YEARS
                && sorted[sorted.length - 1] - sorted[0] == sorted.length - 1;
    }

    /** {@code 2013.54}, of which a day is a thousandth or two: nearer than to a day nobody can tell. */
    private void addDecimalYear(List<Conversion> found, int place) {
        double[] sorted = Arrays.stream(known.cells(place).asNumbers())
                .sorted()
                .distinct()
                .toArray();
        boolean coarse = IntStream.range(1, sorted.length).allMatch(i -> sorted[i] - sorted[i - 1] > TWO_DAYS_OF_YEAR);
        if (!coarse || sorted.length < FEWEST_YEARS || !known.name(place).isTime() && !called(place, YearPart.YEARS)) {
            return;
        }
        add(
                found,
                place,
                "a year with its fraction, to a day",
                YearPart.YEARS,
                "(" + known.column(place).quoted() + " - 1970) * 31556952",
                TimeFormat.EPOCH_SECONDS,
                cell -> ((Number) cell).doubleValue() < FIRST_DECIMAL_YEAR
                        ? TimeCodec.UNREADABLE
                        : (long) ((((Number) cell).doubleValue() - 1970) * 31_556_952_000L));
    }

    private static long yearMillis(long year) {
        return year < 1000 || year > 9999 ? TimeCodec.UNREADABLE : YearPart.millis(LocalDate.of((int) year, 1, 1));
    }

    /** {@code 202648}: the digits of a year with those of a part of it behind them. */
    private void addDigits(List<Conversion> found, int place, YearPart part, Set<String> called, long unit) {
        if (part != YearPart.MONTH && !called(place, called)) {
            return;
        }
        String number = whole(known, place);
        String year = known.dialect().quotient(number, String.valueOf(unit));
        String sql = part == YearPart.MONTH
                ? number + " * 100 + 1"
                : part.sql(known.dialect(), year, "(" + number + " - " + unit + " * " + year + ")");
        add(found, place, part.what(), called, sql, part.format(), cell -> {
            long digits = number(cell);
            return part.epochMillis(Math.floorDiv(digits, unit), Math.floorMod(digits, unit));
        });
    }

    private void addOfTexts(List<Conversion> found, int place) {
        if (texts(place).allMatch(text -> YEAR.matcher(text).matches())) {
            addYear(found, place);
            return;
        }
        MonthAndYear named = MonthAndYear.of(known.cells(place));
        if (named != null) {
            String sql = named.sql(known, place);
            add(found, place, YearPart.MONTH.what(), Set.of(), sql, YearPart.MONTH.format(), named::epochMillis);
            return;
        }
        for (TextShape shape : SHAPES) {
            Matcher first = shape.pattern().matcher(texts(place).findFirst().orElse(""));
            if (!first.matches()) {
                continue;
            }
            // 2026-11 may be a week as well, if it is called so.
            YearPart part =
                    shape.part() == YearPart.MONTH && called(place, YearPart.WEEKS) ? YearPart.WEEK : shape.part();
            int year = first.start("year");
            int number = first.start("part");
            int length = first.end("part") - number;
            int whole = first.end() - first.start();
            boolean isoMonth = part == YearPart.MONTH && first.group().charAt(4) == '-';
            String sql = isoMonth
                    ? known.column(place).quoted() + " || '-01'"
                    : part.sql(known.dialect(), digits(place, year, 4), digits(place, number, length));
            add(found, place, part.what(), Set.of(), sql, isoMonth ? TimeFormat.ISO_DATE : part.format(), cell -> {
                String text = String.valueOf(cell).strip();
                return text.length() == whole && shape.pattern().matcher(text).matches()
                        ? part.epochMillis(
                                Long.parseLong(text.substring(year, year + 4)),
                                Long.parseLong(text.substring(number, number + length)))
                        : TimeCodec.UNREADABLE;
            });
            return;
        }
    }

    private Stream<String> texts(int place) {
        return known.cells(place).distinctValues().stream()
                .map(text -> text.toString().strip());
    }

    private String digits(int place, int start, int length) {
        String text = known.dialect().substring(known.column(place).quoted(), start + 1, length);
        return known.wholeNumber(text);
    }

    /** SQL of a column of whole numbers, or of text that is such. */
    static String whole(SampledTable known, int place) {
        boolean plain =
                known.column(place).kind() == Kind.INTEGER && !known.dialect().hasStrictTypes();
        return plain ? known.column(place).quoted() : known.wholeNumber(place);
    }

    /** Adds what all values of a column are, if the newest is of these years. */
    private void add(
            List<Conversion> found,
            int place,
            String what,
            Set<String> called,
            String sql,
            TimeFormat format,
            ToLongFunction<Object> millisOf) {
        boolean named = called.isEmpty() || called(place, called);
        if (!named && (!known.name(place).isTime() || known.name(place).isOfDigits())) {
            return;
        }
        long[] sorted = known.cells(place).distinctValues().stream()
                .mapToLong(millisOf)
                .sorted()
                .toArray();
        if (sorted.length == 0 || Arrays.stream(sorted).anyMatch(millis -> millis == TimeCodec.UNREADABLE)) {
            return;
        }
        long newest = sorted[sorted.length - 1];
        // What is measured is often far below its highest.
        boolean old = sorted[(sorted.length - 1) / 2] < Epochs.FIRST.toEpochMilli();
        boolean isYear =
                named && TimeChooser.DAYS.contains(format) && known.epochs().isOfAnyYear(newest);
        if (isYear || known.epochs().isOfTheseYears(newest) && (named || !old)) {
            found.add(new Conversion(what, List.of(place), sql, format, newest, named));
        }
    }

    private boolean called(int place, Set<String> words) {
        return known.name(place).words().stream().anyMatch(words::contains);
    }

    static long number(Object cell) {
        if (cell instanceof Number number) {
            return number.doubleValue() == number.longValue() ? number.longValue() : -1;
        }
        String text = String.valueOf(cell).strip();
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
    }
}
