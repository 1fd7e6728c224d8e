// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table or view as the database describes it.
 *
 * @param name what metrics call it
 * @param from its quoted name
 * @param isTable whether it is a table and not a view
 * @param keys its keys and indexes; none of a view
 * @param references the tables that its columns refer to
 * @param parts the tables that hold its rows, as partitions do, the oldest first; empty if it holds them itself
 * @param unreadable the names of columns that are not among the others, because the user may not read them
 * @param broken why the database cannot even say which columns it has; null if it can
 */
public record TableInfo(
        String name,
        String from,
        boolean isTable,
        List<RawColumn> columns,
        List<Key> keys,
        List<Reference> references,
        List<Part> parts,
        List<String> unreadable,
        @Nullable String broken) {
    /** A table or view. */
    public TableInfo {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        references = List.copyOf(references);
        parts = List.copyOf(parts);
        unreadable = List.copyOf(unreadable);
    }

    /** A table that holds its rows itself, or a view, all of whose columns may be read. */
    public TableInfo(
            String name,
            String from,
            boolean isTable,
            List<RawColumn> columns,
            List<Key> keys,
            List<Reference> references,
            @Nullable String broken) {
        this(name, from, isTable, columns, keys, references, List.of(), List.of(), broken);
    }

    /** The same with other columns. */
    public TableInfo withColumns(List<RawColumn> others) {
        return new TableInfo(name, from, isTable, others, keys, references, parts, unreadable, broken);
    }

    /** A table or view that cannot be described. */
    public static TableInfo broken(String name, String from, boolean isTable, String reason) {
        return new TableInfo(name, from, isTable, List.of(), List.of(), List.of(), reason);
    }

    /**
     * A column as the database describes it.
     *
     * @param kind what its type says that it holds; where types are not kept, what values tell
     * @param typeName the database's name of the type
     */
    public record RawColumn(String name, TableColumn.Kind kind, String typeName) {}

    /**
     * A key or an index.
     *
     * @param name what the database calls it; empty if that is not known
     * @param unique whether no two rows have the same values in its columns
     * @param columns in the order of the index
     */
    public record Key(String name, boolean unique, List<String> columns) {
        /** A key or an index. */
        public Key {
            columns = List.copyOf(columns);
        }

        /** One without a name. */
        public Key(boolean unique, List<String> columns) {
            this("", unique, columns);
        }
    }

    /**
     * A foreign key of one column.
     *
     * @param table the name of the table that it refers to, as metrics call that
     * @param key the column of that table
     */
    public record Reference(String column, String table, String key) {}

    /**
     * A table that holds some of the rows of another.
     *
     * @param from its quoted name
     * @param condition that its rows meet and those of other parts do not, in SQL; empty if it is not known, or if it has no rows
     */
    public record Part(String from, String condition) {}
}
