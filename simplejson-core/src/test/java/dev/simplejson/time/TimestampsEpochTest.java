// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsEpochTest {
    private static final BigInteger NANOS_PER_MILLI = BigInteger.valueOf(1_000_000);

    @ParameterizedTest
    @CsvSource({
        "1795323600, SECONDS, 1795323600000",
        "-1, SECONDS, -1000",
        "1795323600123, MILLISECONDS, 1795323600123",
        "1795323600123999, MICROSECONDS, 1795323600123",
        "-1, MICROSECONDS, -1",
        "-1000, MICROSECONDS, -1",
        "-1001, MICROSECONDS, -2",
        "1795323600123999999, NANOSECONDS, 1795323600123",
        "-1, NANOSECONDS, -1",
        "-9223372036854775808, NANOSECONDS, -9223372036855",
        "9223372036854775807, NANOSECONDS, 9223372036854",
        "-9223372036854775808, MICROSECONDS, -9223372036854776",
        "9223372036854775807, MICROSECONDS, 9223372036854775",
        "-9223372036854775808, MILLISECONDS, -9223372036854775808",
        "9223372036854775807, MILLISECONDS, 9223372036854775807",
        "9223372036854775, SECONDS, 9223372036854775000",
        "-9223372036854775, SECONDS, -9223372036854775000",
        "20779, DAYS, 1795305600000"
    })
    void ofEpoch_wholeUnits_areFlooredMillis(long amount, TimeUnit unit, long epochMillis) {
        assertThat(Timestamps.ofEpoch(amount, unit)).isEqualTo(epochMillis);
        assertThat(Timestamps.ofEpoch(Long.toString(amount), unit)).isEqualTo(epochMillis);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -9223372036854776L, 9223372036854776L, Long.MAX_VALUE})
    void ofEpoch_secondsBeyondLong_areRefused(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.ofEpoch(seconds, TimeUnit.SECONDS))
                .withMessage(
                        "'%d' is not a time: it does not fit in epoch milliseconds; accepted: a decimal number of seconds"
                                + " since 1970",
                        seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "1795323600.123, SECONDS, 1795323600123",
        "1795323600.1239999, SECONDS, 1795323600123",
        "1795323600.1, SECONDS, 1795323600100",
        "1.795323600123E9, SECONDS, 1795323600123",
        "1.795323600123e+12, MILLISECONDS, 1795323600123",
        "1795323600123e-3, SECONDS, 1795323600123",
        "1795323600123.999, MILLISECONDS, 1795323600123",
        "-0.0001, SECONDS, -1",
        "-0.001, SECONDS, -1",
        "-0.0011, SECONDS, -2",
        "-0, SECONDS, 0",
        "00000000000000000000000000007, MILLISECONDS, 7",
        "9223372036854775.807999, SECONDS, 9223372036854775807",
        "-9223372036854775.808, SECONDS, -9223372036854775808",
        "9223372036854775807999999.999, NANOSECONDS, 9223372036854775807",
        "1e-99, NANOSECONDS, 0",
        "-1e-99, NANOSECONDS, -1"
    })
    void ofEpoch_decimalText_isExactThenFloored(String number, TimeUnit unit, long epochMillis) {
        assertThat(Timestamps.ofEpoch(number, unit)).isEqualTo(epochMillis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1",
                "--1",
                "-",
                "1.",
                ".5",
                "1e",
                "1e+",
                "1e100",
                "1_000",
                "1,5",
                "0x10",
                "1f",
                "1L",
                "NaN",
                "Infinity",
                " 1",
                "1 ",
                "1.2.3",
                "1e5.0",
                "1-2",
                "now",
                "2026-11-22T05:00:00.123Z"
            })
    void ofEpoch_notADecimalNumber_isRefused(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.ofEpoch(number, TimeUnit.MICROSECONDS))
                .withMessage(
                        "'%s' is not a time: it is not a decimal number; accepted: a decimal number of microseconds since 1970",
                        number);
    }

    @Test
    void ofEpoch_otherScriptsDigits_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.ofEpoch("\uff11\u0663", TimeUnit.SECONDS))
                .withMessageStartingWith("'\\uff11\\u0663' is not a time: it is not a decimal number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775.808", "-9223372036854775.8081", "1e99", "-1e99"})
    void ofEpoch_decimalTextBeyondLong_isRefused(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.ofEpoch(number, TimeUnit.SECONDS))
                .withMessageStartingWith("'%s' is not a time: it does not fit in epoch milliseconds", number);
    }

    @ParameterizedTest
    @CsvSource({
        "1795323600.123, SECONDS, 1795323600123",
        "1795323600.1239, SECONDS, 1795323600123",
        "0.001, SECONDS, 1",
        "-0.001, SECONDS, -1",
        "-0.0001, SECONDS, -1",
        "-0.0, SECONDS, 0",
        "4.9E-324, SECONDS, 0",
        "-4.9E-324, SECONDS, -1",
        "1795323600123.9, MILLISECONDS, 1795323600123",
        "1795323600123999, MICROSECONDS, 1795323600123",
        "1795323600123999.75, MICROSECONDS, 1795323600123",
        "-1, MICROSECONDS, -1",
        "0.5, DAYS, 43200000",
        "9.2233720368547747E18, MILLISECONDS, 9223372036854774784"
    })
    void ofEpoch_double_isTheMillisecondItStandsFor(double amount, TimeUnit unit, long epochMillis) {
        assertThat(Timestamps.ofEpoch(amount, unit)).isEqualTo(epochMillis);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void ofEpoch_notFinite_isRefused(double amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.ofEpoch(amount, TimeUnit.MILLISECONDS))
                .withMessage(
                        "'%s' is not a time: it is not a finite number; accepted: a decimal number of milliseconds since 1970",
                        amount);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MAX_VALUE, -Double.MAX_VALUE, 0x1p63, -0x1.0000000000001p63})
    void ofEpoch_doubleBeyondLong_isRefused(double millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.ofEpoch(millis, TimeUnit.MILLISECONDS))
                .withMessageContaining("it does not fit in epoch milliseconds");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void ofEpoch_doubleOfWholeMillis_losesNone(long seed) {
        RandomGenerator random = Seeds.random(seed);
        for (int round = 0; round < 200_000; round++) {
            long epochMillis = random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L);
            assertThat(Timestamps.ofEpoch(epochMillis / 1000.0, TimeUnit.SECONDS))
                    .isEqualTo(epochMillis);
            assertThat(Timestamps.ofEpoch((double) epochMillis, TimeUnit.MILLISECONDS))
                    .isEqualTo(epochMillis);
            String seconds = BigDecimal.valueOf(epochMillis, 3).toPlainString();
            assertThat(Timestamps.ofEpoch(seconds, TimeUnit.SECONDS)).isEqualTo(epochMillis);
            assertThat(Timestamps.ofEpoch(Double.parseDouble(seconds), TimeUnit.SECONDS))
                    .isEqualTo(epochMillis);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void ofEpoch_anyDouble_isFlooredOrTheNearestMillisecond(long seed) {
        RandomGenerator random = Seeds.random(seed);
        for (int round = 0; round < 100_000; round++) {
            double amount = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-20, 43));
            long floor = new BigDecimal(amount)
                    .movePointRight(3)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
            long expected = (floor + 1) / 1000.0 == amount ? floor + 1 : floor;
            assertThat(Timestamps.ofEpoch(amount, TimeUnit.SECONDS))
                    .as("%s", amount)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(TimeUnit.class)
    void ofEpoch_anyLong_agreesWithBigInteger(TimeUnit unit) {
        RandomGenerator random = Seeds.random(unit.toNanos(1));
        for (int round = 0; round < 50_000; round++) {
            long amount = random.nextLong() >> random.nextInt(64);
            BigInteger nanos = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(unit.toNanos(1)));
            BigInteger expected = new BigDecimal(nanos)
                    .divide(new BigDecimal(NANOS_PER_MILLI), 0, RoundingMode.FLOOR)
                    .toBigIntegerExact();
            if (expected.bitLength() <= 63) {
                assertThat(Timestamps.ofEpoch(amount, unit)).isEqualTo(expected.longValueExact());
                assertThat(Timestamps.ofEpoch(Long.toString(amount), unit)).isEqualTo(expected.longValueExact());
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> Timestamps.ofEpoch(amount, unit));
                assertThatIllegalArgumentException().isThrownBy(() -> Timestamps.ofEpoch(Long.toString(amount), unit));
            }
        }
    }

    @Test
    void ofEpoch_null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> Timestamps.ofEpoch(1L, null));
        assertThatNullPointerException().isThrownBy(() -> Timestamps.ofEpoch(1.0, null));
        assertThatNullPointerException().isThrownBy(() -> Timestamps.ofEpoch("1", null));
        assertThatNullPointerException().isThrownBy(() -> Timestamps.ofEpoch(null, TimeUnit.SECONDS));
    }
}
