// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest extends EngineTesting {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    private static final String CREDENTIALS = "Access-Control-Allow-Credentials";

    private final SimpleJsonEngine open = engine(new FakeSource("app", "cpu"));
    private final SimpleJsonEngine listed =
            engine(Map.of("cors-allowed-origins", "https://a.example, https://b.example:3000"));
    private final SimpleJsonEngine off = engine(Map.of("cors-allowed-origins", "off"));

    @ParameterizedTest
    @CsvSource({"POST, /query", "POST, /nosuch", "DELETE, /query", "GET, /", "OPTIONS, /any"})
    void answer_anyStatus_allowsEveryOrigin(String method, String path) throws Exception {
        TestExchange answer = TestExchange.of(method, path).handledBy(open);

        assertThat(answer.answerHeader(ALLOW_ORIGIN)).isEqualTo("*");
        assertThat(answer.answerHeader(CREDENTIALS)).isNull();
    }

    @Test
    void answer_badRequest_allowsEveryOrigin() throws Exception {
        TestExchange answer = TestExchange.post("/query", "{").handledBy(open);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.answerHeader(ALLOW_ORIGIN)).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/query", "/base//search/", "/nosuch"})
    void options_anyPath_isAnsweredWithoutABody(String path) throws Exception {
        TestExchange answer = TestExchange.of("OPTIONS", path)
                .with("Origin", "https://a.example")
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "content-type,x-grafana-device-id")
                .handledBy(open);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.sent()).isEmpty();
        assertThat(answer.answerHeader(ALLOW_HEADERS)).isEqualTo("content-type,x-grafana-device-id");
        assertThat(answer.answerHeader("Access-Control-Allow-Methods")).isEqualTo("GET, POST, OPTIONS");
    }

    @Test
    void options_headerThatWouldStartAnother_isNotEchoed() throws Exception {
        TestExchange answer = TestExchange.of("OPTIONS", "/query")
                .with("Access-Control-Request-Headers", "a\r\nSet-Cookie: b")
                .handledBy(open);

        assertThat(answer.answerHeader(ALLOW_HEADERS)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "https://b.example:3000"})
    void answer_listedOrigin_isAllowedWithCredentials(String origin) throws Exception {
        TestExchange answer =
                TestExchange.post("/search", "{}").with("Origin", origin).handledBy(listed);

        assertThat(answer.answerHeader(ALLOW_ORIGIN)).isEqualTo(origin);
        assertThat(answer.answerHeader(CREDENTIALS)).isEqualTo("true");
        assertThat(answer.answerHeader("Vary")).isEqualTo("Origin, Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://c.example", "https://a.example.evil", "http://a.example", "null"})
    void answer_otherOrigin_isNotAllowed(String origin) throws Exception {
        TestExchange answer =
                TestExchange.post("/search", "{}").with("Origin", origin).handledBy(listed);

        assertThat(answer.answerHeader(ALLOW_ORIGIN)).isNull();
        assertThat(answer.answerHeader(CREDENTIALS)).isNull();
        assertThat(answer.answerHeader("Vary")).isEqualTo("Origin, Accept-Encoding");
    }

    @Test
    void answer_off_holdsNoCorsHeader() throws Exception {
        TestExchange answer = TestExchange.of("OPTIONS", "/query")
                .with("Origin", "https://a.example")
                .with("Access-Control-Request-Headers", "content-type")
                .handledBy(off);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.answerHeader(ALLOW_ORIGIN)).isNull();
        assertThat(answer.answerHeader(ALLOW_HEADERS)).isNull();
    }
}
