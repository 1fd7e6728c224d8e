// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import java.nio.charset.StandardCharsets;

/**
 * The shortest decimal that reads back as the same double, written the way JavaScript writes numbers.
 *
 * <p>Of all decimals that round to the double it takes those with the fewest digits, and of these the closest. The
 * method is Raffaello Giulietti's, from his paper "The Schubfach way to render doubles"; the names in the code are the
 * paper's where it has one.
 *
 * <p>The layout is that of JavaScript's {@code Number.prototype.toString}, without the plus sign of its exponents: plain
 * digits from 1e-6 up to, not including, 1e21 ({@code 0.000001}, {@code 100000000000000000000}), otherwise
 * {@code 1.5e-7} and {@code 1e21}. Integers have no fraction. Both zeros are written as {@code 0}, as
 * {@code JSON.stringify} does: JavaScript would read {@code -0} as a negative zero, and a panel would show its sign.
 */
public final class ShortestDecimal {
    /** The most characters a double takes: {@code -0.0000012345678901234567}. */
    static final int MAX_LENGTH = 25;

    /** How many bytes one number may touch, since digits are stored eight at a time and those after the last are left. */
    public static final int ROOM = 40;

    private static final int FRACTION_BITS = 52;
    private static final long HIDDEN_BIT = 1L << FRACTION_BITS;
    private static final int MIN_Q = Double.MIN_EXPONENT - FRACTION_BITS;

    /** Up to here every integer is a double of its own, so all its digits count. */
    private static final double MAX_EXACT_INTEGER = 1L << 53;

    /** The least integer of 16 digits. */
    private static final double SIXTEEN_DIGITS = 1e15;

    /** Distances, which stay below 32, are compared with this many bits after the binary point. */
    private static final int DISTANCE_BITS = 56;

    private static final int DISTANCE_SHIFT = PowersOfTen.HALF_BITS - DISTANCE_BITS;

    /** Cutting off, and the multiplier being rounded, makes a difference of less than this. */
    private static final long DISTANCE_ERROR = 4;

    private ShortestDecimal() {}

    /**
     * Writes a finite double.
     *
     * @param target with {@link #ROOM} bytes from {@code position}
     * @return the position after the last character
     */
    public static int write(double value, byte[] target, int position) {
        int end = writeIfShort(value, target, position);
        return end > position ? end : writeSearched(value, target, position);
    }

    /** The text of a finite double. */
    public static String text(double value) {
        byte[] digits = new byte[ROOM];
        return new String(digits, 0, write(value, digits, 0), StandardCharsets.US_ASCII);
    }

    /**
     * Writes a finite double if it is an integer or has up to three decimals, as much measured data has. At most 15 digits that round
     * to a double are the only ones so short that do, so they need no search.
     *
     * @return the position after the last character; {@code position} itself if it is another double, or too large
     */
    static int writeIfShort(double value, byte[] target, int position) {
        long integer = (long) value;
        if (integer == value && Math.abs(value) <= MAX_EXACT_INTEGER) {
            return Digits.write(integer, target, position);
        }
        double magnitude = Math.abs(value);
        double thousandths = Math.rint(magnitude * 1000);
        if (thousandths / 1000 != magnitude || thousandths >= SIXTEEN_DIGITS) {
            return position;
        }
        return Digits.writeThousandths((long) thousandths, target, writeSign(value, target, position));
    }

    /** As {@link #write}, without a look at whether the double is short: slower then, but with the same outcome. */
    static int writeSearched(double value, byte[] target, int position) {
        int next = writeSign(value, target, position);
        long bits = Double.doubleToRawLongBits(value) & Long.MAX_VALUE;
        long fraction = bits & (HIDDEN_BIT - 1);
        int exponent = (int) (bits >>> FRACTION_BITS);
        if (exponent == 0) {
            return writeTiny(fraction, target, next);
        }
        int q = exponent + (MIN_Q - 1);
        if (fraction == 0 && exponent > 1) {
            return writeShortest(HIDDEN_BIT, q, false, target, next);
        }
        int k = floorLog10(q);
        return DecimalLayout.writeFull(shortest(fraction | HIDDEN_BIT, q, k, true), k, target, next);
    }

    /** Writes zero, or a double below the normal ones. */
    private static int writeTiny(long fraction, byte[] target, int position) {
        return fraction == 0
                ? Digits.write(0, target, position)
                : writeShortest(fraction, MIN_Q, true, target, position);
    }

    private static int writeSign(double value, byte[] target, int position) {
        if (value < 0) {
            target[position] = '-';
            return position + 1;
        }
        return position;
    }

    /**
     * Writes c * 2^q.
     *
     * @param regular whether the neighbours on both sides are equally far; below a power of two the next is at half the
     *     distance
     */
    private static int writeShortest(long c, int q, boolean regular, byte[] target, int position) {
        int k = regular ? floorLog10(q) : floorLog10ThreeQuarters(q);
        return DecimalLayout.write(shortest(c, q, k, regular), k, target, position);
    }

    /** The shortest decimal in the rounding interval of c * 2^q, as a multiple of 10^k. */
    private static long shortest(long c, int q, int k, boolean regular) {
        int h = q + PowersOfTen.floorLog2(-k) + 2;
        int index = PowersOfTen.index(-k);
        long high = PowersOfTen.high(index);
        long low = PowersOfTen.low(index);
        return regular ? nearest(c, h, high, low) : inInterval(c, h, high, low, false);
    }

    /**
     * What {@link #inInterval} finds, for an interval with the double in its middle, in fewer steps. At most one multiple
     * of 10^(k+1) fits in. It is the one nearest to the double, so comparing its distance with half the width tells
     * whether it does, unless they are equal but for rounding; only then are the ends worked out. If it does not fit, the
     * nearest multiple of 10^k always does. Nothing branches on what would go either way with nearly every value.
     */
    private static long nearest(long c, int h, long high, long low) {
        long factor = c << (h + 2);
        long lower = lowerProduct(high, low, factor);
        long upper = upperProduct(high, factor, lower);
        long fraction = lower & Long.MAX_VALUE;
        long s = upper >>> 2;
        long tens = divideByTen(s + 5) * 10;
        long distance = Math.abs(((tens << 2) - upper << DISTANCE_BITS) - (fraction >>> DISTANCE_SHIFT));
        long spare = (high >>> (DISTANCE_SHIFT - h)) - distance;
        if (Math.abs(spare) <= DISTANCE_ERROR) {
            return inInterval(c, h, high, low, true);
        }
        long outside = spare >> 63;
        return tens & ~outside | roundHalfEven(sticky(upper, fraction), s) & outside;
    }

    /** The paper's way. */
    private static long inInterval(long c, int h, long high, long low, boolean regular) {
        // the double and the ends of its rounding interval, all times 4 * 10^-k
        long middle = c << 2;
        long v = roundToOdd(high, low, middle << h);
        long left = roundToOdd(high, low, (regular ? middle - 2 : middle - 1) << h);
        long right = roundToOdd(high, low, (middle + 2) << h);
        // the ends themselves round to an even c only
        long out = c & 1;
        long least = left + out;
        long most = right - out;

        long s = v >>> 2;
        long tens = divideByTen(s) * 10;
        boolean lowerTenIn = least <= tens << 2;
        boolean upperTenIn = (tens + 10) << 2 <= most;
        if (lowerTenIn != upperTenIn) {
            return lowerTenIn ? tens : tens + 10;
        }
        boolean lowerIn = least <= s << 2;
        boolean upperIn = (s + 1) << 2 <= most;
        if (lowerIn != upperIn) {
            return lowerIn ? s : s + 1;
        }
        return roundHalfEven(v, s);
    }

    /** v / 4, whose whole part is s, rounded to the nearest integer; the even one if neither is nearer. */
    private static long roundHalfEven(long v, long s) {
        return (v + 1 + (s & 1)) >>> 2;
    }

    /**
     * The product of a multiplier and an integer, divided by 2^127, with the last bit set if anything was cut off: the
     * paper proves that comparing such products gives the answers that the exact ones would.
     */
    private static long roundToOdd(long high, long low, long factor) {
        long lower = lowerProduct(high, low, factor);
        return sticky(upperProduct(high, factor, lower), lower & Long.MAX_VALUE);
    }

    /** The 63 bits of the product below 2^127, and above them what they carry over. */
    private static long lowerProduct(long high, long low, long factor) {
        return (high * factor >>> 1) + Math.multiplyHigh(low, factor);
    }

    private static long upperProduct(long high, long factor, long lower) {
        return Math.multiplyHigh(high, factor) + (lower >>> PowersOfTen.HALF_BITS);
    }

    private static long sticky(long upper, long fraction) {
        return upper | (fraction + Long.MAX_VALUE) >>> PowersOfTen.HALF_BITS;
    }

    /** For numbers below 2^62: Java's own division also takes care of negative ones. */
    private static long divideByTen(long number) {
        // 2^64 / 10, rounded up
        return Math.multiplyHigh(number, 1_844_674_407_370_955_162L);
    }

    /** The largest integer <i>n</i> with 10<sup>n</sup> ≤ 2<sup>q</sup>. */
    static int floorLog10(int q) {
        // log10(2) * 2^41
        return (int) ((q * 661_971_961_083L) >> 41);
    }

    /** The largest integer <i>n</i> with 10<sup>n</sup> ≤ 3/4 * 2<sup>q</sup>. */
    static int floorLog10ThreeQuarters(int q) {
        // log10(3/4) * 2^41
        return (int) ((q * 661_971_961_083L - 274_743_187_321L) >> 41);
    }
}
