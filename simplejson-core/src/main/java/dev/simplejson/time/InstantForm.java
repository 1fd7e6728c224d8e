// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * The one form that Grafana itself sends, {@code 2026-11-22T05:00:00.123Z}, as JavaScript's {@code Date.toISOString}
 * writes it.
 *
 * <p>Every field has its fixed place, so reading it needs no object and no loop.
 */
final class InstantForm {
    /** What {@link #parse} returns for a text in another form; the form itself has only years 0000 to 9999. */
    static final long OTHER_FORM = Long.MIN_VALUE;

    private static final int LENGTH = 24;
    private static final int NO_NUMBER = -1;
    private static final DateTimeFormatter FORMATTER =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private InstantForm() {}

    /**
     * Epoch milliseconds, or {@link #OTHER_FORM} if the text is not in this form or not a time; never throws for a
     * text.
     */
    static long parse(CharSequence text) {
        if (text.length() != LENGTH || !hasMarks(text)) {
            return OTHER_FORM;
        }
        long epochDay = epochDay(text);
        int milliOfDay = milliOfDay(text);
        return epochDay == OTHER_FORM || milliOfDay == NO_NUMBER ? OTHER_FORM : epochDay * 86_400_000 + milliOfDay;
    }

    static String format(long epochMillis) {
        return FORMATTER.format(Instant.ofEpochMilli(epochMillis));
    }

    private static boolean hasMarks(CharSequence text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == '.'
                && text.charAt(23) == 'Z';
    }

    private static long epochDay(CharSequence text) {
        int century = twoDigits(text, 0);
        int yearOfCentury = twoDigits(text, 2);
        int month = twoDigits(text, 5);
        int day = twoDigits(text, 8);
        if ((century | yearOfCentury) < 0 || month < 1 || month > 12 || day < 1) {
            return OTHER_FORM;
        }
        int year = century * 100 + yearOfCentury;
        return day <= 28 || day <= CivilDate.lengthOfMonth(year, month)
                ? CivilDate.epochDay(year, month, day)
                : OTHER_FORM;
    }

    private static int milliOfDay(CharSequence text) {
        int hour = twoDigits(text, 11);
        int minute = twoDigits(text, 14);
        int second = twoDigits(text, 17);
        int tenth = digit(text, 20);
        int milli = twoDigits(text, 21);
        if ((hour | minute | second | tenth | milli) < 0 || hour > 23 || minute > 59 || second > 59) {
            return NO_NUMBER;
        }
        return ((hour * 60 + minute) * 60 + second) * 1000 + tenth * 100 + milli;
    }

    private static int twoDigits(CharSequence text, int index) {
        int tens = digit(text, index);
        int ones = digit(text, index + 1);
        return (tens | ones) < 0 ? NO_NUMBER : tens * 10 + ones;
    }

    private static int digit(CharSequence text, int index) {
        int value = text.charAt(index) - '0';
        return value >= 0 && value <= 9 ? value : NO_NUMBER;
    }
}
