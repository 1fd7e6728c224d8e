// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EpochDigitsTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long SEED = 1_700;

    private final EpochDigits times = new EpochDigits();
    private final byte[] target = new byte[EpochDigits.ROOM];

    @Test
    void write_ascendingTimes_areWrittenInFull() {
        for (long time = NOW; time < NOW + 1_000_000_000L; time += 999_983) {
            assertWritten(time);
        }
    }

    @Test
    void write_sameLeadingDigitsTwice_keepsZerosAfterThem() {
        assertWritten(NOW + 12_345_678);
        assertWritten(NOW);
        assertWritten(NOW + 1);
    }

    @Test
    void write_timesFarApart_areWrittenInFull() {
        for (long time : new long[] {
            0,
            NOW,
            -1,
            NOW,
            99_999_999,
            100_000_000,
            -100_000_000,
            NOW,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            NOW,
            1,
            9_999_999_999_999_999L,
            10_000_000_000_000_000L,
            Long.MIN_VALUE / 2,
            Long.MIN_VALUE / 2 + 1,
            NOW,
            -NOW
        }) {
            assertWritten(time);
        }
    }

    @Test
    void write_extremesFirst_areWrittenInFull() {
        for (long time : new long[] {Long.MIN_VALUE / 2, Long.MIN_VALUE / 2 + 7, Long.MIN_VALUE, Long.MAX_VALUE}) {
            byte[] bytes = new byte[EpochDigits.ROOM];
            int end = new EpochDigits().write(time, bytes, 0);
            assertThat(new String(bytes, 0, end, ISO_8859_1)).isEqualTo(Long.toString(time));
        }
    }

    @Test
    void write_randomTimes_areWrittenInFull() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            long around = random.nextLong() >> random.nextInt(64);
            for (int step = 0; step < 5; step++) {
                assertWritten(around + random.nextInt(100_000_000));
            }
        }
    }

    private void assertWritten(long time) {
        int end = times.write(time, target, 0);
        assertThat(new String(target, 0, end, ISO_8859_1)).as("seed %d", SEED).isEqualTo(Long.toString(time));
    }
}
