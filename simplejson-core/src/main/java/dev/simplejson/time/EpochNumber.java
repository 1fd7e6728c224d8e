// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;

/** Counts of a unit since the epoch. Results that do not fit end in an {@link ArithmeticException}. */
final class EpochNumber {
    private static final double EXACT_INTEGERS = 0x1p53;
    private static final int MAX_LONG_DIGITS = 18;
    private static final int MAX_EXPONENT_DIGITS = 2;

    private EpochNumber() {}

    static long millis(long amount, TimeUnit unit) {
        return isFinerThanMillis(unit)
                ? Math.floorDiv(amount, unit.convert(1, TimeUnit.MILLISECONDS))
                : Math.multiplyExact(amount, unit.toMillis(1));
    }

    static long millis(double amount, TimeUnit unit) {
        if (!Double.isFinite(amount)) {
            throw new Refusal("it is not a finite number");
        }
        if (!isFinerThanMillis(unit)) {
            double millisPerUnit = unit.toMillis(1);
            double nearest = Math.rint(amount * millisPerUnit);
            if (Math.abs(nearest) <= EXACT_INTEGERS && nearest / millisPerUnit == amount) {
                return (long) nearest;
            }
        }
        return millis(new BigDecimal(amount), unit);
    }

    static long parse(String number, TimeUnit unit) {
        if (!isNumber(number)) {
            throw new Refusal("it is not a decimal number");
        }
        if (number.length() <= MAX_LONG_DIGITS && endOfDigits(number, startOfDigits(number)) == number.length()) {
            return millis(Long.parseLong(number), unit);
        }
        return millis(new BigDecimal(number), unit);
    }

    /**
     * Whether the text is ASCII {@code -?digits(.digits)?([eE][+-]?digits)?}; the JDK's own readers take other digits
     * too.
     */
    static boolean isNumber(String text) {
        int start = startOfDigits(text);
        int end = endOfDigits(text, start);
        if (end == start) {
            return false;
        }
        end = endOfFraction(text, end);
        return endOfExponent(text, end) == text.length();
    }

    private static long millis(BigDecimal amount, TimeUnit unit) {
        BigDecimal nanos = amount.multiply(BigDecimal.valueOf(unit.toNanos(1)));
        return nanos.movePointLeft(6).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private static boolean isFinerThanMillis(TimeUnit unit) {
        return unit.compareTo(TimeUnit.MILLISECONDS) < 0;
    }

    private static int startOfDigits(String text) {
        return text.startsWith("-") ? 1 : 0;
    }

    private static int endOfFraction(String text, int start) {
        if (!isOneOf(text, start, '.', '.')) {
            return start;
        }
        int end = endOfDigits(text, start + 1);
        return end == start + 1 ? start : end;
    }

    private static int endOfExponent(String text, int start) {
        if (!isOneOf(text, start, 'e', 'E')) {
            return start;
        }
        int digits = isOneOf(text, start + 1, '+', '-') ? start + 2 : start + 1;
        int end = endOfDigits(text, digits);
        return end == digits || end > digits + MAX_EXPONENT_DIGITS ? start : end;
    }

    private static boolean isOneOf(String text, int index, char first, char second) {
        return index < text.length() && (text.charAt(index) == first || text.charAt(index) == second);
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
