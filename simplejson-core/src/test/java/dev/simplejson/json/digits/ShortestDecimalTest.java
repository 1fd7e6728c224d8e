// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
    private static final long MAX_FRACTION = (1L << 52) - 1;
    private static final long SEED = 20_050_829;

    private final ShortestDecimalOracle oracle = new ShortestDecimalOracle();

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-1, -1",
        "0.1, 0.1",
        "23.45, 23.45",
        "-23.45, -23.45",
        "1.5, 1.5",
        "100.25, 100.25",
        "12345678.5, 12345678.5",
        "123456789.5, 123456789.5",
        "1234567890.5, 1234567890.5",
        "0.30000000000000004, 0.30000000000000004",
        "9007199254740991, 9007199254740991",
        "9007199254740992, 9007199254740992",
        "9007199254740993, 9007199254740992",
        "9007199254740994, 9007199254740994",
        "9007199254740996, 9007199254740996",
        "-9223372036854775808, -9223372036854776000",
        "18014398509481984, 18014398509481984",
        "123456789012345680000, 123456789012345680000",
        "100000000000000000000, 100000000000000000000",
        "999999999999999900000, 999999999999999900000",
        "1e21, 1e21",
        "-1e21, -1e21",
        "1.2e21, 1.2e21",
        "1.2345678901234567e22, 1.2345678901234568e22",
        "0.000001, 0.000001",
        "0.0000012345678901234567, 0.0000012345678901234567",
        "0.00000099999999999999, 9.9999999999999e-7",
        "1e-7, 1e-7",
        "1.5e-7, 1.5e-7",
        "2e-3, 0.002",
        "2e23, 2e23",
        "5e-324, 5e-324",
        "1e-323, 1e-323",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "-2.2250738585072014e-308, -2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e308"
    })
    void write_knownValue_readsAsJavaScriptWritesIt(double value, String expected) {
        assertThat(ShortestDecimalOracle.write(value)).isEqualTo(expected);
    }

    @Test
    void write_edgesOfEveryExponent_matchDefinition() {
        for (long exponent = 0; exponent < 0x7FF; exponent++) {
            for (long fraction : new long[] {0, 1, 2, MAX_FRACTION / 2, MAX_FRACTION - 1, MAX_FRACTION}) {
                double value = Double.longBitsToDouble(exponent << 52 | fraction);
                assertThat(ShortestDecimalOracle.write(value)).isEqualTo(ExactDecimal.text(value));
                assertThat(ShortestDecimalOracle.write(-value)).isEqualTo(ExactDecimal.text(-value));
            }
        }
    }

    @Test
    void write_powersOfTenAndTheirNeighbours_matchDefinition() {
        for (int exponent = -323; exponent <= 308; exponent++) {
            assertNeighbourhood(Double.parseDouble("1e" + exponent));
            assertNeighbourhood(Double.parseDouble("1.5e" + exponent));
        }
    }

    @Test
    void write_smallestSubnormals_matchDefinition() {
        for (long fraction = 1; fraction < 3_000; fraction++) {
            assertDefinition(Double.longBitsToDouble(fraction));
        }
    }

    @Test
    void write_integersAroundTheLimitOfExactOnes_matchDefinition() {
        for (int bit = 50; bit < 75; bit++) {
            for (int step = -40; step <= 40; step++) {
                double power = Math.scalb(1.0, bit);
                assertDefinition(power + step * Math.ulp(power));
            }
        }
    }

    @Test
    void write_randomBits_matchDefinition() {
        assertRandom(20_000, random -> Double.longBitsToDouble(random.nextLong()), ShortestDecimalTest::isAsDefined);
    }

    @Test
    void write_randomPlainNumbers_matchDefinition() {
        assertRandom(
                50_000,
                random -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-8, 24)),
                ShortestDecimalTest::isAsDefined);
    }

    @Test
    void write_randomBits_agreeWithDoubleToString() {
        assertRandom(3_000_000, random -> Double.longBitsToDouble(random.nextLong()), oracle::agrees);
    }

    @Test
    void write_randomSubnormals_agreeWithDoubleToString() {
        assertRandom(
                200_000,
                random -> Double.longBitsToDouble(random.nextLong() >>> random.nextInt(12, 63)),
                oracle::agrees);
    }

    @Test
    void write_randomFewDecimals_agreeWithDoubleToString() {
        assertRandom(
                1_000_000,
                random -> random.nextLong(-10_000_000_000_000_000L, 10_000_000_000_000_000L)
                        / Math.pow(10, random.nextInt(1, 20)),
                oracle::agrees);
    }

    @Test
    void write_randomIntegers_agreeWithDoubleToString() {
        assertRandom(1_000_000, random -> random.nextLong() >> random.nextInt(64), oracle::agrees);
    }

    private static void assertNeighbourhood(double value) {
        assertDefinition(Math.nextDown(value));
        assertDefinition(value);
        assertDefinition(Math.nextUp(value));
    }

    private static void assertDefinition(double value) {
        assertThat(ShortestDecimalOracle.write(value)).isEqualTo(ExactDecimal.text(value));
    }

    private static boolean isAsDefined(double value) {
        return ShortestDecimalOracle.write(value).equals(ExactDecimal.text(value));
    }

    private static void assertRandom(int count, ToDoubleFunction<SplittableRandom> values, DoublePredicate isRight) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < count; i++) {
            double value = values.applyAsDouble(random);
            if (Double.isFinite(value) && value != 0 && !isRight.test(value)) {
                assertThat(ShortestDecimalOracle.write(value))
                        .as("value %s, number %d from seed %d", Double.toHexString(value), i, SEED)
                        .isEqualTo(ExactDecimal.text(value));
            }
        }
    }
}
