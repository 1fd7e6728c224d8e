// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    private static final long SEED = 1_234_567;

    private final byte[] target = new byte[Digits.ROOM];

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 99_999_999, 100_000_000, 9_999_999_999_999_999L, Long.MAX_VALUE, Long.MIN_VALUE})
    void write_edge_isWrittenInFull(long number) {
        assertThat(write(number)).isEqualTo(Long.toString(number));
    }

    @Test
    void write_aroundEveryPowerOfTen_isWrittenInFull() {
        for (int exponent = 0; exponent <= 18; exponent++) {
            for (long number = Digits.power(exponent) - 2; number <= Digits.power(exponent) + 2; number++) {
                assertThat(write(number)).isEqualTo(Long.toString(number));
                assertThat(write(-number)).isEqualTo(Long.toString(-number));
            }
        }
    }

    @Test
    void write_random_isWrittenInFull() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(write(number)).as("seed %d", SEED).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void eight_everyFourDigitsInEitherHalf_areSplit() {
        for (int four = 0; four < 10_000; four++) {
            assertThat(eight(four)).isEqualTo("%08d".formatted(four));
            assertThat(eight(four * 10_000L + 9_999)).isEqualTo("%04d9999".formatted(four));
        }
    }

    @Test
    void writeThousandths_everyThreeDecimals_areWrittenWithoutZerosAtTheEnd() {
        for (long whole : new long[] {0, 7, 99_999_999, 100_000_000, 999_999_999_999L}) {
            for (int rest = 1; rest < 1000; rest++) {
                String expected = "%d.%03d".formatted(whole, rest).replaceAll("0+$", "");
                int end = Digits.writeThousandths(whole * 1000 + rest, target, 0);
                assertThat(new String(target, 0, end, ISO_8859_1)).isEqualTo(expected);
            }
        }
    }

    @Test
    void count_everyLength_isTheNumberOfDigits() {
        for (int exponent = 0; exponent <= 17; exponent++) {
            assertThat(Digits.count(Digits.power(exponent))).isEqualTo(exponent + 1);
            assertThat(Digits.count(Digits.power(exponent + 1) - 1)).isEqualTo(exponent + 1);
        }
    }

    private String write(long number) {
        return new String(target, 0, Digits.write(number, target, 0), ISO_8859_1);
    }

    private String eight(long number) {
        Digits.store(Digits.eight(number) | Digits.ZEROS, target, 0);
        return new String(target, 0, 8, ISO_8859_1);
    }
}
