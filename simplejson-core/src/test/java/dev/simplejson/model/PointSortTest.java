// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The builder's sort against the JDK's stable one, on runs of every length around its powers of two. */
class PointSortTest {
    private record Point(long epochMillis, double value) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void build_anyPoints_areInTheOrderOfAStableSort(long seed) {
        Random random = new Random(seed);
        for (int size = 0; size < 300; size++) {
            assertSorted(randomPoints(random, size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_023, 1_024, 1_025, 100_000})
    void build_longRuns_areInTheOrderOfAStableSort(int size) {
        assertSorted(randomPoints(new Random(size), size));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64, 65, 1_000})
    void build_descendingPoints_areTurnedRound(int size) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            points.add(new Point(Long.MAX_VALUE - i, i));
        }
        assertSorted(points);
    }

    /** Few distinct times, so that many are equal; the value tells which came first. */
    private static List<Point> randomPoints(Random random, int size) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            points.add(new Point(random.nextInt(1 + size / 3) - size / 6, i));
        }
        return points;
    }

    private static void assertSorted(List<Point> points) {
        TimeSeries.Builder builder = TimeSeries.named("any");
        points.forEach(point -> builder.add(point.epochMillis, point.value));
        TimeSeries series = builder.build();

        List<Point> sorted = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            sorted.add(new Point(series.epochMillisAt(i), series.valueAt(i)));
        }
        List<Point> expected = new ArrayList<>(points);
        expected.sort(Comparator.comparingLong(Point::epochMillis));
        assertThat(sorted).isEqualTo(expected);
    }
}
