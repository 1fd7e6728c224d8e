// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * SQL that an operator wrote, with parameters by name. Colons in quotes, comments and casts ({@code ::date}) are left alone.
 * Immutable.
 */
final class NamedSql {
    static final List<String> NAMES = List.of("from", "to", "interval", "maxDataPoints", "filters");

    private static final Pattern QUERY = Pattern.compile("(?:select|with|values|table)\\b", Pattern.CASE_INSENSITIVE);

    /** Texts at even places, names of parameters at odd ones. */
    private final List<String> parts;

    private NamedSql(List<String> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Takes SQL apart.
     *
     * @param setting where the SQL comes from, for messages
     * @throws IllegalArgumentException if it is not one query, or has a parameter of another name
     */
    static NamedSql parse(String sql, String setting) {
        if (!isQuery(sql)) {
            throw new IllegalArgumentException(
                    setting + " is no query; expected SQL that starts with SELECT, WITH, VALUES or TABLE");
        }
        return new NamedSql(new Parser(sql.strip(), setting).parse());
    }

    /** Whether a text looks like a query at all. */
    static boolean isQuery(String text) {
        int start = 0;
        int next = skipped(text, 0);
        while (next > start) {
            start = next;
            next = skipped(text, start);
        }
        return QUERY.matcher(text).region(start, text.length()).lookingAt();
    }

    /** Behind what may stand in front of a query: a comment, a space or a parenthesis. */
    private static int skipped(String text, int from) {
        if (from == text.length()) {
            return from;
        }
        if (text.startsWith("--", from)) {
            return behind(text, "\n", from);
        }
        if (text.startsWith("/*", from)) {
            return behind(text, "*/", from);
        }
        return text.charAt(from) == '(' || Character.isWhitespace(text.charAt(from)) ? from + 1 : from;
    }

    private static int behind(String text, String end, int from) {
        int found = text.indexOf(end, from + 2);
        return found < 0 ? text.length() : found + end.length();
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i < parts.size(); i += 2) {
            names.add(parts.get(i));
        }
        return names;
    }

    /** The SQL as text and parameters. */
    BoundSql bind(Values values) {
        BoundSql sql = new BoundSql();
        for (int i = 0; i < parts.size(); i++) {
            if (i % 2 == 0) {
                sql.sql(parts.get(i));
            } else {
                values.add(parts.get(i), sql);
            }
        }
        // It is put into parentheses, and a comment at its end must not hide the closing one.
        return parts.get(parts.size() - 1).contains("--") ? sql.sql("\n") : sql;
    }

    /** Gives parameters their values. */
    @FunctionalInterface
    interface Values {
        void add(String name, BoundSql sql);
    }

    private static final class Parser {
        private final String sql;
        private final String setting;
        private final List<String> parts = new ArrayList<>();
        private int start;
        private int end;
        private int open;

        Parser(String sql, String setting) {
            this.sql = sql;
            this.end = sql.length();
            this.setting = setting;
        }

        List<String> parse() {
            int i = 0;
            while (i < end) {
                i = next(i);
            }
            if (open != 0) {
                throw unbalanced();
            }
            parts.add(sql.substring(start, end));
            return parts;
        }

        private int next(int i) {
            char c = sql.charAt(i);
            return switch (c) {
                case '\'' -> hasEscapes(i) ? endOfEscaped(i + 1) : endOf("'", i + 1);
                case '"', '`' -> endOf(String.valueOf(c), i + 1);
                case '-' -> sql.startsWith("--", i) ? endOf("\n", i + 2) : i + 1;
                case '/' -> sql.startsWith("/*", i) ? endOf("*/", i + 2) : i + 1;
                case '$' -> dollar(i);
                case ':' -> colon(i);
                case ';' -> semicolon(i);
                case '?' -> questionMark(i);
                case '(' -> parenthesis(i, 1);
                case ')' -> parenthesis(i, -1);
                default -> i + 1;
            };
        }

        /** The last one ends the query, whatever comments follow. */
        private int semicolon(int i) {
            int rest = i;
            int next = i + 1;
            while (next > rest) {
                rest = next;
                next = rest < sql.length() && sql.charAt(rest) == ';' ? rest + 1 : skipped(sql, rest);
            }
            if (rest < sql.length()) {
                throw new IllegalArgumentException(
                        setting + " holds several statements; expected one query without ';'");
            }
            end = i;
            return end;
        }

        /** Two are PostgreSQL's operator {@code ?} to its driver. */
        private int questionMark(int i) {
            if (!sql.startsWith("??", i)) {
                throw new IllegalArgumentException(setting + " holds a '?'; expected parameters by name: " + accepted()
                        + ", or '??' for PostgreSQL's operator '?'");
            }
            return i + 2;
        }

        /** What closes more than it opens would change what stands around the query. */
        private int parenthesis(int i, int more) {
            open += more;
            if (open < 0) {
                throw unbalanced();
            }
            return i + 1;
        }

        private IllegalArgumentException unbalanced() {
            return new IllegalArgumentException(setting + " has a parenthesis without its other one");
        }

        /** PostgreSQL's {@code E'…'}, where a backslash goes before a quote. */
        private boolean hasEscapes(int quote) {
            return quote > 0
                    && Character.toLowerCase(sql.charAt(quote - 1)) == 'e'
                    && (quote == 1 || !Character.isJavaIdentifierPart(sql.charAt(quote - 2)));
        }

        private int endOfEscaped(int from) {
            int i = from;
            while (i < sql.length() && sql.charAt(i) != '\'') {
                i += sql.charAt(i) == '\\' ? 2 : 1;
            }
            return endOf("'", Math.min(i, sql.length()));
        }

        private int endOf(String mark, int from) {
            int found = sql.indexOf(mark, from);
            if (found < 0 && mark.equals("\n")) {
                return sql.length();
            }
            if (found < 0) {
                throw new IllegalArgumentException(setting + " has a quote or comment without its end " + mark);
            }
            return found + mark.length();
        }

        /** PostgreSQL's quotes: {@code $$…$$} and {@code $tag$…$tag$}. */
        private int dollar(int i) {
            int tag = i + 1;
            while (tag < sql.length() && Character.isJavaIdentifierPart(sql.charAt(tag)) && sql.charAt(tag) != '$') {
                tag++;
            }
            return tag < sql.length() && sql.charAt(tag) == '$' ? endOf(sql.substring(i, tag + 1), tag + 1) : i + 1;
        }

        private int colon(int i) {
            int last = i + 1;
            while (last < sql.length() && Character.isJavaIdentifierPart(sql.charAt(last))) {
                last++;
            }
            boolean cast = i > 0 && sql.charAt(i - 1) == ':';
            if (cast || last == i + 1 || Character.isDigit(sql.charAt(i + 1))) {
                return i + 1;
            }
            String name = sql.substring(i + 1, last);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        setting + " has the parameter ':" + name + "'; expected one of " + accepted());
            }
            parts.add(sql.substring(start, i));
            parts.add(name);
            start = last;
            return last;
        }

        private static String accepted() {
            return ":" + String.join(", :", NAMES);
        }
    }
}
