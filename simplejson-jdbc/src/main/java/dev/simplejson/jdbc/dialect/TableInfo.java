// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.util.List;

/**
 * A table or view as the database describes it.
 *
 * @param name what metrics call it
 * @param from its quoted name
 * @param isTable whether it is a table and not a view
 */
public record TableInfo(String name, String from, boolean isTable, List<RawColumn> columns) {
    public TableInfo {
        columns = List.copyOf(columns);
    }

    /**
     * A column as the database describes it.
     *
     * @param jdbcType one of {@link java.sql.Types}
     * @param typeName the database's name of the type
     */
    public record RawColumn(String name, int jdbcType, String typeName) {}
}
