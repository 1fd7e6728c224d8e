// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.filter;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison.
 *
 * @param text how it reads; empty for no value
 * @param number its value if it is a number, exact to the last digit; null if not
 * @param isPresent whether there is a value at all
 */
public record Operand(String text, @Nullable BigDecimal number, boolean isPresent) {
    private static final Operand NOTHING = new Operand("", null, false);

    /** No number that is compared is longer. */
    private static final int MOST_DIGITS = 64;

    static Operand of(@Nullable Object value) {
        if (value == null) {
            return NOTHING;
        }
        if (value instanceof Number number) {
            return ofNumber(number);
        }
        String text = value.toString();
        return new Operand(text, parse(text), true);
    }

    boolean isNumber() {
        return number != null;
    }

    /** By value if both are numbers, else by text. */
    int compareTo(Operand other) {
        return number != null && other.number != null ? number.compareTo(other.number) : text.compareTo(other.text);
    }

    private static Operand ofNumber(Number value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return new Operand(value.toString(), BigDecimal.valueOf(value.longValue()), true);
        }
        boolean primitive = value instanceof Double || value instanceof Float;
        if (primitive && !Double.isFinite(value.doubleValue())) {
            return NOTHING;
        }
        BigDecimal number = decimal(value.toString());
        return new Operand(number == null ? value.toString() : plain(number), number, true);
    }

    /** Without the {@code .0} of a double, which the wire leaves out too. */
    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return Math.abs(stripped.scale()) < MOST_DIGITS ? stripped.toPlainString() : stripped.toString();
    }

    private static @Nullable BigDecimal parse(String text) {
        return text.length() <= MOST_DIGITS && mayBeNumber(text) ? decimal(text) : null;
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Rules most texts out without the cost of an exception. */
    private static boolean mayBeNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
