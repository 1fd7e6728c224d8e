// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import dev.simplejson.transform.Points.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What thinning promises, of many random series. The seed is the test's parameter, so a failure names it. */
class ThinningPropertyTest {
    private static final int[] WIDTHS = {1, 2, 3, 4, 5, 7, 11, 16, 23, 50, 100, 333, 1308};

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_anySeries_sendsNoMoreThanPromisedAndOnlyWhatCame(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        for (int width : WIDTHS) {
            assertThat(thin(source.range(), source.series(), width, 1)).hasSizeLessThanOrEqualTo(width);
            for (int perPixel = 2; perPixel <= 4; perPixel++) {
                List<Point> thinned = thin(source.range(), source.series(), width, perPixel);

                assertThat(thinned).as("width %d", width).hasSizeLessThanOrEqualTo(perPixel * width + 2);
                assertIsSubsequence(thinned, Points.of(source.series()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_seriesThatFits_isUntouched(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        int half = Math.max(1, (source.series().size() + 1) / 2);

        assertThat(thin(source.range(), source.series(), half, 2)).isEqualTo(Points.of(source.series()));
        assertThat(thin(source.range(), Points.deferred(source.series()), half, 2))
                .isEqualTo(Points.of(source.series()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_deferredPoints_givesTheSameAsInMemory(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        for (int width : WIDTHS) {
            for (int perPixel = 1; perPixel <= 3; perPixel++) {
                assertThat(thin(source.range(), Points.deferred(source.series()), width, perPixel))
                        .as("width %d", width)
                        .isEqualTo(thin(source.range(), source.series(), width, perPixel));
            }
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
        for (int width : new int[] {4, 16, 100}) {
            assertThat(thin(range, series, width, 2)).isEqualTo(thin(range, Points.deferred(series), width, 2));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_anySeries_keepsBothEnds(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        List<Point> all = Points.of(source.series());
        for (int width : WIDTHS) {
            for (int perPixel = 1; perPixel <= 2; perPixel++) {
                if (perPixel * width >= 2 && !all.isEmpty()) {
                    assertThat(thin(source.range(), source.series(), width, perPixel))
                            .as("width %d", width)
                            .startsWith(all.get(0))
                            .endsWith(all.get(all.size() - 1));
                }
            }
        }
    }

    /** The README's promise. */
    @ParameterizedTest
    @MethodSource("seeds")
    void thin_anySeries_keepsTheLowestAndHighestValueOfEveryPixelColumn(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        for (int width : WIDTHS) {
            assertKeepsExtremes(source, width, 2, Slices.of(source.range(), width, 2));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_anySeries_keepsTheLowestAndHighestValueOfEverySlice(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        for (int width : WIDTHS) {
            for (int perPixel = 1; perPixel <= 4; perPixel++) {
                if (perPixel * width >= 4) {
                    assertKeepsExtremes(source, width, perPixel, Slices.of(source.range(), width, perPixel));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thin_anySeries_keepsAGapOfEverySliceThatHoldsNothingElse(long seed) throws Exception {
        RandomSeries source = RandomSeries.of(seed);
        for (int width : WIDTHS) {
            Slices slices = Slices.of(source.range(), width, 2);
            List<List<Point>> all = bySlice(Points.of(source.series()), slices);
            List<List<Point>> kept = bySlice(thin(source.range(), source.series(), width, 2), slices);
            for (int i = 0; i < all.size(); i++) {
                if (!all.get(i).isEmpty() && values(all.get(i)).isEmpty()) {
                    assertThat(kept.get(i)).as("width %d, slice %d", width, i).isNotEmpty();
                }
            }
        }
    }

    private static void assertKeepsExtremes(RandomSeries source, int width, int perPixel, Slices slices)
            throws Exception {
        List<List<Point>> all = bySlice(Points.of(source.series()), slices);
        List<List<Point>> kept = bySlice(thin(source.range(), source.series(), width, perPixel), slices);
        for (int i = 0; i < all.size(); i++) {
            assertThat(lowest(values(kept.get(i))))
                    .as("width %d, slice %d", width, i)
                    .isEqualTo(lowest(values(all.get(i))));
            assertThat(highest(values(kept.get(i))))
                    .as("width %d, slice %d", width, i)
                    .isEqualTo(highest(values(all.get(i))));
        }
    }

    private static List<List<Point>> bySlice(List<Point> points, Slices slices) {
        List<List<Point>> all = new ArrayList<>();
        for (int i = 0; i < slices.count(); i++) {
            all.add(new ArrayList<>());
        }
        points.forEach(point -> all.get(slices.indexOf(point.epochMillis())).add(point));
        return all;
    }

    private static List<Point> values(List<Point> points) {
        return points.stream().filter(point -> !Double.isNaN(point.value())).toList();
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

    private static List<Point> thin(TimeRange range, TimeSeries series, int width, int perPixel) throws Exception {
        TransformSpec spec = Specs.range(range.fromEpochMillis(), range.toEpochMillis())
                .maxDataPoints(width, perPixel)
                .spec();
        List<Frame> frames = Transformer.transform(List.of(series), spec);
        return Points.of((TimeSeries) frames.get(0));
    }
}
