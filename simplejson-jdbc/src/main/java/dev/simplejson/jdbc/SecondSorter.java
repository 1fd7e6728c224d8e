// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeSeries;

/** Puts the points of one second in order before they are passed on. Holds no more than a second's points. */
final class SecondSorter implements PointSink {
    private final PointSink sink;
    private TimeSeries.Builder held = TimeSeries.named("");
    private long second = Long.MIN_VALUE;

    SecondSorter(PointSink sink) {
        this.sink = sink;
    }

    @Override
    public void add(long epochMillis, double value) {
        long itsSecond = Math.floorDiv(epochMillis, 1000L);
        if (itsSecond != second) {
            passOn();
            second = itsSecond;
        }
        held.add(epochMillis, value);
    }

    /** Passes on what is held. */
    void passOn() {
        TimeSeries sorted = held.build();
        for (int i = 0; i < sorted.size(); i++) {
            sink.add(sorted.epochMillisAt(i), sorted.valueAt(i));
        }
        held = TimeSeries.named("");
    }
}
