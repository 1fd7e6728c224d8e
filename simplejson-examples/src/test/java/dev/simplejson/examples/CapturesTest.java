// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of real clients, sent again. What each must get stands in {@code captures-expected.txt}. */
class CapturesTest {
    private static DemoServer server;
    private static DemoServer serverWithTheirMetrics;
    private static final Path ANSWERS = Path.of("target", "captured-answers");

    private static Map<String, Expected> expectations;

    @BeforeAll
    static void startServers() throws IOException {
        expectations = readExpectations();
        server = DemoServer.start();
        serverWithTheirMetrics = DemoServer.start(DataSources.of(new TheirMetrics()));
    }

    @AfterAll
    static void stopServers() {
        server.close();
        serverWithTheirMetrics.close();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void request_sentAgain_getsWhatItsClientCanRead(Capture capture) throws IOException {
        assertThat(expectations).as("captures-expected.txt").containsKey(capture.file());
        Expected expected = expectations.get(capture.file());

        HttpResponse<String> answer = capture.sendTo(server);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected.status());
        assertThat(answer.body()).matches(body -> new ShownJson(expected.body()).matches(body), expected.body());
        assertReadable(answer);
        assertFitsThePanel(capture, answer);
        if (!capture.path().endsWith("/query")) {
            keepForGrafana(capture, answer);
        }
    }

    @Test
    void expectations_ofNoFile_areNone() {
        assertThat(expectations.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Capture.all().stream().map(Capture::file).toList());
    }

    /** Here every metric exists that the clients asked for, so that nothing hides behind "unknown target". */
    @ParameterizedTest
    @MethodSource("queries")
    void query_ofMetricsThatExist_isAnswered(Capture capture) throws IOException {
        HttpResponse<String> answer = capture.sendTo(serverWithTheirMetrics);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertReadable(answer);
        assertThat(Json.array(Json.parse(answer.body()))).hasSize(wantedMetrics(capture));
        assertFitsThePanel(capture, answer);
        keepForGrafana(capture, answer);
    }

    /** For {@code captures.test.mjs}, which reads the answers with Grafana's own code. */
    private static void keepForGrafana(Capture capture, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == 200) {
            Files.createDirectories(ANSWERS);
            String endpoint = capture.path().substring(capture.path().lastIndexOf('/') + 1);
            String kept = "{\"endpoint\":\"" + endpoint + "\",\"answer\":" + answer.body() + "}";
            Files.writeString(ANSWERS.resolve(capture.file()), kept);
        }
    }

    static Stream<Capture> captures() {
        return Capture.all().stream();
    }

    /** All but the one whose target holds a variable that its dashboard does not have. */
    static Stream<Capture> queries() {
        return captures()
                .filter(capture -> capture.method().equals("POST"))
                .filter(capture -> capture.path().endsWith("/query"))
                .filter(capture -> !capture.file().contains("unknown-var"));
    }

    private static void assertReadable(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        if (answer.statusCode() != 204) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            Json.parse(answer.body());
        }
    }

    /** Series are ascending, lie in the asked range and hold no more points than the panel can draw. */
    private static void assertFitsThePanel(Capture capture, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200 || !capture.path().endsWith("/query")) {
            return;
        }
        Map<String, Object> request = Json.object(Json.parse(capture.body()));
        Map<String, Object> range = Json.object(request.get("range"));
        for (Object frame : Json.array(Json.parse(answer.body()))) {
            if (Json.object(frame).get("datapoints") instanceof List<?> points) {
                List<Long> times = points.stream()
                        .map(point -> (Long) Json.array(point).get(1))
                        .toList();
                assertThat(times).isSorted();
                if (range.get("from") != null) {
                    long from = Instant.parse((String) range.get("from")).toEpochMilli();
                    long to = Instant.parse((String) range.get("to")).toEpochMilli();
                    assertThat(times).allMatch(time -> time >= from && time <= to);
                }
                if (request.get("maxDataPoints") instanceof Long most) {
                    assertThat(times).hasSizeBetween(1, most.intValue());
                }
            }
        }
    }

    private static int wantedMetrics(Capture capture) throws IOException {
        int wanted = 0;
        for (Object target : Json.array(Json.object(Json.parse(capture.body())).get("targets"))) {
            Object name = Json.object(target).get("target");
            boolean empty = name == null || name.equals("") || name.equals("select metric");
            boolean hidden = Boolean.TRUE.equals(Json.object(target).get("hide"));
            if (!empty && !hidden) {
                wanted += name.toString().contains("|") ? 2 : 1;
            }
        }
        return wanted;
    }

    private static Map<String, Expected> readExpectations() throws IOException {
        Map<String, Expected> byFile = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Capture.RESOURCES.resolve("captures-expected.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" +", 3);
                byFile.put(parts[0], new Expected(Integer.parseInt(parts[1]), parts.length < 3 ? "" : parts[2]));
            }
        }
        return byFile;
    }

    private record Expected(int status, String body) {}

    /** Knows every metric of the captured queries. */
    private static final class TheirMetrics implements DataSource {
        private static final List<String> NAMES = List.of(
                "series A",
                "series B",
                "hidden",
                "cpu",
                "mem",
                "a",
                "b",
                "cpu.load",
                "cpu.web-1",
                "cpu.db.eu (2)",
                "eu-west-1.web-1.load",
                "eu-west-1.db.eu (2).load",
                "servers",
                "upper_50",
                "upper_75",
                "deploys",
                "DescribeMetricList",
                "1",
                "x");

        @Override
        public String name() {
            return "theirs";
        }

        @Override
        public List<Metric> metrics() {
            return NAMES.stream().map(Metric::named).toList();
        }

        @Override
        public List<Frame> query(Query query) {
            return List.of(TimeSeries.named(query.metric())
                    .add(query.range().from(), 1)
                    .build());
        }
    }
}
