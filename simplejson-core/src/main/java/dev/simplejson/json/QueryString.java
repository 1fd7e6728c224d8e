// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json;

import dev.simplejson.model.SimpleJsonException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL. A name may come several times. */
public final class QueryString {
    private final Map<String, List<String>> values;

    private QueryString(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the part of a URL behind the question mark.
     *
     * @param text as it was sent; null if there is none
     * @throws SimpleJsonException of kind {@link dev.simplejson.model.ErrorKind#BAD_REQUEST} if an escape is malformed
     */
    public static QueryString parse(@Nullable String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int start = 0;
        while (text != null && start < text.length()) {
            int end = text.indexOf('&', start);
            end = end < 0 ? text.length() : end;
            String pair = text.substring(start, end);
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            values.computeIfAbsent(name, unused -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            start = end + 1;
        }
        return new QueryString(values);
    }

    /** All values of a parameter; empty if it was not given. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of a parameter; empty text if it was not given. */
    public String first(String name) {
        return values.getOrDefault(name, List.of("")).get(0);
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
