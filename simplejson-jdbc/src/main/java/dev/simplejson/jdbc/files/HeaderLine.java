// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.util.List;

/** Where a table begins behind lines that are none of it. */
final class HeaderLine {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** Of fewer it may be chance. */
    private static final int FEWEST_ROWS = 2;

    private HeaderLine() {}

    /** The place of the first line from which on all have as many cells as the last, of which there are most; -1 if there is none. */
    static int in(List<String> lines) {
        int best = -1;
        long most = 1;
        for (char delimiter : DELIMITERS) {
            int first = lines.size() - 1;
            long cells = lines.isEmpty() ? 0 : cells(lines.get(first), delimiter);
            while (first > 0 && cells(lines.get(first - 1), delimiter) == cells) {
                first--;
            }
            if (cells > most && lines.size() - 1 - first >= FEWEST_ROWS) {
                best = first;
                most = cells;
            }
        }
        return best;
    }

    private static long cells(String line, char delimiter) {
        long cells = 1;
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            isQuoted ^= c == '"';
            cells += c == delimiter && !isQuoted ? 1 : 0;
        }
        return cells;
    }
}
