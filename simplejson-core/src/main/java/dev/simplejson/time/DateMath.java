// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import java.time.ZonedDateTime;

/** Grafana's date math: {@code now} and the steps after it, in the spellings that {@link Timestamps} lists. */
final class DateMath {
    private static final String NOW = "now";
    private static final int MAX_COUNT_DIGITS = 10;

    private final TextCursor cursor;
    private final Rounding rounding;

    private DateMath(String text, Rounding rounding) {
        this.cursor = new TextCursor(text, NOW.length());
        this.rounding = rounding;
    }

    static boolean isRelative(String text) {
        return text.startsWith(NOW);
    }

    static long parse(String text, ZonedDateTime now, Rounding rounding) {
        return new DateMath(text, rounding).from(now).toInstant().toEpochMilli();
    }

    private ZonedDateTime from(ZonedDateTime now) {
        ZonedDateTime time = now;
        cursor.skipSpaces();
        while (!cursor.atEnd()) {
            time = step(time);
            cursor.skipSpaces();
        }
        return time;
    }

    private ZonedDateTime step(ZonedDateTime time) {
        if (cursor.skip('+')) {
            long count = count();
            return unit().add(time, count);
        }
        if (cursor.skip('-')) {
            long count = count();
            return unit().add(time, -count);
        }
        if (cursor.skip('/')) {
            return round(time);
        }
        if (cursor.isAtDigit()) {
            throw new Refusal("a number follows without '+' or '-' (a URL turns an unescaped '+' into a space)");
        }
        throw cursor.unexpected("'+', '-' or '/'");
    }

    private ZonedDateTime round(ZonedDateTime time) {
        if (count() != 1) {
            throw new Refusal("rounding is to one unit, such as /d");
        }
        DateMathUnit unit = unit();
        return rounding == Rounding.START_OF_UNIT ? unit.startOf(time) : unit.endOf(time);
    }

    private long count() {
        cursor.skipSpaces();
        int digits = cursor.countDigits(MAX_COUNT_DIGITS);
        if (digits > MAX_COUNT_DIGITS) {
            throw new Refusal("a count has more than " + MAX_COUNT_DIGITS + " digits");
        }
        return digits == 0 ? 1 : cursor.digits(digits, "count");
    }

    private DateMathUnit unit() {
        cursor.skipSpaces();
        for (DateMathUnit unit : DateMathUnit.values()) {
            if (cursor.skip(unit.symbol())) {
                return unit;
            }
        }
        if (cursor.skip('Y')) { // Grafana's documentation writes now/Y
            return DateMathUnit.YEAR;
        }
        if (cursor.skip('f')) {
            throw new Refusal("fiscal units need the start of the fiscal year, which is not sent");
        }
        throw cursor.unexpected("one of the units s, m, h, d, w, M, Q, y");
    }

    /** Where {@code /} goes; every {@code /} of a text goes the same way, as in Grafana. */
    enum Rounding {
        START_OF_UNIT,
        END_OF_UNIT
    }
}
