// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.docs.Markdown.Block;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.examples.DemoServer;
import dev.simplejson.spi.DataSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say about who may ask, with all modules and their endpoints. */
@Timeout(60)
class DocsSecurityTest {
    /** What each client asks for lists and data, and the page. */
    private static final List<String> REQUESTS = List.of(
            "GET /",
            "POST /search {}",
            "POST /metrics {}",
            "POST /variable {\"payload\":{\"target\":\"\"}}",
            "POST /tag-keys {}",
            "POST /annotations {}",
            "POST /query {\"targets\":[{\"target\":\".*\"}]}",
            "GET /rows?target=.*&from=now-1h",
            "GET /now?target=.*",
            "GET /metrics/find?query=*",
            "GET /metrics/find?query=*.*",
            "GET /render?target=*&from=-1h&format=json",
            "GET /tags/autoComplete/tags",
            "GET /-/explorer/about",
            "GET /-/explorer/metrics",
            "GET /-/grafana/dashboard.json",
            "GET /-/grafana/datasource.yaml",
            "GET /-/discovery");

    @TempDir
    private Path folder;

    @Test
    void keysFile_ofTheDocuments_letsInWhomItNames() throws Exception {
        List<Block> files =
                Markdown.blocks("text").filter(DocsSecurityTest::isKeysFile).toList();
        assertThat(files).isNotEmpty();
        for (Block file : files) {
            try (DemoServer server = started("bearer", file.text())) {
                assertThat(get(server, "/search", "open-sesame-7f3a")).contains("series A", "seattle_weather", "heap");
                assertThat(get(server, "/search", "long-and-random"))
                        .contains("series A", "seattle_weather")
                        .doesNotContain("heap");
            }
        }
    }

    static boolean isFlags(Block block) {
        return block.text().startsWith("--auth ");
    }

    /** With the flags and the file as they stand there, and Grafana's file for each way. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bearer | Authorization | Bearer open-sesame-7f3a       | httpHeaderName1: Authorization
            basic  | Authorization | Basic Z3JhZmFuYTpvcGVuLXNlc2FtZS03ZjNh | basicAuth: true
            header | X-API-Key     | open-sesame-7f3a              | httpHeaderName1: X-API-Key
            """)
    void flags_ofTheDocuments_askForAKeyThatGrafanaCanSend(String way, String header, String value, String provisioned)
            throws Exception {
        Block flags = Markdown.blocks("text")
                .filter(DocsSecurityTest::isFlags)
                .filter(block -> block.text().startsWith("--auth " + way + " "))
                .findFirst()
                .orElseThrow();
        String keys = Markdown.blocks("text")
                .filter(DocsSecurityTest::isKeysFile)
                .findFirst()
                .orElseThrow()
                .text();
        Path file = Files.writeString(folder.resolve("keys"), keys);
        String asked = way.equals("header") ? "header:X-API-Key" : way;
        String[] arguments = flags.text().replace(" keys", " " + file).split(" ");
        try (DemoServer server = DemoServer.startWith(arguments)) {
            assertThat(statusOf(server, "GET /search", Map.of())).isEqualTo(403);
            assertThat(answerTo(server, "GET /search", Map.of(header, value))).contains("series A");
            assertThat(answerTo(server, "GET /-/grafana/datasource.yaml?auth=" + asked, Map.of(header, value))
                            .replace("\"", ""))
                    .contains(provisioned)
                    .doesNotContain("open-sesame-7f3a", "32ab46a2");
        }
    }

    static boolean isKeysFile(Block block) {
        return block.text().startsWith("# name ");
    }

    private static String get(DemoServer server, String path, String token) {
        return server.send("GET", path, Map.of("Authorization", "Bearer " + token), "")
                .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "basic", "header"})
    void endpoint_withoutAKey_isRefusedUnlessItIsOpen(String auth) throws Exception {
        try (DemoServer server = started(auth, "all s3cr3t\n")) {
            for (String request : REQUESTS) {
                assertThat(statusOf(server, request, Map.of())).as(request).isEqualTo(403);
            }
            assertThat(statusOf(server, "GET /", Map.of("Accept", "text/html")))
                    .as("the page, which asks for the key")
                    .isEqualTo(200);
            assertThat(statusOf(server, "OPTIONS /query", Map.of())).isEqualTo(204);
        }
    }

    @Test
    void sources_thatAKeyMayNotSee_areNowhere() throws Exception {
        try (DemoServer server = started("header", "all s3cr3t\nsome t0k3n waves\n")) {
            StringBuilder ofAll = new StringBuilder();
            for (String request : REQUESTS) {
                ofAll.append(answerTo(server, request, Map.of("X-API-Key", "s3cr3t")));

                assertThat(answerTo(server, request, Map.of("X-API-Key", "t0k3n")))
                        .as(request)
                        .doesNotContain("seattle", "heap", "weather", "jvm", "temp_max", "threads");
            }
            assertThat(ofAll).contains("seattle", "heap", "weather", "jvm", "temp_max", "threads");
        }
    }

    private static int statusOf(DemoServer server, String request, Map<String, String> headers) {
        String[] parts = request.split(" ", 3);
        return server.send(parts[0], parts[1], headers, parts.length == 3 ? parts[2] : "")
                .statusCode();
    }

    private static String answerTo(DemoServer server, String request, Map<String, String> headers) {
        String[] parts = request.split(" ", 3);
        return server.send(parts[0], parts[1], headers, parts.length == 3 ? parts[2] : "")
                .body();
    }

    private DemoServer started(String auth, String keys) throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), keys);
        SimpleJsonSettings settings = SimpleJsonSettings.builder()
                .set("auth", auth)
                .set("auth-keys-file", file.toString())
                .build();
        return DemoServer.start(DataSources.load(), settings);
    }
}
