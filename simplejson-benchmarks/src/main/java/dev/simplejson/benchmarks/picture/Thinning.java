// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.picture;

import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import dev.simplejson.thin.Thinner;

/** A way to leave out points, for a panel of so many pixels. */
@FunctionalInterface
interface Thinning {
    Line thin(Line line, int width) throws Exception;

    /** As the engine does. */
    static Thinning present() {
        return (line, width) -> {
            Thinner thinner = new Thinner(Slices.of(new TimeRange(0, line.length()), width, 2));
            thinner.addAll(line.epochMillis(), line.values(), 0, line.values().length);
            TimeSeries thinned = thinner.describedAs(TimeSeries.named("line").build());
            long[] times = new long[thinned.size()];
            double[] values = new double[thinned.size()];
            for (int i = 0; i < times.length; i++) {
                times[i] = thinned.epochMillisAt(i);
                values[i] = thinned.valueAt(i);
            }
            return line.through(times, values);
        };
    }
}
