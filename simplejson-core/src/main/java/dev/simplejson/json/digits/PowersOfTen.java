// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import java.math.BigInteger;

/**
 * The multipliers <i>g</i> of the Schubfach paper: for each power of ten that rendering a double can need, the 126 leading
 * bits of it, rounded down, plus one.
 *
 * <p>They are computed once, when this class is initialised, rather than shipped as 1,234 literals: one long number
 * divided by ten again and again takes a millisecond or two and can be checked by reading it.
 */
public final class PowersOfTen {
    /** The smallest exponent in the table: the largest double needs 10 to this power. */
    static final int MIN_EXPONENT = -292;

    /** The largest exponent in the table: the smallest double needs 10 to this power. */
    static final int MAX_EXPONENT = 324;

    /** How many bits each half of a multiplier has. 63, not 64, so that the signed multiplications of Java 17 will do. */
    static final int HALF_BITS = 63;

    /** How many 32-bit parts have the leading 126 bits among them, wherever in the first part they begin. */
    private static final int LEADING_PARTS = 5;

    /** The upper half of the multiplier for each exponent at an even index, the lower half after it. */
    private static final long[] HALVES = compute();

    private PowersOfTen() {}

    /** Where the multiplier for an exponent starts, for {@link #high} and {@link #low}. */
    static int index(int exponent) {
        return (exponent - MIN_EXPONENT) << 1;
    }

    static long high(int index) {
        return HALVES[index];
    }

    static long low(int index) {
        return HALVES[index + 1];
    }

    /** The largest integer <i>n</i> with 2<sup>n</sup> ≤ 10<sup>exponent</sup>. */
    static int floorLog2(int exponent) {
        // log2(10) * 2^38; the tests compare every exponent in the table with the exact result
        return (int) ((exponent * 913_124_641_741L) >> 38);
    }

    /**
     * Starts from the largest power, shifted so far left that the smallest still has bits enough. Rounding down at each
     * step loses nothing: floor(floor(a / b) / c) is floor(a / (b * c)).
     */
    private static long[] compute() {
        long[] halves = new long[2 * (MAX_EXPONENT - MIN_EXPONENT + 1)];
        int shift = LEADING_PARTS * Integer.SIZE - floorLog2(MIN_EXPONENT);
        long[] power = parts(BigInteger.TEN.pow(MAX_EXPONENT).shiftLeft(shift));
        int first = 0;
        for (int exponent = MAX_EXPONENT; exponent >= MIN_EXPONENT; exponent--) {
            putLeadingBits(power, first, halves, index(exponent));
            divideByTen(power, first);
            if (power[first] == 0) {
                first++;
            }
        }
        return halves;
    }

    /** The 32-bit parts of a number, the highest first. */
    private static long[] parts(BigInteger number) {
        long[] parts = new long[(number.bitLength() + Integer.SIZE - 1) / Integer.SIZE];
        for (int part = 0; part < parts.length; part++) {
            int below = (parts.length - 1 - part) * Integer.SIZE;
            parts[part] = Integer.toUnsignedLong(number.shiftRight(below).intValue());
        }
        return parts;
    }

    private static void putLeadingBits(long[] parts, int first, long[] halves, int index) {
        int zeros = Long.numberOfLeadingZeros(parts[first]) - Integer.SIZE;
        long upper = join(parts, first, zeros);
        long lower = join(parts, first + 2, zeros);
        // 128 bits less the last two; no lower half is all ones, so that adding one does not carry
        halves[index] = upper >>> 1;
        halves[index + 1] = ((upper & 1) << (HALF_BITS - 1) | lower >>> 2) + 1;
    }

    /** 64 bits from some way into a part. */
    private static long join(long[] parts, int at, int skippedBits) {
        return (parts[at] << Integer.SIZE | parts[at + 1]) << skippedBits
                | parts[at + 2] >>> (Integer.SIZE - skippedBits);
    }

    private static void divideByTen(long[] parts, int first) {
        long rest = 0;
        for (int part = first; part < parts.length; part++) {
            long dividend = rest << Integer.SIZE | parts[part];
            long quotient = dividend / 10;
            parts[part] = quotient;
            rest = dividend - quotient * 10;
        }
    }
}
