// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import dev.simplejson.filter.LinearPattern;
import dev.simplejson.model.SimpleJsonException;

/**
 * Regular expressions of targets: RE2 syntax, in which {@code \w} and {@code \d} are letters and digits of all scripts, as they are in
 * Python and so in graphite-web. RE2's own are ASCII only, which would cut {@code Küche} in two.
 */
public final class Expressions {
    private static final String WORD = "\\p{L}\\p{N}_";

    private Expressions() {}

    /**
     * Compiles one.
     *
     * @param owner where it stands, for the message
     * @throws SimpleJsonException of kind {@code BAD_REQUEST} if it is not in RE2 syntax, or too large
     */
    public static LinearPattern compile(String expression, String owner) {
        LinearPattern asWritten = LinearPattern.compile(expression, owner);
        String re2 = toRe2(expression);
        return re2.equals(expression) ? asWritten : LinearPattern.compile(re2, owner);
    }

    /** The same expression for RE2. What is no word in a class in brackets, {@code [\W-]}, stays that of ASCII: RE2 cannot say it. */
    static String toRe2(String expression) {
        StringBuilder re2 = new StringBuilder();
        boolean quoted = false;
        int classBegins = -1;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                char escaped = expression.charAt(++i);
                quoted = quoted ? escaped != 'E' : escaped == 'Q';
                re2.append(quoted ? "\\" + escaped : escape(escaped, classBegins >= 0));
                continue;
            }
            re2.append(c);
            if (classBegins < 0 && c == '[' && !quoted) {
                classBegins = expression.startsWith("^", i + 1) ? i + 1 : i;
            } else if (c == ']' && i > classBegins + 1) {
                // Right behind the opening it is a member.
                classBegins = -1;
            }
        }
        return re2.toString();
    }

    private static String escape(char escaped, boolean inClass) {
        return switch (escaped) {
            case 'd' -> "\\p{Nd}";
            case 'D' -> "\\P{Nd}";
            case 'w' -> inClass ? WORD : "[" + WORD + "]";
            case 'W' -> inClass ? "\\W" : "[^" + WORD + "]";
            default -> "\\" + escaped;
        };
    }
}
