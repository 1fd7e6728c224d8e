// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.PointSink;

/** The last samples of several metrics, in memory that never grows. Thread-safe. */
final class SampleRing {
    private final long[] epochMillis;
    private final double[][] values;
    private long added;

    SampleRing(int metrics, int capacity) {
        this.epochMillis = new long[capacity];
        this.values = new double[metrics][capacity];
    }

    /** Takes one sample of each metric, and lets go of the oldest if there is no more room. */
    synchronized void add(long time, double[] sample) {
        int slot = slot(added);
        epochMillis[slot] = time;
        for (int metric = 0; metric < values.length; metric++) {
            values[metric][slot] = sample[metric];
        }
        added++;
    }

    synchronized boolean isEmpty() {
        return added == 0;
    }

    /** Pushes the samples of one metric, oldest first. */
    synchronized void forEach(int metric, PointSink sink) {
        for (long i = Math.max(0, added - epochMillis.length); i < added; i++) {
            sink.add(epochMillis[slot(i)], values[metric][slot(i)]);
        }
    }

    private int slot(long index) {
        return (int) (index % epochMillis.length);
    }
}
