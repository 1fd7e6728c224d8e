// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.thin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.model.TimeRange;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SlicesTest {
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Test
    void startOf_rangeThatDividesEvenly_isEven() {
        Slices slices = Slices.of(new TimeRange(1000, 5000), 4, 2);

        assertThat(slices.startOf(0)).isEqualTo(1000);
        assertThat(slices.startOf(3)).isEqualTo(4000);
        assertThat(slices.startOf(4)).isEqualTo(5000);
    }

    @Test
    void indexOf_endOfTheRange_isTheLast() {
        assertThat(Slices.of(new TimeRange(1000, 5000), 4, 2).indexOf(5000)).isEqualTo(3);
    }

    @Test
    void slices_moreThanMilliseconds_leaveSomeEmpty() {
        Slices slices = Slices.of(new TimeRange(0, 2), 8, 2);

        assertThat(slices.indexOf(0)).isEqualTo(3);
        assertThat(slices.indexOf(1)).isEqualTo(7);
        assertThat(slices.indexOf(2)).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void indexOf_anyTimeOfAnyRange_isTheSliceThatHoldsIt(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        long one = random.nextLong();
        long other = random.nextLong() >> random.nextInt(63);
        TimeRange range = new TimeRange(Math.min(one, other), Math.max(one, other));
        Slices slices = Slices.of(range, 1 + random.nextInt(3000), 2);
        for (int i = 0; i < 100; i++) {
            long time = random.nextLong(range.fromEpochMillis(), range.toEpochMillis());
            int slice = slices.indexOf(time);

            assertThat(slices.startOf(slice)).isLessThanOrEqualTo(time);
            assertThat(slices.endOf(slice)).isGreaterThanOrEqualTo(time);
            assertThat(slices.indexOf(slices.startOf(slice))).isEqualTo(slice);
            assertThat(slices.indexOf(slices.endOf(slice))).isEqualTo(slice);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // maxDataPoints, pointsPerPixel, slices, most points
        "1, 1, 1, 1",
        "3, 1, 1, 3",
        "4, 1, 1, 4",
        "101, 1, 49, 101",
        "1, 2, 1, 4",
        "100, 2, 100, 202",
        "101, 3, 151, 304",
        "100, 4, 200, 402",
        "2147483647, 2, 100000, 200002",
    })
    void of_panel_hasItsSlicesAndPoints(int maxDataPoints, int pointsPerPixel, int count, int mostPoints) {
        Slices slices = Slices.of(new TimeRange(0, 1000), maxDataPoints, pointsPerPixel);

        assertThat(slices.count()).isEqualTo(count);
        assertThat(slices.mostPoints()).isEqualTo(mostPoints);
    }

    @Test
    void of_numbersOutOfBounds_areRejected() {
        TimeRange range = new TimeRange(0, 1000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slices.of(range, 0, 2))
                .withMessage("maxDataPoints is 0; expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slices.of(range, 100, 0))
                .withMessage("pointsPerPixel is 0; expected 1 to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slices.of(range, 100, 5))
                .withMessage("pointsPerPixel is 5; expected 1 to 4");
    }
}
