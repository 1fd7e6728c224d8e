// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.Annotation;
import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.MetricInput;
import dev.simplejson.model.Option;
import dev.simplejson.model.Shape;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.InputQuery;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.TagQuery;
import dev.simplejson.spi.VariableQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Offers everything that a data source can offer, and reads all of a question; little data, so that what takes long is not its own. */
public final class FuzzSource implements DataSource {
    private static final int POINTS = 20;

    private static final List<Metric> METRICS = Stream.of(
                    "cpu",
                    "mem",
                    "a",
                    "b",
                    "1",
                    "x",
                    "hidden",
                    "servers",
                    "deploys",
                    "upper_50",
                    "upper_75",
                    "cpu.load",
                    "cpu.web-1",
                    "cpu.db.eu (2)",
                    "eu-west-1.web-1.load",
                    "eu-west-1.db.eu (2).load")
            .map(name -> Metric.named(name).withInputs(MetricInput.of("host", MetricInput.Type.SELECT)))
            .toList();

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public List<Metric> metrics() {
        return METRICS;
    }

    @Override
    public List<Frame> query(Query query) {
        readPayload(query);
        if (query.shape() == Shape.TABLE || query.metric().equals("servers")) {
            return List.of(table(query.range()));
        }
        TimeSeries.Builder eager =
                TimeSeries.named(query.metric()).label("host", "web-1").unit("percent");
        TimeRange range = query.range();
        long step = Math.max(1, range.durationMillis() / POINTS);
        for (int i = 0; i < POINTS && step * i <= range.durationMillis(); i++) {
            eager.add(range.fromEpochMillis() + step * i, i % 5 == 4 ? Double.NaN : i / 3.0);
        }
        TimeSeries deferred = TimeSeries.named(query.metric()).points(sink -> {
            query.checkAlive();
            sink.add(range.toEpochMillis(), 1e300);
        });
        return List.of(eager.build(), deferred);
    }

    private static void readPayload(Query query) {
        List<Object> read = new ArrayList<>();
        for (String key : query.payload().keys()) {
            read.add(query.payload().strings(key));
            read.add(query.payload().number(key));
            read.add(String.valueOf(query.payload().string(key)));
        }
        query.context().variables().values().forEach(variable -> read.add(variable.values()));
        if (read.contains(null)) {
            throw new IllegalStateException("a value that is null");
        }
    }

    private static Table table(TimeRange range) {
        return Table.named("servers")
                .columns(
                        Column.time("Started"),
                        Column.string("host"),
                        Column.number("Load"),
                        Column.of("Up", ColumnType.BOOLEAN))
                .row(range.fromEpochMillis(), "web-1", 12.5, true)
                .row(range.toEpochMillis(), null, null, null)
                .build();
    }

    @Override
    public List<Annotation> annotations(AnnotationQuery query) {
        return List.of(
                Annotation.at(query.range().from(), query.text()).withTags("deploy", query.name()),
                Annotation.region(query.range().from(), query.range().to(), "down"));
    }

    @Override
    public List<String> tagKeys(TagQuery query) {
        return List.of("host", "Load");
    }

    @Override
    public List<String> tagValues(String key, TagQuery query) {
        return List.of(key, "web-1");
    }

    @Override
    public List<Option> variable(VariableQuery query) {
        return query.text().startsWith("hosts") ? List.of(Option.of(query.text())) : null;
    }

    @Override
    public List<MetricInput> inputs(InputQuery query) {
        return List.of(
                MetricInput.of("host", MetricInput.Type.MULTI_SELECT).withPlaceholder(query.metric()),
                MetricInput.of("port", MetricInput.Type.INPUT).reloadingMetric());
    }

    @Override
    public List<Option> payloadOptions(InputQuery query) {
        return List.of(Option.of(query.input()), Option.of(query.metric()));
    }
}
