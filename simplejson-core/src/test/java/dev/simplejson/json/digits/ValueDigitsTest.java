// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueDigitsTest {
    private final ValueDigits values = new ValueDigits();
    private final byte[] target = new byte[ValueDigits.ROOM];

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void write_noNumber_isNull(double value) {
        assertThat(write(value)).isEqualTo("null");
    }

    /** Runs of either kind, so that each is also written when the other was expected. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void write_kindsThatChange_areWrittenAsAlone(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 500; run++) {
            boolean isShort = random.nextBoolean();
            for (int i = random.nextInt(60); i > 0; i--) {
                double value = isShort ? random.nextInt(-9999, 9999) / 1000.0 : random.nextGaussian();
                assertThat(write(value)).isEqualTo(ShortestDecimalOracle.write(value));
                assertThat(write(-0.0)).isEqualTo("0");
            }
        }
    }

    private String write(double value) {
        return new String(target, 0, values.write(value, target, 0), ISO_8859_1);
    }
}
