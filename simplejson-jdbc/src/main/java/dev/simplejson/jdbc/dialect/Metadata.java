// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Which tables and views a database has, and how a sample of their rows is asked for. This class itself asks JDBC. */
public class Metadata {
    private final Dialect dialect;

    Metadata(Dialect dialect) {
        this.dialect = dialect;
    }

    final Dialect dialect() {
        return dialect;
    }

    /** The tables and views to offer. */
    public List<TableInfo> tables(Connection connection) throws SQLException {
        return MetadataTables.read(connection, dialect);
    }

    /** The sample of a table that discovery looks at: some rows from one end, from both where that is cheap. */
    public String sample(String from, List<String> selected, int rows, boolean bothEnds) {
        return "SELECT " + String.join(", ", selected) + " FROM " + from + " LIMIT " + rows;
    }

    /** The expression that discovery selects for a column: its value, shortened if need be. */
    public String sampled(String column, TableColumn.Kind kind) {
        return switch (kind) {
            case DECIMAL -> dialect.number(column, kind);
            case TEXT -> "SUBSTRING(" + column + " FROM 1 FOR " + (TextSize.LONGEST_SAMPLED + 1) + ")";
            case OTHER -> "NULL";
            default -> column;
        };
    }
}
