// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** Points as lists that compare bit by bit, and series from them. */
final class Points {
    private Points() {}

    /** A point; doubles are equal in a record if their bits are, NaN included. */
    record Point(long epochMillis, double value) {}

    static List<Point> of(TimeSeries series) {
        try {
            return read(series);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** For series whose reading may fail. */
    static List<Point> read(TimeSeries series) throws Exception {
        List<Point> points = new ArrayList<>();
        series.forEach((epochMillis, value) -> points.add(new Point(epochMillis, value)));
        return points;
    }

    /** Points one apart, beginning at a time. */
    static TimeSeries series(long startMillis, long stepMillis, double... values) {
        long[] epochMillis = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            epochMillis[i] = startMillis + i * stepMillis;
        }
        return TimeSeries.named("load").points(epochMillis, values);
    }

    /** The same points, read when they are needed. */
    static TimeSeries deferred(TimeSeries series) {
        return series.toBuilder().points(series::forEach);
    }
}
