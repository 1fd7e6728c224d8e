// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.transform.Points.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What thinning promises, of many random series. The seed is the test's parameter, so a failure names it. */
class ThinningPropertyTest {
    private static final int[] BUDGETS = {1, 2, 3, 4, 5, 7, 11, 15, 16, 17, 20, 23, 50, 64, 99, 100, 333, 1308};

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_anySeries_sendsNoMoreThanAskedAndOnlyWhatCame(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        for (int budget : BUDGETS) {
            List<Point> thinned = thin(source.range(), source.series(), budget);

            assertThat(thinned).as("budget %d", budget).hasSizeLessThanOrEqualTo(budget);
            assertIsSubsequence(thinned, Points.of(source.series()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_seriesThatFits_isUntouched(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        int size = Math.max(1, source.series().size());

        assertThat(thin(source.range(), source.series(), size)).isEqualTo(Points.of(source.series()));
        assertThat(thin(source.range(), Points.deferred(source.series()), size)).isEqualTo(Points.of(source.series()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_deferredPoints_givesTheSameAsInMemory(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        for (int budget : BUDGETS) {
            assertThat(thin(source.range(), Points.deferred(source.series()), budget))
                    .as("budget %d", budget)
                    .isEqualTo(thin(source.range(), source.series(), budget));
        }
    }

    /** The doubles that bounds and ties go wrong with. */
    @ParameterizedTest
    @MethodSource("seeds")
    void thin_doublesAtTheEdges_givesTheSameDeferredAndInMemory(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        double[] edges = {
            0.0,
            -0.0,
            1,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        int kinds = 1 + random.nextInt(edges.length);
        double[] values =
                random.doubles(5_000).map(share -> edges[(int) (share * kinds)]).toArray();
        TimeSeries series = Points.series(0, 10, values);
        TimeRange range = new TimeRange(0, 50_000);
        for (int budget : new int[] {4, 16, 100}) {
            assertThat(thin(range, series, budget)).isEqualTo(thin(range, Points.deferred(series), budget));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_anySeries_keepsBothEnds(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        List<Point> all = Points.of(source.series());
        for (int budget : BUDGETS) {
            if (budget >= 2 && !all.isEmpty()) {
                assertThat(thin(source.range(), source.series(), budget))
                        .as("budget %d", budget)
                        .startsWith(all.get(0))
                        .endsWith(all.get(all.size() - 1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_anySeries_keepsFirstLowestHighestAndLastOfEachBucket(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        for (int budget : BUDGETS) {
            if (budget >= 16) {
                assertKeepsExtremes(source, budget, 16, true);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_seriesWithoutGaps_keepsLowestAndHighestOfEachFourColumns(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        boolean gaps = Points.of(source.series()).stream().anyMatch(point -> Double.isNaN(point.value()));
        for (int budget : BUDGETS) {
            if (budget >= 16 && !gaps) {
                assertKeepsExtremes(source, budget, 4, false);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_anySeries_drawsNoLineOverAColumnOfGaps(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        for (int budget : BUDGETS) {
            if (budget >= 16) {
                assertNoLineOverGaps(source, budget);
            }
        }
    }

    private static void assertNoLineOverGaps(RandomSeries source, int budget) throws Exception {
        TimeGrid grid = new TimeGrid(source.range(), PointSelection.columns(budget));
        Set<Integer> values = new HashSet<>();
        Set<Integer> onlyGaps = new HashSet<>();
        for (Point point : Points.of(source.series())) {
            int column = grid.columnOf(point.epochMillis());
            (Double.isNaN(point.value()) ? onlyGaps : values).add(column);
        }
        onlyGaps.removeAll(values);
        int previous = -1;
        for (Point point : thin(source.range(), source.series(), budget)) {
            int column = grid.columnOf(point.epochMillis());
            boolean line = !Double.isNaN(point.value()) && previous >= 0;
            for (int between = previous + 1; line && between < column; between++) {
                assertThat(onlyGaps).as("budget %d", budget).doesNotContain(between);
            }
            previous = Double.isNaN(point.value()) ? -1 : column;
        }
    }

    private static void assertKeepsExtremes(RandomSeries source, int budget, int columns, boolean ends)
            throws Exception {
        TimeGrid grid = new TimeGrid(source.range(), PointSelection.columns(budget));
        List<List<Point>> all = buckets(Points.of(source.series()), grid, columns);
        List<List<Point>> kept = buckets(thin(source.range(), source.series(), budget), grid, columns);
        for (int i = 0; i < all.size(); i++) {
            assertThat(lowest(kept.get(i)))
                    .as("budget %d, bucket %d", budget, i)
                    .isEqualTo(lowest(all.get(i)));
            assertThat(highest(kept.get(i)))
                    .as("budget %d, bucket %d", budget, i)
                    .isEqualTo(highest(all.get(i)));
            if (ends && !all.get(i).isEmpty()) {
                assertThat(kept.get(i)).startsWith(all.get(i).get(0));
                assertThat(kept.get(i)).endsWith(all.get(i).get(all.get(i).size() - 1));
            }
        }
    }

    /** The values, without gaps, of so many columns at a time. */
    private static List<List<Point>> buckets(List<Point> points, TimeGrid grid, int columns) {
        List<List<Point>> buckets = new ArrayList<>();
        for (int i = 0; i * columns < grid.columns(); i++) {
            buckets.add(new ArrayList<>());
        }
        for (Point point : points) {
            if (!Double.isNaN(point.value())) {
                buckets.get(grid.columnOf(point.epochMillis()) / columns).add(point);
            }
        }
        return buckets;
    }

    private static double lowest(List<Point> points) {
        // Adding 0.0 makes one zero of two.
        return points.stream().mapToDouble(Point::value).min().orElse(0) + 0.0;
    }

    private static double highest(List<Point> points) {
        return points.stream().mapToDouble(Point::value).max().orElse(0) + 0.0;
    }

    private static void assertIsSubsequence(List<Point> part, List<Point> all) {
        int next = 0;
        for (Point point : part) {
            int found = all.subList(next, all.size()).indexOf(point);
            assertThat(found).as("place of %s after %d", point, next).isNotNegative();
            next += found + 1;
        }
    }

    private static List<Point> thin(TimeRange range, TimeSeries series, int budget) throws Exception {
        TransformSpec spec = Specs.range(range.fromEpochMillis(), range.toEpochMillis())
                .maxDataPoints(budget)
                .spec();
        List<Frame> frames = Transformer.transform(List.of(series), spec);
        return Points.of((TimeSeries) frames.get(0));
    }
}
