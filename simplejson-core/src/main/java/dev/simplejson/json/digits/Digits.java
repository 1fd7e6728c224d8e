// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decimal digits of integers, as ASCII bytes, eight at a time.
 *
 * <p>The methods that write take an array and a position, may touch up to {@link #ROOM} bytes from there, and return the
 * position after the last byte that counts. No bounds are checked beyond those of the array.
 */
public final class Digits {
    /** How many bytes one number may touch: the longest {@code long} has 20, and the last eight are stored at once. */
    public static final int ROOM = 24;

    /** One more than the largest number that {@link #eight} takes. */
    static final long EIGHT_LIMIT = 100_000_000L;

    /** Eight times the character {@code 0}. */
    static final long ZEROS = 0x3030_3030_3030_3030L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] POWERS = powers();

    /** For each number below a thousand, a decimal point and its three digits, the point in the lowest byte. */
    private static final int[] DECIMALS = decimals();

    private static final int THREE_ZEROS = 0x3030_3000;

    private Digits() {}

    /** Writes a number in full. */
    public static int write(long number, byte[] target, int position) {
        if (number >= 0) {
            return writeMagnitude(number, target, position);
        }
        target[position] = '-';
        if (number == Long.MIN_VALUE) {
            // it has no positive counterpart
            target[position + 1] = '9';
            return writePadded(223_372_036_854_775_808L, target, position + 2, 18);
        }
        return writeMagnitude(-number, target, position + 1);
    }

    /** Writes a thousandth of a number that is not negative, without the zeros at its end; not for multiples of a thousand. */
    static int writeThousandths(long number, byte[] target, int position) {
        // 2^72 / 1000, rounded up
        long whole = Math.multiplyHigh(number, 4_722_366_482_869_645_214L) >>> 8;
        int next = writeMagnitude(whole, target, position);
        int decimals = DECIMALS[(int) (number - whole * 1000)];
        INT.set(target, next, decimals);
        return next + 4 - (Integer.numberOfLeadingZeros(decimals ^ THREE_ZEROS) >>> 3);
    }

    private static int writeMagnitude(long number, byte[] target, int position) {
        if (number < EIGHT_LIMIT) {
            return writeUpToEight(number, target, position);
        }
        long upper = number / EIGHT_LIMIT;
        int next;
        if (upper < EIGHT_LIMIT) {
            next = writeUpToEight(upper, target, position);
        } else {
            long top = upper / EIGHT_LIMIT;
            next = writeUpToEight(top, target, position);
            next = writeEight(upper - top * EIGHT_LIMIT, target, next);
        }
        return writeEight(number - upper * EIGHT_LIMIT, target, next);
    }

    private static int writeUpToEight(long number, byte[] target, int position) {
        long digits = eight(number);
        // the first digit is the lowest byte; zero itself keeps one digit
        int leadingZeros = Long.numberOfTrailingZeros(digits | 1L << 56) >>> 3;
        store((digits | ZEROS) >>> (leadingZeros << 3), target, position);
        return position + 8 - leadingZeros;
    }

    private static int writeEight(long number, byte[] target, int position) {
        store(eight(number) | ZEROS, target, position);
        return position + 8;
    }

    private static int writePadded(long number, byte[] target, int position, int count) {
        long rest = number;
        for (int at = position + count - 1; at >= position; at--) {
            target[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return position + count;
    }

    /**
     * The eight digits of a number below {@link #EIGHT_LIMIT}, leading zeros included, one per byte, the first in the
     * lowest byte; add {@link #ZEROS} for text.
     *
     * <p>It splits the number three times, working on all parts at once inside one {@code long}: into 4 and 4 digits, then
     * 2 each, then 1 each. With an upper half u, a split by 100 is {@code u | (n - 100 * u) << 16}, which is
     * {@code (n << 16) - u * ((100 << 16) - 1)}. The idea is described in Paul Khuong's "How to print integers really
     * fast".
     */
    static long eight(long number) {
        // each quotient is a multiplication and a shift, exact up to the largest part there can be
        long upper = number * 109_951_163 >>> 40;
        long fours = (number << 32) - upper * ((10_000L << 32) - 1);
        long hundreds = (fours * 10_486 >>> 20) & 0x0000_007F_0000_007FL;
        long twos = (fours << 16) - hundreds * ((100 << 16) - 1);
        long tens = (twos * 103 >>> 10) & 0x000F_000F_000F_000FL;
        return (twos << 8) - tens * ((10 << 8) - 1);
    }

    /** How many digits a positive number has. */
    static int count(long number) {
        // log10(2) is just below 1233 / 2^12, so this is the length or one less
        int least = (Long.SIZE - Long.numberOfLeadingZeros(number)) * 1233 >>> 12;
        return least + (int) ((POWERS[least] - 1 - number) >>> 63);
    }

    /** Ten to an exponent from 0 to 18. */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /** Stores eight bytes at once, the lowest first. */
    static void store(long bytes, byte[] target, int position) {
        LONG.set(target, position, bytes);
    }

    private static int[] decimals() {
        int[] decimals = new int[1000];
        for (int number = 0; number < decimals.length; number++) {
            decimals[number] =
                    '.' | ('0' + number / 100) << 8 | ('0' + number / 10 % 10) << 16 | ('0' + number % 10) << 24;
        }
        return decimals;
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int exponent = 1; exponent < powers.length; exponent++) {
            powers[exponent] = powers[exponent - 1] * 10;
        }
        return powers;
    }
}
