// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import dev.simplejson.graphite.target.Expression.Literal;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as Graphite writes it: {@code 5min}, {@code -1h30min}. A month has 30 days, a year 365.
 *
 * @param text as written
 * @param seconds negative if a minus stands in front
 */
public record Interval(String text, long seconds) {
    private static final long LONGEST_SECONDS = 200L * 365 * 86_400;

    public long millis() {
        return seconds * 1000;
    }

    /** The interval that an argument is; null if it is none. */
    public static @Nullable Interval of(Expression argument) {
        return argument instanceof Literal literal && literal.kind() == Literal.Kind.TEXT
                ? parse(literal.text())
                : null;
    }

    /** Reads an interval; null if the text is none, or is longer than 200 years. */
    public static @Nullable Interval parse(String text) {
        int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (i == text.length()) {
            return null;
        }
        long seconds = 0;
        while (i < text.length()) {
            int digits = i;
            while (i < text.length() && Character.digit(text.charAt(i), 10) >= 0 && text.charAt(i) < 0x80) {
                i++;
            }
            int letters = i;
            while (i < text.length() && Character.isLetter(text.charAt(i))) {
                i++;
            }
            long unit = unitSeconds(text.substring(letters, i));
            if (letters == digits || letters - digits > 10 || unit == 0) {
                return null;
            }
            seconds += Long.parseLong(text.substring(digits, letters)) * unit;
            if (seconds > LONGEST_SECONDS) {
                return null;
            }
        }
        return new Interval(text, text.startsWith("-") ? -seconds : seconds);
    }

    /** Only the beginning of a unit counts. */
    private static long unitSeconds(String unit) {
        if (unit.startsWith("s")) {
            return 1;
        } else if (unit.startsWith("min")) {
            return 60;
        } else if (unit.startsWith("h")) {
            return 3600;
        } else if (unit.startsWith("d")) {
            return 86_400;
        } else if (unit.startsWith("w")) {
            return 7 * 86_400;
        } else if (unit.startsWith("mon")) {
            return 30 * 86_400;
        }
        return unit.startsWith("y") ? 365 * 86_400 : 0;
    }
}
