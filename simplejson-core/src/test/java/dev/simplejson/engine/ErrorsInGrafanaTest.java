// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each generation of Grafana shows of a failed answer: the first of these fields that is there, and nothing if that is no text. */
class ErrorsInGrafanaTest extends EngineTesting {
    @ParameterizedTest
    @CsvSource({"Grafana 5 to 6.2, error message", "Grafana 6.3 and later, message error"})
    void query_unknownTarget_isShownAsText(String generation, String fields) throws Exception {
        TestExchange answer = query(engine(new FakeSource("app", "cpu")), "nosuch");

        Map<String, String> texts = texts(answer.sent());
        String shown = List.of(fields.split(" ")).stream()
                .filter(texts::containsKey)
                .findFirst()
                .map(texts::get)
                .orElse("");
        assertThat(shown).as(generation).isEqualTo("unknown target 'nosuch'; nearest known: 'cpu'");
    }

    /** The fields of an object; empty text for what is no text. */
    private static Map<String, String> texts(String json) throws Exception {
        Map<String, String> texts = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                texts.put(name, parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : "");
                parser.skipChildren();
            }
        }
        return texts;
    }
}
