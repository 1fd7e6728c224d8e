// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.spi.DataSources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who has no key, or one for less than they want, at every endpoint that the server says it has. */
@Tag("once")
class AttackTest {
    private static final String KEYS = "all open-sesame-7f3a\nsome only-waves-91c2 waves\n";
    private static final String ALL = "X-API-Key: open-sesame-7f3a\r\n";
    private static final String SOME = "X-API-Key: only-waves-91c2\r\n";

    /** What the sources are made of that the second key may not see. */
    private static final List<String> HIDDEN =
            List.of("weather", "seattle", "temp_max", "jvm", "heap", "threads", "precipitation");

    /** Bodies and parameters that ask for as much as there is. */
    private static final List<String> QUESTIONS = List.of(
            "{}",
            "{\"targets\":[{\"target\":\".*\",\"refId\":\"A\"}],\"range\":{\"from\":\"now-1h\",\"to\":\"now\"}}",
            "{\"metric\":\"heap\",\"name\":\"x\",\"payload\":{\"target\":\".*\"}}",
            "{\"key\":\"location\"}",
            "query=*",
            "query=*.*",
            "target=*.*&from=-1h&format=json",
            "target=.*&from=now-1h",
            "expr=name=~.*&tag=name");

    private static final Pattern PATH = Pattern.compile("\"(/[^\" ]*)\"");

    @TempDir
    private Path folder;

    @Test
    void anyEndpoint_withAKeyForOneSource_tellsNothingOfTheOthers() throws IOException {
        try (DemoServer server = started()) {
            StringBuilder ofAll = new StringBuilder();
            for (String path : paths(server)) {
                if (path.equals("/openapi.yaml") || path.equals("/-/grafana/alert.yaml")) {
                    continue; // The same for everybody, with a metric of these sources as its example.
                }
                for (String question : QUESTIONS) {
                    ofAll.append(ask(server, path, question, ALL));
                    for (String prefix : List.of("", "/weather")) {
                        String answer = ask(server, prefix + path, question, SOME);
                        // What was asked for may be told.
                        assertThat(HIDDEN)
                                .filteredOn(name -> !(prefix + path + question).contains(name))
                                .as(prefix + path + " " + question)
                                .noneMatch(answer::contains);
                    }
                }
            }
            assertThat(HIDDEN).allMatch(name -> ofAll.indexOf(name) >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X-HTTP-Method-Override: OPTIONS\r\n",
                "Accept: text/html\r\n",
                "X-API-Key: \r\n",
                "X-API-Key: all\r\n",
                "X-API-Key: OPEN-SESAME-7F3A\r\n",
                "X-API-Key: sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\r\n",
                "Origin: http://localhost\r\nAccess-Control-Request-Method: POST\r\n",
                "X-Forwarded-User: all\r\nX-Grafana-User: all\r\nX-Forwarded-For: 127.0.0.1\r\n",
                "Authorization: Bearer open-sesame-7f3a\r\n",
                "Authorization: Basic YWxsOm9wZW4tc2VzYW1lLTdmM2E=\r\n",
                "Cookie: X-API-Key=open-sesame-7f3a\r\n",
            })
    void anyEndpoint_withoutTheKeyWhereItBelongs_isRefused(String headers) throws IOException {
        try (DemoServer server = started()) {
            for (String path : paths(server)) {
                boolean isOpen = path.equals("/-/healthy")
                        || path.equals("/-/explorer/location/location"); // A file of the page.
                boolean isPage = path.equals("/") && headers.contains("text/html");
                if (!isOpen) {
                    assertThat(ask(server, path, "{}", headers)).as(path).startsWith("HTTP/1.1 403 ");
                }
                if (!isOpen && !isPage) {
                    assertThat(ask(server, path, "target=.*&X-API-Key=open-sesame-7f3a", headers))
                            .as(path)
                            .startsWith("HTTP/1.1 403 ");
                    assertThat(answerTo(server, "HEAD " + path, headers, ""))
                            .as(path)
                            .startsWith("HTTP/1.1 403 ");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/SEARCH",
                "/%73earch",
                "//search",
                "/./search",
                "/search/.",
                "/-/healthy/../ready",
                "/-/healthy/../../search",
                "/-/healthy/%2e%2e/%2e%2e/search",
                "/-/healthy;x/search",
                "/-/healthy%2f..%2f..%2fsearch",
                "/-/healthy%3b/search",
                "/-/healthy%3f/search",
                "/-/explorer/../../search",
                "/-/explorer/..;/about",
                "/-/explorer/%2e%2e%2fabout",
                "/search%00",
                "/search%0d%0aX: y",
                "/\\search",
                "/search#-/healthy",
                "http://evil.example/search",
                "*"
            })
    void path_thatLooksLikeAnother_letsNobodyIn(String path) throws IOException {
        try (DemoServer server = started()) {
            for (String method : List.of("GET", "POST", "get", "PUT", "DELETE", "TRACE", "CONNECT", "PROPFIND")) {
                assertThat(answerTo(server, method + " " + path, "", method.equals("POST") ? "{}" : ""))
                        .as(method + " " + path)
                        .matches("(?s)HTTP/1\\.1 (400|403|404|405) .*")
                        .doesNotContain("series A", "Exception");
            }
        }
    }

    /** The names by which a page whose own name leads to this machine would call it; and what only looks like this machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example:80@127.0.0.1",
                "notlocalhost",
                "0.0.0.0",
                "[::]",
                "[::1].evil.example",
                "[::ffff:127.0.0.1.evil.example]",
                "2130706433",
                "128.0.0.1",
                "",
                "."
            })
    void host_thatIsNotThisMachine_isRefused(String host) throws IOException {
        try (DemoServer server = DemoServer.start()) {
            assertThat(rawAnswerTo(server, "GET /search HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .matches("(?s)HTTP/1\\.1 (400|403) .*")
                    .doesNotContain("series A");
            assertThat(rawAnswerTo(
                            server,
                            "GET /search HTTP/1.1\r\nHost: localhost\r\nHost: " + host
                                    + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST.:80", "grafana.localhost", "127.0.0.1", "127.9.9.9:1", "[::1]:8080"})
    void host_thatIsThisMachine_isAnswered(String host) throws IOException {
        try (DemoServer server = DemoServer.start()) {
            assertThat(rawAnswerTo(server, "GET /search HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("series A");
        }
    }

    private DemoServer started() throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), KEYS);
        return DemoServer.start(
                DataSources.load(),
                SimpleJsonSettings.builder()
                        .set("auth", "header")
                        .set("auth-keys-file", file.toString())
                        .build());
    }

    /** Every endpoint, with a name for each variable of its path. */
    static Set<String> paths(DemoServer server) throws IOException {
        String root = answerTo(server, "GET /", ALL, "");
        Matcher path = PATH.matcher(root);
        Set<String> paths = new LinkedHashSet<>(List.of("/"));
        while (path.find()) {
            paths.add(path.group(1).replaceAll("\\{[^}]*}", "location"));
        }
        assertThat(paths).as(root).contains("/query", "/search", "/render", "/-/ready", "/rows", "/metrics/find");
        return paths;
    }

    private static String ask(DemoServer server, String path, String question, String headers) throws IOException {
        List<String> answers = new ArrayList<>();
        answers.add(answerTo(server, "POST " + path, headers, question));
        if (!question.startsWith("{")) {
            answers.add(answerTo(server, "GET " + path + "?" + question, headers, ""));
        }
        return String.join("\n", answers);
    }

    /** The status, the headers and the body. */
    static String answerTo(DemoServer server, String request, String headers, String body) throws IOException {
        String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        return rawAnswerTo(
                server,
                request + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + body.length() + "\r\n" + headers + "\r\n" + body);
    }

    private static String rawAnswerTo(DemoServer server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
