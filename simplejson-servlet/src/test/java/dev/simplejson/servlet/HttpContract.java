// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.hook.Observer;
import dev.simplejson.spi.DataSources;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter does in any server, over real HTTP. */
@Timeout(60)
public abstract class HttpContract {
    private static final String RANGE = "\"range\":{\"from\":0,\"to\":1000}";
    static final String ONE = "{" + RANGE + ",\"targets\":[{\"target\":\"one\",\"refId\":\"A\"}]}";
    static final String ONE_ANSWER = "[{\"target\":\"one\",\"refId\":\"A\",\"datapoints\":[[1.5,500]]}]";

    private static final String FLOODING_ROWS =
            "{" + RANGE + ",\"targets\":[{\"target\":\"flood\",\"refId\":\"A\",\"type\":\"table\"}]}";
    static final String STALLING_HEAD = "POST /app/grafana/query HTTP/1.1\r\nHost: localhost\r\n";
    static final String STALLING = "Content-Length: 1000\r\n\r\n{";
    private static final String STALLING_CHUNKS = "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";
    private static final String ENDED_EARLY =
            "{\"message\":\"the body ended before it was complete\",\"code\":\"BAD_REQUEST\"}";
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private final Starter starter;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder;

    private SimpleJsonEngine engine;
    private Container container;

    /** How to start a server. */
    public interface Starter {
        Container start(SimpleJsonEngine engine, Path folder) throws Exception;
    }

    protected HttpContract(Starter starter) {
        this.starter = starter;
    }

    @BeforeEach
    void start() throws Exception {
        engine = new SimpleJsonEngine(DataSources.of(new TestSource()), SimpleJsonSettings.defaults());
        container = starter.start(engine, folder);
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/test", "/test/"})
    void get_base_saysWhatIsServed(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).contains("\"sources\":[\"test\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/query",
                "/query/",
                "/test/query",
                "/%71uery",
                "/a%20b/query",
                "/query;jsessionid=1",
                "/query?a=b"
            })
    void post_query_isAnswered(String path) throws Exception {
        HttpResponse<String> answer = send("POST", path, ONE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ONE_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/grafana//query", "/app/grafana//test//query//"})
    void post_doubledSlashes_reachTheEndpoint(String path) throws Exception {
        assertThat(RawHttp.exchange(container.port(), RawHttp.post(path, ONE))).contains(ONE_ANSWER);
    }

    @Test
    void post_underAnotherName_isRefused() throws Exception {
        String refused = RawHttp.exchange(
                container.port(),
                "GET /app/grafana/search HTTP/1.1\r\nHost: evil.example:1\r\nConnection: close\r\n\r\n");

        assertThat(refused)
                .startsWith("HTTP/1.1 403")
                .contains("the server is not called 'evil.example:1'; the names it answers to are");
    }

    @Test
    void post_otherEndpoints_areAnswered() throws Exception {
        assertThat(send("POST", "/search", "{}").body())
                .isEqualTo("[\"one\",\"broken\",\"together\",\"endless\",\"flood\"]");
        assertThat(send("POST", "/annotations", "{}").body()).isEqualTo("[]");
        assertThat(send("POST", "/tag-keys", "").body()).isEqualTo("[]");
        assertThat(send("POST", "/tag-values", "{\"key\":\"a\"}").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/test"})
    void get_fileForGrafana_namesTheAddressThatWasAsked(String path) throws Exception {
        assertThat(send("GET", path + "/-/grafana/datasource.yaml", "").body())
                .contains("url: \"http://127.0.0.1:" + container.port() + "/app/grafana" + path + "\"");
    }

    @Test
    void get_baseAsABrowser_isThePage() throws Exception {
        HttpRequest request =
                request("").header("Accept", "text/html,*/*;q=0.8").build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void head_base_hasNoBody() throws Exception {
        HttpResponse<String> answer = send("HEAD", "/", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/query", "/any/thing"})
    void options_anyPath_isAPreflight(String path) throws Exception {
        HttpRequest request = request(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Access-Control-Request-Headers", "content-type,authorization")
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).hasValue("content-type,authorization");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void post_errors_haveTheirStatusAndKeepTheConnection() throws Exception {
        assertThat(send("POST", "/nosuch", "{}").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/query", "{").statusCode()).isEqualTo(400);
        assertThat(send("DELETE", "/query", "").statusCode()).isEqualTo(405);
        String requests = RawHttp.post("/app/grafana/nosuch", "{}")
                + RawHttp.post("/app/grafana/query", "{\"targets\":[{\"target\":\"x\"}]}")
                + RawHttp.post("/app/grafana/query", ONE);

        String answers = RawHttp.exchange(container.port(), requests);

        assertThat(answers).contains("\"NOT_FOUND\"", "\"UNKNOWN_TARGET\"", ONE_ANSWER);
        assertThat(answers).doesNotContain("\tat ", "<html");
    }

    @Test
    void post_twoMebibytes_is413() throws Exception {
        HttpResponse<String> answer = send("POST", "/query", " ".repeat(2 * 1024 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("the body is larger than 1048576 bytes (setting 'max-body-bytes')");
    }

    @Test
    void post_bodyThatEndsEarly_isABadRequest() throws Exception {
        String request =
                "POST /app/grafana/query HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{\"targets\":";

        String answer = RawHttp.exchange(container.port(), request);

        assertThat(answer).startsWith("HTTP/1.1 400").contains(ENDED_EARLY);
        assertThat(send("POST", "/query", ONE).body()).isEqualTo(ONE_ANSWER);
    }

    @Test
    void post_brokenChunks_isABadRequest() throws Exception {
        String request =
                "POST /app/grafana/query HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nxyz\r\n";

        String answer = RawHttp.exchange(container.port(), request);

        checkBroken(answer);
        assertThat(send("POST", "/query", ONE).body()).isEqualTo(ONE_ANSWER);
    }

    @Test
    void post_chunkedBody_isRead() throws Exception {
        HttpRequest request = request("/query")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(ONE.getBytes(StandardCharsets.UTF_8))))
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo(ONE_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "nonsense"})
    void post_anyContentType_isReadAsJson(String type) throws Exception {
        HttpRequest request = request("/query")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(ONE))
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo(ONE_ANSWER);
    }

    @Test
    void post_emptyBodyAsJson_isAnEmptyRequest() throws Exception {
        HttpRequest request = request("/query")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("[]");
    }

    @Test
    void post_answerThatBreaksOff_neverLooksWhole() throws Exception {
        String request = RawHttp.post("/app/grafana/query", ONE.replace("\"one\"", "\"broken\""));

        String answer = RawHttp.exchangeOpen(container.port(), request);

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("\"datapoints\":[[")
                .doesNotContain("\r\n0\r\n", "]]}]", "secret");
    }

    /** Where the answer ends with the connection, containers have no way to say that it was cut; that it is no JSON says so. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1\r\nConnection: close"})
    void post_answerThatBreaksOffWithItsConnection_neverLooksWhole(String version) throws Exception {
        String request = RawHttp.post("/app/grafana/query", ONE.replace("\"one\"", "\"broken\""))
                .replaceFirst("HTTP/1.1", version);

        String answer = RawHttp.exchangeOpen(container.port(), request);

        assertThat(answer).matches("(?s)HTTP/1\\.[01] 200.*").contains("\"datapoints\":[[");
        assertThat(answer).doesNotContain("\r\n0\r\n", "]]}]", "secret");
    }

    /** Rows look whole wherever they end, so their length is told beforehand. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1\r\nConnection: close", "HTTP/1.1"})
    void get_rowsThatAreNotTaken_areSeenToBeCut(String version) throws Exception {
        String heard = heardOfRows(version, "2s");
        if (!heard.startsWith("200", "HTTP/1.1 ".length())) {
            heard = heardOfRows(version, "30s"); // A busy machine does not have that many rows by then.
        }

        Matcher announced = CONTENT_LENGTH.matcher(heard);
        assertThat(announced.find()).isTrue();
        assertThat(Long.parseLong(announced.group(1))).isGreaterThan(12_000_000);
        assertThat(heard).hasSizeLessThan(12_000_000);
    }

    private String heardOfRows(String version, String deadline) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        StringBuilder heard = new StringBuilder();
        withSettings(Map.of("deadline", deadline), whenEnded(ended), port -> {
            String request = "GET /app/grafana/rows?target=flood&type=table&format=csv&from=0&to=1000 " + version
                    + "\r\nHost: localhost\r\n\r\n";
            try (SlowClients one = SlowClients.reading(port, request)) {
                ended.await();
                heard.append(one.heard());
            }
        });
        return heard.toString();
    }

    @Test
    void post_manyAtOnce_areAllAnswered() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < TestSource.TOGETHER; i++) {
            HttpRequest request = request("/query")
                    .POST(BodyPublishers.ofString(ONE.replace("\"one\"", "\"together\"")))
                    .build();
            answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("[]"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells who has hung up")
    void post_clientHangsUp_cancelsItsSource() throws Exception {
        TestSource source = new TestSource();
        try (SimpleJsonEngine patient = new SimpleJsonEngine(DataSources.of(source), SimpleJsonSettings.defaults())) {
            Container own = starter.start(patient, folder);
            try {
                String request = RawHttp.post("/app/grafana/query", ONE.replace("\"one\"", "\"endless\""));
                RawHttp.hangUpAfter(own.port(), request, source.waiting());

                // Sooner than the deadline, which cancels too.
                assertThat(source.cancelled().await(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                own.stop();
            }
        }
    }

    @Test
    void post_bodyThatTrickles_isEndedAtTheDeadline() throws Exception {
        withSettings(Map.of("deadline", "700ms"), port -> {
            try (SlowClients one = SlowClients.sending(port, "/app/grafana/query", 1)) {
                checkLate(one.heard());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {STALLING, STALLING_CHUNKS, "Content-Length: 1000\r\n\r\n"})
    void post_bodyThatStalls_isEndedAtTheDeadline(String rest) throws Exception {
        withSettings(Map.of("deadline", "700ms"), port -> {
            try (SlowClients one = SlowClients.stalling(port, STALLING_HEAD + rest, 1)) {
                checkLate(one.heard());
            }
        });
    }

    @Test
    void post_answerThatIsNotTaken_isCutAtTheDeadline() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        withSettings(Map.of("deadline", "700ms"), whenEnded(ended), port -> {
            String request = RawHttp.post("/app/grafana/query", ONE.replace("\"one\"", "\"flood\""));
            try (SlowClients one = SlowClients.reading(port, request)) {
                ended.await();

                assertThat(one.heard()).doesNotContain("]]}]");
            }
        });
    }

    @Test
    @SuppressWarnings("try") // That they are there is all they do.
    void post_whileManyBodiesTrickle_isAnswered() throws Exception {
        withSettings(Map.of("deadline", "10m"), port -> {
            try (SlowClients many = SlowClients.sending(port, "/app/grafana/query", 250)) {
                assertThat(RawHttp.exchange(port, RawHttp.post("/app/grafana/query", ONE)))
                        .contains(ONE_ANSWER);
            }
        });
    }

    @Test
    @SuppressWarnings("try") // That they are there is all they do.
    void post_whileManyBodiesStall_isAnswered() throws Exception {
        withSettings(Map.of("deadline", "10m"), port -> {
            try (SlowClients many = SlowClients.stalling(port, STALLING_HEAD + STALLING, 250)) {
                assertThat(RawHttp.exchange(port, RawHttp.post("/app/grafana/query", ONE)))
                        .contains(ONE_ANSWER);
            }
        });
    }

    @Test
    @SuppressWarnings("try") // That they are there is all they do.
    void post_whileManyAnswersAreNotTaken_isAnswered() throws Exception {
        withSettings(Map.of("deadline", "10m"), port -> {
            // Rows, for there is no memory for a million points of so many.
            String request = RawHttp.post("/app/grafana/query", FLOODING_ROWS);
            try (SlowClients many = SlowClients.reading(port, request, 210)) {
                assertThat(RawHttp.exchange(port, RawHttp.post("/app/grafana/query", ONE)))
                        .contains(ONE_ANSWER);
            }
        });
    }

    /** What a client hears whose request does not keep to HTTP. */
    protected void checkBroken(String heard) {
        assertThat(heard).startsWith("HTTP/1.1 400").contains(ENDED_EARLY);
    }

    /** What a client hears whose body comes too slowly. */
    protected void checkLate(String heard) {
        assertThat(heard)
                .startsWith("HTTP/1.1 408")
                .contains("\"REQUEST_TIMED_OUT\"", "the body did not arrive in time (setting 'deadline')");
    }

    private static Observer whenEnded(CountDownLatch ended) {
        return new Observer() {
            @Override
            public void requestFinished(Request request) {
                ended.countDown();
            }
        };
    }

    /** What is asked of a server with settings of its own. */
    private interface Use {
        void of(int port) throws Exception;
    }

    private void withSettings(Map<String, String> settings, Use use) throws Exception {
        withSettings(settings, new Observer() {}, use);
    }

    private void withSettings(Map<String, String> settings, Observer observer, Use use) throws Exception {
        SimpleJsonSettings.Builder builder = SimpleJsonSettings.builder();
        settings.forEach(builder::set);
        try (SimpleJsonEngine own = SimpleJsonEngine.builder()
                .sources(new TestSource())
                .settings(builder.build())
                .observer(observer)
                .build()) {
            Container started = starter.start(own, folder);
            try {
                use.of(started.port());
            } finally {
                started.stop();
            }
        }
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request =
                request(path).method(method, BodyPublishers.ofString(body)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + container.port() + "/app/grafana" + path));
    }
}
