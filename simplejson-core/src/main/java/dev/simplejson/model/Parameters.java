// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL, or the fields of a form. A name may come several times. Immutable and thread-safe. */
public final class Parameters {
    private static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads {@code name=value&name=value}.
     *
     * @param text as it was sent, still encoded; null if there is none
     * @throws SimpleJsonException of kind {@link ErrorKind#BAD_REQUEST} if an escape is malformed
     */
    public static Parameters parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            end = end < 0 ? text.length() : end;
            String pair = text.substring(start, end);
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            values.computeIfAbsent(name, unused -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            start = end + 1;
        }
        return new Parameters(values);
    }

    /** These, and behind them those of another list. */
    public Parameters and(Parameters others) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, list) -> all.put(name, new ArrayList<>(list)));
        others.values.forEach((name, list) ->
                all.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(list));
        return new Parameters(all);
    }

    /** The names that were given, in their order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** All values of a name; empty if it was not given. */
    public List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    /** The first value of a name; empty text if it was not given. */
    public String first(String name) {
        return values.getOrDefault(name, List.of("")).get(0);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw SimpleJsonException.badRequest("the URL holds '" + text
                    + "', where an escape such as %20 is malformed; expected %25 for a percent sign");
        }
    }
}
