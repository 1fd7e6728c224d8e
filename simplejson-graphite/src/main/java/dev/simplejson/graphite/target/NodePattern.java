// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import dev.simplejson.filter.LinearPattern;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One node of a path with globs. Immutable and thread-safe. */
public final class NodePattern {
    private static final String GLOBS = "*?[{\\";

    private final String text;
    private final boolean any;
    private final Set<String> texts;
    private final @Nullable LinearPattern pattern;

    private NodePattern(String text, boolean any, Set<String> texts, @Nullable LinearPattern pattern) {
        this.text = text;
        this.any = any;
        this.texts = texts;
        this.pattern = pattern;
    }

    /**
     * Reads a node as it is written.
     *
     * @throws dev.simplejson.model.SimpleJsonException of kind {@code BAD_REQUEST} if it is too large
     */
    static NodePattern of(String node) {
        if (node.equals("*") || node.equals("**")) {
            return new NodePattern(node, true, Set.of(), null);
        }
        if (!hasGlob(node)) {
            return new NodePattern(node, false, Set.of(node), null);
        }
        Set<String> list = valuesOfVariable(node);
        return list.isEmpty()
                ? new NodePattern(
                        node, false, Set.of(), LinearPattern.compile(expression(node), "a node of the target"))
                : new NodePattern(node, false, list, null);
    }

    private static boolean hasGlob(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (GLOBS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** What a variable with several values is: a list in braces, however long, without other globs; empty if the node is none. */
    private static Set<String> valuesOfVariable(String node) {
        int open = node.indexOf('{');
        int close = node.lastIndexOf('}');
        if (open < 0 || close < open) {
            return Set.of();
        }
        String list = node.substring(open + 1, close);
        String around = node.substring(0, open) + node.substring(close + 1);
        if (hasGlob(list) || hasGlob(around) || list.indexOf('}') >= 0 || around.indexOf('}') >= 0) {
            return Set.of();
        }
        Set<String> values = new HashSet<>();
        for (String value : list.split(",", -1)) {
            values.add(node.substring(0, open) + value + node.substring(close + 1));
            values.add(node.substring(0, open) + value.strip() + node.substring(close + 1));
        }
        return values;
    }

    /** Whether it may stand for several nodes: a dot is in its braces, as with a variable whose values are whole paths. */
    boolean isWide() {
        return text.indexOf('.') >= 0 && text.indexOf('{') >= 0;
    }

    /** The node as written. */
    String text() {
        return text;
    }

    /** Whether it stands for itself only. */
    boolean isLiteral() {
        return !any && pattern == null && texts.size() == 1 && texts.contains(text);
    }

    /** Whether the part of a path between two indices matches. */
    public boolean matches(String path, int start, int end) {
        if (any) {
            return true;
        }
        if (pattern != null) {
            return pattern.matches(path.substring(start, end));
        }
        return isLiteral()
                ? text.length() == end - start && path.startsWith(text, start)
                : texts.contains(path.substring(start, end));
    }

    /** The node as a regular expression. */
    private static String expression(String node) {
        StringBuilder expression = new StringBuilder(node.length() * 2);
        int braces = 0;
        for (int i = 0; i < node.length(); i++) {
            char c = node.charAt(i);
            switch (c) {
                case '*' -> expression.append("[^.]*");
                case '?' -> expression.append("[^.]");
                case '{' -> {
                    braces++;
                    expression.append("(?:");
                }
                case '}' -> {
                    expression.append(braces > 0 ? ")" : "\\}");
                    braces = Math.max(0, braces - 1);
                }
                case ',' -> expression.append(braces > 0 ? '|' : ',');
                case ' ' -> i = blanks(node, i, braces > 0, expression);
                case '[' -> i = characters(node, i, expression);
                case '\\' -> literal(i + 1 < node.length() ? node.charAt(++i) : c, expression);
                default -> literal(c, expression);
            }
        }
        return "(?s)" + expression + ")".repeat(braces);
    }

    /** Adds blanks, which may be missing around what stands in braces, and gives the index of the last. */
    private static int blanks(String node, int first, boolean inBraces, StringBuilder expression) {
        int last = first;
        while (last + 1 < node.length() && node.charAt(last + 1) == ' ') {
            last++;
        }
        char before = first > 0 ? node.charAt(first - 1) : ' ';
        char behind = last + 1 < node.length() ? node.charAt(last + 1) : ' ';
        boolean around = inBraces && (before == '{' || before == ',' || behind == ',' || behind == '}');
        expression.append(around ? " *" : " ".repeat(last + 1 - first));
        return last;
    }

    /** Adds a class such as {@code [a-c]} or {@code [!1]} and gives the index of its end; a bracket that is not closed is a letter. */
    private static int characters(String node, int open, StringBuilder expression) {
        int first = open + 1;
        boolean not = first < node.length() && (node.charAt(first) == '!' || node.charAt(first) == '^');
        first += not ? 1 : 0;
        int close = node.indexOf(']', first + 1);
        if (close < 0) {
            literal('[', expression);
            return open;
        }
        expression.append(not ? "[^" : "[");
        for (int i = first; i < close; i++) {
            char c = node.charAt(i);
            boolean range = c == '-' && i > first && i + 1 < close && node.charAt(i - 1) <= node.charAt(i + 1);
            if (range) {
                expression.append('-');
            } else {
                literal(c, expression);
            }
        }
        expression.append(']');
        return close;
    }

    private static void literal(char c, StringBuilder expression) {
        boolean symbol = c < 0x80 && !Character.isLetterOrDigit(c) && c > ' ';
        expression.append(symbol ? "\\" : "").append(c);
    }
}
