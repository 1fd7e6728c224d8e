// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.simplejson.model.ScopedVariable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code {name: {text, value}}}; what has no value, such as Grafana's own {@code __sceneObject}, is no variable. */
final class VariablesReader {
    private VariablesReader() {}

    static void read(JsonParser parser, Map<String, ScopedVariable> variables) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            readVariable(parser, name, variables);
        }
    }

    private static void readVariable(JsonParser parser, String name, Map<String, ScopedVariable> variables)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        List<String> texts = List.of();
        List<String> values = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "text" -> texts = texts(parser);
                case "value" -> values = texts(parser);
                default -> parser.skipChildren();
            }
        }
        if (!values.isEmpty() || name.equals(ANNOTATION)) {
            variables.put(name, new ScopedVariable(String.join(" + ", texts), values));
        }
    }

    /** Holds the annotation's name as text, and the whole annotation, which is no text, as value. */
    private static final String ANNOTATION = "__annotation";

    private static List<String> texts(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            String single = Scalars.text(parser);
            return single == null ? List.of() : List.of(single);
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String text = Scalars.text(parser);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }
}
