// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.Annotation;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.TagQuery;
import java.util.Arrays;
import java.util.List;

/** A data source whose answer a test decides; by default one point for each metric, at the end of the range. */
class FakeSource implements DataSource {
    private final String name;
    private final List<Metric> metrics;
    private volatile Answer answer = query -> List.of(
            TimeSeries.named(query.metric()).points(new long[] {query.range().toEpochMillis()}, new double[] {1}));

    FakeSource(String name, String... metrics) {
        this.name = name;
        this.metrics = Arrays.stream(metrics).map(Metric::named).toList();
    }

    FakeSource answering(Answer newAnswer) {
        this.answer = newAnswer;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Metric> metrics() throws Exception {
        return metrics;
    }

    @Override
    public List<Frame> query(Query query) throws Exception {
        return answer.to(query);
    }

    @Override
    public List<Annotation> annotations(AnnotationQuery query) throws Exception {
        return List.of();
    }

    @Override
    public List<String> tagKeys(TagQuery query) throws Exception {
        return List.of();
    }

    interface Answer {
        List<Frame> to(Query query) throws Exception;
    }
}
