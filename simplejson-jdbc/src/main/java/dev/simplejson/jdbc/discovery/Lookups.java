// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.dialect.TableInfo.RawColumn;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.sample.Affinity;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.Sampler;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the small tables that say what ids mean, {@code statistics_meta} or {@code items}: by a foreign key, or because a label is called
 * as the only key of another table is.
 */
final class Lookups {
    private static final int MOST_ROWS = 1000;

    private final List<TableInfo> tables;
    private final Sampler sampler;
    private final Dialect dialect;
    private final Map<String, Lookup> known = new HashMap<>();

    Lookups(List<TableInfo> tables, Sampler sampler, Dialect dialect) {
        this.tables = tables;
        this.sampler = sampler;
        this.dialect = dialect;
    }

    /** The decision with texts for those of its labels that are ids. */
    Decision apply(Decision decision, TableInfo table) {
        Relation relation = decision.relation();
        if (relation == null) {
            return decision;
        }
        Map<TableColumn, Lookup> lookups = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        for (TableColumn label : relation.labels()) {
            Lookup lookup = label.kind() == TableColumn.Kind.TEXT ? null : lookup(table, label.name());
            if (lookup != null) {
                lookups.put(label, lookup);
                remarks.add("label '" + label.name() + "' is shown as " + lookup.source());
            }
        }
        return lookups.isEmpty() ? decision : decision.with(relation.withLookups(lookups), remarks);
    }

    private @Nullable Lookup lookup(TableInfo table, String column) {
        for (TableInfo.Reference reference : table.references()) {
            if (reference.column().equals(column)) {
                TableInfo other = named(reference.table());
                return other == null ? null : read(other, reference.key().isEmpty() ? keyOf(other) : reference.key());
            }
        }
        TableInfo found = null;
        for (TableInfo other : tables) {
            // A key that many tables have, such as id, does not say whose it is.
            if (!other.name().equals(table.name()) && column.equals(keyOf(other)) && !column.equalsIgnoreCase("id")) {
                if (found != null) {
                    return null;
                }
                found = other;
            }
        }
        return found == null ? null : read(found, column);
    }

    private @Nullable TableInfo named(String name) {
        return tables.stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** The only column of a key; empty if none is alone. */
    private static String keyOf(TableInfo table) {
        return table.keys().stream()
                .filter(key -> key.unique() && key.columns().size() == 1)
                .map(key -> key.columns().get(0))
                .findFirst()
                .orElse("");
    }

    private @Nullable Lookup read(TableInfo table, String key) {
        String text = key.isEmpty() ? null : textOf(table, key);
        if (text == null) {
            return null;
        }
        String source = "'" + table.name() + "." + text + "'";
        Lookup before = known.get(source);
        if (before != null) {
            return before;
        }
        List<@Nullable Object[]> rows;
        try {
            rows = sampler.read(
                    "SELECT " + dialect.quote(key) + ", " + dialect.startOfText(dialect.quote(text), 200) + " FROM "
                            + table.from(),
                    2,
                    MOST_ROWS + 1);
        } catch (SQLException unreadable) {
            return null;
        }
        Map<String, String> texts = new HashMap<>();
        for (Object[] row : rows) {
            if (row[0] != null && row[1] != null) {
                texts.put(row[0].toString(), row[1].toString());
            }
        }
        // Two ids of one text would look like one series.
        boolean clear = rows.size() <= MOST_ROWS && new HashSet<>(texts.values()).size() == texts.size();
        Lookup lookup = clear && !texts.isEmpty() ? new Lookup(source, texts) : null;
        if (lookup != null) {
            known.put(source, lookup);
        }
        return lookup;
    }

    /** The only column of text, or the only one that is unique, or that is called a name; null if that is not clear. */
    private @Nullable String textOf(TableInfo table, String key) {
        List<String> texts = new ArrayList<>();
        for (RawColumn column : table.columns()) {
            TableColumn.Kind kind =
                    dialect.hasStrictTypes() ? column.kind() : Affinity.kind(column.typeName(), new ColumnSample());
            if (kind == TableColumn.Kind.TEXT && !column.name().equals(key)) {
                texts.add(column.name());
            }
        }
        if (texts.size() == 1) {
            return texts.get(0);
        }
        List<String> unique = texts.stream()
                .filter(text -> table.keys().stream()
                        .anyMatch(index -> index.unique() && index.columns().equals(List.of(text))))
                .toList();
        if (unique.size() == 1) {
            return unique.get(0);
        }
        for (String name : List.of("name", "label", "title")) {
            List<String> called = texts.stream()
                    .filter(text -> {
                        List<String> words = ColumnName.of(text).words();
                        return !words.isEmpty() && words.get(words.size() - 1).equals(name);
                    })
                    .toList();
            if (called.size() == 1) {
                return called.get(0);
            }
        }
        return null;
    }
}
