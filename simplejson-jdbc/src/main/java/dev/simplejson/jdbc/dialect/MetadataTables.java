// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.dialect.TableInfo.RawColumn;
import dev.simplejson.jdbc.dialect.TableInfo.Reference;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads tables, views, columns and keys from a database's metadata: a few questions for all of them. */
final class MetadataTables {
    private static final System.Logger LOGGER = System.getLogger(MetadataTables.class.getName());

    /** A database without a query for its keys is asked for those of so many tables, two questions each. */
    private static final int MOST_ASKED_FOR_KEYS = 200;

    private final Connection connection;
    private final Metadata vendor;
    private final @Nullable String currentCatalog;
    private final String currentSchema;

    /** By schema and name, in the order in which the database gives them. */
    private final Map<List<String>, Found> tables = new LinkedHashMap<>();

    private MetadataTables(Connection connection, Metadata vendor) throws SQLException {
        this.connection = connection;
        this.currentCatalog = currentCatalog(connection);
        this.currentSchema = currentSchema(connection);
        this.vendor = vendor;
    }

    static List<TableInfo> read(Connection connection, Metadata vendor) throws SQLException {
        MetadataTables reader = new MetadataTables(connection, vendor);
        reader.readNames();
        reader.readColumns();
        reader.hideUnreadable();
        reader.readKeys();
        return reader.describe();
    }

    /** What is known of a table so far. */
    private static final class Found {
        private final boolean isTable;
        private final List<RawColumn> columns = new ArrayList<>();
        private final List<TableInfo.Key> keys = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();
        private final List<TableInfo.Part> parts = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private @Nullable String broken;

        private Found(boolean isTable) {
            this.isTable = isTable;
        }
    }

    private void readNames() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        try (ResultSet rows = metadata.getTables(currentCatalog, null, "%", null)) {
            while (rows.next()) {
                @Nullable String type = rows.getString("TABLE_TYPE");
                if (isOffered(rows.getString("TABLE_SCHEM"), type)) {
                    boolean view = String.valueOf(type).toUpperCase(Locale.ROOT).contains("VIEW");
                    tables.put(key(rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME")), new Found(!view));
                }
            }
        }
        each(vendor.hiddenQuery(), rows -> tables.remove(key(rows.getString(1), rows.getString(2))));
        each(vendor.partsQuery(), rows -> {
            List<String> part = key(rows.getString(1), rows.getString(2));
            Found whole = tables.get(key(rows.getString(3), rows.getString(4)));
            if (whole != null) {
                tables.remove(part);
                @Nullable String condition = rows.getString(5);
                whole.parts.add(new TableInfo.Part(quoted(part), condition == null ? "" : condition));
            }
        });
    }

    private void readColumns() throws SQLException {
        Map<List<String>, String> bases = new HashMap<>();
        each(
                vendor.basesQuery(),
                rows -> bases.put(List.of(rows.getString(1), rows.getString(2), rows.getString(3)), rows.getString(4)));
        try {
            readColumns(null, bases);
        } catch (SQLException | RuntimeException | LinkageError fault) {
            checkOfDriver(fault);
            // Of a table that nobody asks for, perhaps: PGJDBC-NG fails at some of PostgreSQL's own.
            without("the columns of all tables at once", fault);
            for (Map.Entry<List<String>, Found> table : tables.entrySet()) {
                readColumnsOf(table.getKey(), table.getValue(), bases);
            }
        }
    }

    /** What JDBC knows of is the database's fault where its driver is known, and may be that of the connection anywhere. */
    private void checkOfDriver(Throwable fault) throws SQLException {
        if (fault instanceof SQLException failure) {
            Failure what = new FailureKinds().of(failure);
            boolean isUnknown = vendor.dialect().getClass().equals(CarefulDialect.class);
            if (!isUnknown || connection.isClosed() || what != Failure.CHANGED && what != Failure.OTHER) {
                throw failure;
            }
        }
    }

    private void readColumnsOf(List<String> table, Found found, Map<List<String>, String> bases) throws SQLException {
        found.columns.clear();
        try {
            readColumns(table, bases);
        } catch (SQLException | RuntimeException | LinkageError fault) {
            checkOfDriver(fault);
            without("the columns of '" + name(table) + "'", fault);
            found.columns.clear();
            LOGGER.log(System.Logger.Level.WARNING, "the driver fails at the columns of '" + name(table) + "'", fault);
            found.broken = "the driver fails to say which columns it has; the log has more";
        }
    }

    /** @param only the table whose columns are asked for, whatever its name stands for as a pattern; null for all */
    private void readColumns(@Nullable List<String> only, Map<List<String>, String> bases) throws SQLException {
        @Nullable String schema = only == null || only.get(0).isEmpty() ? null : only.get(0);
        String pattern = only == null ? "%" : only.get(1);
        DatabaseMetaData metadata = connection.getMetaData();
        try (ResultSet rows = metadata.getColumns(currentCatalog, schema, pattern, "%")) {
            while (rows.next()) {
                List<String> table = key(rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME"));
                Found found = only == null || only.equals(table) ? tables.get(table) : null;
                if (found != null) {
                    String name = rows.getString("COLUMN_NAME");
                    String type = bases.getOrDefault(
                            List.of(table.get(0), table.get(1), name), String.valueOf(rows.getString("TYPE_NAME")));
                    found.columns.add(new RawColumn(name, vendor.kind(rows.getInt("DATA_TYPE"), type), type));
                }
            }
        }
    }

    /** What a user may not read of a table makes the database refuse every question that names it. */
    private void hideUnreadable() throws SQLException {
        Map<List<String>, List<String>> unreadable = new LinkedHashMap<>();
        each(
                vendor.unreadableQuery(),
                rows -> unreadable
                        .computeIfAbsent(key(rows.getString(1), rows.getString(2)), table -> new ArrayList<>())
                        .add(rows.getString(3)));
        unreadable.forEach((table, names) -> {
            Found found = tables.get(table);
            if (found != null && found.columns.removeIf(column -> names.contains(column.name()))) {
                found.unreadable.addAll(names);
            }
        });
    }

    private void readKeys() throws SQLException {
        if (vendor.keysQuery() == null) {
            askForKeys();
        }
        Map<List<String>, Map<String, IndexColumns>> indexes = new HashMap<>();
        each(
                vendor.keysQuery(),
                rows -> indexes.computeIfAbsent(
                                key(rows.getString(1), rows.getString(2)), table -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                rows.getString(3), index -> new IndexColumns(new ArrayList<>(), new ArrayList<>()))
                        .add(rows.getBoolean(4), rows.getString(5)));
        indexes.forEach((table, named) -> {
            Found found = tables.get(table);
            if (found != null) {
                named.forEach((name, index) -> found.keys.add(index.toKey(name)));
            }
        });
        each(vendor.referencesQuery(), rows -> {
            Found found = tables.get(key(rows.getString(1), rows.getString(2)));
            if (found != null) {
                String other = name(key(rows.getString(4), rows.getString(5)));
                found.references.add(new Reference(rows.getString(3), other, rows.getString(6)));
            }
        });
    }

    /** The columns of an index as they come. */
    private record IndexColumns(List<Boolean> unique, List<String> columns) {
        void add(boolean isUnique, String column) {
            unique.add(isUnique);
            columns.add(column);
        }

        TableInfo.Key toKey(String name) {
            return new TableInfo.Key(name, unique.get(0), columns);
        }
    }

    private void askForKeys() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        int asked = 0;
        for (Map.Entry<List<String>, Found> table : tables.entrySet()) {
            if (!table.getValue().isTable || ++asked > MOST_ASKED_FOR_KEYS) {
                continue;
            }
            @Nullable
            String schema =
                    table.getKey().get(0).isEmpty() ? null : table.getKey().get(0);
            Map<String, IndexColumns> indexes = new LinkedHashMap<>();
            try (ResultSet rows =
                    metadata.getIndexInfo(currentCatalog, schema, table.getKey().get(1), false, true)) {
                while (rows.next()) {
                    @Nullable String column = rows.getString("COLUMN_NAME");
                    if (column != null) {
                        indexes.computeIfAbsent(
                                        rows.getString("INDEX_NAME"),
                                        index -> new IndexColumns(new ArrayList<>(), new ArrayList<>()))
                                .add(!rows.getBoolean("NON_UNIQUE"), column);
                    }
                }
            } catch (SQLException | RuntimeException | LinkageError notOffered) {
                without("keys", notOffered);
                return;
            }
            indexes.forEach((name, index) -> table.getValue().keys.add(index.toKey(name)));
        }
    }

    private List<TableInfo> describe() throws SQLException {
        List<TableInfo> described = new ArrayList<>();
        for (Map.Entry<List<String>, Found> entry : tables.entrySet()) {
            String schema = entry.getKey().get(0);
            Dialect dialect = vendor.dialect();
            String from = quoted(entry.getKey());
            if (vendor.namesCatalogs() && !schema.isEmpty() && schema.equals(currentCatalog)) {
                from = dialect.quote(schema) + "." + from;
            }
            Found found = entry.getValue();
            if (found.columns.isEmpty() && !found.isTable && found.broken == null) {
                found.broken = "there is none that the database tells of";
            }
            described.add(new TableInfo(
                    name(entry.getKey()),
                    from,
                    found.isTable,
                    found.columns,
                    found.keys,
                    found.references,
                    found.parts,
                    found.unreadable,
                    found.broken));
        }
        return described;
    }

    /** Null stands for all of them. */
    private static @Nullable String currentCatalog(Connection connection) throws SQLException {
        try {
            return connection.getCatalog();
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException | AbstractMethodError notKnown) {
            LOGGER.log(System.Logger.Level.DEBUG, "the driver knows no current catalog", notKnown);
            return null;
        }
    }

    /** Old drivers have no such method. */
    private static String currentSchema(Connection connection) throws SQLException {
        try {
            return String.valueOf(connection.getSchema());
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException | AbstractMethodError notKnown) {
            LOGGER.log(System.Logger.Level.DEBUG, "the driver knows no current schema", notKnown);
            return "";
        }
    }

    private String quoted(List<String> table) {
        Dialect dialect = vendor.dialect();
        return (table.get(0).isEmpty() ? "" : dialect.quote(table.get(0)) + ".") + dialect.quote(table.get(1));
    }

    private String name(List<String> table) {
        String schema = table.get(0);
        boolean plain = schema.isEmpty() || schema.equals(currentSchema);
        return plain ? table.get(1) : schema + "." + table.get(1);
    }

    /**
     * Who works in a schema that is called as those of others' systems are, as MonetDB's first user does, has tables of their own in it.
     */
    private boolean isSystem(@Nullable String schema) {
        return schema != null
                && !schema.equals(currentSchema)
                && vendor.systemSchemas().contains(schema.toLowerCase(Locale.ROOT));
    }

    private boolean isOffered(@Nullable String schema, @Nullable String type) {
        String kind = type == null ? "" : type.toUpperCase(Locale.ROOT);
        // Hazelcast calls what can be queried a mapping.
        boolean readable = kind.contains("TABLE") || kind.contains("VIEW") || kind.equals("MAPPING");
        boolean system = kind.contains("SYSTEM") || kind.contains("TEMPORARY") || kind.contains("INDEX");
        return readable && !system && !isSystem(schema);
    }

    private static List<String> key(@Nullable String schema, String table) {
        return List.of(schema == null ? "" : schema, table);
    }

    /** Reads what a relative or an older release of the database may not know; then the tables are judged without it. */
    private void each(@Nullable String query, RowReader reader) throws SQLException {
        if (query == null) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException notKnown) {
            without("what its own tables say", notKnown);
        }
    }

    private void without(String what, Throwable failure) throws SQLException {
        LOGGER.log(System.Logger.Level.DEBUG, "tables are judged without " + what, failure);
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
