// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.Annotation;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.TagQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A point every ten seconds whose value is its epoch second less {@link #START}; one series for each of its hosts. */
class FakeSource implements DataSource {
    static final long START = 1_700_000_000;

    final ConcurrentLinkedQueue<Query> queries = new ConcurrentLinkedQueue<>();
    private final String name;
    private final List<String> metrics;
    private final List<String> hosts;

    FakeSource(String name, List<String> metrics, String... hosts) {
        this.name = name;
        this.metrics = metrics;
        this.hosts = List.of(hosts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Metric> metrics() {
        return metrics.stream().map(Metric::named).toList();
    }

    @Override
    public List<Frame> query(Query query) {
        queries.add(query);
        List<Frame> frames = new ArrayList<>();
        List<Map<String, String>> labels = new ArrayList<>();
        hosts.forEach(host -> labels.add(new TreeMap<>(Map.of("host", host))));
        for (Map<String, String> its : labels.isEmpty() ? List.of(Map.<String, String>of()) : labels) {
            TimeSeries.Builder series = TimeSeries.named(query.metric()).labels(its);
            long first = Math.floorDiv(query.range().fromEpochMillis() + 9_999, 10_000) * 10;
            for (long second = first; second * 1000 <= query.range().toEpochMillis(); second += 10) {
                series.add(second * 1000, (double) (second - START));
            }
            frames.add(series.build());
        }
        return frames;
    }

    @Override
    public List<String> tagKeys(TagQuery query) {
        return hosts.isEmpty() ? List.of() : List.of("host");
    }

    @Override
    public List<String> tagValues(String key, TagQuery query) {
        return key.equals("host") ? hosts : List.of();
    }

    @Override
    public List<Annotation> annotations(AnnotationQuery query) {
        Annotation deploy = Annotation.at(Instant.ofEpochSecond(START - 60), name + " deployed")
                .withText("by hand")
                .withTags("deploy", "prod");
        Annotation test = Annotation.at(Instant.ofEpochSecond(START - 120), name + " tested")
                .withTags("test");
        Annotation old =
                Annotation.at(Instant.ofEpochSecond(START - 100_000), "old").withTags("deploy", "prod");
        return List.of(deploy, test, old);
    }

    /** The filters of the last query. */
    List<AdhocFilter> lastFilters() {
        return queries.stream().reduce((first, second) -> second).orElseThrow().filters();
    }
}
