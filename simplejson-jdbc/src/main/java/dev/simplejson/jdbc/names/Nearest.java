// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.names;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant who wrote another. */
public final class Nearest {
    /** More than that nobody reads. */
    private static final int MOST = 20;

    private Nearest() {}

    /** The names, the one that is spelled most alike first, and no more than twenty. */
    public static List<String> first(String written, List<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(
                        name -> edits(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
                .limit(MOST)
                .toList();
    }

    /** How many letters have to be put in, left out or exchanged, by Wagner and Fischer. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            row[i] = i;
        }
        for (int i = 1; i <= from.length(); i++) {
            int before = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int exchanged = before + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                before = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
