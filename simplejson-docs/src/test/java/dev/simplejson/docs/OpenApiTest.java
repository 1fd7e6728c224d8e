// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.examples.Capture;
import dev.simplejson.examples.DemoServer;
import dev.simplejson.examples.FuzzSource;
import dev.simplejson.examples.Json;
import dev.simplejson.spi.DataSources;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what clients send and the server answers against docs/openapi.yaml. */
class OpenApiTest {
    private static DemoServer server;
    private static DemoServer serverOfEverything;
    private static OpenApi contract;

    @BeforeAll
    static void startServer() {
        server = DemoServer.start();
        serverOfEverything = DemoServer.start(DataSources.of(new FuzzSource()));
        contract = new OpenApi(Markdown.text(Markdown.ROOT.resolve("docs/openapi.yaml")));
    }

    @AfterAll
    static void stopServer() {
        server.close();
        serverOfEverything.close();
    }

    @Test
    void contract_asServed_isTheDocument() {
        assertThat(get(server, "/openapi.yaml").body())
                .isEqualTo(Markdown.text(Markdown.ROOT.resolve("docs/openapi.yaml")));
    }

    @Test
    void contract_itself_holdsTogether() {
        assertThat(contract.danglingReferences()).isEmpty();
        assertThat(contract.exampleErrors()).isEmpty();
    }

    @Test
    void endpoints_thatAreServed_areTheDocumentedOnes() throws IOException {
        Map<String, Object> root = Json.object(Json.parse(get(server, "/").body()));

        assertThat(contract.methods().keySet())
                .containsExactlyInAnyOrderElementsOf(Json.array(root.get("endpoints")).stream()
                        .map(Object::toString)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH"})
    void methods_thatAreServed_areTheDocumentedOnes(String method) {
        contract.methods().forEach((path, documented) -> {
            HttpResponse<String> answer = server.send(method, path.replaceAll("[{}]", ""), Map.of(), "");
            assertThat(answer.statusCode() != 405).as(method + " " + path).isEqualTo(documented.contains(method));
        });
    }

    @ParameterizedTest
    @MethodSource("captures")
    void request_ofARealClient_andItsAnswersAreAsDocumented(Capture capture) {
        String path = "/" + capture.path().substring(capture.path().lastIndexOf('/') + 1);
        String endpoint = contract.methods().containsKey(path) ? path : "/";

        if (capture.method().equals("POST")) {
            assertThat(contract.requestErrors("POST", endpoint, capture.body())).isEmpty();
        }
        assertThat(contract.answerErrors(capture.method(), endpoint, capture.sendTo(server)))
                .isEmpty();
        assertThat(contract.answerErrors(capture.method(), endpoint, capture.sendTo(serverOfEverything)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/rows, target=cpu&from=now-1h&to=now&maxDataPoints=10",
        "/rows, target=cpu&format=csv",
        "/rows, target=servers&type=table",
        "/rows, target=cpuu",
        "/now, target=cpu&reduce=avg",
        "/now, target=cpu&format=csv",
        "/now, target=cpu&target=mem",
        "/query, target=cpu&target=servers&from=1795323600000&to=1795327200000&step=1m",
        "/query, from=yesterday",
        "/search, target=c",
        "/annotations, from=now-1h&query=deploy",
        "/infinity, target=cpu",
        "/infinity, target=cpuu",
        "/-/explorer/metrics, search=c",
        "/-/grafana/datasource.yaml, plugin=simpod&auth=bearer",
        "/-/grafana/datasource.yaml, url=https://example.org/grafana",
        "/-/grafana/dashboard.json, plugin=infinity&target=cpu",
        "/-/grafana/dashboard.json, for=api",
        "/-/grafana/alert.yaml, target=cpu&above=5",
        "/-/grafana/alert.yaml, target=cpuu&above=5"
    })
    void get_withParameters_isAsDocumented(String path, String parameters) {
        for (String parameter : parameters.split("&")) {
            String[] pair = parameter.split("=", 2);
            assertThat(contract.parameterErrors("GET", path, pair[0], pair[1])).isEmpty();
        }

        assertThat(contract.answerErrors("GET", path, get(serverOfEverything, path + "?" + parameters)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/rows ; {\"targets\":[{\"target\":\"cpu\"}],\"from\":\"1795323600000\",\"to\":\"1795327200000\"}",
                "/rows ; {\"targets\":[{\"target\":\"cpu\"}],\"format\":\"csv\"}",
                "/now ; {\"targets\":[{\"target\":\"cpu\"}],\"reduce\":\"max\"}",
                "/query ; {\"targets\":[{\"type\":\"table\"}]}",
                "/query ; {\"targets\":[{\"target\":\"upper_25\"}]}",
                "/metrics ; {\"metric\":\"cpu\",\"payload\":{\"host\":\"web-1\"}}",
                "/metric-payload-options ; {\"metric\":\"cpu\",\"payload\":{},\"name\":\"host\"}",
                "/variable ; {\"payload\":[1,\"a\"]}",
                "/variable ; {\"payload\":{\"target\":\"hosts\"}}",
                "/annotations ; {\"annotation\":{\"query\":\"x\"}}"
            })
    void post_writtenByHand_isAsDocumented(String path, String body) {
        assertThat(contract.requestErrors("POST", path, body)).isEmpty();
        assertThat(contract.answerErrors(
                        "POST",
                        path,
                        serverOfEverything.send("POST", path, Map.of("Content-Type", "text/plain"), body)))
                .isEmpty();
    }

    @Test
    void contract_heldAgainstSomethingElse_doesNotAgree() {
        assertThat(contract.requestErrors("POST", "/query", "{\"targets\":{}}")).isNotEmpty();
        assertThat(contract.parameterErrors("GET", "/now", "reduce", "median")).isNotEmpty();
        assertThat(contract.answerErrors("POST", "/query", get(serverOfEverything, "/")))
                .isNotEmpty();
        assertThat(contract.methods().get("/tag-keys")).isEqualTo(Set.of("POST"));
    }

    static Stream<Capture> captures() {
        return Capture.all().stream().filter(capture -> !capture.method().equals("OPTIONS"));
    }

    private static HttpResponse<String> get(DemoServer from, String path) {
        return from.send("GET", path, Map.of("Accept-Encoding", "gzip"), "");
    }
}
