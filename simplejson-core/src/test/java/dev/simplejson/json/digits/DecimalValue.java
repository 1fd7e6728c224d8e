// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

/**
 * Takes a number's text apart, so that texts in different layouts can be compared; one instance is used again and again.
 */
final class DecimalValue {
    private boolean negative;
    private long digits;

    /** How many places the last digit that is not zero is above the units. */
    private int exponent;

    void parse(byte[] text, int start, int end) {
        negative = text[start] == '-';
        digits = 0;
        int seen = 0;
        int seenToLast = 0;
        int point = -1;
        int at = negative ? start + 1 : start;
        for (; at < end && text[at] != 'e' && text[at] != 'E'; at++) {
            if (text[at] == '.') {
                point = seen;
                continue;
            }
            seen++;
            if (text[at] != '0') {
                for (; seenToLast < seen; seenToLast++) {
                    digits *= 10;
                }
                digits += text[at] - '0';
            }
        }
        exponent = (point < 0 ? seen : point) - seenToLast + (at < end ? parseExponent(text, at + 1, end) : 0);
    }

    private static int parseExponent(byte[] text, int start, int end) {
        boolean down = text[start] == '-';
        int exponent = 0;
        for (int at = down ? start + 1 : start; at < end; at++) {
            exponent = exponent * 10 + text[at] - '0';
        }
        return down ? -exponent : exponent;
    }

    boolean isSame(DecimalValue other) {
        return negative == other.negative && digits == other.digits && exponent == other.exponent;
    }
}
