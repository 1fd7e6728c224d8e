// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** SQLite: what its own schema table says. */
final class SqliteMetadata extends Metadata {
    private static final System.Logger LOGGER = System.getLogger(SqliteDialect.class.getName());

    SqliteMetadata(Dialect dialect) {
        super(dialect);
    }

    @Override
    public List<TableInfo> tables(Connection connection) throws SQLException {
        List<TableInfo> tables = new ArrayList<>();
        String names =
                "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                        + " ORDER BY name";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(names);
                PreparedStatement columns = connection.prepareStatement(
                        "SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid")) {
            while (rows.next()) {
                String name = rows.getString(1);
                try {
                    tables.add(new TableInfo(
                            name, dialect().quote(name), rows.getString(2).equals("table"), columnsOf(columns, name)));
                } catch (SQLException failure) {
                    if (FailureKinds.SQLITE.of(failure) == Failure.LOCKED) {
                        throw failure;
                    }
                    LOGGER.log(
                            System.Logger.Level.WARNING,
                            "table or view '" + name + "' is left out: " + failure.getMessage());
                }
            }
        }
        return tables;
    }

    private static List<TableInfo.RawColumn> columnsOf(PreparedStatement statement, String table) throws SQLException {
        List<TableInfo.RawColumn> columns = new ArrayList<>();
        statement.setString(1, table);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(new TableInfo.RawColumn(rows.getString(1), Types.OTHER, rows.getString(2)));
            }
        }
        return columns;
    }

    @Override
    public String sample(String from, List<String> selected, int rows, boolean bothEnds) {
        String start = "SELECT " + String.join(", ", selected) + " FROM " + from;
        if (!bothEnds) {
            return start + " LIMIT " + rows;
        }
        return "SELECT * FROM (" + start + " LIMIT " + rows + ") UNION ALL SELECT * FROM (" + start
                + " ORDER BY rowid DESC LIMIT " + rows + ")";
    }

    @Override
    public String sampled(String column, TableColumn.Kind kind) {
        return "CASE WHEN typeof(" + column + ") = 'text' AND octet_length(" + column + ") > "
                + TextSize.LONGEST_SAMPLED + " THEN char(0) WHEN typeof(" + column + ") = 'blob' THEN x'' ELSE "
                + column + " END";
    }
}
