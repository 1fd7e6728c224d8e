// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a table begins behind lines that are none of it. */
final class HeaderLine {
    /** Commas last: they may be between decimals. */
    private static final List<Character> DELIMITERS = List.of(';', '\t', '|', ',');

    /** Seconds of these years, or several numbers and what is between them, as in {@code Mon 2025-11-24}. */
    private static final Pattern TIME =
            Pattern.compile("\"?(\\d{9}[^,;\t|\"]*|[^\\d,;\t|\"]*\\d+[^\\d,;\t|\"]+\\d+[^\\d,;\t|\"]+\\d[^,;\t|\"]*"
                    + "|[^\\d,;\t|\"]*\\d+[-/ ]\\p{L}+[-/ ]\\d[^,;\t|\"]*)\"?[,;\t|]");

    private static final Pattern CELL = Pattern.compile("[-+.,:/ \\d]*\\d[-+.,:/ \\dTZ]*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d*(?:[.,]\\d+)*");
    private static final String NUMBER_LOOK = "0";

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

    /** Whether any two lines, one behind the other, begin with times that are written alike: they are of a table of their own. */
    static boolean haveRows(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            String look = look(lines.get(i));
            if (!look.isEmpty() && look.equals(look(lines.get(i - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** What the first cell has in common with others that are written alike; empty if there is only one, or it is no time. */
    private static String look(String line) {
        Matcher first = TIME.matcher(line);
        return first.lookingAt() ? first.group(1).replaceAll("\\d+", "0").replaceAll("\\p{L}+", "a") : "";
    }

    /** What each line, also that of the names, has as often as the others; empty if it is nothing but commas. */
    static String delimiterBesideCommas(List<String> lines) {
        for (char delimiter : DELIMITERS.subList(0, DELIMITERS.indexOf(','))) {
            long[] counts = lines.stream()
                    .filter(line -> !line.isBlank())
                    .mapToLong(line -> cells(line, delimiter))
                    .distinct()
                    .toArray();
            if (counts.length == 1 && counts[0] > 1) {
                return String.valueOf(delimiter);
            }
        }
        return "";
    }

    /**
     * Whether any line in front of a header may be a row of its table: it has as many cells, and more than one that is not empty; or it is of
     * before a column was added, so that its first number or time is in the same column as in a row, and written alike.
     */
    static boolean haveRowsOf(List<String> lines, int header, String delimiter, int columns) {
        return lines.subList(0, header).stream()
                .anyMatch(line -> isLike(line, delimiter, columns)
                        || lines.subList(header + 1, lines.size()).stream()
                                .anyMatch(row -> areBothRows(line, row, delimiter)));
    }

    private static boolean isLike(String line, String delimiter, int columns) {
        String[] cells = line.split(Pattern.quote(delimiter), -1);
        return cells.length == columns
                && Arrays.stream(cells).filter(cell -> !cell.isBlank()).count() > 1;
    }

    private static boolean areBothRows(String line, String row, String delimiter) {
        String[] cells = line.split(Pattern.quote(delimiter), -1);
        String[] others = row.split(Pattern.quote(delimiter), -1);
        for (int i = 0; cells.length > 1 && i < Math.min(cells.length, others.length); i++) {
            String look = lookOfCell(cells[i]);
            String other = lookOfCell(others[i]);
            if (!look.isEmpty() || !other.isEmpty()) {
                // Where it was measured is a number behind its name, too.
                return look.equals(other) && (i == 0 || !look.equals(NUMBER_LOOK));
            }
        }
        return false;
    }

    /** What numbers and times have in common with others that are written alike; empty for other text. */
    private static String lookOfCell(String cell) {
        String text = cell.strip().replaceAll("^\"(.*)\"$", "$1");
        if (!isCell(text)) {
            return "";
        }
        return NUMBER.matcher(text).matches() ? NUMBER_LOOK : text.replaceAll("\\d+", NUMBER_LOOK);
    }

    /** Whether a text is a number or a time, as cells are. */
    static boolean isCell(String text) {
        return CELL.matcher(text).matches();
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
