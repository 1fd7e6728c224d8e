// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

/**
 * The reversible spelling of a metric's name as a Graphite path. Grafana's editor silently cuts a name at a blank, at many symbols and
 * at letters of CJK, so what does not survive there is written otherwise: a blank as {@code ~}, anything else as its code points in
 * hexadecimal between colons. {@code Load (1 min)} is {@code Load~:28:1~min:29:}.
 *
 * <p>A dot parts nodes, as everywhere in Graphite. One that would leave an empty node is written as {@code :2e:}. Two names never share
 * a spelling, because every spelling reads back as one name.
 */
public final class MetricSpelling {
    private static final String KEPT = "_-";

    private MetricSpelling() {}

    /** A name as one node, whatever dots it holds. */
    public static String spelledNode(String name) {
        return spelled(name).replace(".", ":2e:");
    }

    /** The path of a metric's name. */
    public static String spelled(String name) {
        if (name.isEmpty()) {
            return "::";
        }
        if (isPlain(name)) {
            return name;
        }
        StringBuilder path = new StringBuilder(name.length() + 16);
        int node = 0;
        for (int i = 0; i < name.length(); ) {
            int codePoint = name.codePointAt(i);
            boolean first = i == node;
            if (codePoint == '.' && !first && i + 1 < name.length() && name.charAt(i + 1) != '.') {
                path.append('.');
                node = i + 1;
            } else if (codePoint == ' ') {
                path.append('~');
            } else if (survives(codePoint) && !(first && isReserved(name, i))) {
                path.appendCodePoint(codePoint);
            } else {
                appendCode(codePoint, path);
            }
            i += Character.charCount(codePoint);
        }
        return path.toString();
    }

    /** Codes that follow each other share the colons between them: {@code :6e29-5ea6:}. */
    private static void appendCode(int codePoint, StringBuilder path) {
        String code = Integer.toHexString(codePoint);
        int last = path.length() - 1;
        if (last > 0 && path.charAt(last) == ':') {
            path.setLength(last);
            path.append('-').append(code).append(':');
        } else {
            path.append(':').append(code).append(':');
        }
    }

    /** The name that a path spells; what is no spelling stands for itself. */
    public static String name(String path) {
        if (path.equals("::")) {
            return "";
        }
        if (path.indexOf('~') < 0 && path.indexOf(':') < 0) {
            return path;
        }
        StringBuilder name = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '~') {
                name.append(' ');
            } else if (c == ':') {
                int end = path.indexOf(':', i + 1);
                if (end < 0 || !appendCoded(path.substring(i + 1, end), name)) {
                    name.append(c);
                } else {
                    i = end;
                }
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    private static boolean appendCoded(String codes, StringBuilder name) {
        int length = name.length();
        for (String code : codes.split("-", -1)) {
            try {
                name.appendCodePoint(Integer.parseInt(code, 16));
            } catch (IllegalArgumentException noCode) {
                name.setLength(length);
                return false;
            }
        }
        return true;
    }

    /** Most names are their own spelling. */
    private static boolean isPlain(String name) {
        char before = '.';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = before == '.'
                    ? c >= 'a' && c <= 'z' && c != 't' && c != 'f' && c != 'n' && c != 'i'
                    : isAscii(c) || c == '.';
            if (!plain) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }

    private static boolean isAscii(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || KEPT.indexOf(c) >= 0;
    }

    /**
     * What Grafana's parser takes for a part of a name, versions 7.5.5 and 9.4 alike: letters of Latin and Cyrillic, digits, few symbols.
     */
    private static boolean survives(int codePoint) {
        return codePoint < 0x80 ? isAscii(codePoint) : isLatinOrCyrillic(codePoint) && Character.isLetter(codePoint);
    }

    private static boolean isLatinOrCyrillic(int codePoint) {
        return codePoint >= 0xC0 && codePoint <= 0x24F || codePoint >= 0x400 && codePoint <= 0x4FF;
    }

    /** Grafana's parser fails on nodes that are truth values; a whole name that is a constant would be read as one in a call. */
    private static boolean isReserved(String name, int node) {
        int dot = name.indexOf('.', node);
        int end = dot < 0 ? name.length() : dot;
        boolean whole = node == 0 && dot < 0;
        return isNode(name, node, end, "true")
                || isNode(name, node, end, "false")
                || whole && (isNode(name, node, end, "none") || isNode(name, node, end, "inf"))
                || node == 0 && TargetParser.isNumber(name);
    }

    private static boolean isNode(String name, int start, int end, String text) {
        return end - start == text.length() && name.regionMatches(true, start, text, 0, end - start);
    }
}
