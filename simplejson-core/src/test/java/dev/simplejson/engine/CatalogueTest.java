// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Metric;
import dev.simplejson.model.MetricInput;
import dev.simplejson.model.MetricInput.Type;
import dev.simplejson.model.Option;
import dev.simplejson.spi.InputQuery;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest extends EngineTesting {
    private static final String HOST_OF_CPU = """
            {"label":"CPU","value":"cpu","payloads":[{"label":"host","name":"host","type":"select","reloadMetric":false}]}""";

    @Test
    void metrics_withNothingChosen_areListedWithTheirInputs() throws Exception {
        post(engine(new Server()), "/metrics", "{}")
                .assertSent("[" + HOST_OF_CPU + ",{\"label\":\"mem\",\"value\":\"mem\",\"payloads\":[]}]");
    }

    @Test
    void metrics_withOneChosen_areTheWholeListWithItsInputsAdjusted() throws Exception {
        post(engine(new Server()), "/metrics", "{\"metric\":\"mem\",\"payload\":{\"host\":\"web-1\"}}")
                .assertSent("[" + HOST_OF_CPU
                        + ",{\"label\":\"mem\",\"value\":\"mem\",\"payloads\":[{\"label\":\"Port of web-1\",\"name\":\"port\""
                        + ",\"type\":\"multi-select\",\"placeholder\":\"any\",\"reloadMetric\":true,\"width\":4"
                        + ",\"options\":[{\"label\":\"80\",\"value\":\"80\"}]}]}]");
    }

    @Test
    void metrics_withOneChosenThatTheCapCutOff_endWithIt() throws Exception {
        post(engine(Map.of("max-search-results", "1"), new Server()), "/metrics", "{\"metric\":\"mem\"}")
                .assertSent("[" + HOST_OF_CPU
                        + ",{\"label\":\"mem\",\"value\":\"mem\",\"payloads\":[{\"label\":\"Port of null\",\"name\":\"port\""
                        + ",\"type\":\"multi-select\",\"placeholder\":\"any\",\"reloadMetric\":true,\"width\":4"
                        + ",\"options\":[{\"label\":\"80\",\"value\":\"80\"}]}]}]");
    }

    @Test
    void metrics_withOneChosenUnderItsSourcesName_haveItsOwnInputsAndThatName() throws Exception {
        TestExchange answer =
                post(engine(Map.of("max-search-results", "1"), new Server()), "/metrics", "{\"metric\":\"app/cpu\"}");

        assertThat(answer.sent())
                .endsWith(",{\"label\":\"app/CPU\",\"value\":\"app/cpu\"" + HOST_OF_CPU.substring(28) + "]");
    }

    @Test
    void metrics_withAnUnknownOneChosen_areTheListAsItIs() throws Exception {
        post(engine(new Server()), "/metrics", "{\"metric\":\"disk\"}")
                .assertSent("[" + HOST_OF_CPU + ",{\"label\":\"mem\",\"value\":\"mem\",\"payloads\":[]}]");
    }

    @ParameterizedTest
    @CsvSource({"2, 1100", "1099, 1100", "1100, 1100", "3, 2"})
    void root_withMoreMetricsThanListsShow_saysSo(int most, int metrics) throws Exception {
        String[] names = IntStream.range(0, metrics).mapToObj(i -> "m" + i).toArray(String[]::new);
        SimpleJsonEngine engine = engine(Map.of("max-search-results", "" + most), new FakeSource("app", names));

        String root = TestExchange.get("/", "").handledBy(engine).sent();

        if (metrics > most) {
            assertThat(root)
                    .contains("\"problems\":[\"lists of metrics show " + most + " of " + metrics
                            + " (setting 'max-search-results')");
        } else {
            assertThat(root).doesNotContain("problems");
        }
    }

    @Test
    void search_ofMoreMetricsThanItShows_isLoggedOnce() throws Exception {
        String[] names = IntStream.range(0, 7).mapToObj(i -> "m" + i).toArray(String[]::new);
        SimpleJsonEngine engine = engine(Map.of("max-search-results", "5"), new FakeSource("many", names));
        CountDownLatch told = new CountDownLatch(1);
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(SimpleJsonEngine.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getMessage().contains("max-search-results")) {
                    lines.add(line.getMessage());
                    told.countDown();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            post(engine, "/search", "{}").assertSent("[\"m0\",\"m1\",\"m2\",\"m3\",\"m4\"]");
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            post(engine, "/search", "{}");
            TestExchange.get("/", "").handledBy(engine);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lines)
                .containsExactly(
                        "lists of the metrics of data source 'many' show 5 of 7 (setting 'max-search-results');"
                                + " the others are found by typing a part of their name, and answer by name");
    }

    @Test
    void metrics_ofTwoSourcesWithOneName_areListedUnderBothSources() throws Exception {
        post(engine(new FakeSource("a", "cpu", "x"), new FakeSource("b", "cpu")), "/metrics", "")
                .assertSent("[{\"label\":\"a/cpu\",\"value\":\"a/cpu\",\"payloads\":[]},"
                        + "{\"label\":\"x\",\"value\":\"x\",\"payloads\":[]},"
                        + "{\"label\":\"b/cpu\",\"value\":\"b/cpu\",\"payloads\":[]}]");
    }

    @Test
    void lists_whileOneSourceIsDown_holdWhatTheOthersHave() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("app", "cpu"), new Broken());

        post(engine, "/search", "{\"target\":\"\"}").assertSent("[\"cpu\"]");
        post(engine, "/metrics", "{}").assertSent("[{\"label\":\"cpu\",\"value\":\"cpu\",\"payloads\":[]}]");
        post(engine, "/variable", "{}")
                .assertSent("[{\"text\":\"cpu\",\"value\":\"cpu\",\"__text\":\"cpu\",\"__value\":\"cpu\"}]");
    }

    @Test
    void lists_whileAllSourcesAreDown_fail() throws Exception {
        TestExchange answer = post(engine(new Broken()), "/search", "{}");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.sent())
                .contains("data source 'broken' failed to list its metrics; the server's log says why");
    }

    @Test
    void query_whileAnotherSourceIsDown_isAnswered() throws Exception {
        TestExchange answer = query(engine(new FakeSource("app", "cpu"), new Broken()), "cpu");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent())
                .startsWith(
                        "[{\"target\":\"cpu\",\"refId\":\"A\",\"meta\":{\"notices\":[{\"severity\":\"warning\",\"text\":"
                                + "\"data source 'broken' failed to say which metrics it has;")
                .endsWith("\"}]},\"datapoints\":[[1,1000]]}]");
    }

    @ParameterizedTest
    @CsvSource({"disk, say which metrics it has", "broken/cpu, say which metrics it has", "c.*, list its metrics"})
    void query_thatASourceWhichIsDownMayKnow_fails(String target, String purpose) throws Exception {
        TestExchange answer = query(engine(new FakeSource("app", "cpu"), new Broken()), target);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.sent()).contains("data source 'broken' failed to " + purpose);
    }

    @Test
    void search_ofTypedText_findsNamesAndLabelsWhateverTheirCase() throws Exception {
        SimpleJsonEngine engine = engine(new Server());

        post(engine, "/search", "{\"target\":\"CP\"}").assertSent("[{\"text\":\"CPU\",\"value\":\"cpu\"}]");
        post(engine, "/search", "{\"type\":\"timeseries\",\"target\":\"me\"}").assertSent("[\"mem\"]");
        post(engine, "/search", "{\"target\":\"disk\"}").assertSent("[]");
        TestExchange.get("/search", "target=m").handledBy(engine).assertSent("[\"mem\"]");
    }

    @Test
    void search_ofHundredThousandMetrics_isCapped() throws Exception {
        String[] names =
                IntStream.range(0, 100_000).mapToObj(i -> "metric " + i).toArray(String[]::new);
        SimpleJsonEngine engine = engine(new FakeSource("app", names));

        assertThat(post(engine, "/search", "{\"target\":\"\"}").sent().split(","))
                .hasSize(1_000);
        assertThat(post(engine, "/metrics", "{}").sent().split("\"value\"", -1)).hasSize(1_001);
        assertThat(post(engine, "/variable", "{\"payload\":{\"target\":\"metric\"}}")
                        .sent()
                        .split("__value", -1))
                .hasSize(1_001);
        post(engine, "/search", "{\"target\":\"metric 99999\"}").assertSent("[\"metric 99999\"]");
        assertThat(post(engine, "/metrics", "{\"metric\":\"metric 99999\"}").sent())
                .endsWith("{\"label\":\"metric 99999\",\"value\":\"metric 99999\",\"payloads\":[]}]");
    }

    @Test
    void lists_ofNoSources_areEmptyArrays() throws Exception {
        SimpleJsonEngine engine = engine();
        for (String path : List.of(
                "/search",
                "/metrics",
                "/metric-payload-options",
                "/variable",
                "/tag-keys",
                "/tag-values",
                "/annotations",
                "/query")) {
            post(engine, path, "").assertSent("[]");
        }
    }

    @Test
    void payloadOptions_ofAChosenMetric_areItsSources() throws Exception {
        SimpleJsonEngine engine = engine(new Server(), new FakeSource("other"));

        post(engine, "/metric-payload-options", "{\"metric\":\"cpu\",\"payload\":{\"a\":\"5\"},\"name\":\"host\"}")
                .assertSent("[{\"label\":\"Web 1\",\"value\":\"cpu host 5.0\"}]");
    }

    @Test
    void payloadOptions_ofNoMetric_areThoseOfAllSources() throws Exception {
        post(
                        engine(new Server(), new FakeSource("other")),
                        "/metric-payload-options",
                        "{\"metric\":\"\",\"name\":\"x\"}")
                .assertSent("[{\"label\":\"Web 1\",\"value\":\" x -1.0\"}]");
    }

    @Test
    void payloadOptions_ofAnUnknownMetric_areNone() throws Exception {
        post(engine(new Server()), "/metric-payload-options", "{\"metric\":\"disk\",\"name\":\"host\"}")
                .assertSent("[]");
    }

    private static TestExchange post(SimpleJsonEngine engine, String path, String body) throws Exception {
        return TestExchange.post(path, body).handledBy(engine);
    }

    /** Two metrics, the second with inputs that depend on what was entered. */
    private static final class Server extends FakeSource {
        Server() {
            super("app");
        }

        @Override
        public List<Metric> metrics() {
            return List.of(
                    Metric.named("cpu").withLabel("CPU").withInputs(MetricInput.of("host", Type.SELECT)),
                    Metric.named("mem"));
        }

        @Override
        public List<MetricInput> inputs(InputQuery query) {
            if (query.metric().equals("cpu")) {
                return null;
            }
            String label = "Port of " + query.payload().string("host");
            return List.of(MetricInput.of("port", Type.MULTI_SELECT)
                    .withLabel(label)
                    .withPlaceholder("any")
                    .reloadingMetric()
                    .withWidth(4)
                    .withOptions(Option.of("80")));
        }

        @Override
        public List<Option> payloadOptions(InputQuery query) {
            double number = query.payload().number("a").orElse(-1);
            return List.of(new Option("Web 1", query.metric() + " " + query.input() + " " + number));
        }
    }

    /** Cannot reach its data. */
    private static final class Broken extends FakeSource {
        Broken() {
            super("broken");
        }

        @Override
        public List<Metric> metrics() throws Exception {
            throw new Exception("connection refused");
        }
    }
}
