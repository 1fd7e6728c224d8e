// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.simplejson.model.Payload;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payloads in all their spellings: an object, text that holds an object, bare text, or anything a user typed as raw JSON. */
final class Payloads {
    /** Where a payload that is a list is found. */
    static final String LIST_KEY = "payload";

    private final JsonFactory factory;

    Payloads(JsonFactory factory) {
        this.factory = factory;
    }

    /** The payload at the parser's current value. */
    Payload read(JsonParser parser) throws IOException {
        return of(TreeReader.read(parser));
    }

    Payload of(@Nullable Object tree) throws IOException {
        if (tree instanceof Map<?, ?> fields) {
            return ofFields(fields);
        }
        if (tree instanceof Iterable<?>) {
            return Payload.of(Map.of(LIST_KEY, tree));
        }
        String text = Scalars.textOf(tree);
        return text.isEmpty() ? Payload.empty() : ofText(text);
    }

    @SuppressWarnings("unchecked") // TreeReader gives maps with text keys only.
    private static Payload ofFields(Map<?, ?> fields) {
        return fields.isEmpty() ? Payload.empty() : Payload.of((Map<String, @Nullable Object>) fields);
    }

    /** After an upgrade simPod passes an old dashboard's payload on as the raw text of its JSON (simPod#439). */
    private Payload ofText(String text) throws IOException {
        if (text.stripLeading().startsWith("{")) {
            try (JsonParser parser = factory.createParser(text)) {
                parser.nextToken();
                Map<String, @Nullable Object> fields = TreeReader.readObject(parser);
                if (parser.nextToken() == null) {
                    return ofFields(fields);
                }
            } catch (JsonProcessingException notJson) {
                return Payload.ofText(text); // Text that only begins like JSON is text.
            }
        }
        return Payload.ofText(text);
    }
}
