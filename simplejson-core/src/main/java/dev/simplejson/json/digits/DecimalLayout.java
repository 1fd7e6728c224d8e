// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

/**
 * Digits and an exponent laid out as text, the way JavaScript does it (ECMA-262, Number::toString) without the plus sign
 * of positive exponents.
 */
public final class DecimalLayout {
    /** Numbers below 10 to this power are written in full. */
    private static final int MAX_PLAIN_POINT = 21;

    /** Numbers from 10 to this power on, times a tenth, are written in full. */
    private static final int MIN_PLAIN_POINT = -5;

    private static final int MAX_DIGITS = 17;

    /** The least integer with that many. */
    private static final long SEVENTEEN_DIGITS = 10_000_000_000_000_000L;

    /** {@code 0.000000}, the first character in the lowest byte. */
    private static final long ZERO_POINT_ZEROS = Digits.ZEROS & ~0xFF00L | '.' << 8;

    private DecimalLayout() {}

    /**
     * Writes number * 10^exponent.
     *
     * @param number positive, at most 17 digits
     * @param target with {@link ShortestDecimal#ROOM} bytes from {@code position}
     * @return the position after the last character
     */
    static int write(long number, int exponent, byte[] target, int position) {
        int length = Digits.count(number);
        return place(number * Digits.power(MAX_DIGITS - length), length + exponent, target, position);
    }

    /** As {@link #write}, for numbers of 16 or 17 digits, which is what most doubles need. */
    static int writeFull(long number, int exponent, byte[] target, int position) {
        long missing = (number - SEVENTEEN_DIGITS) >> 63;
        return place(number + (9 * number & missing), MAX_DIGITS + (int) missing + exponent, target, position);
    }

    /**
     * Writes 17 digits without the zeros at their end.
     *
     * @param point how many digits come before the decimal point; negative if zeros follow it
     */
    private static int place(long padded, int point, byte[] target, int position) {
        // the quotient by 10^8, exact for numbers below 2^62: 2^89 / 10^8, rounded up
        long firstNine = Math.multiplyHigh(padded, 6_189_700_196_426_901_375L) >>> 25;
        // the quotient by 10^8 again, as a multiplication and a shift that are exact for nine digits
        long first = firstNine * 1_441_151_881 >>> 57;
        long upperDigits = Digits.eight(firstNine - first * Digits.EIGHT_LIMIT);
        long lowerDigits = Digits.eight(padded - firstNine * Digits.EIGHT_LIMIT);
        int count = significant(upperDigits, lowerDigits);
        return place(
                (byte) ('0' + first),
                upperDigits | Digits.ZEROS,
                lowerDigits | Digits.ZEROS,
                count,
                point,
                target,
                position);
    }

    /** How many of the 17 digits are left without the zeros at the end. */
    private static int significant(long upperDigits, long lowerDigits) {
        return lowerDigits != 0
                ? MAX_DIGITS - (Long.numberOfLeadingZeros(lowerDigits) >>> 3)
                : MAX_DIGITS - 8 - (Long.numberOfLeadingZeros(upperDigits) >>> 3);
    }

    /**
     * Writes 17 digits of which the first {@code count} matter.
     *
     * @param point how many digits come before the decimal point; negative if zeros follow it
     */
    private static int place(byte first, long upper, long lower, int count, int point, byte[] target, int position) {
        if (point <= 0 && point >= MIN_PLAIN_POINT) {
            Digits.store(ZERO_POINT_ZEROS, target, position);
            int start = position + 2 - point;
            storeDigits(first, upper, lower, target, start);
            return start + count;
        }
        if (point > 0 && point <= MAX_PLAIN_POINT) {
            storeDigits(first, upper, lower, target, position);
            return point < count
                    ? insertPoint(upper, lower, count, point, target, position)
                    : appendZeros(point, target, position);
        }
        return writeScientific(first, upper, lower, count, point - 1, target, position);
    }

    private static void storeDigits(byte first, long upper, long lower, byte[] target, int position) {
        target[position] = first;
        Digits.store(upper, target, position + 1);
        Digits.store(lower, target, position + 9);
    }

    /** Stores the digits after the point once more, one further on: cheaper than reading back what was just stored. */
    private static int insertPoint(long upper, long lower, int count, int point, byte[] target, int position) {
        int shift = (point - 1) << 3;
        int after = position + point + 1;
        target[after - 1] = '.';
        if (shift < Long.SIZE) {
            // in two steps, as a shift by 64 would be none
            Digits.store(upper >>> shift | (lower << 1) << (63 - shift), target, after);
            Digits.store(lower >>> shift, target, after + 8);
        } else {
            Digits.store(lower >>> shift, target, after);
        }
        return position + count + 1;
    }

    private static int appendZeros(int point, byte[] target, int position) {
        Digits.store(Digits.ZEROS, target, position + MAX_DIGITS);
        return position + point;
    }

    private static int writeScientific(
            byte first, long upper, long lower, int count, int exponent, byte[] target, int position) {
        target[position] = first;
        target[position + 1] = '.';
        Digits.store(upper, target, position + 2);
        Digits.store(lower, target, position + 10);
        int next = position + (count == 1 ? 1 : count + 1);
        target[next] = 'e';
        return Digits.write(exponent, target, next + 1);
    }
}
