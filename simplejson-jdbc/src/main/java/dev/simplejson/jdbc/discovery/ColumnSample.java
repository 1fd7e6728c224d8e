// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.TextSize;
import dev.simplejson.jdbc.time.IsoText;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a column holds in the rows that discovery looks at. Each row counts once. */
final class ColumnSample {
    private static final String LONG_TEXT = "\0";

    /** What a text that is a number looks like; longer ones are keys. */
    static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,15}(?:\\.\\d{0,17})?|\\.\\d{1,17})(?:[eE][+-]?\\d{1,3})?");

    private static final Pattern NUMBER_IN_WORDS =
            Pattern.compile("[€$£]?[+-]?\\d{1,9}(?:[.,]\\d{1,9})*(?: ?[%°A-Za-z€$£/²³]{1,5})?");

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Pattern OFFSET = Pattern.compile("Z|(?:UTC|GMT)?[+-]\\d{2}:?\\d{2}");

    private static final Pattern TIME_OF_DAY =
            Pattern.compile("(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,9})?)?");
    private static final Pattern DURATION = Pattern.compile(
            "-?P(?=.)(?:\\d+[YMWD])*(?:T(?:\\d+(?:\\.\\d+)?[HMS])+)?|\\d{1,6}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?");
    private static final Pattern OTHER_DATE = Pattern.compile(
            "(?:\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2}))\\.?(?:[T ,].*)?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\\d{1,2}:\\d{2}.*");

    private final List<@Nullable Object> cells = new ArrayList<>();
    private final Set<Object> distinct = new HashSet<>();
    private final Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    private final Map<String, TextLook> looks = new HashMap<>();
    private int integers;
    private int fractions;
    private int texts;
    private int others;
    private int numericTexts;
    private int timesOfDay;
    private int datesOrDurations;
    private int isoTexts;

    /** How a text is written that may be a time. */
    enum Shape {
        DATE,
        T,
        T_UTC,
        T_OFFSET,
        SPACE,
        SPACE_UTC,
        SPACE_OFFSET,
        NO_TIME
    }

    void add(@Nullable Object value) {
        cells.add(value);
        if (value == null) {
            return;
        }
        boolean isLong =
                value instanceof byte[] || value instanceof String text && text.length() > TextSize.LONGEST_SAMPLED;
        distinct.add(isLong ? LONG_TEXT : value);
        if (value instanceof Number) {
            boolean fraction = value instanceof Double || value instanceof Float || value instanceof BigDecimal;
            integers += fraction ? 0 : 1;
            fractions += fraction ? 1 : 0;
        } else if (value instanceof String text) {
            texts++;
            addText(text);
        } else {
            others++;
        }
    }

    private void addText(String text) {
        TextLook look = looks.computeIfAbsent(text, TextLook::of);
        shapes.add(look.shape());
        isoTexts += look.shape() == Shape.NO_TIME ? 0 : 1;
        numericTexts += look.number() ? 1 : 0;
        timesOfDay += look.timeOfDay() ? 1 : 0;
        datesOrDurations += look.dateOrDuration() ? 1 : 0;
    }

    /** What one text looks like: each is looked at once, however often it comes. */
    private record TextLook(Shape shape, boolean number, boolean timeOfDay, boolean dateOrDuration) {
        static TextLook of(String text) {
            Shape shape = ColumnSample.shape(text);
            String stripped = text.strip();
            // What has no digit is neither a number nor a time, and an ISO-8601 time is nothing else.
            if (shape != Shape.NO_TIME || stripped.chars().noneMatch(Character::isDigit)) {
                return new TextLook(shape, false, false, shape != Shape.NO_TIME);
            }
            boolean timeOfDay = TIME_OF_DAY.matcher(stripped).matches();
            return new TextLook(
                    shape,
                    NUMBER.matcher(stripped).matches(),
                    timeOfDay,
                    timeOfDay
                            || DURATION.matcher(stripped).matches()
                            || OTHER_DATE.matcher(stripped).matches());
        }
    }

    static Shape shape(String text) {
        IsoText time = IsoText.parse(text);
        if (time == null) {
            return Shape.NO_TIME;
        }
        if (time.separator() == '\0') {
            return Shape.DATE;
        }
        boolean t = time.separator() == 'T';
        if (!time.hasOffset()) {
            return t ? Shape.T : Shape.SPACE;
        }
        if (time.offsetMillis() == 0) {
            return t ? Shape.T_UTC : Shape.SPACE_UTC;
        }
        return t ? Shape.T_OFFSET : Shape.SPACE_OFFSET;
    }

    /** The cells in the order of the rows. */
    List<@Nullable Object> cells() {
        return cells;
    }

    int rows() {
        return cells.size();
    }

    int values() {
        return integers + fractions + texts + others;
    }

    /** The share of rows that have no value. */
    double emptiness() {
        return cells.isEmpty() ? 0 : 1 - values() / (double) cells.size();
    }

    /** Whether rows were looked at and none of them has anything here but blanks. */
    boolean isBlank() {
        return !cells.isEmpty() && distinct.stream().allMatch(value -> value instanceof String text && text.isBlank());
    }

    /** The numbers among the values. */
    double[] asNumbers() {
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
    boolean hasDigits() {
        return distinct.stream()
                .anyMatch(value -> value instanceof String text && text.chars().anyMatch(Character::isDigit));
    }

    int numbers() {
        return integers + fractions;
    }

    int fractions() {
        return fractions;
    }

    int texts() {
        return texts;
    }

    int others() {
        return others;
    }

    int distinct() {
        return distinct.size();
    }

    Set<Object> distinctValues() {
        return distinct;
    }

    /** How many texts are numbers. */
    int numericTexts() {
        return numericTexts;
    }

    /** How many texts are ISO-8601 times. */
    int isoTexts() {
        return isoTexts;
    }

    Set<Shape> shapes() {
        return shapes;
    }

    /** Whether all text is times of day with two digits each, so that it is in the order of time. */
    boolean isTimeOfDay() {
        return texts > 0
                && texts == values()
                && timesOfDay == texts
                && distinct.stream()
                        .allMatch(text -> text.toString().indexOf(':') == 2
                                && !text.toString().contains(","));
    }

    /** Whether text is mostly dates, times or durations. */
    boolean isOfTimes() {
        return texts > 0 && 2 * datesOrDurations > texts;
    }

    /** Whether all text is names of time zones, or offsets. */
    boolean isOfZones() {
        return texts > 0
                && texts == values()
                && distinct.stream()
                        .allMatch(text -> ZONES.contains(text.toString())
                                || OFFSET.matcher(text.toString()).matches());
    }

    /** Whether there is text that is too long to name anything. */
    boolean hasLongText() {
        return distinct.contains(LONG_TEXT);
    }

    /** Whether most text begins with a number that something else follows: {@code 21,5} or {@code 45 %}. */
    boolean isMostlyNumbersInWords() {
        long some = distinct.stream()
                .filter(value -> value instanceof String text
                        && NUMBER_IN_WORDS.matcher(text.strip()).matches()
                        && !NUMBER.matcher(text.strip()).matches())
                .count();
        return some > 0 && 2 * some > distinct.size() && !isOfTimes();
    }

    /** Whether rows that were not looked at are likely to hold more values: one in ten that were came only once. */
    boolean isOpen() {
        Map<Object, Integer> counts = new HashMap<>();
        cells.forEach(cell -> {
            if (cell != null) {
                counts.merge(cell, 1, Integer::sum);
            }
        });
        long once = counts.values().stream().filter(count -> count == 1).count();
        return once > 1 && 10 * once > values();
    }

    /** Whether the value is mostly another one than in the row before: a state stays for a while, sensors take turns. */
    boolean takesTurns() {
        Object before = null;
        int same = 0;
        int changed = 0;
        for (Object cell : cells) {
            if (before != null && cell != null) {
                same += cell.equals(before) ? 1 : 0;
                changed += cell.equals(before) ? 0 : 1;
            }
            before = cell;
        }
        return changed > same;
    }

    /** Whether values come again, as names of series do and remarks do not. */
    boolean repeats() {
        return distinct.size() == 1 || 2 * distinct.size() <= values();
    }

    /** The last value in the order of the rows, for messages; shortened. */
    String example() {
        for (int i = cells.size() - 1; i >= 0; i--) {
            Object value = cells.get(i);
            if (value != null) {
                return shown(value);
            }
        }
        return "nothing";
    }

    static String shown(Object value) {
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
