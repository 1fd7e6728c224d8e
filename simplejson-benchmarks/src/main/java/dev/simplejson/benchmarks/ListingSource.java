// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Knows metrics, of which none has data. */
public class ListingSource implements DataSource {
    private final String name;
    private final List<Metric> metrics;
    private final Set<String> names;
    private final boolean lookup;

    /**
     * A source with this many metrics.
     *
     * @param lookup whether it looks a metric up, as sources with many should; else the default goes through the list
     */
    public ListingSource(String name, int metrics, boolean lookup) {
        this.name = name;
        this.metrics = IntStream.range(0, metrics)
                .mapToObj(index -> Metric.named(metric(name, index)))
                .toList();
        this.names = this.metrics.stream().map(Metric::name).collect(Collectors.toUnmodifiableSet());
        this.lookup = lookup;
    }

    /** This many sources that share this many metrics, each with one at least. */
    public static DataSources sources(int sources, int metrics, boolean lookup) {
        return DataSources.of(IntStream.range(0, sources)
                .mapToObj(index -> new ListingSource("source" + index, Math.max(1, metrics / sources), lookup))
                .toList());
    }

    /** The name of a source's metric, the first being 0. */
    public static String metric(String source, int index) {
        return source + ".host-" + index + ".cpu.load";
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
    public boolean answers(String metric, RequestContext context) throws Exception {
        return lookup ? names.contains(metric) : DataSource.super.answers(metric, context);
    }

    @Override
    public List<Frame> query(Query query) {
        return List.of();
    }
}
