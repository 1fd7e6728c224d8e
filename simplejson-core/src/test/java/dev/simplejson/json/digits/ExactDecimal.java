// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** What {@link ShortestDecimal} must write, found slowly and in exact arithmetic, straight from the definitions. */
final class ExactDecimal {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private ExactDecimal() {}

    /** JavaScript's text for a finite double, without the plus sign of exponents and the minus sign of zero. */
    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        return (value < 0 ? "-" : "") + layOut(digits, digits.length() - decimal.scale());
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        boolean even = (Double.doubleToRawLongBits(value) & 1) == 0;
        BigDecimal least = exact.subtract(
                exact.subtract(new BigDecimal(Math.nextDown(value))).multiply(HALF));
        // one ulp up, even above the largest double
        BigDecimal most = exact.add(new BigDecimal(Math.ulp(value)).multiply(HALF));
        for (int digits = 1; ; digits++) {
            BigDecimal lower = exact.round(new MathContext(digits, RoundingMode.FLOOR));
            BigDecimal upper = exact.round(new MathContext(digits, RoundingMode.CEILING));
            boolean lowerIn = isInside(lower, least, even);
            boolean upperIn = isInside(most, upper, even);
            if (lowerIn && upperIn) {
                return nearest(exact, lower, upper);
            }
            if (lowerIn || upperIn) {
                return lowerIn ? lower : upper;
            }
        }
    }

    private static boolean isInside(BigDecimal larger, BigDecimal smaller, boolean endsCount) {
        return larger.compareTo(smaller) > (endsCount ? -1 : 0);
    }

    private static BigDecimal nearest(BigDecimal exact, BigDecimal lower, BigDecimal upper) {
        int order = exact.subtract(lower).compareTo(upper.subtract(exact));
        if (order != 0) {
            return order < 0 ? lower : upper;
        }
        BigInteger lowerDigits = lower.unscaledValue();
        return lowerDigits.testBit(0) ? upper : lower;
    }

    /** ECMA-262, Number::toString, whose n is {@code point}. */
    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String significand = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return significand + "e" + (point - 1);
    }
}
