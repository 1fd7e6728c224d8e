// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.TagQuery;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * A source whose metrics say by their names what they answer: {@code labelled}, {@code broken}, at what time ({@code old}, {@code daily},
 * …), {@code crowd}, which has too many series for one answer, a table ({@code stock} and its columns, {@code visits}), or a plain series.
 */
public final class Shop implements DataSource {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final String name;
    private final List<Metric> metrics;
    private final AtomicInteger asked = new AtomicInteger();

    /** A source of these metrics. */
    public Shop(String name, String... metrics) {
        this.name = name;
        List<String> names = List.of(metrics);
        this.metrics = names.stream()
                .map(metric -> {
                    String table = metric.replaceFirst("\\..*", "");
                    return !table.equals(metric) && names.contains(table)
                            ? Metric.named(metric).partOf(table)
                            : Metric.named(metric);
                })
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    /** How often it was asked for data. */
    public int asked() {
        return asked.get();
    }

    @Override
    public List<Metric> metrics() {
        if (name.equals("down")) {
            throw new SimpleJsonException(ErrorKind.SOURCE_FAILED, "the database does not answer");
        }
        return metrics;
    }

    @Override
    public List<Frame> query(Query query) {
        asked.incrementAndGet();
        long last = query.range().toEpochMillis() - 1;
        if (query.metric().startsWith("broken")) {
            throw new SimpleJsonException(ErrorKind.SOURCE_FAILED, "the database does not answer");
        }
        if (query.metric().endsWith(".void")) {
            return List.of(TimeSeries.named("void").points(new long[] {last}, new double[] {Double.NaN}));
        }
        return switch (query.metric()) {
            case "labelled" -> List.of(labelled("web-1", last), labelled("web-2", last));
            case "eav" ->
                List.of(
                        labelled(Map.of("metric", "cpu", "time", "day"), last),
                        labelled(Map.of("metric", "mem", "time", "day", "host", "web-1"), last));
            case "tagged" -> List.of(labelled(Map.of("name", "kitchen", "source", "sensor", "label_name", "x"), last));
            case "old" -> List.of(at(query, 1_325_376_000_000L));
            case "ancient" -> List.of(at(query, -3_000_000_000_000L, -2_000_000_000_000L));
            case "future" -> List.of(at(query, now() + 20 * DAY, now() + 30 * DAY + DAY / 2));
            case "ended" ->
                List.of(at(
                        query,
                        LongStream.rangeClosed(-100, -72)
                                .map(hour -> now() + hour * HOUR)
                                .toArray()));
            case "daily" ->
                List.of(at(
                        query,
                        LongStream.rangeClosed(-30, 0)
                                .map(day -> now() - 3_600_000 + day * DAY)
                                .toArray()));
            case "hourly" ->
                List.of(at(
                        query,
                        LongStream.rangeClosed(-300, 0)
                                .map(hour -> now() + hour * HOUR)
                                .toArray()));
            case "forecast" ->
                List.of(at(
                        query,
                        LongStream.rangeClosed(-3, 47)
                                .map(hour -> now() + hour * HOUR)
                                .toArray()));
            case "wrong clock" -> List.of(at(query, now() - 2 * HOUR, now() - HOUR, now() + HOUR));
            case "computed" ->
                List.of(at(
                        query,
                        LongStream.rangeClosed(-6, 24 * 70)
                                .map(hour -> now() + hour * HOUR)
                                .toArray()));
            case "steps" -> List.of(inSteps(query));
            case "crowd" -> List.of(fewEnough(query, last));
            case "visits" ->
                List.of(Table.named("visits")
                        .columns(Column.time("at"), Column.string("who"))
                        .row(last, "ann")
                        .build());
            case "stock" ->
                List.of(Table.named("stock")
                        .columns(Column.number("id"), Column.time("at"), Column.number("total"), Column.string("what"))
                        .row(1, last, 5, "nuts")
                        .build());
            case "void" -> List.of(TimeSeries.named("void").points(new long[] {last}, new double[] {Double.NaN}));
            case "symbols" ->
                List.of(TimeSeries.named("symbols")
                        .label("a-b", "1")
                        .label("a_b", "1")
                        .label("datasource", "1")
                        .label("it's \"x\"", "1")
                        .label("__name__", "1")
                        .points(new long[] {last}, new double[] {1}));
            default ->
                List.of(TimeSeries.named(query.metric()).unit("bytes").points(new long[] {last}, new double[] {1}));
        };
    }

    private static Frame fewEnough(Query query, long at) {
        String host = query.filters().stream()
                .filter(filter -> filter.key().equals("host"))
                .map(AdhocFilter::value)
                .findFirst()
                .orElseThrow(
                        () -> new SimpleJsonException(ErrorKind.TOO_LARGE, "more than 100 series; filter by host"));
        return labelled(host, at);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static Frame at(Query query, long... times) {
        return TimeSeries.named(query.metric()).unit("celsius").points(sink -> {
            for (long at : times) {
                if (query.range().contains(at)) {
                    sink.add(at, 1);
                }
            }
        });
    }

    /** As many points as are asked for, computed at even steps from the start of whatever range. */
    private static Frame inSteps(Query query) {
        int points = query.maxDataPointsOr(100);
        long step = query.range().durationMillis() / points;
        return at(
                query,
                LongStream.range(0, points)
                        .map(i -> query.range().fromEpochMillis() + i * step)
                        .toArray());
    }

    private static Frame labelled(String host, long at) {
        return labelled(Map.of("host", host), at);
    }

    private static Frame labelled(Map<String, String> labels, long at) {
        return TimeSeries.named("labelled").labels(labels).points(new long[] {at}, new double[] {1});
    }

    @Override
    public List<String> tagKeys(TagQuery query) {
        return metrics.stream().anyMatch(metric -> List.of("labelled", "crowd").contains(metric.name()))
                ? List.of("area", "host")
                : List.of();
    }

    @Override
    public List<String> tagValues(String key, TagQuery query) {
        return key.equals("host") ? List.of("web-1", "web-2") : List.of("north");
    }
}
