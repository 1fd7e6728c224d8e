// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user entered beside the metric: simPod's {@code payload} (0.3 and later) or {@code data} (before).
 *
 * <p>The clients write the same thing in several ways: numbers and booleans as text, a list as an array, as one text holding
 * JSON, or as {@code (a|b)} or {@code {a,b}}. The accessors read them all. Immutable and thread-safe.
 */
public final class Payload {
    /** What people write; {@link Double#parseDouble} alone would read {@code 1d}, which means one day, as 1. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d++\\.?\\d*+|\\.\\d++)([eE][+-]?\\d++)?");

    private static final Payload EMPTY = new Payload(Map.of(), "");

    private final Map<String, @Nullable Object> fields;
    private final String text;

    private Payload(Map<String, @Nullable Object> fields, String text) {
        this.fields = fields;
        this.text = text;
    }

    /** A payload that holds nothing. */
    public static Payload empty() {
        return EMPTY;
    }

    /**
     * A payload of named values.
     *
     * @param fields values that are a {@code String}, {@code Number}, {@code Boolean}, a {@code List} or {@code Map} of such,
     *     or null
     */
    public static Payload of(Map<String, ? extends @Nullable Object> fields) {
        return new Payload(Collections.unmodifiableMap(new LinkedHashMap<>(fields)), "");
    }

    /** A payload that is bare text, not named values. */
    public static Payload ofText(String text) {
        return new Payload(Map.of(), text);
    }

    /** Whether nothing was entered. */
    public boolean isEmpty() {
        return fields.isEmpty() && text.isEmpty();
    }

    /** The names that have a value, in the order in which they were sent. */
    public Set<String> keys() {
        return fields.keySet();
    }

    /** The bare text, when the payload is not an object; else empty. */
    public String text() {
        return text;
    }

    /** The value as text; null if there is none, or it is an object. A list gives its first element. */
    public @Nullable String string(String key) {
        Object value = fields.get(key);
        if (value instanceof List<?> list) {
            value = list.isEmpty() ? null : list.get(0);
        }
        return asText(value);
    }

    /** The value as a list of text, whichever way the client wrote it; empty if there is none. */
    public List<String> strings(String key) {
        Object value = fields.get(key);
        if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            for (Object element : list) {
                String elementText = asText(element);
                if (elementText != null) {
                    texts.addAll(MultiValue.values(elementText));
                }
            }
            return List.copyOf(texts);
        }
        String single = asText(value);
        return single == null || single.isEmpty() ? List.of() : MultiValue.values(single);
    }

    /** The value as a number, also when the client sent it as text; empty if there is none or it is not a number. */
    public OptionalDouble number(String key) {
        String value = string(key);
        if (value == null || !NUMBER.matcher(value.strip()).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(value);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** The value as it was sent: {@code String}, {@code Number}, {@code Boolean}, {@code List}, {@code Map} or null. */
    public @Nullable Object raw(String key) {
        return fields.get(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload payload && fields.equals(payload.fields) && text.equals(payload.text);
    }

    @Override
    public int hashCode() {
        return 31 * fields.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return "Payload" + (text.isEmpty() ? fields : "[" + text + "]");
    }

    private static @Nullable String asText(@Nullable Object value) {
        return value == null || value instanceof Map || value instanceof List ? null : value.toString();
    }
}
