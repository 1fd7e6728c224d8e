// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.Arrays;

/** Growing primitive columns of points; sorted by time on demand, equal times staying in the order in which they came. */
final class PointArrays implements PointSink {
    private static final int FIRST = 64;
    private static final long[] NO_TIMES = {};
    private static final double[] NO_VALUES = {};

    private long[] epochMillis = NO_TIMES;
    private double[] values = NO_VALUES;
    private int size;
    private boolean ascending = true;

    @Override
    public void add(long time, double value) {
        if (size == epochMillis.length) {
            grow();
        }
        ascending &= size == 0 || epochMillis[size - 1] <= time;
        epochMillis[size] = time;
        values[size++] = value;
    }

    private void grow() {
        int capacity = size == 0 ? FIRST : Math.addExact(size, (size >> 1) + 1);
        epochMillis = Arrays.copyOf(epochMillis, capacity);
        values = Arrays.copyOf(values, capacity);
    }

    long[] sortedEpochMillis() {
        sort();
        return Arrays.copyOf(epochMillis, size);
    }

    double[] sortedValues() {
        sort();
        return Arrays.copyOf(values, size);
    }

    static boolean isAscending(long[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i - 1] > times[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Looks at eight at once, which is several times quicker: a sum is finite only if all of them are, and hardly ever infinite if they
     * are.
     */
    static boolean areFinite(double[] numbers) {
        int next = 0;
        for (; next + 8 <= numbers.length; next += 8) {
            double sum = ((numbers[next] + numbers[next + 1]) + (numbers[next + 2] + numbers[next + 3]))
                    + ((numbers[next + 4] + numbers[next + 5]) + (numbers[next + 6] + numbers[next + 7]));
            if (!Double.isFinite(sum) && !areFinite(numbers, next, next + 8)) {
                return false;
            }
        }
        return areFinite(numbers, next, numbers.length);
    }

    private static boolean areFinite(double[] numbers, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Double.isFinite(numbers[i])) {
                return false;
            }
        }
        return true;
    }

    private void sort() {
        if (ascending) {
            return;
        }
        for (int width = 1; width > 0 && width < size; width *= 2) {
            mergeRuns(width);
        }
        ascending = true;
    }

    /** One pass of a bottom-up merge sort: stable, and on primitives, which {@link Arrays} only sorts one array of at a time. */
    private void mergeRuns(int width) {
        long[] mergedTimes = new long[epochMillis.length];
        double[] mergedValues = new double[values.length];
        for (int start = 0; start < size; start = (int) Math.min((long) start + 2L * width, size)) {
            int middle = (int) Math.min((long) start + width, size);
            int end = (int) Math.min((long) start + 2L * width, size);
            int left = start;
            int right = middle;
            for (int i = start; i < end; i++) {
                boolean takeLeft = left < middle && (right == end || epochMillis[left] <= epochMillis[right]);
                int from = takeLeft ? left++ : right++;
                mergedTimes[i] = epochMillis[from];
                mergedValues[i] = values[from];
            }
        }
        epochMillis = mergedTimes;
        values = mergedValues;
    }
}
