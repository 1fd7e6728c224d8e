// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sql.NamedSql;
import dev.simplejson.jdbc.time.TimeCodec;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What metrics read from: a table, a view or a query, with its time column. Immutable but for what was already logged.
 *
 * @param name the table's name as metrics have it, or the metric's
 * @param source the table's quoted name, or null if it is a query
 * @param query the query that a user wrote; null if it is a table
 * @param time the time column
 * @param codec how the time column holds times
 * @param columns all columns in their order
 * @param labels the columns that tell series apart
 * @param pushDown whether the database is to thin, if it can
 * @param warned whether it was logged that times cannot be read
 */
public record Relation(
        String name,
        @Nullable String source,
        @Nullable NamedSql query,
        TableColumn time,
        TimeCodec codec,
        List<TableColumn> columns,
        List<TableColumn> labels,
        boolean pushDown,
        AtomicBoolean warned) {
    private static final System.Logger LOGGER = System.getLogger(Relation.class.getName());

    public Relation {
        columns = List.copyOf(columns);
        labels = List.copyOf(labels);
    }

    /** What messages call it. */
    public String description() {
        return (query == null ? "table '" : "metric '") + name + "'";
    }

    /** The column of that name; null if there is none. */
    @Nullable
    public TableColumn column(String columnName) {
        for (TableColumn column : columns) {
            if (column.name().equals(columnName)) {
                return column;
            }
        }
        return null;
    }

    /** Says once that there are rows whose time cannot be read. */
    public void skippedUnreadableTime() {
        if (warned.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    description() + " has rows whose '" + time.name()
                            + "' is not a time as declared or found; they are left out");
        }
    }
}
