// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What this application knows: the minutes of the hour. */
@Component
public class Demo implements DataSource {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.named("minute"));
    }

    @Override
    public List<Frame> query(Query query) {
        var minute = TimeSeries.named("minute").unit("m");
        for (Instant time = query.range().from(); time.isBefore(query.range().to()); time = time.plus(query.interval())) {
            minute.add(time, time.getEpochSecond() % 3600 / 60);
        }
        return List.of(minute.build());
    }
}
