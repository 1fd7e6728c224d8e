// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * SQL that an operator wrote, with parameters by name. Colons in quotes, comments and casts ({@code ::date}) are left alone.
 * Immutable.
 */
final class NamedSql {
    static final List<String> NAMES = List.of("from", "to", "interval", "maxDataPoints", "filters");

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
        String query = sql.strip();
        while (query.endsWith(";")) {
            query = query.substring(0, query.length() - 1).stripTrailing();
        }
        if (!isQuery(query)) {
            throw new IllegalArgumentException(
                    setting + " is no query; expected SQL that starts with SELECT, WITH, VALUES or TABLE");
        }
        return new NamedSql(new Parser(query, setting).parse());
    }

    /** Whether a text looks like a query at all. */
    static boolean isQuery(String text) {
        return text.strip().matches("(?is)(select|with|values|table)\\b.*");
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
        return sql;
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

        Parser(String sql, String setting) {
            this.sql = sql;
            this.setting = setting;
        }

        List<String> parse() {
            int i = 0;
            while (i < sql.length()) {
                i = next(i);
            }
            parts.add(sql.substring(start));
            return parts;
        }

        private int next(int i) {
            char c = sql.charAt(i);
            return switch (c) {
                case '\'', '"', '`' -> endOf(String.valueOf(c), i + 1);
                case '-' -> sql.startsWith("--", i) ? endOf("\n", i + 2) : i + 1;
                case '/' -> sql.startsWith("/*", i) ? endOf("*/", i + 2) : i + 1;
                case '$' -> dollar(i);
                case ':' -> colon(i);
                case ';' ->
                    throw new IllegalArgumentException(
                            setting + " holds several statements; expected one query without ';'");
                case '?' ->
                    throw new IllegalArgumentException(
                            setting + " holds a '?'; expected parameters by name: " + accepted());
                default -> i + 1;
            };
        }

        private int endOf(String end, int from) {
            int found = sql.indexOf(end, from);
            if (found < 0 && end.equals("\n")) {
                return sql.length();
            }
            if (found < 0) {
                throw new IllegalArgumentException(setting + " has a quote or comment without its end " + end);
            }
            return found + end.length();
        }

        /** PostgreSQL's quotes: {@code $$…$$} and {@code $tag$…$tag$}. */
        private int dollar(int i) {
            int end = i + 1;
            while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end)) && sql.charAt(end) != '$') {
                end++;
            }
            return end < sql.length() && sql.charAt(end) == '$' ? endOf(sql.substring(i, end + 1), end + 1) : i + 1;
        }

        private int colon(int i) {
            int end = i + 1;
            while (end < sql.length() && Character.isLetterOrDigit(sql.charAt(end))) {
                end++;
            }
            boolean cast = i > 0 && sql.charAt(i - 1) == ':' || end < sql.length() && end == i + 1;
            if (cast || Character.isDigit(sql.charAt(i + 1))) {
                return i + 1;
            }
            String name = sql.substring(i + 1, end);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        setting + " has the parameter ':" + name + "'; expected one of " + accepted());
            }
            parts.add(sql.substring(start, i));
            parts.add(name);
            start = end;
            return end;
        }

        private static String accepted() {
            return ":" + String.join(", :", NAMES);
        }
    }
}
