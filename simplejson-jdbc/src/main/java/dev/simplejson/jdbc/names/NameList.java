// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.names;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of columns as one setting holds them: {@code host, "in, out"}. A name that holds a comma, or begins or ends with a blank or a
 * quote, stands in double quotes, in which two quotes are one, as in SQL.
 */
public final class NameList {
    private NameList() {}

    /**
     * The names without the blanks around them; none for an empty text.
     *
     * @throws IllegalArgumentException if a quoted name does not end where the list or the next comma is
     */
    public static List<String> parse(String list) {
        List<String> names = new ArrayList<>();
        int next = 0;
        while (next < list.length()) {
            int start = next;
            while (start < list.length() && Character.isWhitespace(list.charAt(start))) {
                start++;
            }
            boolean quoted = start < list.length() && list.charAt(start) == '"';
            int end = quoted ? endOfQuoted(list, start) : start;
            int comma = list.indexOf(',', end);
            next = comma < 0 ? list.length() : comma;
            if (quoted) {
                if (!list.substring(end, next).isBlank()) {
                    throw refused(list);
                }
                names.add(list.substring(start + 1, end - 1).replace("\"\"", "\""));
            } else if (start < next) {
                names.add(list.substring(start, next).strip());
            }
            next++;
        }
        return names;
    }

    /** The place behind the closing quote. */
    private static int endOfQuoted(String list, int start) {
        int quote = list.indexOf('"', start + 1);
        while (quote >= 0 && quote + 1 < list.length() && list.charAt(quote + 1) == '"') {
            quote = list.indexOf('"', quote + 2);
        }
        if (quote < 0) {
            throw refused(list);
        }
        return quote + 1;
    }

    private static IllegalArgumentException refused(String list) {
        return new IllegalArgumentException("'" + list
                + "' is no list of columns; expected names with commas between them, and one that holds a comma in double quotes:"
                + " host, \"in, out\"");
    }

    /** The list that {@link #parse} reads as these names. */
    public static String format(List<String> names) {
        List<String> written = new ArrayList<>();
        for (String name : names) {
            boolean plain =
                    !name.isEmpty() && name.indexOf(',') < 0 && name.charAt(0) != '"' && name.equals(name.strip());
            written.add(plain ? name : '"' + name.replace("\"", "\"\"") + '"');
        }
        return String.join(", ", written);
    }
}
