// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class PowersOfTenTest {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int MIN_Q = -1074;
    private static final int MAX_Q = 971;

    @Test
    void multiplier_everyExponent_isTheLeadingBitsPlusOne() {
        for (int exponent = PowersOfTen.MIN_EXPONENT; exponent <= PowersOfTen.MAX_EXPONENT; exponent++) {
            int index = PowersOfTen.index(exponent);
            BigInteger multiplier = BigInteger.valueOf(PowersOfTen.high(index))
                    .shiftLeft(PowersOfTen.HALF_BITS)
                    .add(BigInteger.valueOf(PowersOfTen.low(index)));
            BigDecimal scaled = powerOfTen(exponent).multiply(powerOfTwo(125 - PowersOfTen.floorLog2(exponent)));
            BigInteger expected =
                    scaled.setScale(0, RoundingMode.FLOOR).toBigInteger().add(BigInteger.ONE);
            assertThat(multiplier).as("10^%d", exponent).isEqualTo(expected);
        }
    }

    @Test
    void floorLog2_everyExponent_isExact() {
        for (int exponent = PowersOfTen.MIN_EXPONENT; exponent <= PowersOfTen.MAX_EXPONENT; exponent++) {
            int log = PowersOfTen.floorLog2(exponent);
            assertThat(powerOfTen(exponent)).as("10^%d", exponent).isBetween(powerOfTwo(log), powerOfTwo(log + 1));
        }
    }

    @Test
    void floorLog10_everyExponentOfADouble_isExact() {
        for (int q = MIN_Q; q <= MAX_Q; q++) {
            assertFloorLog10(ShortestDecimal.floorLog10(q), powerOfTwo(q));
        }
    }

    @Test
    void floorLog10ThreeQuarters_everyExponentOfADouble_isExact() {
        for (int q = MIN_Q; q <= MAX_Q; q++) {
            assertFloorLog10(
                    ShortestDecimal.floorLog10ThreeQuarters(q), powerOfTwo(q).multiply(new BigDecimal("0.75")));
        }
    }

    private static void assertFloorLog10(int log, BigDecimal number) {
        assertThat(powerOfTen(log)).isLessThanOrEqualTo(number);
        assertThat(powerOfTen(log + 1)).isGreaterThan(number);
    }

    private static BigDecimal powerOfTen(int exponent) {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent);
    }

    private static BigDecimal powerOfTwo(int exponent) {
        return exponent >= 0 ? TWO.pow(exponent) : BigDecimal.ONE.divide(TWO.pow(-exponent));
    }
}
