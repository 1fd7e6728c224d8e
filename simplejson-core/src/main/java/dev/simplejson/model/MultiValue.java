// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Grafana makes of a variable with several values when it puts it into a text.
 *
 * <p>The {@code regex} format, which the clients use for targets, escapes every value and joins several as {@code (a|b)}, a
 * single value included ({@code db\.eu}); the {@code glob} format joins them as {@code {a,b}}; simPod before 0.2.1 sends a text that
 * holds a JSON array. Thread-safe: there is no state.
 */
public final class MultiValue {
    /** What Grafana's regex format escapes. */
    private static final String ESCAPED = "\\^$*+?.()|[]{}/";

    /** Texts and their number are bounded on their own; a long text with many values must not become gigabytes. */
    private static final long MAX_EXPANDED_CHARS = 50_000_000;

    private MultiValue() {}

    /**
     * The values of one variable that make up the whole text.
     *
     * @param text {@code (a|b)}, {@code {a,b}}, {@code ["a","b"]}, or a single value, each escaped or not
     * @return the values without their escapes, at least one
     */
    public static List<String> values(String text) {
        if (text.startsWith("[")) {
            List<String> elements = new JsonTextArray(text).read();
            if (elements != null && !elements.isEmpty()) {
                return elements;
            }
        }
        int end = groupEnd(text, 0);
        if (end >= 0 && end == text.length() - 1) {
            return alternatives(text, 0, end);
        }
        return List.of(unescape(text));
    }

    /**
     * All texts that a text with variables in it stands for: {@code eu.(a|b).load} is {@code eu.a.load} and
     * {@code eu.b.load}. The escapes are removed.
     *
     * @param text any text; without a variable in it, it stands for itself
     * @param limit the most texts to give
     * @return at least one text, in the order of the values, the last variable changing fastest
     * @throws SimpleJsonException of kind {@link ErrorKind#TOO_LARGE} if there would be more than {@code limit}
     */
    public static List<String> expand(String text, int limit) {
        List<StringBuilder> expanded = new ArrayList<>();
        expanded.add(new StringBuilder());
        int position = 0;
        while (position < text.length()) {
            int end = groupEnd(text, position);
            if (end < 0) {
                int next = nextUnit(text, position);
                String unit = unescape(text.substring(position, next));
                expanded.forEach(prefix -> prefix.append(unit));
                position = next;
            } else {
                expanded = product(expanded, alternatives(text, position, end), limit, text);
                position = end + 1;
            }
        }
        return expanded.stream().map(StringBuilder::toString).distinct().toList();
    }

    /** The text with the escapes of Grafana's regex format removed; a backslash before anything else stays. */
    public static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    private static List<StringBuilder> product(
            List<StringBuilder> prefixes, List<String> alternatives, int limit, String text) {
        long count = (long) prefixes.size() * alternatives.size();
        if (count > limit || count * text.length() > MAX_EXPANDED_CHARS) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    "'" + abbreviated(text) + "' stands for more than " + limit + " metrics; choose fewer values");
        }
        List<StringBuilder> longer = new ArrayList<>();
        for (StringBuilder prefix : prefixes) {
            for (String alternative : alternatives) {
                longer.add(new StringBuilder(prefix).append(alternative));
            }
        }
        return longer;
    }

    private static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** The index of the bracket that closes the group which opens here, or -1 if none opens here that holds a separator. */
    private static int groupEnd(String text, int start) {
        if (start >= text.length() || (text.charAt(start) != '(' && text.charAt(start) != '{')) {
            return -1;
        }
        char close = text.charAt(start) == '(' ? ')' : '}';
        char separator = close == ')' ? '|' : ',';
        boolean separated = false;
        for (int i = start + 1; i < text.length(); i = nextUnit(text, i)) {
            char c = text.charAt(i);
            if (c == close) {
                return separated ? i : -1;
            }
            // The regex format escapes brackets inside a value, so a bare one here means it is no list of values. The
            // glob
            // format escapes nothing, and a value may well hold brackets: {web-1,db.eu (2)}.
            if (c == text.charAt(start)) {
                return -1;
            }
            separated |= c == separator;
        }
        return -1;
    }

    private static List<String> alternatives(String text, int start, int end) {
        char separator = text.charAt(start) == '(' ? '|' : ',';
        List<String> values = new ArrayList<>();
        int from = start + 1;
        for (int i = from; i < end; i = nextUnit(text, i)) {
            if (text.charAt(i) == separator) {
                values.add(unescape(text.substring(from, i)));
                from = i + 1;
            }
        }
        values.add(unescape(text.substring(from, end)));
        return values;
    }

    private static int nextUnit(String text, int index) {
        return isEscape(text, index) ? index + 2 : index + 1;
    }

    private static boolean isEscape(String text, int index) {
        return text.charAt(index) == '\\' && index + 1 < text.length() && ESCAPED.indexOf(text.charAt(index + 1)) >= 0;
    }

    /** A text that holds a JSON array of texts. Anything else is not read: it is then a plain value. */
    private static final class JsonTextArray {
        private final String text;
        private int position = 1;

        JsonTextArray(String text) {
            this.text = text;
        }

        @Nullable
        List<String> read() {
            List<String> elements = new ArrayList<>();
            do {
                skipSpace();
                String element = string();
                if (element == null) {
                    return null;
                }
                elements.add(element);
                skipSpace();
            } while (take(','));
            return take(']') && position == text.length() ? List.copyOf(elements) : null;
        }

        private @Nullable String string() {
            if (!take('"')) {
                return null;
            }
            StringBuilder value = new StringBuilder();
            while (position < text.length()) {
                char c = text.charAt(position++);
                if (c == '"') {
                    return value.toString();
                }
                if (c == '\\') {
                    int escaped = escaped();
                    if (escaped < 0) {
                        return null;
                    }
                    c = (char) escaped;
                }
                value.append(c);
            }
            return null;
        }

        private int escaped() {
            if (position >= text.length()) {
                return -1;
            }
            char c = text.charAt(position++);
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> unicode();
                default -> -1;
            };
        }

        private int unicode() {
            int value = 0;
            for (int i = 0; i < 4; i++) {
                int digit = position < text.length() ? Character.digit(text.charAt(position++), 16) : -1;
                if (digit < 0) {
                    return -1;
                }
                value = value * 16 + digit;
            }
            return value;
        }

        private void skipSpace() {
            while (position < text.length() && text.charAt(position) <= ' ') {
                position++;
            }
        }

        private boolean take(char expected) {
            if (position < text.length() && text.charAt(position) == expected) {
                position++;
                return true;
            }
            return false;
        }
    }
}
