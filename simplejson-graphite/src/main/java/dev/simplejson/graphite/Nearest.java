// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody may have meant. */
final class Nearest {
    private Nearest() {}

    static String sentence(String text, List<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(
                        name -> -commonPairs(text.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
                .limit(3)
                .collect(Collectors.joining(", "));
    }

    private static int commonPairs(String text, String name) {
        int common = 0;
        for (int i = 0; i + 1 < Math.min(text.length(), 100); i++) {
            common += name.contains(text.substring(i, i + 2)) ? 2 : 0;
        }
        return common * 100 - name.length();
    }
}
