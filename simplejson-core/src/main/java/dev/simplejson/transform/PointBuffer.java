// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeSeries;
import java.util.Arrays;

/** Points in memory, in ascending time. */
final class PointBuffer implements PointSink {
    private long[] epochMillis = new long[64];
    private double[] values = new double[64];
    private int size;

    @Override
    public void add(long newMillis, double newValue) {
        if (size == values.length) {
            int capacity = size + (size >> 1);
            epochMillis = Arrays.copyOf(epochMillis, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        epochMillis[size] = newMillis;
        values[size++] = newValue;
    }

    void forEach(PointSink sink) {
        for (int i = 0; i < size; i++) {
            sink.add(epochMillis[i], values[i]);
        }
    }

    /** These points, described as another series is. */
    TimeSeries describedAs(TimeSeries series) {
        return series.toBuilder().points(Arrays.copyOf(epochMillis, size), Arrays.copyOf(values, size));
    }
}
