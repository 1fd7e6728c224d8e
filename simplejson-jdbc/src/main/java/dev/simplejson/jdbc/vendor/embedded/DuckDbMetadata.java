// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.PointedText;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import java.util.Locale;
import java.util.Set;

/** DuckDB: its own functions about itself. */
final class DuckDbMetadata extends Metadata {
    /** For these JDBC has no type. */
    private static final Set<String> LARGE_INTEGERS = Set.of("ubigint", "hugeint", "uhugeint");

    private static final Set<String> INTEGERS = Set.of("utinyint", "usmallint", "uinteger");

    DuckDbMetadata(Dialect dialect) {
        super(dialect);
    }

    /** Its catalog is called as the file, and it cannot tell then which of the two is meant. */
    @Override
    protected boolean namesCatalogs() {
        return true;
    }

    @Override
    protected String keysQuery() {
        return "SELECT schema_name, table_name, CAST(constraint_index AS VARCHAR), true, unnest(constraint_column_names)"
                + " FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'UNIQUE')"
                + " AND database_name = current_database()";
    }

    @Override
    protected String referencesQuery() {
        return "SELECT schema_name, table_name, constraint_column_names[1], schema_name, referenced_table, referenced_column_names[1]"
                + " FROM duckdb_constraints() WHERE constraint_type = 'FOREIGN KEY' AND len(constraint_column_names) = 1"
                + " AND database_name = current_database()";
    }

    @Override
    protected String basesQuery() {
        return "SELECT schema_name, table_name, column_name, comment FROM duckdb_columns() WHERE comment LIKE '"
                + PointedText.pattern() + "'";
    }

    @Override
    public Kind kind(int jdbcType, String typeName) {
        String lower = typeName.toLowerCase(Locale.ROOT);
        if (lower.endsWith("]")) {
            return Kind.OTHER; // A list of times is called as a time is.
        }
        if (LARGE_INTEGERS.contains(lower)) {
            return Kind.DECIMAL;
        }
        if (INTEGERS.contains(lower)) {
            return Kind.INTEGER;
        }
        if (lower.equals("json")) {
            return Kind.TEXT;
        }
        if (lower.startsWith("enum") || lower.equals("uuid")) {
            return Kind.SYMBOL;
        }
        if (lower.equals("float")) {
            return Kind.SINGLE; // The driver says FLOAT, which is a double to JDBC.
        }
        // Of seconds, milliseconds and nanoseconds.
        return lower.startsWith("timestamp_") ? Kind.TIMESTAMP : super.kind(jdbcType, typeName);
    }

    @Override
    public String rowNumber() {
        return "rowid";
    }

    @Override
    public String lastRowNumber(String from) {
        return "SELECT count(*) - 1 FROM " + from;
    }
}
