// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads tables, views and their columns from JDBC's metadata: two questions for all of them. */
final class MetadataTables {
    private static final Set<String> SYSTEM_SCHEMAS = Set.of(
            "information_schema", "pg_catalog", "pg_toast", "sys", "system", "mysql", "performance_schema", "sysibm");

    private final Connection connection;
    private final Dialect dialect;

    private MetadataTables(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    static List<TableInfo> read(Connection connection, Dialect dialect) throws SQLException {
        return new MetadataTables(connection, dialect).read();
    }

    private List<TableInfo> read() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        String catalog = connection.getCatalog();
        Map<List<String>, Boolean> isTable = new LinkedHashMap<>();
        try (ResultSet rows = metadata.getTables(catalog, null, "%", null)) {
            while (rows.next()) {
                @Nullable String type = rows.getString("TABLE_TYPE");
                if (isOffered(rows.getString("TABLE_SCHEM"), type)) {
                    isTable.put(
                            key(rows),
                            !String.valueOf(type).toUpperCase(Locale.ROOT).contains("VIEW"));
                }
            }
        }
        Map<List<String>, List<TableInfo.RawColumn>> columns = new LinkedHashMap<>();
        isTable.keySet().forEach(table -> columns.put(table, new ArrayList<>()));
        try (ResultSet rows = metadata.getColumns(catalog, null, "%", "%")) {
            while (rows.next()) {
                List<TableInfo.RawColumn> known = columns.get(key(rows));
                if (known != null) {
                    known.add(new TableInfo.RawColumn(
                            rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME")));
                }
            }
        }
        return describe(columns, isTable);
    }

    private List<TableInfo> describe(
            Map<List<String>, List<TableInfo.RawColumn>> columns, Map<List<String>, Boolean> isTable)
            throws SQLException {
        String current = String.valueOf(connection.getSchema());
        List<TableInfo> tables = new ArrayList<>();
        for (Map.Entry<List<String>, List<TableInfo.RawColumn>> entry : columns.entrySet()) {
            String schema = entry.getKey().get(0);
            String table = entry.getKey().get(1);
            boolean plain = schema.isEmpty() || schema.equals(current);
            String name = plain ? table : schema + "." + table;
            String from = (schema.isEmpty() ? "" : dialect.quote(schema) + ".") + dialect.quote(table);
            tables.add(new TableInfo(name, from, Boolean.TRUE.equals(isTable.get(entry.getKey())), entry.getValue()));
        }
        return tables;
    }

    private static boolean isOffered(@Nullable String schema, @Nullable String type) {
        String kind = type == null ? "" : type.toUpperCase(Locale.ROOT);
        boolean readable = kind.contains("TABLE") || kind.contains("VIEW");
        boolean system = kind.contains("SYSTEM") || kind.contains("TEMPORARY") || kind.contains("INDEX");
        return readable && !system && (schema == null || !SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT)));
    }

    private static List<String> key(ResultSet rows) throws SQLException {
        @Nullable String schema = rows.getString("TABLE_SCHEM");
        return List.of(schema == null ? "" : schema, rows.getString("TABLE_NAME"));
    }
}
