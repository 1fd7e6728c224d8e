// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.ArrayList;
import java.util.List;

/**
 * A path with globs: {@code *}, {@code ?}, <code>[a-c]</code> and <code>{a,b}</code> within a node, {@code **} for any number of nodes. Takes
 * time in proportion to path and pattern. Immutable and thread-safe.
 */
final class PathPattern {
    private static final String ACROSS = "**";

    private final String text;
    private final List<NodePattern> nodes;
    private final boolean across;

    private PathPattern(String text, List<NodePattern> nodes, boolean across) {
        this.text = text;
        this.nodes = nodes;
        this.across = across;
    }

    /**
     * Reads a pattern as it is written, with backslashes. A dot at its end says nothing, as in Graphite.
     *
     * @throws dev.simplejson.model.SimpleJsonException of kind {@code BAD_REQUEST} if a node is too large
     */
    static PathPattern of(String pattern) {
        List<NodePattern> nodes = new ArrayList<>();
        boolean across = false;
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
                    across |= node.equals(ACROSS);
                    nodes.add(NodePattern.of(node));
                }
                start = i + 1;
            }
        }
        if (start < pattern.length()) {
            nodes.add(NodePattern.of(pattern.substring(start)));
        }
        return new PathPattern(pattern, List.copyOf(nodes), across);
    }

    /** Whether it holds a glob, so that finding nothing is no error. */
    boolean hasGlob() {
        return nodes.stream().anyMatch(node -> !node.isLiteral());
    }

    /** The pattern as written. */
    String text() {
        return text;
    }

    List<NodePattern> nodes() {
        return nodes;
    }

    /** Whether {@code **} stands in it. */
    boolean isAcross() {
        return across;
    }

    /** This pattern without its first node. */
    PathPattern tail() {
        return new PathPattern(text, nodes.subList(Math.min(1, nodes.size()), nodes.size()), across);
    }

    /** Whether a whole path matches. */
    boolean matches(String path) {
        return across ? matchesAcross(path) : lengthOfPrefix(path) == path.length();
    }

    /** How many characters of the path the nodes of this pattern cover, all of them matching; -1 if they do not. */
    int lengthOfPrefix(String path) {
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
                String part = parts[j - 1];
                next[j] = any ? matched[j - 1] || next[j - 1] : matched[j - 1] && node.matches(part, 0, part.length());
            }
            matched = next;
        }
        return matched[parts.length];
    }
}
