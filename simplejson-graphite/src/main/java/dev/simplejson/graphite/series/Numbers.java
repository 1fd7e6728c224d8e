// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in names and tags, as graphite-web, that is, Python, writes them. */
public final class Numbers {
    private Numbers() {}

    /** The shortest text that reads back as the number, with {@code .0} behind a whole one: {@code 100.0}, {@code 1e-06}, {@code inf}. */
    public static String shortest(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return laidOut(rounded, 16, true);
            }
        }
        return laidOut(new BigDecimal(number).round(new MathContext(17, RoundingMode.HALF_EVEN)), 16, true);
    }

    /** Six digits at most, as {@code %g} does it: {@code 2}, {@code 0.123457}, {@code 1e+06}. */
    public static String brief(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number) || number == 0) {
            String text = shortest(number);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
        return laidOut(new BigDecimal(number).round(new MathContext(6, RoundingMode.HALF_EVEN)), 6, false);
    }

    private static String laidOut(BigDecimal number, int plainBelow, boolean pointAlways) {
        BigDecimal stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent < -4 || exponent >= plainBelow) {
            String digits = stripped.unscaledValue().abs().toString();
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            int size = Math.abs(exponent);
            return (number.signum() < 0 ? "-" : "")
                    + mantissa
                    + (exponent < 0 ? "e-" : "e+")
                    + (size < 10 ? "0" : "")
                    + size;
        }
        String plain = stripped.toPlainString();
        return pointAlways && plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
