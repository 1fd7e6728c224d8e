// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import java.util.List;

/** A data source that has a name, metrics, and no data. */
class NamedSource implements DataSource {
    private final String name;
    private final List<Metric> metrics;

    NamedSource(String name, Metric... metrics) {
        this.name = name;
        this.metrics = List.of(metrics);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Metric> metrics() {
        return metrics;
    }

    @Override
    public List<Frame> query(Query query) {
        return List.of();
    }
}
