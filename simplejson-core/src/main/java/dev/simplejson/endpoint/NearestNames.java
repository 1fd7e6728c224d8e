// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.endpoint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may have meant, for messages about names that nobody knows. */
public final class NearestNames {
    private static final int MOST = 3;
    /** Comparing is quadratic in the length and linear in their number: enough for people, bounded for everybody else. */
    private static final int LONGEST_NAME = 100;

    private static final int MOST_COMPARED = 10_000;

    private NearestNames() {}

    /** The names nearest to a text, nearest first. */
    public static List<String> of(String text, List<String> names) {
        return nearest(text, names.stream());
    }

    /** The nearest of several names as the end of a message; empty if there are none. */
    public static String sentence(String text, List<String> names) {
        List<String> nearest = nearest(text, names.stream());
        return nearest.isEmpty()
                ? ""
                : "nearest known: "
                        + nearest.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private static List<String> nearest(String text, Stream<String> names) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return names.distinct()
                .limit(MOST_COMPARED)
                .map(name -> Candidate.of(wanted, name))
                .sorted(Comparator.comparing(Candidate::apart).thenComparingInt(Candidate::distance))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }

    private static int levenshtein(String left, String right) {
        int[] previous = new int[right.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }

    /** A name that holds the text, or is held by it, is nearer than one that is not. */
    private record Candidate(String name, boolean apart, int distance) {
        static Candidate of(String wanted, String name) {
            String left = shortened(wanted);
            String right = shortened(name.toLowerCase(Locale.ROOT));
            boolean apart = !right.contains(left) && !left.contains(right);
            return new Candidate(name, apart, levenshtein(left, right));
        }
    }
}
