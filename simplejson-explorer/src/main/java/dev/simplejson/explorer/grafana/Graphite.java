// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes targets in Graphite's grammar, whose texts have no escapes: one holds all but its own kind of quote. */
final class Graphite {
    private Graphite() {}

    /** The series of one metric, of those that satisfy all conditions. */
    static String seriesOf(String source, String metric, List<String> conditions) {
        return Stream.concat(
                        Stream.of(compared("name", "=", metric), compared("source", "=", source)), conditions.stream())
                .collect(Collectors.joining(", ", "seriesByTag(", ")"));
    }

    /** Several targets as one. */
    static String group(List<String> targets) {
        return targets.size() == 1 ? targets.get(0) : "group(" + String.join(", ", targets) + ")";
    }

    /**
     * A condition on a tag's whole value. What Graphite or Grafana would read as something else (both quotes, a backslash, an expression, a
     * variable, another query) is written as an expression, in which every character has a spelling without symbols.
     *
     * @param operator {@code =} or {@code !=}
     */
    static String compared(String tag, String operator, String value) {
        boolean plain = !value.startsWith("~")
                && "$#[\\".chars().allMatch(symbol -> value.indexOf(symbol) < 0)
                && (value.indexOf('\'') < 0 || value.indexOf('"') < 0);
        return plain ? quoted(tag + operator + value) : matched(tag, operator, spelled(value));
    }

    /** A condition by an expression; Graphite by itself looks at a value's begin only, this looks at all of it. */
    static String matched(String tag, String operator, String expression) {
        String text = tag + operator + "~^(?:" + expression + ")$";
        return quoted(text.indexOf('"') < 0 ? text : text.replace("'", "\\x27"));
    }

    /** Whether a tag of this name can be asked for at all: no symbol of a condition, or of a list of arguments, is in it. */
    static boolean canAsk(String tag) {
        return tag.chars().noneMatch(character -> "=!~'\"(),|$#[".indexOf(character) >= 0) && !tag.isBlank();
    }

    /**
     * What a label is called as a tag: every series has tags {@code name} and {@code source} already, so a label of such a name has
     * another.
     */
    static String tagOf(String label) {
        String bare = label.startsWith("label_") ? label.substring("label_".length()) : label;
        return bare.equals("name") || bare.equals("source") ? "label_" + label : label;
    }

    static String quoted(String text) {
        return text.indexOf('\'') < 0 ? "'" + text + "'" : "\"" + text + "\"";
    }

    private static String spelled(String text) {
        return text.chars()
                .mapToObj(character -> character > '~' || Character.isLetterOrDigit(character)
                        ? String.valueOf((char) character)
                        : String.format("\\x%02x", character))
                .collect(Collectors.joining());
    }
}
