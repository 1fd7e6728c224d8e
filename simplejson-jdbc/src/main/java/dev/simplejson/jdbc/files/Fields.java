// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The fields of objects within rows, and those within these, as columns of their own: of {@code data}, {@code data.temp}. */
final class Fields {
    /** Objects with keys that differ from row to row are seen as one with all of them. */
    private static final int MOST_COLUMNS = 1_000;

    private final Connection connection;
    private final List<String> columns = new ArrayList<>();
    private boolean hasObjects;

    private Fields(Connection connection) {
        this.connection = connection;
    }

    /**
     * SQL of rows.
     *
     * @param found some of the rows
     * @param call what reads all
     */
    static String sql(Connection connection, ResultSet found, String call) throws SQLException {
        Fields fields = new Fields(connection);
        fields.addAll(found.getMetaData(), "", "");
        boolean asTheyAre = !fields.hasObjects || fields.columns.size() > MOST_COLUMNS;
        return "SELECT " + (asTheyAre ? "*" : String.join(", ", fields.columns)) + " FROM " + call;
    }

    /** Whether a type is DuckDB's of objects, and not of a list of them. */
    static boolean isObject(String type) {
        return type.startsWith("STRUCT(") && !type.endsWith("]");
    }

    private void addAll(ResultSetMetaData fields, String within, String name) throws SQLException {
        for (int i = 1; i <= fields.getColumnCount() && columns.size() <= MOST_COLUMNS; i++) {
            String field = within + Quoting.quoted(fields.getColumnName(i));
            String path = name + fields.getColumnName(i);
            String type = fields.getColumnTypeName(i);
            if (isObject(type)) {
                hasObjects = true;
                try (Statement statement = connection.createStatement();
                        ResultSet none = statement.executeQuery("SELECT unnest(CAST(NULL AS " + type + "))")) {
                    addAll(none.getMetaData(), field + ".", path + ".");
                }
            } else {
                columns.add(field + " AS " + Quoting.quoted(path));
            }
        }
    }
}
