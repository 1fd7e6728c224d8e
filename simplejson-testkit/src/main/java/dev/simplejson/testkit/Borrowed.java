// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Somebody else's data source: not closed.
 *
 * @param asked what it is asked instead of a query
 */
record Borrowed(DataSource source, UnaryOperator<Query> asked) implements DataSource {
    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<Metric> metrics() throws Exception {
        return source.metrics();
    }

    @Override
    public List<Metric> metrics(RequestContext context) throws Exception {
        return source.metrics(context);
    }

    @Override
    public boolean answers(String metric, RequestContext context) throws Exception {
        return source.answers(metric, context);
    }

    @Override
    public List<Frame> query(Query query) throws Exception {
        return source.query(asked.apply(query));
    }

    @Override
    public boolean downsampling() {
        return source.downsampling();
    }
}
