// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What days of the week are called, as far as this Java knows the languages. */
final class Weekdays {
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "cs", "hr", "ja");

    private static final Set<String> NAMES = names();

    private Weekdays() {}

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (DayOfWeek day : DayOfWeek.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    names.add(plain(day.getDisplayName(style, locale)));
                }
            }
        }
        return names;
    }

    static boolean isOne(String text) {
        return NAMES.contains(plain(text));
    }

    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
