// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times at which series meet. Those of the series if all have the same, else a grid of the longest step, by the clock: a slot holds the
 * average of what a finer series has from its time on up to the next slot's. graphite-web joins by position, so that a value may count at
 * another time; that is not copied. A constant has its value in every slot.
 */
public final class Slots {
    private final long startMillis;
    private final long stepMillis;
    private final int size;
    /** The series whose times are those of all; null for a grid. */
    private final @Nullable Points template;

    private Slots(long startMillis, long stepMillis, int size, @Nullable Points template) {
        this.startMillis = startMillis;
        this.stepMillis = stepMillis;
        this.size = size;
        this.template = template;
    }

    /** The times of some series, at least one. A grid begins where the coarsest begin, because before that the finer are not complete. */
    public static Slots of(List<Points> series, Budget budget) {
        Points first = series.get(0);
        if (series.stream().allMatch(points -> points.hasTimesOf(first))) {
            return likeThoseOf(first);
        }
        List<Points> real = series.stream()
                .filter(points -> !points.isEmpty() && !points.isLasting())
                .toList();
        if (real.isEmpty()) {
            return likeThoseOf(
                    series.stream().filter(Points::isLasting).findFirst().orElse(first));
        }
        return grid(real, budget);
    }

    private static Slots likeThoseOf(Points points) {
        return new Slots(0, points.stepMillis(), points.size(), points);
    }

    private static Slots grid(List<Points> series, Budget budget) {
        long step = series.stream().mapToLong(Points::stepMillis).max().orElseThrow();
        List<Points> coarsest =
                series.stream().filter(points -> points.stepMillis() == step).toList();
        Points first = coarsest.stream().filter(Points::isOnGrid).findFirst().orElse(coarsest.get(0));
        long phase = first.isOnGrid() ? Math.floorMod(first.firstTime(), step) : 0;
        long earliest = coarsest.stream().mapToLong(Points::firstTime).min().orElseThrow();
        long start = Math.floorDiv(earliest - phase, step) * step + phase;
        long end = series.stream().mapToLong(Points::lastTime).max().orElseThrow();
        long size = Math.floorDiv(end - start, step) + 1;
        budget.points(size);
        return new Slots(start, step, Math.toIntExact(size), null);
    }

    public int size() {
        return size;
    }

    /** The values of a series at these times; NaN where it has none. */
    public double[] valuesOf(Points points) {
        if (template != null && points.hasTimesOf(template)) {
            return points.values();
        }
        double[] slots = new double[size];
        if (points.isEmpty() || points.isLasting() || template != null) {
            Arrays.fill(slots, points.isLasting() && !points.isEmpty() ? points.value(0) : Double.NaN);
            return slots;
        }
        int[] counts = new int[size];
        for (int i = 0; i < points.size(); i++) {
            long slot = Math.floorDiv(points.time(i) - startMillis, stepMillis);
            double value = points.value(i);
            if (slot >= 0 && slot < size && !Double.isNaN(value)) {
                slots[(int) slot] += value;
                counts[(int) slot]++;
            }
        }
        for (int i = 0; i < size; i++) {
            slots[i] = counts[i] == 0 ? Double.NaN : slots[i] / counts[i];
        }
        return slots;
    }

    /** Values at these times as points. */
    public Points points(double[] values) {
        return template != null ? template.with(values) : Points.onGrid(startMillis, stepMillis, values);
    }
}
