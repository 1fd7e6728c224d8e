// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeGridTest {
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Test
    void startOf_rangeThatDividesEvenly_isEven() {
        TimeGrid grid = new TimeGrid(new TimeRange(1000, 5000), 4);

        assertThat(grid.startOf(0)).isEqualTo(1000);
        assertThat(grid.startOf(3)).isEqualTo(4000);
        assertThat(grid.startOf(4)).isEqualTo(5000);
    }

    @Test
    void columnOf_endOfTheRange_isTheLast() {
        assertThat(new TimeGrid(new TimeRange(1000, 5000), 4).columnOf(5000)).isEqualTo(3);
    }

    @Test
    void position_isCountedInColumns() {
        assertThat(new TimeGrid(new TimeRange(1000, 5000), 4).position(2500)).isEqualTo(1.5);
    }

    @Test
    void columns_moreThanMilliseconds_leaveSomeEmpty() {
        TimeGrid grid = new TimeGrid(new TimeRange(0, 2), 8);

        assertThat(grid.columnOf(0)).isEqualTo(3);
        assertThat(grid.columnOf(1)).isEqualTo(7);
        assertThat(grid.columnOf(2)).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void columnOf_anyTimeOfAnyRange_isTheColumnThatHoldsIt(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        long one = random.nextLong();
        long other = random.nextLong() >> random.nextInt(63);
        TimeRange range = new TimeRange(Math.min(one, other), Math.max(one, other));
        TimeGrid grid = new TimeGrid(range, 1 + random.nextInt(3000));
        for (int i = 0; i < 100; i++) {
            long time = random.nextLong(range.fromEpochMillis(), range.toEpochMillis());
            int column = grid.columnOf(time);

            assertThat(grid.startOf(column)).isLessThanOrEqualTo(time);
            assertThat(grid.endOf(column)).isGreaterThanOrEqualTo(time);
            assertThat(grid.columnOf(time, column - 1)).isEqualTo(column);
            assertThat(grid.columnOf(time, -1)).isEqualTo(column);
            assertThat(grid.position(time)).isBetween(column - 1.0, column + 2.0);
        }
    }
}
