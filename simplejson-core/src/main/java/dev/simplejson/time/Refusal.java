// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import java.io.Serial;
import java.util.Locale;

/**
 * Why a text is not a time; {@link Timestamps} adds the text and what is accepted. Never leaves the package but as a
 * cause.
 */
final class Refusal extends RuntimeException {
    private static final int MAX_QUOTED = 60;

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Without a stack trace: it would only show this package's parsers, and costs more than the parsing. */
    Refusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /**
     * The first characters of the text in quotes, in printable ASCII only, so that it is safe in a log and
     * look-alikes show.
     */
    static String quote(CharSequence text) {
        StringBuilder quoted = new StringBuilder("'");
        int shown = Math.min(text.length(), MAX_QUOTED);
        for (int index = 0; index < shown; index++) {
            appendEscaped(quoted, text.charAt(index));
        }
        return quoted.append(shown < text.length() ? "...'" : "'").toString();
    }

    private static void appendEscaped(StringBuilder out, char character) {
        if (character >= ' ' && character <= '~') {
            out.append(character);
        } else {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
        }
    }
}
