// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.Annotation;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@code .ci/page} looks at in a browser: a shop, a source that is broken, a very long series, a very long list, and data
 * that is odd in one way each. Ends with its standard input. */
final class PageServer {
    private PageServer() {}

    public static void main(String[] arguments) throws Exception {
        DataSources sources =
                DataSources.of(new Broken(), new Big(), new Many(), new Odd(), new Shop(), new WavesDataSource());
        SimpleJsonSettings patient = SimpleJsonSettings.builder()
                .set("patience", "30s")
                .build(); // On a busy machine, too, all sources answer.
        SimpleJsonEngine engine =
                SimpleJsonEngine.builder().sources(sources).settings(patient).build();
        ServerSocketChannel socket = ExampleServer.listen("127.0.0.1", 0);
        ExampleServer server = new ExampleServer(engine, socket);
        server.start();
        System.out.println("URL for Grafana: http://127.0.0.1:" + server.port());
        while (System.in.read() >= 0) {
            // Who has started it holds its input open for as long as it is wanted.
        }
        server.stop();
        engine.close();
    }

    /** Labels, units, a gap, a notice, annotations. */
    private static final class Shop implements DataSource {
        private static final List<String> HOSTS = List.of("web-1", "web-2");

        @Override
        public String name() {
            return "shop";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(
                    Metric.named("orders").withLabel("Orders per minute"),
                    Metric.named("revenue"),
                    Metric.named("load"),
                    Metric.named("<b>not & HTML</b> \"quoted\""));
        }

        @Override
        public List<Frame> query(Query query) {
            return switch (query.metric()) {
                case "orders" ->
                    HOSTS.stream()
                            .map(host -> (Frame) series(query, "reqps", host.equals("web-1") ? 40 : 25)
                                    .label("host", host)
                                    .title("orders " + host)
                                    .build())
                            .toList();
                case "revenue" -> List.of(series(query, "currencyEUR", 1_200).build());
                case "load" ->
                    List.of(series(query, "percent", 50)
                            .notice(Notice.warning("web-3 does not report since Monday"))
                            .build());
                default -> List.of(series(query, "", 3).build());
            };
        }

        private static TimeSeries.Builder series(Query query, String unit, double middle) {
            TimeSeries.Builder series = TimeSeries.named(query.metric());
            if (!unit.isEmpty()) {
                series.unit(unit);
            }
            Duration step = Duration.ofMillis(Math.max(1_000, query.interval().toMillis()));
            Instant now = Instant.now();
            for (Instant at = query.range().from();
                    at.isBefore(query.range().to()) && at.isBefore(now);
                    at = at.plus(step)) {
                double hour = at.toEpochMilli() / 3_600_000.0;
                boolean gap = at.getEpochSecond() / 60 % 60 < 4;
                series.add(at, gap ? Double.NaN : middle * (1 + 0.3 * Math.sin(hour * 6) + 0.1 * Math.sin(hour * 97)));
            }
            return series;
        }

        @Override
        public List<String> tagKeys(TagQuery query) {
            return List.of("host");
        }

        @Override
        public List<String> tagValues(String key, TagQuery query) {
            return key.equals("host") ? HOSTS : List.of();
        }

        @Override
        public List<Annotation> annotations(AnnotationQuery query) {
            Instant now = Instant.now();
            return List.of(
                    Annotation.region(now.minusSeconds(2_400), now.minusSeconds(1_800), "Deployment 4.2")
                            .withText("shop-frontend")
                            .withTags("deploy"),
                    Annotation.at(now.minusSeconds(600), "Cache emptied").withTags("cache"));
        }
    }

    /** One metric for each way to be odd: when its data is, how large it is, what it is called. */
    private static final class Odd implements DataSource {
        private static final long HOUR = Duration.ofHours(1).toMillis();
        private static final long DAY = 24 * HOUR;
        private static final String LONG = "long ".repeat(50).strip();
        private static final Map<String, String> LABELS = Map.of(
                "who", "it's \"both\"", "label " + LONG, LONG, "name", "kitchen", "source", "sensor", "seat", "seat 7");

        @Override
        public String name() {
            return "odd";
        }

        @Override
        public List<Metric> metrics() {
            return Stream.of(
                            "daily",
                            "ancient",
                            "future",
                            "huge",
                            "beyond",
                            "large integers",
                            "tiny",
                            "only gaps",
                            "it's \"both\"",
                            "$datasource #A",
                            LONG,
                            "x".repeat(250),
                            "forecast",
                            "crowd",
                            "visits",
                            "stock",
                            "stock.total")
                    .map(Metric::named)
                    .map(metric -> metric.name().equals("stock.total") ? metric.partOf("stock") : metric)
                    .toList();
        }

        @Override
        public List<String> tagKeys(TagQuery query) {
            return List.copyOf(LABELS.keySet());
        }

        @Override
        public List<String> tagValues(String key, TagQuery query) {
            return LABELS.containsKey(key) ? List.of(LABELS.get(key)) : List.of();
        }

        @Override
        public List<Frame> query(Query query) {
            String metric = query.metric();
            long now = System.currentTimeMillis();
            if (metric.equals("visits") || metric.equals("stock")) {
                return List.of(table(query, now));
            }
            TimeSeries.Builder series = TimeSeries.named(metric);
            if (metric.equals("crowd")) {
                series.label("seat", seat(query));
            } else if (metric.equals(LONG)) {
                series.unit("suffix:" + "y".repeat(60)).label("label " + LONG, LONG);
            } else if (metric.contains("both")) {
                series.label("who", metric).label("name", "kitchen").label("source", "sensor");
            }
            return List.of(series.points(sink -> {
                for (int i = 0; i < 60; i++) {
                    long at = switch (metric) {
                        case "daily" -> now - now % DAY - (59 - i) * DAY;
                        case "ancient" -> -3_000_000_000_000L + i * DAY;
                        case "future" -> now + (20 + i) * DAY;
                        case "forecast" -> now + (i - 12) * HOUR;
                        default -> now - (60 - i) * 60_000L;
                    };
                    double wave = Math.sin(i / 5.0);
                    double value = switch (metric) {
                        case "huge" -> wave * 1e300;
                        case "beyond" -> wave * 1e308;
                        case "large integers" -> 9_007_199_254_740_900L + i % 7;
                        case "tiny" -> wave * 1e-300;
                        case "only gaps" -> Double.NaN;
                        default -> wave;
                    };
                    if (query.range().contains(at)) {
                        sink.add(at, value);
                    }
                }
            }));
        }

        /** The one seat that filters leave; all are too many. */
        private static String seat(Query query) {
            if (query.filters().stream().noneMatch(filter -> filter.key().equals("seat"))) {
                throw new SimpleJsonException(
                        ErrorKind.TOO_LARGE,
                        "metric 'crowd' has more than 100 series, one for each seat; filter by that");
            }
            return "seat 7";
        }

        private static Table table(Query query, long now) {
            boolean isStock = query.metric().equals("stock");
            Table.Builder table = Table.named(query.metric()).columns(Column.time("at"), Column.string("who"));
            if (isStock) {
                table.columns(Column.number("total"));
            }
            for (int i = 0; i < 20; i++) {
                long at = now - (20 - i) * 60_000L;
                if (query.range().contains(at)) {
                    Object[] row = isStock ? new Object[] {at, "ann", i} : new Object[] {at, "bob"};
                    table.row(row);
                }
            }
            return table.build();
        }
    }

    /** A million points in one hour. */
    private static final class Big implements DataSource {
        @Override
        public String name() {
            return "big";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.named("million"));
        }

        @Override
        public List<Frame> query(Query query) {
            long end = System.currentTimeMillis();
            long begin = end - 3_600_000;
            return List.of(TimeSeries.named("million").points(sink -> {
                for (int i = 0; i < 1_000_000; i++) {
                    long at = begin + (long) (i * 3.6);
                    if (query.range().contains(at)) {
                        sink.add(at, Math.sin(i / 50_000.0) + (i == 777_777 ? 3 : 0));
                    }
                }
            }));
        }
    }

    private static final class Many implements DataSource {
        private static final List<Metric> METRICS = IntStream.range(0, 100_000)
                .mapToObj(i -> Metric.named(String.format("host-%05d.cpu.load", i)))
                .toList();

        @Override
        public String name() {
            return "many";
        }

        @Override
        public List<Metric> metrics() {
            return METRICS;
        }

        @Override
        public List<Frame> query(Query query) {
            return List.of(TimeSeries.named(query.metric())
                    .add(query.range().from().plusSeconds(1), 1)
                    .add(query.range().to().minusSeconds(1), 2)
                    .build());
        }
    }

    private static final class Broken implements DataSource {
        @Override
        public String name() {
            return "crm";
        }

        @Override
        public void check(RequestContext context) {
            throw failure();
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.named("customers"));
        }

        @Override
        public List<Frame> query(Query query) {
            throw failure();
        }

        private static SimpleJsonException failure() {
            return new SimpleJsonException(ErrorKind.SOURCE_FAILED, "the database 'crm' does not answer");
        }
    }
}
