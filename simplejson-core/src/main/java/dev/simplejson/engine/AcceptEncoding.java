// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept-Encoding} (RFC 9110, 12.5.3), as far as gzip goes. */
final class AcceptEncoding {
    /** A weight of zero means "not this one". */
    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*");

    private AcceptEncoding() {}

    static boolean hasGzip(@Nullable String header) {
        return header != null
                && Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .anyMatch(coding ->
                                isGzip(coding) && !REFUSED.matcher(coding).matches());
    }

    private static boolean isGzip(String coding) {
        int parameters = coding.indexOf(';');
        String name = (parameters < 0 ? coding : coding.substring(0, parameters)).strip();
        return name.equals("gzip") || name.equals("x-gzip");
    }
}
