// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * SQL that an operator wrote, with parameters by name. Colons in quotes, comments and casts ({@code ::date}) are left alone, and those
 * between square brackets, which are slices ({@code a[1:n]}) or parts of names ({@code [:to]}); only {@code ARRAY[:from, :to]} has
 * parameters. Immutable.
 */
public final class NamedSql {
    public static final List<String> NAMES = List.of("from", "to", "interval", "maxDataPoints", "filters");

    private static final Pattern QUERY = Pattern.compile("(?:select|with|values|table)\\b", Pattern.CASE_INSENSITIVE);

    /** {@code SAMPLE BY} is QuestDB's. */
    private static final Pattern GROUPS = Pattern.compile("\\b(?:group|sample)\\s+by\\b", Pattern.CASE_INSENSITIVE);

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
    public static NamedSql parse(String sql, String setting) {
        if (!isQuery(sql)) {
            throw new IllegalArgumentException(
                    setting + " is no query; expected SQL that starts with SELECT, WITH, VALUES or TABLE");
        }
        return new NamedSql(new NamedSqlParser(sql.strip(), setting).parse());
    }

    /** Whether a text looks like a query at all. */
    public static boolean isQuery(String text) {
        SqlText sql = new SqlText(text);
        int start = 0;
        int next = sql.behindFiller(0);
        while (next > start) {
            start = next;
            next = sql.behindFiller(start);
        }
        return QUERY.matcher(text).region(start, text.length()).lookingAt();
    }

    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i < parts.size(); i += 2) {
            names.add(parts.get(i));
        }
        return names;
    }

    /** Whether an end of the range is a part of it. */
    public boolean namesRange() {
        return names().contains("from") || names().contains("to");
    }

    /** Whether it looks as if it grouped what happened since the range began. */
    public boolean groupsSince() {
        return names().contains("from")
                && IntStream.range(0, parts.size())
                        .anyMatch(
                                i -> i % 2 == 0 && GROUPS.matcher(parts.get(i)).find());
    }

    /** The SQL as text and parameters. */
    public BoundSql bind(Values values) {
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
    public interface Values {
        void add(String name, BoundSql sql);
    }
}
