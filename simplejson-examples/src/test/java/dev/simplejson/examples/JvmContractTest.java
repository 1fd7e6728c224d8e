// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.testkit.DataSourceContract;

/** Its past does not change: the range ends with the first sample. */
class JvmContractTest extends DataSourceContract {
    private static final TimeRange ALL = new TimeRange(0, 4_102_444_800_000L);

    private long firstMillis;

    @Override
    protected DataSource source() throws Exception {
        JvmDataSource source = new JvmDataSource();
        firstMillis = 0;
        String metric = source.metrics().get(0).name();
        while (firstMillis == 0) {
            for (Frame frame : source.query(Query.of(metric, ALL).build())) {
                TimeSeries samples = (TimeSeries) frame;
                firstMillis = samples.size() == 0 ? 0 : samples.epochMillisAt(0);
            }
            Thread.onSpinWait();
        }
        return source;
    }

    @Override
    protected TimeRange range() {
        return new TimeRange(firstMillis - 3_600_000, firstMillis);
    }
}
