// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.hook.Observer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which address a client reaches an endpoint's base path. */
class BaseUrlTest extends EngineTesting {
    private final SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
            .sources(new FakeSource("app", "cpu"))
            .endpoints(Endpoint.get("/-/where")
                    .text(request -> request.baseUrl() + " " + request.paths().contains("/-/where")))
            .build());

    @ParameterizedTest
    @CsvSource({
        "/-/where, http://127.0.0.1:8080/app/grafana",
        "/app/-/where, http://127.0.0.1:8080/app/grafana/app",
        "/a b/ü/-/where, http://127.0.0.1:8080/app/grafana/a%20b/%C3%BC",
        "/a:b/-/where, http://127.0.0.1:8080/app/grafana/a:b"
    })
    void baseUrl_noHeaders_isWhereTheEngineIsMounted(String path, String expected) throws Exception {
        assertThat(TestExchange.of("GET", path).handledBy(engine).sent()).isEqualTo(expected + " true");
    }

    @Test
    void baseUrl_observed_isTheSame() throws Exception {
        SimpleJsonEngine observed = closed(SimpleJsonEngine.builder()
                .sources(new FakeSource("app", "cpu"))
                .endpoints(Endpoint.get("/-/where").text(request -> request.baseUrl()))
                .observer(new Observer() {})
                .build());

        assertThat(TestExchange.of("GET", "/-/where").handledBy(observed).sent())
                .isEqualTo("http://127.0.0.1:8080/app/grafana");
    }

    @Test
    void baseUrl_unknownMount_isWhatTheClientWrote() throws Exception {
        assertThat(TestExchange.of("GET", "/-/where")
                        .mountedAt("")
                        .with("Host", "grafana.example:81")
                        .handledBy(engine)
                        .sent())
                .startsWith("http://grafana.example:81 ");
    }

    /** As Spring's ForwardedHeaderFilter does, which leaves Host alone. */
    @Test
    void baseUrl_containerThatHasReadAndHiddenForwardedHeaders_isWhatItKnows() throws Exception {
        assertThat(TestExchange.of("GET", "/-/where")
                        .mountedAt("https://example.org/tools/grafana")
                        .with("Host", "10.0.0.1:8080")
                        .handledBy(engine)
                        .sent())
                .startsWith("https://example.org/tools/grafana ");
    }

    @Test
    void baseUrl_behindProxies_isWhatTheFirstOneSaw() throws Exception {
        assertThat(TestExchange.of("GET", "/-/where")
                        .with("Host", "10.0.0.1:8080")
                        .with("X-Forwarded-Proto", "https, http")
                        .with("X-Forwarded-Host", "example.org, inner")
                        .with("X-Forwarded-Prefix", "/tools/")
                        .handledBy(engine)
                        .sent())
                .startsWith("https://example.org/tools/app/grafana ");
    }

    @Test
    void baseUrl_headersThatHoldSomethingElse_arePassedOver() throws Exception {
        assertThat(TestExchange.of("GET", "/-/where")
                        .with("Host", "a b\"c")
                        .with("X-Forwarded-Proto", "javascript")
                        .with("X-Forwarded-Host", "evil.example/path?x")
                        .with("X-Forwarded-Prefix", "//other.example")
                        .handledBy(engine)
                        .sent())
                .startsWith("http://127.0.0.1:8080/app/grafana ");
    }
}
