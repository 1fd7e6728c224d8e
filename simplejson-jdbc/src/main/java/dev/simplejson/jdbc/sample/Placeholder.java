// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import dev.simplejson.jdbc.sample.ColumnSample.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text among a column's times that stands for no time.
 *
 * @param text empty if there is none
 * @param rows how many rows hold it
 */
record Placeholder(String text, int rows) {
    private static final Placeholder NONE = new Placeholder("", 0);

    /** Midnights from which programs and databases count, or which are the first that they know. */
    private static final Pattern ORIGIN =
            Pattern.compile("(?:0001-01-01|1753-01-01|1899-12-3[01]|1900-01-01|1970-01-01)"
                    + "(?:[T ]00:00(?::00(?:[.,]0{1,9})?)?)?(?: ?(?:Z|UTC|[+-]00:?00))?");

    /** No log stands still for so long. */
    private static final int YEARS_APART = 20;

    /** What is there once or twice may as well be when a history begins. */
    private static final int FEWEST_ROWS = 3;

    static boolean isOrigin(Object cell) {
        return cell instanceof String text && ORIGIN.matcher(text).matches();
    }

    /**
     * That of a column.
     *
     * @param ordinals the numbers of its values
     * @param rows the number of each row's value, as they come
     */
    static Placeholder of(Map<Object, Integer> ordinals, int[] rows) {
        if (ordinals.keySet().stream().noneMatch(Placeholder::isOrigin)) {
            return NONE;
        }
        List<String> first = ordinals.keySet().stream()
                .filter(value -> value instanceof String text && TextLook.shape(text) != Shape.NO_TIME)
                .map(String.class::cast)
                .sorted()
                .limit(2)
                .toList();
        if (first.isEmpty() || !isOrigin(first.get(0))) {
            return NONE;
        }
        int ordinal = ordinals.getOrDefault(first.get(0), -1);
        int count = (int) Arrays.stream(rows).filter(each -> each == ordinal).count();
        boolean isAlone = first.size() == 1;
        return count >= FEWEST_ROWS
                        && (isAlone
                                || yearOf(first.get(1)) - yearOf(first.get(0)) >= YEARS_APART
                                        && !beginHistory(rows, ordinal, ordinals.getOrDefault(first.get(1), -1)))
                ? new Placeholder(first.get(0), count)
                : NONE;
    }

    /** Whether rows in the order of time begin, or end, with the earliest: these are together, and beside the next. */
    private static boolean beginHistory(int[] rows, int earliest, int next) {
        int start = 0;
        while (rows[start] != earliest) {
            start++;
        }
        int end = start;
        while (end < rows.length && rows[end] == earliest) {
            end++;
        }
        boolean together = Arrays.stream(rows, end, rows.length).noneMatch(ordinal -> ordinal == earliest);
        return together && (start == 0 && rows[end] == next || end == rows.length && rows[start - 1] == next);
    }

    private static int yearOf(String isoText) {
        return Integer.parseInt(isoText.substring(0, 4));
    }
}
