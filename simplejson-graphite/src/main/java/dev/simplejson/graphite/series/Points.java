// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import dev.simplejson.graphite.target.Window;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values over time, as functions work on them: NaN is no value. Either on a grid, one value for each step, or at times of any distance.
 * Arrays are shared and never changed.
 */
public final class Points {
    /** The step of a series with less than two points: Graphite's usual one. */
    private static final long DEFAULT_STEP_MILLIS = 60_000;

    /** A grid may hold so many times as many slots as there are points, and {@link #SPARE_SLOTS}. */
    private static final int MOST_SLOTS_PER_POINT = 4;

    private static final int SPARE_SLOTS = 1000;

    private static final int CHEAP_SLOTS = 100_000;

    private static final long[] NICE_STEPS_MILLIS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        1_000,
        2_000,
        5_000,
        10_000,
        15_000,
        20_000,
        30_000,
        60_000,
        120_000,
        300_000,
        600_000,
        900_000,
        1_200_000,
        1_800_000,
        3_600_000,
        7_200_000,
        10_800_000,
        21_600_000,
        43_200_000,
        86_400_000
    };

    private final long startMillis;
    private final long stepMillis;
    private final long @Nullable [] times;
    private final double[] values;
    private final boolean lasting;
    private final boolean complete;
    private final boolean whole;

    private Points(
            long startMillis,
            long stepMillis,
            long @Nullable [] times,
            double[] values,
            boolean lasting,
            boolean complete,
            boolean whole) {
        this.startMillis = startMillis;
        this.stepMillis = stepMillis;
        this.times = times;
        this.values = values;
        this.lasting = lasting;
        this.complete = complete;
        this.whole = whole;
    }

    /** Values on a grid. */
    public static Points onGrid(long startMillis, long stepMillis, double[] values) {
        return new Points(startMillis, stepMillis, null, values, false, false, false);
    }

    /** Values on a grid that has no further slots, neither in front of them nor behind. */
    public static Points onWholeGrid(long startMillis, long stepMillis, double[] values) {
        return new Points(startMillis, stepMillis, null, values, false, false, true);
    }

    /** One value that holds at all times, drawn at the given ones. */
    public static Points constant(long[] times, double value) {
        double[] values = new double[times.length];
        Arrays.fill(values, value);
        return new Points(
                times[0],
                times.length > 1 ? times[1] - times[0] : DEFAULT_STEP_MILLIS,
                times,
                values,
                true,
                false,
                false);
    }

    /**
     * Points of a source, on a grid if their times lie on one: if all distances are multiples of the smallest. Slots without a point have
     * no value.
     *
     * @param times ascending; kept, as the values are, and not to be changed
     * @param complete whether no value is NaN
     */
    static Points of(long[] times, double[] values, boolean complete) {
        int size = times.length;
        long step = smallestDistance(times);
        if (size < 2 || step == 0) {
            return irregular(times, values, complete);
        }
        long slots = (times[size - 1] - times[0]) / step + 1;
        if (slots > (long) size * MOST_SLOTS_PER_POINT + SPARE_SLOTS || !areMultiples(times, step)) {
            return irregular(times, values, complete);
        }
        if (slots == size) {
            return new Points(times[0], step, null, values, false, complete, false);
        }
        double[] grid = new double[(int) slots];
        Arrays.fill(grid, Double.NaN);
        for (int i = 0; i < size; i++) {
            grid[(int) ((times[i] - times[0]) / step)] = values[i];
        }
        return onGrid(times[0], step, grid);
    }

    private static Points irregular(long[] times, double[] values, boolean complete) {
        return new Points(times.length == 0 ? 0 : times[0], usualStep(times), times, values, false, complete, false);
    }

    private static long smallestDistance(long[] times) {
        long smallest = Long.MAX_VALUE;
        for (int i = 1; i < times.length; i++) {
            smallest = Math.min(smallest, times[i] - times[i - 1]);
        }
        return smallest;
    }

    private static boolean areMultiples(long[] times, long step) {
        for (int i = 1; i < times.length; i++) {
            long distance = times[i] - times[i - 1];
            if (distance != step && distance % step != 0) {
                return false;
            }
        }
        return true;
    }

    /** The step that 19 of 20 distances do not exceed, so that hardly a slot stays empty, rounded up to one that people use. */
    private static long usualStep(long[] times) {
        int size = times.length;
        if (size < 2) {
            return DEFAULT_STEP_MILLIS;
        }
        long[] distances = new long[size - 1];
        for (int i = 1; i < size; i++) {
            distances[i - 1] = times[i] - times[i - 1];
        }
        Arrays.sort(distances);
        long usual = Math.max(1, distances[(int) ((size - 2) * 0.95)]);
        int index = Arrays.binarySearch(NICE_STEPS_MILLIS, usual);
        index = index < 0 ? -index - 1 : index;
        return index < NICE_STEPS_MILLIS.length ? NICE_STEPS_MILLIS[index] : usual;
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Milliseconds between slots; of points that lie on no grid, between most of them. */
    public long stepMillis() {
        return stepMillis;
    }

    public boolean isOnGrid() {
        return times == null;
    }

    /** Whether the values hold at all times, as those of a constant do. */
    public boolean isLasting() {
        return lasting;
    }

    /** Whether it is known that no value is NaN. */
    public boolean isComplete() {
        return complete;
    }

    /** The time of a point, in milliseconds since the Unix epoch. */
    public long time(int index) {
        return times == null ? startMillis + index * stepMillis : times[index];
    }

    public double value(int index) {
        return values[index];
    }

    /** The values; not to be changed. */
    public double[] values() {
        return values;
    }

    public long firstTime() {
        return time(0);
    }

    public long lastTime() {
        return time(size() - 1);
    }

    /** Other values at the same times. */
    public Points with(double[] others) {
        return with(others, false);
    }

    /** Other values at the same times, of which none is NaN if they are complete. */
    Points with(double[] others, boolean areComplete) {
        return new Points(startMillis, stepMillis, times, others, lasting, areComplete, whole);
    }

    /** The values at later times, or earlier ones if the number is negative. */
    public Points shifted(long millis) {
        return new Points(
                startMillis + millis,
                stepMillis,
                times == null
                        ? null
                        : Arrays.stream(times).map(time -> time + millis).toArray(),
                values,
                lasting,
                complete,
                whole);
    }

    public boolean hasTimesOf(Points other) {
        if (lasting != other.lasting || size() != other.size()) {
            return false;
        }
        return times == null
                ? other.times == null && startMillis == other.startMillis && stepMillis == other.stepMillis
                : Arrays.equals(times, other.times);
    }

    /** The points from an index on. */
    public Points from(int index) {
        return new Points(
                index < size() ? time(index) : startMillis,
                stepMillis,
                times == null ? null : Arrays.copyOfRange(times, index, times.length),
                Arrays.copyOfRange(values, index, values.length),
                lasting,
                complete,
                whole);
    }

    /** The points up to a time, itself included. */
    public Points until(long millis) {
        int size = indexBehind(millis);
        return size == size()
                ? this
                : new Points(
                        startMillis,
                        stepMillis,
                        times == null ? null : Arrays.copyOf(times, size),
                        Arrays.copyOf(values, size),
                        lasting,
                        complete,
                        whole);
    }

    /** The index of the first point behind a time. */
    public int indexBehind(long millis) {
        if (times == null) {
            long index = Math.floorDiv(millis - startMillis, stepMillis) + 1;
            return (int) Math.max(0, Math.min(index, size()));
        }
        int index = Arrays.binarySearch(times, millis);
        index = index < 0 ? -index - 1 : index;
        while (index < times.length && times[index] <= millis) {
            index++;
        }
        return index;
    }

    /**
     * A grid with a slot for every step of the window, also in front of the first point and behind the last, as Graphite's store has it.
     * Slots that are not in the window stay; none are added behind the window's now. Points on no grid are left as they are.
     */
    public Points filled(Window window, Budget budget) {
        if (times != null || isEmpty()) {
            return this;
        }
        Span span = spanIn(window);
        long slots = span.slots(stepMillis);
        if (slots == size()) {
            return this;
        }
        budget.points(slots);
        double[] grid = new double[Math.toIntExact(slots)];
        Arrays.fill(grid, Double.NaN);
        System.arraycopy(values, 0, grid, (int) ((startMillis - span.firstMillis()) / stepMillis), size());
        return onGrid(span.firstMillis(), stepMillis, grid);
    }

    /** As {@link #filled}, unless that takes so many slots that it is left to the functions that need it. */
    Points cheaplyFilled(Window window, Budget budget) {
        return times != null || isEmpty() || spanIn(window).slots(stepMillis) > CHEAP_SLOTS
                ? this
                : filled(window, budget);
    }

    /** The first and the last slot of the window, or of these points if they reach further. There have to be points. */
    public Span spanIn(Window window) {
        long until = Math.min(window.untilMillis(), Math.max(window.nowMillis(), lastTime()));
        boolean fixed = times != null || whole;
        long lead = fixed ? 0 : Math.max(0, Math.floorDiv(firstTime() - window.fromMillis() - 1, stepMillis));
        long trail = fixed ? 0 : Math.max(0, Math.floorDiv(until - lastTime(), stepMillis));
        return new Span(firstTime() - lead * stepMillis, lastTime() + trail * stepMillis);
    }

    /**
     * The slots from one time to another.
     *
     * @param firstMillis the first slot, in milliseconds since the Unix epoch
     * @param lastMillis the last slot, in milliseconds since the Unix epoch
     */
    public record Span(long firstMillis, long lastMillis) {
        long slots(long stepMillis) {
            return (lastMillis - firstMillis) / stepMillis + 1;
        }
    }
}
