// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.TimeRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A series that a seed decides: how many points it has, how they lie in time, and what their values look like.
 *
 * @param seed decides everything
 * @param rows in the order in which they are stored; NaN and infinities are stored as they are, or as null
 */
record RandomSeries(long seed, List<Point> rows) {
    /** Some points lie outside. */
    static final TimeRange RANGE = new TimeRange(1_700_000_000_123L, 1_700_000_000_123L + 86_400_777L);

    static final int SEEDS = 48;

    private static final double[] EXTREMES = {
        Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL, 0.0, -0.0, 1, 9_007_199_254_740_992.0
    };

    static List<RandomSeries> all() {
        return LongStream.range(0, SEEDS).mapToObj(RandomSeries::of).toList();
    }

    static RandomSeries of(long seed) {
        Random random = new Random(seed);
        int size = random.nextInt(8) == 0 ? random.nextInt(4) : random.nextInt(1200);
        size = random.nextInt(12) == 0 ? 2500 : size;
        int times = random.nextInt(6);
        int values = random.nextInt(10);
        double gaps = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        List<Point> rows = new ArrayList<>();
        double level = 0;
        for (int i = 0; i < size; i++) {
            level += random.nextGaussian();
            boolean isGap = random.nextDouble() < gaps || values == 9 && i / 40 % 3 == 0;
            rows.add(new Point(time(times, i, size, random), isGap ? gap(random) : value(values, i, level, random)));
        }
        Collections.shuffle(rows, random);
        return new RandomSeries(seed, rows);
    }

    /** Any range near the points: of a moment up to more than all, half of them from a time that a point has. */
    static TimeRange randomRange(Random random) {
        long length = (long) Math.pow((double) RANGE.durationMillis(), 1.1 * random.nextDouble());
        List<Point> rows = of(random.nextInt(SEEDS)).rows;
        long from = rows.isEmpty() || random.nextBoolean()
                ? RANGE.fromEpochMillis() + Math.round((random.nextDouble() * 1.2 - 0.1) * RANGE.durationMillis())
                : rows.get(random.nextInt(rows.size())).epochMillis();
        return random.nextBoolean() ? new TimeRange(from, from + length) : new TimeRange(from - length, from);
    }

    private static long time(int kind, int i, int size, Random random) {
        double share = switch (kind) {
            case 0 -> i / (double) size;
            case 1 -> random.nextDouble();
            case 2 -> Math.pow(random.nextDouble(), 8);
            case 3 -> random.nextInt(5) / 4.0;
            case 4 -> 0.5;
            default -> Math.min(1, Math.floorDiv(i, 20) * 0.02 + random.nextInt(3) * 1e-6);
        };
        return RANGE.fromEpochMillis() + Math.round((share * 1.1 - 0.05) * RANGE.durationMillis());
    }

    private static double value(int kind, int i, double level, Random random) {
        return switch (kind) {
            case 0 -> random.nextInt(100) == 0 ? 1000 * random.nextGaussian() : Math.sin(i * 0.01);
            case 1 -> 7;
            case 2 -> Math.floorDiv(i, 100);
            case 3 -> random.nextInt(3) - 1;
            case 4 -> i / 200 % 2 == 0 ? random.nextGaussian() : 0.01 * random.nextGaussian();
            case 5 -> EXTREMES[random.nextInt(EXTREMES.length)];
            case 6 -> i % 50 == 0 ? 0.25 : Double.NaN;
            case 7 -> Double.NaN;
            default -> level;
        };
    }

    private static double gap(Random random) {
        double[] gaps = {Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        return gaps[random.nextInt(gaps.length)];
    }

    /** The label; none for one of them. */
    @Nullable
    String label() {
        return seed == 7 ? null : "seed-" + seed;
    }

    /** The points in the range in the order in which they have to be drawn: by time, then by value, gaps last. */
    List<Point> points() {
        return points(RANGE);
    }

    List<Point> points(TimeRange range) {
        return rows.stream()
                .filter(point -> range.contains(point.epochMillis()))
                .map(point -> new Point(
                        point.epochMillis(), Double.isFinite(point.value()) ? point.value() + 0.0 : Double.NaN))
                .sorted(Comparator.comparingLong(Point::epochMillis).thenComparingDouble(Point::value))
                .toList();
    }
}
