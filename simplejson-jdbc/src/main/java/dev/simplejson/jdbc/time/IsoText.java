// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A strict and quick reader of the ISO-8601 texts that databases hold: {@code 2026-11-22}, with {@code T} or a space
 * {@code 13:05}, {@code 13:05:00} or {@code 13:05:00.123456789}, then nothing, {@code Z}, {@code +01:00}, {@code +0100} or, as PostgreSQL
 * writes it, {@code +01}. In front of an offset there may be a blank, as <a href="https://sequelize.org">Sequelize</a> writes it.
 * {@code  UTC} is what BigQuery and Ruby write, and {@code  +0000 UTC} <a href="https://pkg.go.dev/time#Time.String">Go</a>, with what its
 * monotonic clock read or not.
 *
 * @param separator between date and time; 0 if there is no time
 * @param hasOffset whether there is a {@code Z} or an offset
 */
public record IsoText(long wallClockMillis, char separator, boolean hasOffset, long offsetMillis) {
    /** Longer text is no time. */
    public static final int LONGEST = 70;

    private static final Pattern UTC_IN_WORDS = Pattern.compile("UTC|GMT|\\+0000 UTC(?: m=[+-]\\d{1,12}\\.\\d{1,9})?");

    public static final LocalTimes UTC = new LocalTimes(ZoneOffset.UTC);

    /** The parts of the text; null if it is anything else. */
    public static @Nullable IsoText parse(String text) {
        int length = text.length();
        if (length < 10 || length > LONGEST || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        long dayMillis = LocalDate.of(year, month, day).toEpochDay() * 86_400_000L;
        return length == 10 ? new IsoText(dayMillis, '\0', false, 0) : parseTime(text, dayMillis);
    }

    private static @Nullable IsoText parseTime(String text, long dayMillis) {
        char separator = text.charAt(10);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        if (separator != 'T' && separator != ' '
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || text.charAt(13) != ':') {
            return null;
        }
        int second = 0;
        int end = 16;
        if (end < text.length() && text.charAt(end) == ':') {
            second = number(text, 17, 2);
            end = 19;
        }
        if (second < 0 || second > 59) {
            return null;
        }
        int fractionEnd = endOfFraction(text, end);
        long millis =
                dayMillis + ((hour * 60L + minute) * 60 + second) * 1000 + millisOfFraction(text, end, fractionEnd);
        return fractionEnd < 0 ? null : parseOffset(text, fractionEnd, separator, millis);
    }

    private static @Nullable IsoText parseOffset(String text, int start, char separator, long millis) {
        int next = start + 1;
        if (next >= text.length() || text.charAt(start) != ' ' || text.charAt(next) == 'Z') {
            return parseOffsetAlone(text, start, separator, millis);
        }
        return UTC_IN_WORDS.matcher(text).region(next, text.length()).matches()
                ? new IsoText(millis, separator, true, 0)
                : parseOffsetAlone(text, next, separator, millis);
    }

    private static @Nullable IsoText parseOffsetAlone(String text, int start, char separator, long millis) {
        int rest = text.length() - start;
        if (rest == 0) {
            return new IsoText(millis, separator, false, 0);
        }
        char sign = text.charAt(start);
        if (sign == 'Z' && rest == 1) {
            return new IsoText(millis, separator, true, 0);
        }
        boolean colon = rest == 6 && text.charAt(start + 3) == ':';
        if (sign != '+' && sign != '-' || !colon && rest != 5 && rest != 3) {
            return null;
        }
        int hours = number(text, start + 1, 2);
        int minutes = rest == 3 ? 0 : number(text, start + (colon ? 4 : 3), 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return null;
        }
        long offset = (hours * 60L + minutes) * 60_000;
        return new IsoText(millis, separator, true, sign == '-' ? -offset : offset);
    }

    /** Where the fraction ends; the start if there is none, negative if it is not one. */
    private static int endOfFraction(String text, int start) {
        if (start != 19 || start == text.length() || text.charAt(start) != '.') {
            return start;
        }
        int end = start + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == start + 1 || end > start + 10 ? -1 : end;
    }

    private static int millisOfFraction(String text, int start, int end) {
        int millis = 0;
        for (int i = start + 1; i <= start + 3 && end > start; i++) {
            millis = millis * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return millis;
    }

    private static int number(String text, int start, int digits) {
        if (start + digits > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
