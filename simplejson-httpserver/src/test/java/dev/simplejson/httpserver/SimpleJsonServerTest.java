// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.MetricSource;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SimpleJsonServerTest {
    private static final String ASK =
            "{\"range\":{\"from\":0,\"to\":1000},\"targets\":[{\"target\":\"orders\",\"refId\":\"A\"}]}";
    private static final String ANSWER = "[{\"target\":\"orders\",\"refId\":\"A\",\"datapoints\":[[3,500]]}]";

    private final HttpClient client = HttpClient.newHttpClient();

    private static DataSource shop() {
        return MetricSource.named("shop").series("orders", query -> orders());
    }

    private static TimeSeries orders() {
        return TimeSeries.named("orders").points(new long[] {500}, new double[] {3});
    }

    @Test
    void start_sourceAndPort_answersAtTheRoot() throws Exception {
        try (SimpleJsonServer server = SimpleJsonServer.start(shop(), 0)) {
            assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port());
            assertThat(post(server.url() + "/query", ASK).body()).isEqualTo(ANSWER);
            assertThat(get(server.url()).body()).contains("\"sources\":[\"shop\"]");
        }
    }

    @Test
    void start_settings_areFollowed() throws Exception {
        SimpleJsonSettings settings =
                SimpleJsonSettings.builder().set("max-body-bytes", "10").build();
        try (SimpleJsonServer server = SimpleJsonServer.builder()
                .sources(shop())
                .settings(settings)
                .port(0)
                .start()) {
            assertThat(post(server.url() + "/query", ASK).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void start_neitherSourcesNorEngine_servesWhatIsFound() throws Exception {
        try (SimpleJsonServer server = SimpleJsonServer.builder().port(0).start()) {
            assertThat(get(server.url()).body()).contains("\"sources\":[]", "problems");
        }
    }

    @Test
    void start_engineAndSources_isRefused() {
        try (SimpleJsonEngine engine =
                SimpleJsonEngine.builder().sources(shop()).build()) {
            SimpleJsonServer.Builder both =
                    SimpleJsonServer.builder().engine(engine).sources(shop()).port(0);

            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(both::start)
                    .withMessage("both an engine and sources are set; an engine has its own sources");
        }
    }

    @Test
    void start_engineAndSettings_isRefused() {
        try (SimpleJsonEngine engine =
                SimpleJsonEngine.builder().sources(shop()).build()) {
            SimpleJsonServer.Builder both = SimpleJsonServer.builder()
                    .engine(engine)
                    .settings(SimpleJsonSettings.defaults())
                    .port(0);

            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(both::start)
                    .withMessageStartingWith("both an engine and settings are set; an engine has its own settings");
        }
    }

    @Test
    void start_hostOfNobody_isNamed() {
        SimpleJsonServer.Builder builder =
                SimpleJsonServer.builder().sources(shop()).host("192.0.2.1").port(0);

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(builder::start)
                .withMessageContaining("cannot listen on 192.0.2.1:0")
                .withMessageContaining("expected an address of this machine");
    }

    @Test
    void advice_ifOthersReachIt_isToLimitRequests() throws Exception {
        InetAddress all = InetAddress.getByName("0.0.0.0");

        assertThat(SimpleJsonServer.advice(all, null)).contains("-Dsun.net.httpserver.maxReqTime=30");
        assertThat(SimpleJsonServer.advice(all, "30")).isEmpty();
        assertThat(SimpleJsonServer.advice(InetAddress.getLoopbackAddress(), null))
                .isEmpty();
    }

    /** It would start, and refuse everybody. */
    @Test
    void start_usersOfAContainer_isRefused() {
        SimpleJsonServer.Builder nobody = SimpleJsonServer.builder()
                .sources(shop())
                .settings(SimpleJsonSettings.builder().set("auth", "container").build())
                .port(0);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(nobody::start)
                .withMessage(
                        "setting 'auth' is 'container', but this server has no users who could log in, so that nobody"
                                + " could ask; expected none, basic, bearer or header");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void port_impossible_isRefused(int port) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SimpleJsonServer.builder().port(port))
                .withMessage("port is " + port + "; expected 1 to 65535, or 0 for any that is free");
    }

    @Test
    void start_portInUse_failsAndLeavesTheOther() throws Exception {
        try (SimpleJsonServer first = SimpleJsonServer.start(shop(), 0)) {
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> SimpleJsonServer.start(shop(), first.port()))
                    .withMessageStartingWith("cannot listen on 127.0.0.1:" + first.port() + ": Address already in use")
                    .withMessageEndingWith("a port that is free and that this user may have");
            assertThat(post(first.url() + "/query", ASK).body()).isEqualTo(ANSWER);
        }
    }

    @Test
    void start_sourceThatCannotBeServed_freesThePort() throws Exception {
        int port = freePort();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SimpleJsonServer.start(MetricSource.named("query"), port));
        SimpleJsonServer.start(shop(), port).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grafana",
                "/grafana/",
                "//",
                "/a?b",
                "/a#b",
                "//a",
                "/gra%66ana",
                "/a b",
                "/ä",
                "/a/../b",
                "/..",
                "/.",
                "/a/.",
                "/a;b",
                "/a\\b",
                "/a//b"
            })
    void path_leadingNowhere_isRefused(String path) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SimpleJsonServer.builder().path(path))
                .withMessage(
                        "path is '" + path
                                + "'; expected one such as /grafana, of letters, digits, '-', '.', '_' and '~', without a slash at its end or twice, and no '.' or '..' alone; or / for the root");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/grafana", "/a/b", "/.well-known/a..b", "/A~1_2-3"})
    void path_acceptable_isWhereTheDataIs(String path) throws Exception {
        try (SimpleJsonServer server =
                SimpleJsonServer.builder().sources(shop()).path(path).port(0).start()) {
            String url = "http://127.0.0.1:" + server.port() + (path.equals("/") ? "" : path);

            assertThat(server.url()).isEqualTo(url);
            assertThat(post(url + "/query", ASK).body()).isEqualTo(ANSWER);
        }
    }

    @Test
    void path_twoSlashesAtItsStart_namesTheSourceStill() throws Exception {
        DataSource other = MetricSource.named("other").series("guests", query -> orders());
        try (SimpleJsonServer server =
                SimpleJsonServer.builder().sources(shop(), other).port(0).start()) {
            assertThat(get(server.url() + "//shop/search").body()).isEqualTo("[\"orders\"]");
            assertThat(get(server.url() + "//other/").body()).contains("\"sources\":[\"other\"]");
        }
    }

    @Test
    void threads_none_isRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SimpleJsonServer.builder().threads(0))
                .withMessage("threads is 0; expected 1 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "X/query", "%2Fquery"})
    void get_pathThatOnlyBeginsAlike_isNotFound(String rest) throws Exception {
        try (SimpleJsonServer server = SimpleJsonServer.builder()
                .sources(shop())
                .path("/grafana")
                .port(0)
                .start()) {
            HttpResponse<String> answer = get(server.url() + rest);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("nothing is here; the data is below /grafana\n");
        }
    }

    /** The server would wait for the rest of the body before it answers, and nobody would watch it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS /grafana/query HTTP/1.1\r\nContent-Length: 60000",
                "OPTIONS /grafana/query HTTP/1.1\r\nTransfer-Encoding: chunked",
                "POST /grafanaX HTTP/1.1\r\nContent-Length: 60000",
                "POST /grafanaX HTTP/1.1\r\nTransfer-Encoding: chunked",
                "HEAD /grafanaX HTTP/1.1\r\nContent-Length: 60000"
            })
    void handle_bodyThatNeverEndsWhereNoneIsRead_holdsNoThread(String head) throws Exception {
        try (SimpleJsonServer server = SimpleJsonServer.builder()
                        .sources(shop())
                        .path("/grafana")
                        .port(0)
                        .threads(1)
                        .start();
                Socket held = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            held.getOutputStream()
                    .write((head + "\r\nHost: 127.0.0.1\r\n\r\n1\r\n{").getBytes(StandardCharsets.US_ASCII));
            held.setSoTimeout(20_000);
            assertThat(held.getInputStream().read()).as("the connection's end").isEqualTo(-1);
            assertThat(get(server.url() + "/-/healthy").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b\"c", "example.org/path", "", "[::"})
    void handle_hostThatIsNoName_isNoFaultOfTheServer(String host) throws Exception {
        SimpleJsonSettings anyHost =
                SimpleJsonSettings.builder().set("allowed-hosts", "*").build();
        try (SimpleJsonServer server = SimpleJsonServer.builder()
                        .sources(shop())
                        .settings(anyHost)
                        .port(0)
                        .start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET /-/grafana/datasource.yaml HTTP/1.1\r\nConnection: close\r\nHost: " + host
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("url: \"http://127.0.0.1:" + server.port() + "\"");
        }
    }

    @Test
    void start_sourceThatFailsWithAnError_freesThePort() throws Exception {
        DataSource broken = new DataSource() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public boolean inMemory() {
                throw new NoClassDefFoundError("com/example/Gone");
            }

            @Override
            public List<Metric> metrics() {
                return List.of();
            }

            @Override
            public List<Frame> query(Query query) {
                return List.of();
            }
        };
        int port = freePort();
        assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(() -> SimpleJsonServer.start(broken, port));
        SimpleJsonServer.start(shop(), port).close();
    }

    @Test
    void get_encodedSlash_isNoBoundary() throws Exception {
        try (SimpleJsonServer server = SimpleJsonServer.start(shop(), 0)) {
            assertThat(post(server.url() + "/shop%2Fquery", ASK).statusCode())
                    .isEqualTo(post(server.url() + "/shop/query", ASK).statusCode());
        }
    }

    @Test
    void close_sourceAtWork_isInterruptedAndItsClientToldWhy() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        DataSource endless = MetricSource.named("shop").series("orders", query -> {
            asked.countDown();
            new CountDownLatch(1).await();
            return orders();
        });
        SimpleJsonServer server = SimpleJsonServer.start(endless, 0);
        CompletableFuture<HttpResponse<String>> waiting =
                client.sendAsync(request(server.url() + "/query", ASK), HttpResponse.BodyHandlers.ofString());
        asked.await();

        server.close();
        server.close();

        assertThat(waiting.join().statusCode()).isEqualTo(503);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(server.url()));
    }

    @Test
    void close_engineOfAnother_staysOpen() throws Exception {
        try (SimpleJsonEngine engine =
                SimpleJsonEngine.builder().sources(shop()).build()) {
            SimpleJsonServer.builder().engine(engine).port(0).start().close();

            try (SimpleJsonServer second =
                    SimpleJsonServer.builder().engine(engine).port(0).start()) {
                assertThat(post(second.url() + "/query", ASK).body()).isEqualTo(ANSWER);
            }
        }
    }

    @Test
    void handle_serverOfTheApplication_isOneContextOfMany() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SimpleJsonEngine engine =
                SimpleJsonEngine.builder().sources(shop()).build()) {
            server.setExecutor(threads);
            server.createContext("/grafana/", new SimpleJsonHandler(engine));
            server.start();
            String url = "http://127.0.0.1:" + server.getAddress().getPort();

            assertThat(post(url + "/grafana/query", ASK).body()).isEqualTo(ANSWER);
            assertThat(get(url + "/other").statusCode()).isEqualTo(404);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private HttpResponse<String> get(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, String body) throws Exception {
        return client.send(request(url, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String url, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
