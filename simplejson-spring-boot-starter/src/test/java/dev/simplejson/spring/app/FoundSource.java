// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring.app;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.util.List;

/** A source that nobody makes a bean of: ServiceLoader finds it. */
public final class FoundSource implements DataSource, AutoCloseable {
    @Override
    public String name() {
        return "found";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.named("treasure"));
    }

    @Override
    public List<Frame> query(Query query) {
        return List.of();
    }

    @Override
    public void close() {
        System.out.println("found is closed");
    }
}
