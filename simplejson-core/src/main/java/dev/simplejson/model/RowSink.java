// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import org.jspecify.annotations.Nullable;

/** Takes a table's rows one by one. Not thread-safe: one thread at a time pushes. */
@FunctionalInterface
public interface RowSink {
    /**
     * Takes one row.
     *
     * @param cells one per column, in their order, of the type that {@link ColumnType} names, or null for "no value"; the
     *     array itself is not kept
     * @throws IllegalArgumentException if the number of cells or the type of one does not fit its column
     */
    void add(@Nullable Object... cells);
}
