// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sample.ColumnSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column holds that climbs through each day: numbers, also as text, of the hours from 1 on, the halves or quarters of them, minutes,
 * seconds, or the digits of a time of day; or times of day as text. Names say so in too many ways, and so each reading is offered and none
 * is taken.
 */
public final class PartsOfDay {
    /** Into how many equal parts days are divided; more of them are called minutes or seconds. */
    private static final List<Integer> DIVISIONS = List.of(24, 48, 72, 96, 144, 288);

    /** Into how many equal parts hours are divided. */
    public static final List<Integer> OF_HOUR = List.of(2, 3, 4, 6, 12);

    private static final Set<String> SECONDS = Set.of("s", "sec", "secs", "second", "seconds", "sekunde", "sekunden");

    private static final int SECONDS_OF_DAY = 86_400;
    private static final int MINUTES_OF_DAY = 1_440;

    public static final TimeFormat DIGITS = TimeFormat.ofSetting("yyyyMMddHHmmss");

    /** {@code 0930}, {@code 9}, {@code HE01}, {@code Hour 1}, {@code 9h}. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<word>[A-Za-z]{0,9}[ _-]?)(?<digits>\\d{1,6})(?<after> ?(?:h|[Uu]hr))?");

    private final SampledTable known;
    private final TableColumn column;
    private final ColumnSample sample;
    private final Dialect dialect;
    private final boolean isOfSeconds;

    public PartsOfDay(SampledTable known, int place) {
        this.known = known;
        this.column = known.column(place);
        this.sample = known.cells(place);
        this.dialect = known.dialect();
        List<String> words = known.name(place).words();
        this.isOfSeconds = !words.isEmpty() && SECONDS.contains(words.get(words.size() - 1));
    }

    /**
     * One way to read it.
     *
     * @param what what the column does then: {@code counts minutes of the day}
     * @param condition SQL of what rows have that can be read so; empty if nothing has to be asked
     * @param column as it stands in SQL
     * @param digits SQL of the hours, minutes and seconds as a number such as {@code 130500}
     * @param seconds SQL of the seconds since the day began
     */
    public record Reading(String what, String condition, String column, String digits, String seconds) {}

    /** All that the values fit, the likeliest first. */
    public List<Reading> readings() {
        WrittenClock clock = WrittenClock.of(known, column, sample);
        if (clock != null) {
            return List.of(clock.reading());
        }
        if (sample.values() == 0) {
            return List.of();
        }
        if (column.kind() == TableColumn.Kind.INTEGER) {
            double[] numbers = sample.asNumbers();
            String number = known.wholeNumber(column.quoted());
            return numbers.length < sample.values() ? List.of() : readings(numbers, number, "");
        }
        return sample.texts() == sample.values() ? readingsOfTexts() : List.of();
    }

    private List<Reading> readingsOfTexts() {
        Set<String> words = new HashSet<>();
        Set<String> behind = new HashSet<>();
        List<Double> numbers = new ArrayList<>();
        for (Object value : sample.distinctValues()) {
            Matcher matcher = NUMBER.matcher(value.toString());
            if (!matcher.matches()) {
                return List.of();
            }
            words.add(matcher.group("word"));
            behind.add(Objects.requireNonNullElse(matcher.group("after"), ""));
            numbers.add(Double.valueOf(matcher.group("digits")));
        }
        if (words.size() != 1 || behind.size() != 1) {
            return List.of();
        }
        String word = words.iterator().next();
        String after = behind.iterator().next();
        String text = dialect.asText(column.quoted());
        String digits = word.isEmpty() ? text : dialect.substring(text, word.length() + 1, 6);
        List<String> conditions = new ArrayList<>();
        if (!word.isEmpty()) {
            conditions.add(dialect.substring(text, 1, word.length()) + " = '" + word + "'");
        }
        if (!after.isEmpty()) {
            conditions.add(text + " LIKE '%" + after + "'");
            digits = "REPLACE(" + digits + ", '" + after + "', '')";
        }
        return readings(
                numbers.stream().mapToDouble(Double::doubleValue).toArray(),
                known.wholeNumber(digits),
                String.join(" AND ", conditions));
    }

    private List<Reading> readings(double[] numbers, String number, String condition) {
        List<Reading> readings = new ArrayList<>();
        long least = (long) Arrays.stream(numbers).min().orElse(0);
        long most = (long) Arrays.stream(numbers).max().orElse(0);
        for (int parts : DIVISIONS) {
            if ((least == 0 || least == 1) && most - least + 1 == parts) {
                int minutes = MINUTES_OF_DAY / parts;
                String part = least == 0 ? number : "(" + number + " - 1)";
                String what = "counts parts of " + minutes + " minutes of days that have 24 hours";
                readings.add(
                        minutes == 60
                                ? ofHours(what, condition, part)
                                : ofMinutes(what, condition, part + " * " + minutes));
            }
        }
        if (readings.isEmpty() && least >= 0 && most <= 24) {
            String what = "counts hours of days that have 24";
            readings.add(
                    most < 24
                            ? ofHours(what, condition, number)
                            : ofHours(what + ", from 1 on", condition, "(" + number + " - 1)"));
        }
        if (least >= 0 && most > DIVISIONS.get(DIVISIONS.size() - 1)) {
            if (areDigits(numbers, 100)) {
                readings.add(reading(
                        "counts hours and minutes, HHmm",
                        condition,
                        number + " * 100",
                        number + " * 60 - " + dialect.quotient(number, "100") + " * 2400"));
            }
            if (most < MINUTES_OF_DAY && !isOfSeconds) {
                readings.add(ofMinutes("counts minutes of the day", condition, number));
            } else if (areDigits(numbers, 1)) {
                readings.add(reading(
                        "counts hours, minutes and seconds, HHmmss",
                        condition,
                        number,
                        number + " - " + dialect.quotient(number, "100") + " * 40 - "
                                + dialect.quotient(number, "10000") + " * 2400"));
            }
            if ((most >= MINUTES_OF_DAY || isOfSeconds) && most < SECONDS_OF_DAY) {
                // As 100 divides 60 of each: 3661 s are 10101.
                readings.add(reading(
                        "counts seconds of the day",
                        condition,
                        number + " + " + dialect.quotient(number, "60") + " * 40 + " + dialect.quotient(number, "3600")
                                + " * 4000",
                        number));
            }
        }
        return readings;
    }

    private Reading reading(String what, String condition, String digits, String seconds) {
        return new Reading(what, condition, column.quoted(), digits, seconds);
    }

    private Reading ofHours(String what, String condition, String hours) {
        return reading(what, condition, hours + " * 10000", hours + " * 3600");
    }

    /** As digits of hours, minutes and seconds: 61 minutes are 10100. */
    private Reading ofMinutes(String what, String condition, String minutes) {
        return reading(
                what,
                condition,
                minutes + " * 100 + " + dialect.quotient("(" + minutes + ")", "60") + " * 4000",
                minutes + " * 60");
    }

    /**
     * The time of an hour and of a part of it, as a number of {@link #DIGITS}.
     *
     * @param hour SQL of it as a number such as {@code 20261122130000}
     */
    public String timeInHour(String hour) {
        int parts = sample.distinct();
        long least = (long) Arrays.stream(sample.asNumbers()).min().orElse(0);
        String number = known.wholeNumber(column.quoted());
        return hour + " + " + (least == 0 ? number : "(" + number + " - 1)") + " * " + 6000 / parts;
    }

    /** What {@link #timeInHour} takes the column for. */
    public String whatInHour() {
        return "counts parts of " + 60 / sample.distinct() + " minutes of each hour";
    }

    /** Whether all are times of day as digits, {@code 1305} or {@code 130500}. */
    private static boolean areDigits(double[] numbers, int unit) {
        return Arrays.stream(numbers)
                .mapToLong(number -> (long) (number * unit))
                .allMatch(digits -> digits >= 0 && digits < 240_000 && digits / 100 % 100 < 60 && digits % 100 < 60);
    }

    /** SQL of a minute of a day, as a number of {@link #DIGITS}. */
    public static String minute(String day, int minute) {
        return day + " * 1000000 + " + (minute / 60 * 10_000 + minute % 60 * 100);
    }
}
