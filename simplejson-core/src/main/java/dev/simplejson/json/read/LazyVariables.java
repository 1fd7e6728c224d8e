// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.simplejson.model.ScopedVariable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard's variables, {@code {name: {text, value}}}, where the body holds them. They are read when they are asked for, which
 * hardly any source does; that they are JSON has been seen by then. What has no value, such as Grafana's own {@code __sceneObject}, is
 * no variable. Thread-safe once all places are known.
 */
final class LazyVariables extends AbstractMap<String, ScopedVariable> {
    /** Holds the annotation's name as text, and the whole annotation, which is no text, as value. */
    private static final String ANNOTATION = "__annotation";

    private final JsonFactory factory;
    private final byte[] body;
    private final int start;
    private final List<Place> places = new ArrayList<>(2);
    private volatile @Nullable Map<String, ScopedVariable> read;

    /**
     * No variables yet.
     *
     * @param start where in the bytes the parser began
     */
    LazyVariables(JsonFactory factory, byte[] body, int start) {
        this.factory = factory;
        this.body = body;
        this.start = start;
    }

    /** Remembers where the parser's current value is, and passes over it. */
    void add(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        long from = parser.currentTokenLocation().getByteOffset();
        passOver(parser);
        long to = parser.currentLocation().getByteOffset();
        places.add(new Place(start + (int) from, (int) (to - from)));
    }

    /** As {@code skipChildren} does, but with an eye on the length of texts, so that nothing can fail when they are read. */
    private static void passOver(JsonParser parser) throws IOException {
        for (int depth = 1; depth > 0; ) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING) {
                parser.getTextLength();
            }
        }
    }

    @Override
    public Set<Map.Entry<String, ScopedVariable>> entrySet() {
        return all().entrySet();
    }

    @Override
    public @Nullable ScopedVariable get(@Nullable Object name) {
        return all().get(name);
    }

    private Map<String, ScopedVariable> all() {
        Map<String, ScopedVariable> known = read;
        if (known == null) {
            known = places.isEmpty() ? Map.of() : readAll();
            read = known;
        }
        return known;
    }

    private Map<String, ScopedVariable> readAll() {
        Map<String, ScopedVariable> variables = new LinkedHashMap<>();
        for (Place place : places) {
            try (JsonParser parser = factory.createParser(body, place.offset, place.length)) {
                parser.nextToken();
                read(parser, variables);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible); // The bytes are in memory, and were parsed before.
            }
        }
        return Collections.unmodifiableMap(variables);
    }

    private static void read(JsonParser parser, Map<String, ScopedVariable> variables) throws IOException {
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

    /** Where in the body an object is. */
    private record Place(int offset, int length) {}
}
