// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sample.ColumnSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a column of whole numbers counts that climbs through each day: the hours from 1 on, the halves or quarters of them, minutes, seconds, or
 * the digits of a time of day. Names say so in too many ways, and so each reading is offered and none is taken.
 */
public final class PartsOfDay {
    /** Into how many equal parts days are divided; more of them are called minutes or seconds. */
    private static final List<Integer> DIVISIONS = List.of(24, 48, 72, 96, 144, 288);

    /** Into how many equal parts hours are divided. */
    public static final List<Integer> OF_HOUR = List.of(2, 3, 4, 6, 12);

    private static final int SECONDS_OF_DAY = 86_400;
    private static final int MINUTES_OF_DAY = 1_440;

    public static final TimeFormat DIGITS = TimeFormat.ofSetting("yyyyMMddHHmmss");

    private final TableColumn column;
    private final ColumnSample sample;
    private final Dialect dialect;

    /** SQL of the column as a whole number. */
    private final String number;

    /** @param place of the column that counts */
    public PartsOfDay(SampledTable known, int place) {
        this.column = known.column(place);
        this.sample = known.cells(place);
        this.dialect = known.dialect();
        this.number = known.wholeNumber(place);
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

    /** SQL of a minute of a day, as a number of {@link #DIGITS}. */
    public static String minute(String day, int minute) {
        return day + " * 1000000 + " + (minute / 60 * 10_000 + minute % 60 * 100);
    }
}
