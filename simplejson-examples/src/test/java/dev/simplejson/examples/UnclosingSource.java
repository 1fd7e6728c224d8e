// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.util.List;

/** Cannot be closed. */
public final class UnclosingSource implements DataSource, AutoCloseable {
    @Override
    public String name() {
        return "unclosing";
    }

    @Override
    public List<Metric> metrics() {
        return List.of();
    }

    @Override
    public List<Frame> query(Query query) {
        return List.of();
    }

    @Override
    public void close() {
        throw new StackOverflowError("deep");
    }
}
