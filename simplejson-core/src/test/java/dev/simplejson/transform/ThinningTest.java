// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.transform.Points.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When series are thinned, and what is left of small ones. Every case is run on points in memory and on deferred ones. */
class ThinningTest {
    private static final double NONE = Double.NaN;
    private static final Specs RANGE = Specs.range(0, 1_000_000);

    @ParameterizedTest
    @CsvSource({
        "1, 1, '5'",
        "2, 1, '1 5'",
        "3, 1, '1 5'",
        "4, 1, '1 9 -3 5'",
        "1, 2, '1 9 -3 5'",
    })
    void thin_toVeryFew_keepsTheEndsThenTheExtremes(int maxDataPoints, int pointsPerPixel, String expected)
            throws Exception {
        TimeSeries series = Points.series(0, 100_000, 1, 4, 9, 2, 0, -3, 7, 5);

        assertThat(values(thin(series, maxDataPoints, pointsPerPixel))).containsExactly(numbers(expected));
    }

    @Test
    void thin_gapAsWideAsASlice_staysAGap() throws Exception {
        double[] values =
                IntStream.range(0, 5000).mapToDouble(i -> Math.sin(i * 0.01)).toArray();
        Arrays.fill(values, 2500, 2525, NONE);

        assertThat(values(Points.series(0, 200, values), 200))
                .filteredOn(value -> value.isNaN())
                .hasSize(1);
    }

    /** Both slices have nothing but the level, so there are points to spare for the gap between them. */
    @Test
    void thin_gapWhereTheLineWouldCrossBetweenLevels_breaksIt() throws Exception {
        double[] values = new double[5000];
        Arrays.fill(values, 2500, 5000, 1);
        values[2499] = NONE;

        assertThat(Points.of(thin(Points.series(0, 200, values), 200))).contains(new Point(2499 * 200, NONE));
    }

    @Test
    void thin_gapAtBothEnds_keepsBoth() throws Exception {
        double[] values = new double[5000];
        Arrays.fill(values, 0, 1000, NONE);
        Arrays.fill(values, 4000, 5000, NONE);

        List<Point> points = Points.of(thin(Points.series(0, 200, values), 100));

        assertThat(points).startsWith(new Point(0, NONE)).endsWith(new Point(4999 * 200, NONE));
    }

    @Test
    void thin_nothingButGaps_keepsOneOfEachSliceAndTheLast() throws Exception {
        double[] values = new double[5000];
        Arrays.fill(values, NONE);

        List<Point> points = Points.of(thin(Points.series(0, 200, values), 100));

        assertThat(points).hasSize(101).allMatch(point -> Double.isNaN(point.value()));
        assertThat(points)
                .startsWith(new Point(0, NONE), new Point(10_000, NONE))
                .endsWith(new Point(4999 * 200, NONE));
    }

    @Test
    void thin_gapsBetweenAllValues_areGivenUp() throws Exception {
        double[] values =
                IntStream.range(0, 5000).mapToDouble(i -> i % 2 == 0 ? i : NONE).toArray();

        List<Double> thinned = values(Points.series(0, 200, values), 100);

        // The last point is a gap and stays one.
        assertThat(thinned.subList(0, thinned.size() - 1)).doesNotContain(NONE);
    }

    @Test
    void thin_infinity_isAGap() throws Exception {
        double[] values = new double[5000];
        Arrays.fill(values, 2000, 3000, Double.NEGATIVE_INFINITY);

        assertThat(values(Points.series(0, 200, values), 100)).contains(NONE).doesNotContain(Double.NEGATIVE_INFINITY);
    }

    @Test
    void thin_infinitiesEverywhere_areTakenForGaps() throws Exception {
        double[] infinite = IntStream.range(0, 5000)
                .mapToDouble(i -> i % 3 == 0 ? Math.sin(i) : i % 3 == 1 ? Double.NEGATIVE_INFINITY : 1 / 0.0)
                .toArray();
        double[] gaps = Arrays.stream(infinite)
                .map(value -> Double.isInfinite(value) ? NONE : value)
                .toArray();

        assertThat(values(Points.series(0, 200, infinite), 20)).isEqualTo(values(Points.series(0, 200, gaps), 20));
    }

    @Test
    void thin_spike_staysAsSlimAsItIs() throws Exception {
        double[] values = new double[5000];
        values[2549] = 5;

        // The last point of its slice; the level behind it would else begin at the end of the next.
        assertThat(Points.of(thin(Points.series(0, 200, values), 100)))
                .containsSequence(new Point(2549 * 200, 5), new Point(2550 * 200, 0));
    }

    @Test
    void thin_unevenPoints_areChosenByTime() throws Exception {
        double[] values = DoubleStream.concat(
                        DoubleStream.iterate(0, value -> 1 - value).limit(4000), DoubleStream.of(5, 6, 7, 8, 9))
                .toArray();
        long[] epochMillis = IntStream.range(0, 4005)
                .mapToLong(i -> i < 4000 ? i : (i - 3999) * 100_000L)
                .toArray();
        TimeSeries series = TimeSeries.named("load").points(epochMillis, values);

        assertThat(values(series, 50)).contains(5.0, 6.0, 7.0, 8.0, 9.0);
    }

    @Test
    void thin_equalTimes_keepTheirOrder() throws Exception {
        double[] values = IntStream.range(0, 1000)
                .mapToDouble(i -> i == 600 ? -1 : i == 300 ? 1001 : i)
                .toArray();
        TimeSeries series = TimeSeries.named("load").points(new long[1000], values);

        assertThat(values(series, 10)).containsExactly(0.0, 1001.0, -1.0, 999.0);
    }

    @Test
    void thin_thinned_saysSoInANotice() throws Exception {
        TimeSeries result = thin(Points.series(0, 1, new double[1_000_000]), 1308);

        assertThat(result.notices())
                .containsExactly(Notice.info("1,000,000 points thinned to 1,309:"
                        + " the lowest and the highest in each of 1,308 slices of time."
                        + " The settings points-per-pixel and downsampling change that"));
        assertThat(result.size()).isEqualTo(1309);
    }

    @Test
    void thin_pointsOutsideTheRange_countForNothing() throws Exception {
        TimeSeries series = Points.series(-5_000, 1, new double[5_010]);

        assertThat(thin(series, 10).notices()).isEmpty();
        assertThat(thin(series, 10).size()).isEqualTo(10);
    }

    @Test
    void thin_moreThanAnyScreen_isCutToAHundredThousandSlices() throws Exception {
        double[] values =
                IntStream.range(0, 300_000).mapToDouble(i -> i * 7919 % 1000).toArray();

        assertThat(thin(Points.series(0, 3, values), 250_000).size()).isLessThanOrEqualTo(200_002);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thin_switchedOff_leavesAllPoints(boolean deferred) throws Exception {
        TimeSeries series = Points.series(0, 1, 1, 2, 3, 4, 5);

        assertThat(transform(series, deferred, RANGE.maxDataPoints(1).withoutDownsampling()))
                .isEqualTo(5);
        assertThat(transform(
                        series.toBuilder().withoutDownsampling().points(series::forEach),
                        deferred,
                        RANGE.maxDataPoints(1)))
                .isEqualTo(5);
        assertThat(transform(series, deferred, RANGE)).isEqualTo(5);
    }

    private static int transform(TimeSeries series, boolean deferred, Specs specs) throws Exception {
        TimeSeries source = deferred ? Points.deferred(series) : series;
        return Points.of((TimeSeries)
                        Transformer.transform(List.of(source), specs.spec()).get(0))
                .size();
    }

    private static List<Double> values(TimeSeries series, int maxDataPoints) throws Exception {
        return values(thin(series, maxDataPoints));
    }

    private static List<Double> values(TimeSeries thinned) {
        return Points.of(thinned).stream().map(Point::value).toList();
    }

    private static TimeSeries thin(TimeSeries series, int maxDataPoints) throws Exception {
        return thin(series, maxDataPoints, 2);
    }

    private static TimeSeries thin(TimeSeries series, int maxDataPoints, int pointsPerPixel) throws Exception {
        TransformSpec spec = RANGE.maxDataPoints(maxDataPoints, pointsPerPixel).spec();
        TimeSeries inMemory =
                (TimeSeries) Transformer.transform(List.of(series), spec).get(0);
        TimeSeries deferred = (TimeSeries)
                Transformer.transform(List.of(Points.deferred(series)), spec).get(0);
        assertThat(Points.of(deferred)).isEqualTo(Points.of(inMemory));
        assertThat(deferred.notices()).isEqualTo(inMemory.notices());
        return inMemory;
    }

    private static Double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Double::valueOf).toArray(Double[]::new);
    }
}
