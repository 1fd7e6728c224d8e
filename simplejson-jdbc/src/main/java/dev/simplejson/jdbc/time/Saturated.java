// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

/** Arithmetic that stops at the ends of {@code long}, where no stored time is. */
public final class Saturated {
    private Saturated() {}

    public static long multiply(long left, long right) {
        long high = Math.multiplyHigh(left, right);
        long low = left * right;
        if (high == 0 && low >= 0 || high == -1 && low < 0) {
            return low;
        }
        return (left < 0) == (right < 0) ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    public static long add(long left, long right) {
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            return left < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }

    public static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }
}
