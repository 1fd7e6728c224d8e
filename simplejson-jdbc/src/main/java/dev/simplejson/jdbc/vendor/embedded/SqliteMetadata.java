// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.dialect.TableInfo.RawColumn;
import dev.simplejson.jdbc.dialect.TableInfo.Reference;
import dev.simplejson.jdbc.dialect.TextSize;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SQLite: what its own schema table says. */
final class SqliteMetadata extends Metadata {
    private static final FailureKinds FAILURES = new SqliteFailures();

    private final SqliteDialect sqlite;

    SqliteMetadata(SqliteDialect dialect) {
        super(dialect);
        this.sqlite = dialect;
    }

    @Override
    public List<TableInfo> tables(Connection connection) throws SQLException {
        String names =
                "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                        + " ORDER BY name";
        List<TableInfo> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(names);
                Questions questions = new Questions(connection)) {
            while (rows.next()) {
                tables.add(table(questions, rows.getString(1), rows.getString(2).equals("table")));
            }
        }
        return tables;
    }

    private TableInfo table(Questions questions, String name, boolean isTable) throws SQLException {
        String from = dialect().quote(name);
        try {
            Map<Integer, String> primary = new TreeMap<>();
            List<RawColumn> columns = new ArrayList<>();
            questions.ask(
                    "SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid", name, row -> {
                        columns.add(new RawColumn(row.getString(1), Kind.OTHER, String.valueOf(row.getString(2))));
                        if (row.getInt(3) > 0) {
                            primary.put(row.getInt(3), row.getString(1));
                        }
                    });
            if (!isTable) {
                return new TableInfo(name, from, false, columns, List.of(), List.of(), null);
            }
            return new TableInfo(
                    name, from, true, columns, keys(questions, name, primary), references(questions, name), null);
        } catch (SQLException failure) {
            Failure what = FAILURES.of(failure);
            if (what == Failure.LOCKED || what.isOutage()) {
                throw failure;
            }
            return TableInfo.broken(name, from, isTable, String.valueOf(failure.getMessage()));
        }
    }

    /** Of indexes over a part of the rows or over expressions nothing follows. */
    private static List<TableInfo.Key> keys(Questions questions, String table, Map<Integer, String> primary)
            throws SQLException {
        Map<String, List<@Nullable String>> indexes = new LinkedHashMap<>();
        Map<String, Boolean> unique = new LinkedHashMap<>();
        questions.ask(
                "SELECT l.name, l.\"unique\", i.name FROM pragma_index_list(?) AS l, pragma_index_info(l.name) AS i"
                        + " WHERE l.partial = 0 ORDER BY l.seq, i.seqno",
                table,
                row -> {
                    indexes.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(row.getString(3));
                    unique.put(row.getString(1), row.getBoolean(2));
                });
        List<TableInfo.Key> keys = new ArrayList<>();
        if (!primary.isEmpty()) {
            keys.add(new TableInfo.Key(true, List.copyOf(primary.values())));
        }
        indexes.forEach((name, columns) -> {
            if (!columns.contains(null)) {
                keys.add(new TableInfo.Key(Boolean.TRUE.equals(unique.get(name)), List.copyOf(columns)));
            }
        });
        return keys;
    }

    private static List<Reference> references(Questions questions, String table) throws SQLException {
        List<Reference> references = new ArrayList<>();
        questions.ask(
                "SELECT min(\"from\"), min(\"table\"), min(\"to\") FROM pragma_foreign_key_list(?) GROUP BY id HAVING count(*) = 1",
                table,
                row -> references.add(new Reference(
                        row.getString(1), row.getString(2), row.getString(3) == null ? "" : row.getString(3))));
        return references;
    }

    @Override
    public String rowNumber() {
        return "rowid";
    }

    @Override
    public String sampled(String column, Kind kind) {
        return "CASE WHEN typeof(" + column + ") = 'text' AND " + sqlite.bytes(column) + " > "
                + TextSize.LONGEST_SAMPLED + " THEN char(0) WHEN typeof(" + column + ") = 'blob' THEN x'' ELSE "
                + column + " END";
    }

    /**
     * The questions that are asked of each table, prepared once. One that has failed, such as for a view over a table that is gone, would
     * fail for all others, too, so it is prepared anew.
     */
    private static final class Questions implements AutoCloseable {
        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        Questions(Connection connection) {
            this.connection = connection;
        }

        void ask(String sql, String table, RowReader reader) throws SQLException {
            PreparedStatement statement = prepared.remove(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
            }
            try {
                statement.setString(1, table);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            } catch (SQLException failure) {
                statement.close();
                throw failure;
            }
            prepared.put(sql, statement);
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
