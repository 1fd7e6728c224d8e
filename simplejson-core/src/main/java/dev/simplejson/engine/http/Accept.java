// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept} and {@code Accept-Encoding} (RFC 9110, 12.5), as far as names go: of two that a client likes as well, we choose. */
public final class Accept {
    private static final Pattern WEIGHT = Pattern.compile(";\\s*q\\s*=\\s*([01](\\.\\d*)?)\\s*(;|$)");

    private Accept() {}

    public static boolean hasGzip(@Nullable String header) {
        return names(header, "gzip") || names(header, "x-gzip");
    }

    /** Whether the header names this very thing, and the other none that it likes better. */
    public static boolean prefers(@Nullable String header, String name, String other) {
        double weight = weight(header, name);
        return weight > 0 && weight >= weight(header, other);
    }

    /** Whether the header names this very thing. */
    static boolean names(@Nullable String header, String name) {
        return weight(header, name) > 0;
    }

    /** How much the header likes this very thing; nothing means "not this one". */
    private static double weight(@Nullable String header, String name) {
        if (header == null || header.length() < name.length()) {
            return 0;
        }
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(element -> name.equals(withoutParameters(element)))
                .mapToDouble(Accept::weight)
                .max()
                .orElse(0);
    }

    private static double weight(String element) {
        Matcher weight = WEIGHT.matcher(element);
        return weight.find() ? Double.parseDouble(weight.group(1)) : 1;
    }

    private static String withoutParameters(String element) {
        int parameters = element.indexOf(';');
        return (parameters < 0 ? element : element.substring(0, parameters)).strip();
    }
}
