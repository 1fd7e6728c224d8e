// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import java.util.ArrayList;
import java.util.List;

/**
 * A path with globs: {@code *}, {@code ?}, <code>[a-c]</code> and <code>{a,b}</code> within a node, {@code **} for any number of nodes.
 * Takes time in proportion to path and pattern. Immutable and thread-safe.
 */
public final class PathPattern {
    private static final String ACROSS = "**";

    private final String text;
    private final List<NodePattern> nodes;
    private final boolean across;

    private PathPattern(String text, List<NodePattern> nodes) {
        this.text = text;
        this.nodes = nodes;
        this.across =
                nodes.stream().anyMatch(node -> node.isWide() || node.text().equals(ACROSS));
    }

    /**
     * Reads a pattern as it is written, with backslashes. A dot at its end says nothing, as in Graphite.
     *
     * @throws dev.simplejson.model.SimpleJsonException of kind {@code BAD_REQUEST} if a node is too large
     */
    public static PathPattern of(String pattern) {
        List<NodePattern> nodes = new ArrayList<>();
        int start = 0;
        int braces = 0;
        for (int i = 0; i <= pattern.length(); i++) {
            char c = i < pattern.length() ? pattern.charAt(i) : '.';
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                braces++;
            } else if (c == '}') {
                braces--;
            } else if (c == '.' && (braces <= 0 || i >= pattern.length())) {
                if (i > start || i < pattern.length()) {
                    String node = pattern.substring(start, Math.min(i, pattern.length()));
                    nodes.add(NodePattern.of(node));
                }
                start = i + 1;
            }
        }
        if (start < pattern.length()) {
            nodes.add(NodePattern.of(pattern.substring(start)));
        }
        return new PathPattern(pattern, List.copyOf(nodes));
    }

    /** Whether it holds a glob, so that finding nothing is no error. */
    public boolean hasGlob() {
        return nodes.stream().anyMatch(node -> !node.isLiteral());
    }

    /** The pattern as written. */
    String text() {
        return text;
    }

    public List<NodePattern> nodes() {
        return nodes;
    }

    /** Whether a node of it may stand for several: {@code **}, or braces with a dot in them. */
    public boolean isAcross() {
        return across;
    }

    /** Whether its first node may stand for several. */
    public boolean beginsWide() {
        return !nodes.isEmpty() && (nodes.get(0).isWide() || nodes.get(0).text().equals(ACROSS));
    }

    /** This pattern without its first node. */
    public PathPattern tail() {
        return new PathPattern(text, nodes.subList(Math.min(1, nodes.size()), nodes.size()));
    }

    /** Whether a whole path matches. */
    public boolean matches(String path) {
        return across ? matchesAcross(path) : lengthOfPrefix(path) == path.length();
    }

    /** How many characters of the path the nodes of this pattern cover, all of them matching; -1 if they do not. */
    public int lengthOfPrefix(String path) {
        return across ? longestPrefix(path) : prefixNodeByNode(path);
    }

    private int longestPrefix(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            if (matchesAcross(path.substring(0, end))) {
                return end;
            }
        }
        return -1;
    }

    private int prefixNodeByNode(String path) {
        int start = 0;
        for (int i = 0; i < nodes.size(); i++) {
            if (start > path.length()) {
                return -1;
            }
            int dot = path.indexOf('.', start);
            int end = dot < 0 ? path.length() : dot;
            if (!nodes.get(i).matches(path, start, end)) {
                return -1;
            }
            start = end + 1;
        }
        return start - 1;
    }

    /** Column by column of the table "the first i patterns match the first j nodes". */
    private boolean matchesAcross(String path) {
        String[] parts = path.split("\\.", -1);
        boolean[] matched = new boolean[parts.length + 1];
        matched[0] = true;
        for (NodePattern node : nodes) {
            boolean[] next = new boolean[parts.length + 1];
            boolean any = node.text().equals(ACROSS);
            for (int j = 1; j <= parts.length; j++) {
                next[j] = any
                        ? matched[j - 1] || next[j - 1]
                        : node.isWide()
                                ? endsAt(j, node, parts, matched)
                                : matched[j - 1] && isPart(node, parts[j - 1]);
            }
            matched = next;
        }
        return matched[parts.length];
    }

    private static boolean endsAt(int end, NodePattern wide, String[] parts, boolean[] matched) {
        String joined = parts[end - 1];
        for (int start = end - 1; start >= 0; start--) {
            if (matched[start] && isPart(wide, joined)) {
                return true;
            }
            joined = start == 0 ? joined : parts[start - 1] + "." + joined;
        }
        return false;
    }

    private static boolean isPart(NodePattern node, String part) {
        return node.matches(part, 0, part.length());
    }
}
