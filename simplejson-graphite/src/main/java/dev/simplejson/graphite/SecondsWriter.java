// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.PointSink;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes points in whole seconds, which is all that alert rules read. Of the points of one second the smallest and the largest are written,
 * in their order, so that no peak is lost. Not thread-safe.
 */
final class SecondsWriter implements PointSink {
    private final JsonOutput out;
    private long second;
    private int count;
    private double first;
    private double smallest;
    private double largest;
    private boolean smallestFirst;

    SecondsWriter(JsonOutput out) {
        this.out = out;
    }

    @Override
    public void add(long epochMillis, double value) {
        long its = Math.floorDiv(epochMillis, 1000);
        if (count > 0 && its == second) {
            join(value);
            return;
        }
        finish();
        second = its;
        count = 1;
        first = value;
        smallest = value;
        largest = value;
    }

    private void join(double value) {
        count++;
        if (Double.isNaN(value)) {
            return;
        }
        if (Double.isNaN(smallest)) {
            smallest = value;
            largest = value;
        } else if (value < smallest) {
            smallest = value;
            smallestFirst = false;
        } else if (value > largest) {
            largest = value;
            smallestFirst = true;
        }
    }

    /** Writes what is held back. */
    void finish() {
        try {
            if (count == 1) {
                out.point(first, second);
            } else if (count > 1) {
                out.point(smallestFirst ? smallest : largest, second);
                if (largest > smallest) {
                    out.point(smallestFirst ? largest : smallest, second);
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        count = 0;
        smallestFirst = false;
    }
}
