// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A series that a seed decides: its number of points, how they lie in time, and what their values look like.
 *
 * @param range holds all points
 * @param series the points, in memory
 * @param random for further decisions
 */
record RandomSeries(TimeRange range, TimeSeries series, RandomGenerator random) {
    static RandomSeries of(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int size = random.nextInt(10) == 0 ? random.nextInt(3) : random.nextInt(3_000);
        TimeRange range = range(random);
        long[] epochMillis = times(size, range, random);
        TimeSeries series = TimeSeries.named("random").points(epochMillis, values(size, random));
        return new RandomSeries(range, series, random);
    }

    private static TimeRange range(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);
            case 1 -> new TimeRange(-1, Long.MAX_VALUE);
            case 2 -> new TimeRange(0, 1 + random.nextInt(50));
            default -> {
                long from = random.nextLong(2_000_000_000_000L);
                yield new TimeRange(from, from + 1 + random.nextLong(1_000_000_000L));
            }
        };
    }

    private static long[] times(int size, TimeRange range, RandomGenerator random) {
        int kind = random.nextInt(4);
        long[] times = new long[size];
        for (int i = 0; i < size; i++) {
            double share = switch (kind) {
                case 0 -> (double) i / size;
                case 1 -> random.nextDouble();
                case 2 -> Math.pow(random.nextDouble(), 8);
                default -> random.nextInt(5) / 4.0;
            };
            double time = (1 - share) * range.fromEpochMillis() + share * range.toEpochMillis();
            times[i] = Math.min(Math.max((long) time, range.fromEpochMillis()), range.toEpochMillis());
        }
        Arrays.sort(times);
        return times;
    }

    private static double[] values(int size, RandomGenerator random) {
        int kind = random.nextInt(10);
        double gaps = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        double[] values = new double[size];
        double level = 0;
        boolean gap = false;
        for (int i = 0; i < size; i++) {
            level += random.nextGaussian();
            gap ^= random.nextInt(20) == 0;
            values[i] = random.nextDouble() < gaps || (kind == 9 && gap) ? Double.NaN : value(kind, i, level, random);
        }
        return values;
    }

    private static double value(int kind, int i, double level, RandomGenerator random) {
        return switch (kind) {
            case 0 -> random.nextInt(100) == 0 ? 1000 * random.nextGaussian() : Math.sin(i * 0.01);
            case 1 -> 7;
            case 2 -> Math.floorDiv(i, 100);
            case 3 -> random.nextInt(2);
            case 4 -> i / 200 % 2 == 0 ? random.nextGaussian() : 0.01 * random.nextGaussian();
            case 5 -> extreme(random);
            case 6 -> Double.NaN;
            case 7 -> random.nextGaussian();
            default -> level;
        };
    }

    private static double extreme(RandomGenerator random) {
        double[] extremes = {
            Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_VALUE, 0.0, -0.0, 1, Double.MAX_VALUE / 2
        };
        return extremes[random.nextInt(extremes.length)];
    }
}
