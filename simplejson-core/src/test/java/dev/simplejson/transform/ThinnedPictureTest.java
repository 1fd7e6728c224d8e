// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.transform.Points.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Draws series raw and thinned, 400 pixels high, and compares what the line covers of each pixel column.
 *
 * <p>With one point per pixel column no choice of points can be right for every series: a column of noise needs two of its own.
 * What holds is pinned here, from calm series to noise.
 */
class ThinnedPictureTest {
    private static final int HEIGHT = 400;
    private static final int POINTS = 400_000;
    private static final long START = 1_700_000_000_000L;
    private static final TimeRange RANGE = new TimeRange(START, START + POINTS * 1000L);

    /** What the line needs at most: a few points per event, not a few per column. */
    enum Calm {
        SINE,
        SPIKES,
        STEPS,
        PULSES,
        SQUARES,
        OUTAGES
    }

    enum Restless {
        NOISE,
        BELL,
        WALK,
        LOAD,
        BURSTS
    }

    @ParameterizedTest
    @EnumSource
    void calmSeries_onePointPerPixel_looksTheSame(Calm shape) throws Exception {
        assertThat(worst(errors(series(shape, 1300), 1300, 1300))).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {280, 640, 1300, 1880, 2540, 3800})
    void spikes_onePointPerPixelOfAnyPanel_lookTheSame(int width) throws Exception {
        assertThat(worst(errors(series(Calm.SPIKES, width), width, width))).isLessThanOrEqualTo(1);
    }

    /** Grafana counts the width of the panel; the axis takes some of it. Two events in one column can then fall apart. */
    @ParameterizedTest
    @CsvSource({"1308, 1300", "1300, 1240", "1300, 1170"})
    void spikes_plotNarrowerThanAskedFor_lookTheSameButForColumnsWithTwo(int maxDataPoints, int width)
            throws Exception {
        double[] errors = errors(series(Calm.SPIKES, 1300), maxDataPoints, width);

        assertThat(wrong(errors)).isLessThanOrEqualTo(width / 100);
    }

    @ParameterizedTest
    @EnumSource
    void restlessSeries_sixteenPointsPerPixel_looksTheSame(Restless shape) throws Exception {
        assertThat(worst(errors(series(shape), 16 * 325, 325))).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void restlessSeries_fourPointsPerPixel_looksTheSameButForFewColumns(Restless shape) throws Exception {
        double[] errors = errors(series(shape), 4 * 1300, 1300);

        assertThat(wrong(errors)).isLessThanOrEqualTo(1300 / 20);
        assertThat(Arrays.stream(errors).sum() / 1300).isLessThanOrEqualTo(0.5);
    }

    @ParameterizedTest
    @EnumSource
    void restlessSeries_onePointPerPixel_isLessWrongThanBucketsOfFour(Restless shape) throws Exception {
        TimeSeries series = series(shape);
        double[] ours = errors(series, 1300, 1300);
        double[] plain = errors(series, bucketsOfFour(series, 1300), 1300);

        assertThat(Arrays.stream(ours).sum())
                .isLessThan(0.85 * Arrays.stream(plain).sum());
    }

    private static double worst(double[] errors) {
        return Arrays.stream(errors).max().orElseThrow();
    }

    private static long wrong(double[] errors) {
        return Arrays.stream(errors).filter(error -> error > 1).count();
    }

    private static double[] errors(TimeSeries series, int maxDataPoints, int width) throws Exception {
        List<Frame> frames = Transformer.transform(
                List.of(series),
                Specs.range(RANGE.fromEpochMillis(), RANGE.toEpochMillis())
                        .maxDataPoints(maxDataPoints)
                        .spec());
        List<Point> thinned = Points.of((TimeSeries) frames.get(0));
        assertThat(thinned).hasSizeLessThanOrEqualTo(maxDataPoints);
        return errors(series, thinned, width);
    }

    private static double[] errors(TimeSeries series, List<Point> thinned, int width) {
        Raster raw = Raster.draw(Points.of(series), RANGE, width);
        return raw.errors(Raster.draw(thinned, RANGE, width), HEIGHT);
    }

    /** What everyone does: first, lowest, highest and last of a quarter as many equal buckets as points may leave. */
    private static List<Point> bucketsOfFour(TimeSeries series, int maxDataPoints) {
        List<Point> points = Points.of(series);
        List<Point> chosen = new ArrayList<>();
        int buckets = maxDataPoints / 4;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int start = (int) ((long) POINTS * bucket / buckets);
            int end = (int) ((long) POINTS * (bucket + 1) / buckets);
            int lowest = start;
            int highest = start;
            for (int i = start; i < end; i++) {
                lowest = points.get(i).value() < points.get(lowest).value() ? i : lowest;
                highest = points.get(i).value() > points.get(highest).value() ? i : highest;
            }
            Set<Integer> indices = new LinkedHashSet<>(
                    List.of(start, Math.min(lowest, highest), Math.max(lowest, highest), end - 1).stream()
                            .distinct()
                            .toList());
            indices.forEach(i -> chosen.add(points.get(i)));
        }
        return chosen;
    }

    private static TimeSeries series(Calm shape, int width) {
        Random random = new Random(7);
        double[] values = new double[POINTS];
        int events = width / 13;
        int level = 0;
        for (int i = 0; i < POINTS; i++) {
            boolean event = random.nextInt(POINTS / events) == 0;
            level = event ? random.nextInt(10) : level;
            double sine = Math.sin(i * 40.0 / POINTS);
            values[i] = switch (shape) {
                case SINE -> sine;
                case SPIKES -> event ? sine + 3 * random.nextGaussian() : sine;
                case STEPS -> level;
                case PULSES -> event ? 1 : 0;
                case SQUARES -> (long) i * 3 * events / POINTS % 2;
                case OUTAGES -> (long) i * events / POINTS % 5 == 0 ? Double.NaN : sine;
            };
        }
        return Points.series(START, 1000, values);
    }

    private static TimeSeries series(Restless shape) {
        Random random = new Random(7);
        double[] values = new double[POINTS];
        double walk = 0;
        double load = 0;
        for (int i = 0; i < POINTS; i++) {
            double bell = random.nextGaussian();
            walk += bell;
            load = 0.999 * load + 0.03 * bell;
            values[i] = switch (shape) {
                case NOISE -> random.nextDouble();
                case BELL -> bell;
                case WALK -> walk;
                case LOAD -> 50 + 10 * load + random.nextGaussian();
                case BURSTS -> i * 20L / POINTS % 4 == 0 ? bell : 0.02 * bell;
            };
        }
        return Points.series(START, 1000, values);
    }
}
