// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single values, however the client wrote them. */
final class Scalars {
    /** What a user saved by an old plugin looks like: an entry of a drop-down list instead of its value. */
    private static final List<String> NAMES_OF_VALUES = List.of("value", "target", "text", "name");

    private Scalars() {}

    /** The parser's current value as text, numbers and booleans included; null for null, objects and arrays, which are skipped. */
    static @Nullable String text(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getText();
            default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }

    /** What stands here, for a message. */
    static String shown(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "{…}";
            case START_ARRAY -> "[…]";
            default -> parser.getText();
        };
    }

    /** As {@link #text}, but a number with a fraction or exponent as the whole milliseconds it lies in. */
    static @Nullable String time(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                ? Long.toString((long) Math.floor(parser.getDoubleValue()))
                : text(parser);
    }

    static String textOrEmpty(JsonParser parser) throws IOException {
        String text = text(parser);
        return text == null ? "" : text;
    }

    /** As {@link #textOrEmpty}, but of an object, the text it was chosen by; empty if it has none. */
    static String textOrChoice(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> choice(TreeReader.readObject(parser));
            default -> textOrEmpty(parser);
        };
    }

    static String textOf(@Nullable Object value) {
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    private static String choice(Map<String, @Nullable Object> entry) {
        for (String name : NAMES_OF_VALUES) {
            String value = textOf(entry.get(name));
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
