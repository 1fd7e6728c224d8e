// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.spi.DataSources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest extends EngineTesting {
    private final SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
            .sources(DataSources.of(new FakeSource("app", "cpu").answering(query -> {
                throw new IllegalStateException("/home/app/secret.db");
            })))
            .endpoints(Endpoint.get("/-/page").errors(Endpoint.Errors.HTML).answer((request, response) -> {
                response.header("Content-Security-Policy", "default-src 'self'");
                throw new IllegalStateException("<b>/home/app/secret.db</b>");
            }))
            .build());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /nosuch/query/x",
                "DELETE /query",
                "OPTIONS /query",
                "POST /search {}",
                "POST /query {",
                "POST /query [1]",
                "POST /query {\"targets\":[{\"target\":\"cpu\"}]}",
                "POST /query {\"range\":7}",
                "POST /rows {\"targets\":[{\"target\":\"nosuch\"}]}",
                "GET /-/page",
                "POST /-/page",
                "GET /-/healthy"
            })
    void answer_whateverItIs_isNotSniffedOrKeptAndTellsNothingOfTheServer(String request) throws Exception {
        String[] parts = request.split(" ", 3);
        TestExchange exchange = (parts.length == 3
                        ? TestExchange.post(parts[1], parts[2])
                        : TestExchange.of(parts[0], parts[1]))
                .handledBy(engine);

        assertThat(exchange.answerHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(exchange.answerHeader("Cache-Control")).isEqualTo("no-store");
        if (exchange.status() >= 400) {
            for (String text : List.of(exchange.sent(), String.valueOf(exchange.answerHeader("X-Error-Message")))) {
                assertThat(text).doesNotContain("dev.simplejson", "java.", "jackson", "Exception", "/home", ".java");
                assertThat(text).doesNotContainPattern("\\d+\\.\\d+\\.\\d+");
            }
        }
    }

    @Test
    void page_ofAnError_mayDoNothing() throws Exception {
        TestExchange page = TestExchange.of("GET", "/-/page").handledBy(engine);

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.answerHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(page.answerHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
    }
}
