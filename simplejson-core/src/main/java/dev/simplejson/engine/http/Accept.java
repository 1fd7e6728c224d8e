// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept} and {@code Accept-Encoding} (RFC 9110, 12.5), as far as names go: of two that a client would take, we choose. */
public final class Accept {
    /** A weight of zero means "not this one". */
    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*");

    private Accept() {}

    public static boolean hasGzip(@Nullable String header) {
        return names(header, "gzip") || names(header, "x-gzip");
    }

    /** Whether the header names this very thing. */
    static boolean names(@Nullable String header, String name) {
        return header != null
                && header.length() >= name.length()
                && Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .anyMatch(element -> name.equals(withoutParameters(element))
                                && !REFUSED.matcher(element).matches());
    }

    private static String withoutParameters(String element) {
        int parameters = element.indexOf(';');
        return (parameters < 0 ? element : element.substring(0, parameters)).strip();
    }
}
