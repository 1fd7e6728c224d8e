// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import dev.simplejson.jdbc.dialect.TextSize;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a column holds in the rows that discovery looks at. Each row counts once. */
public final class ColumnSample {
    private static final String LONG_TEXT = "\0";

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Pattern OFFSET = Pattern.compile("Z|(?:UTC|GMT)?[+-]\\d{2}:?\\d{2}");

    private static final Pattern MIDNIGHT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]00:00(?::00(?:[.,]0{1,9})?)?");

    private static final Pattern EARLY = Pattern.compile("0?[0-2]:");
    private static final int FEWEST_EARLY = 3;

    private static final int DAY = 10;
    private static final Set<String> DAYS_OF_NONE =
            Set.of("0001-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01");

    private static final Pattern ZERO_O_CLOCK = Pattern.compile("0?0:00(?::00(?:[.,]0{1,9})?)?");

    private static final Pattern DEGREES = Pattern.compile("[NESW]?[-+]?\\d+(?:[.,]\\d+)? ?°.*");

    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b");

    private final List<@Nullable Object> cells = new ArrayList<>();

    /** The values, numbered from 1 as they come: rows are compared by these, because to hash each cell again takes longer than all else. */
    private final Map<Object, Integer> ordinals = new HashMap<>();

    /** What the values look like that are text, in the order of their ordinals. */
    private final List<@Nullable TextLook> looks = new ArrayList<>();

    /** The ordinal of each row's value; 0 if it has none. */
    private int[] ordinalOfRow = new int[16];

    private final Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    private int longs;
    private int integers;
    private int fractions;
    private int texts;
    private int others;
    private int numericTexts;
    private int absentTexts;
    private int timesOfDay;
    private int datesOrDurations;
    private int isoTexts;

    private static final int MOST_PERCENTAGES = 10;

    /** What is kept of a value that is binary. */
    private record Bytes(int hash) {}

    /** How a text is written that may be a time. */
    public enum Shape {
        DATE,
        T,
        T_UTC,
        T_OFFSET,
        SPACE,
        SPACE_UTC,
        SPACE_OFFSET,
        NO_TIME
    }

    public void add(@Nullable Object value) {
        int row = cells.size();
        if (row == ordinalOfRow.length) {
            ordinalOfRow = Arrays.copyOf(ordinalOfRow, 2 * row);
        }
        cells.add(value);
        if (value == null) {
            return;
        }
        int ordinal = ordinalOf(value);
        ordinalOfRow[row] = ordinal;
        if (value instanceof Number) {
            boolean fraction = value instanceof Double || value instanceof Float || value instanceof BigDecimal;
            integers += fraction ? 0 : 1;
            fractions += fraction ? 1 : 0;
            return;
        }
        TextLook look = looks.get(ordinal - 1);
        if (look == null) {
            others++;
            return;
        }
        texts++;
        isoTexts += look.shape() == Shape.NO_TIME ? 0 : 1;
        numericTexts += look.number() ? 1 : 0;
        absentTexts += look.absent() ? 1 : 0;
        timesOfDay += look.timeOfDay() ? 1 : 0;
        datesOrDurations += look.dateOrDuration() ? 1 : 0;
    }

    private int ordinalOf(Object value) {
        Object key = value instanceof byte[] bytes ? new Bytes(Arrays.hashCode(bytes)) : value;
        int next = ordinals.size() + 1;
        Integer known = ordinals.putIfAbsent(key, next);
        if (known != null) {
            return known;
        }
        TextLook look = value instanceof String text ? TextLook.of(text) : null;
        looks.add(look);
        if (look != null) {
            shapes.add(look.shape());
        }
        longs += isLong(key) ? 1 : 0;
        return next;
    }

    private static boolean isLong(Object key) {
        return key instanceof Bytes
                || key instanceof String text && (text.length() > TextSize.LONGEST_SAMPLED || text.equals(LONG_TEXT));
    }

    /** The ordinal of the value in a row: the same for equal values, from 1 on; 0 if there is none. */
    public int ordinalAt(int row) {
        return ordinalOfRow[row];
    }

    /** The largest ordinal. */
    public int ordinals() {
        return ordinals.size();
    }

    /** The cells in the order of the rows. */
    public List<@Nullable Object> cells() {
        return cells;
    }

    public int rows() {
        return cells.size();
    }

    public int values() {
        return integers + fractions + texts + others;
    }

    /** The share of rows that have no value. */
    public double emptiness() {
        return cells.isEmpty() ? 0 : 1 - values() / (double) cells.size();
    }

    /** Whether rows were looked at and none of them has anything here but blanks. */
    public boolean isBlank() {
        return !cells.isEmpty()
                && distinctValues().stream().allMatch(value -> value instanceof String text && text.isBlank());
    }

    /** The numbers among the values. */
    public double[] asNumbers() {
        double[] some = new double[numbers()];
        int count = 0;
        for (Object cell : cells) {
            if (cell instanceof Number number) {
                some[count++] = number.doubleValue();
            }
        }
        return some;
    }

    /** Whether any text has a digit in it. */
    public boolean hasDigits() {
        return distinctValues().stream().anyMatch(value -> value instanceof String text && TextLook.hasDigit(text));
    }

    public int numbers() {
        return integers + fractions;
    }

    public int fractions() {
        return fractions;
    }

    public int texts() {
        return texts;
    }

    public int others() {
        return others;
    }

    public int distinct() {
        return longs == 0 ? ordinals.size() : ordinals.size() - longs + 1;
    }

    /** The values; in the place of all that are too long, one. */
    public Set<Object> distinctValues() {
        if (longs == 0) {
            return ordinals.keySet();
        }
        Set<Object> values = new HashSet<>();
        ordinals.keySet().forEach(key -> values.add(isLong(key) ? LONG_TEXT : key));
        return values;
    }

    /** Whether no row has more than what stands for no value. */
    public boolean holdsNothing() {
        return values() == absentTexts;
    }

    /** How many texts are numbers. */
    public int numericTexts() {
        return numericTexts;
    }

    /**
     * Whether texts are numbers, but for those that stand for no value.
     *
     * @param share so many have to be
     */
    public boolean areNumericTexts(double share) {
        return numericTexts > 0 && numericTexts >= share * (texts - absentTexts);
    }

    /** How many texts are ISO-8601 times. */
    public int isoTexts() {
        return isoTexts;
    }

    public Set<Shape> shapes() {
        return shapes;
    }

    /** Whether there are values, and all of them are such texts. */
    public boolean areTexts(Predicate<String> such) {
        return texts > 0
                && texts == values()
                && distinctValues().stream().map(Object::toString).allMatch(such);
    }

    /** Whether all text is times of day with two digits each, so that it is in the order of time. */
    public boolean isTimeOfDay() {
        return isClock() && areTexts(text -> text.indexOf(':') == 2);
    }

    /** The same where the hour of a morning may have one digit, {@code 4:00}: read by people alone, it is in no order. */
    public boolean isClock() {
        return timesOfDay == texts && areTexts(text -> true);
    }

    /** Whether all are times of one and the same day from which programs count, so that they are times of day: no row is of that day. */
    public boolean isOfDayOfNone() {
        Set<String> days = distinctValues().stream()
                .map(value -> value.toString())
                .map(text -> text.substring(0, Math.min(DAY, text.length())))
                .collect(Collectors.toSet());
        return distinct() > 1 && days.size() == 1 && DAYS_OF_NONE.containsAll(days);
    }

    /** Whether any text has a comma in it. */
    public boolean hasCommas() {
        return texts > 0
                && distinctValues().stream().anyMatch(value -> value.toString().contains(","));
    }

    /** Whether texts that are times of day are all of the first hours, as durations are. */
    public boolean isOfEarlyHours() {
        return isClock()
                && distinct() >= FEWEST_EARLY
                && areTexts(text -> EARLY.matcher(text.strip()).lookingAt());
    }

    /** Whether all values are dates alone, of a type for them or as text. */
    public boolean isOfIsoDates() {
        boolean texted = texts == values() && shapes.equals(EnumSet.of(Shape.DATE));
        return values() > 0
                && (texted
                        || distinctValues().stream()
                                .allMatch(value ->
                                        value instanceof java.sql.Date || value instanceof java.time.LocalDate));
    }

    /** Whether all values are dates that are written as times, all of them midnight without a zone. */
    public boolean isOfMidnights() {
        return values() > 0
                && distinctValues().stream()
                        .allMatch(value -> value instanceof String text
                                ? MIDNIGHT.matcher(text.strip()).matches()
                                : value instanceof java.sql.Timestamp time
                                        && time.toLocalDateTime().toLocalTime().equals(LocalTime.MIDNIGHT));
    }

    /** Whether a time of day, or the number of a part of it, is that of midnight. */
    boolean isMidnightAt(int row) {
        Object cell = cells.get(row);
        return cell instanceof Number number
                ? number.doubleValue() == 0
                : cell != null && ZERO_O_CLOCK.matcher(cell.toString().strip()).matches();
    }

    /** How many rows hold {@linkplain #isPlaceholder what stands for no time}. */
    public int placeholders() {
        return Placeholder.of(ordinals, ordinalsOfValues()).rows();
    }

    /**
     * Whether a text stands for no time: where counting begins somewhere, as {@code 1970-01-01 00:00:00} does of what has not happened yet,
     * in several rows, and decades before all others or the only one.
     */
    public boolean isPlaceholder(Object cell) {
        return Placeholder.isOrigin(cell)
                && cell.equals(Placeholder.of(ordinals, ordinalsOfValues()).text());
    }

    /** The ordinals of the rows that hold a value. */
    private int[] ordinalsOfValues() {
        return Arrays.stream(ordinalOfRow, 0, cells.size())
                .filter(ordinal -> ordinal > 0)
                .toArray();
    }

    /** Whether text is mostly dates or times of which a year of these is a part. */
    public boolean isOfDates() {
        return isOfTimes() && YEAR.matcher(example()).find();
    }

    /** Whether text is mostly dates, times or durations. */
    public boolean isOfTimes() {
        return texts > 0 && 2 * datesOrDurations > texts;
    }

    /** Whether all text is names of time zones, or offsets. */
    public boolean isOfZones() {
        return areTexts(text -> ZONES.contains(text) || OFFSET.matcher(text).matches());
    }

    /** Whether all text is names of days of the week, which follow from the time. */
    public boolean isOfWeekdays() {
        return distinct() <= DayOfWeek.values().length && areTexts(Weekdays::isOne);
    }

    /** Whether there is text that is too long to name anything. */
    public boolean hasLongText() {
        return longs > 0;
    }

    /** How the values follow each other. */
    public RowOrder order() {
        return new RowOrder(this);
    }

    /** What numbers that are written in text look like. */
    public WrittenNumbers written() {
        return new WrittenNumbers(this);
    }

    /**
     * Whether numbers, also with a unit in text, or points of the compass are plainly measured by what they are and how they follow each
     * other. A few values that come in the same order over and over are not: they may number what is read in turn.
     */
    public boolean isMeasured() {
        return !order().takesTurnsInOrder() && new MeasuredNumbers(this).areMeasured();
    }

    /** Whether all values are texts such as {@code 37 %}, and many: a few are rates of a tax, or steps of a dimmer. */
    public boolean isOfPercentages() {
        return distinct() > MOST_PERCENTAGES
                && ordinals.keySet().stream()
                        .allMatch(value ->
                                value instanceof String text && text.strip().endsWith("%"))
                && isOfNumbers();
    }

    /** Whether all values are texts such as {@code 21.5 °C} or {@code 43°36.8610 N}. */
    public boolean isOfDegrees() {
        return areTexts(text -> DEGREES.matcher(text.strip()).matches());
    }

    /** Whether nearly all values are numbers, also with a unit in text. */
    public boolean isOfNumbers() {
        return new MeasuredNumbers(this).areNumbers();
    }

    /** Whether rows that were not looked at are likely to hold more values: one in ten that were came only once. */
    public boolean isOpen() {
        int[] counts = new int[ordinals.size() + 1];
        for (int row = 0; row < cells.size(); row++) {
            counts[ordinalOfRow[row]]++;
        }
        long once = 0;
        for (int ordinal = 1; ordinal < counts.length; ordinal++) {
            once += counts[ordinal] == 1 ? 1 : 0;
        }
        return once > 1 && 10 * once > values();
    }

    /** Whether values come again, as names of series do and remarks do not. */
    public boolean repeats() {
        return distinct() == 1 || 2 * distinct() <= values();
    }

    /** The last value in the order of the rows, for messages; shortened. */
    public String example() {
        for (int i = cells.size() - 1; i >= 0; i--) {
            Object value = cells.get(i);
            if (value != null) {
                return shown(value);
            }
        }
        return "nothing";
    }

    public static String shown(Object value) {
        if (value instanceof byte[]) {
            return "(binary)";
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        String text = value.toString();
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
    }
}
