// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.dialect.Vendor;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** MariaDB and MySQL, which of both and with which driver the first connection tells. */
final class MariaDbVendor extends Vendor {
    MariaDbVendor() {
        this(false, "utf8mb4_nopad_bin");
    }

    private MariaDbVendor(boolean isDriverOfMySql, String exactCollation) {
        this(new MariaDbConnecting(isDriverOfMySql), new MariaDbDialect(exactCollation));
    }

    private MariaDbVendor(MariaDbConnecting connecting, Dialect dialect) {
        super(connecting, new MariaDbMetadata(dialect), dialect, new MariaDbFailures());
    }

    @Override
    public Vendor on(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        boolean isMariaDb = String.valueOf(metadata.getDatabaseProductVersion()).contains("MariaDB")
                || String.valueOf(metadata.getDatabaseProductName()).contains("MariaDB");
        return new MariaDbVendor(
                String.valueOf(metadata.getDriverName()).startsWith("MySQL"),
                isMariaDb ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin");
    }

    /** What a driver does not tell in one question. */
    private static final class MariaDbMetadata extends Metadata {
        MariaDbMetadata(Dialect dialect) {
            super(dialect);
        }

        @Override
        protected String keysQuery() {
            return "SELECT '', TABLE_NAME, INDEX_NAME, NON_UNIQUE = 0, COLUMN_NAME FROM information_schema.STATISTICS"
                    + " WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME IS NOT NULL"
                    + " ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX";
        }

        @Override
        protected String referencesQuery() {
            return "SELECT '', MIN(TABLE_NAME), MIN(COLUMN_NAME), '', MIN(REFERENCED_TABLE_NAME), MIN(REFERENCED_COLUMN_NAME)"
                    + " FROM information_schema.KEY_COLUMN_USAGE"
                    + " WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL"
                    + " GROUP BY TABLE_NAME, CONSTRAINT_NAME HAVING COUNT(*) = 1";
        }

        /** What drivers have as a short number, of which one makes another year, and as true or false, however many bits there are. */
        @Override
        protected String basesQuery() {
            return "SELECT '', TABLE_NAME, COLUMN_NAME, IF(DATA_TYPE = 'year', 'year', '" + MariaDbDialect.BITS + "')"
                    + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND (DATA_TYPE = 'year' OR DATA_TYPE = 'bit' AND NUMERIC_PRECISION > 1)";
        }

        /** The primary key: another that is unique may be null in most rows, and its numbers in any order. */
        @Override
        public @Nullable String rowNumber(TableInfo table) {
            return table.keys().stream()
                    .filter(key -> key.name().equals("PRIMARY") && key.columns().size() == 1)
                    .map(key -> key.columns().get(0))
                    .filter(name -> table.columns().stream()
                            .anyMatch(column -> column.name().equals(name) && column.kind() == Kind.INTEGER))
                    .findFirst()
                    .map(dialect()::quote)
                    .orElse(null);
        }

        /** A query with a limit in a condition is asked anew for each row. */
        @Override
        public boolean looksRowsUp() {
            return false;
        }

        @Override
        public String typeName(ResultSetMetaData metadata, int index) throws SQLException {
            boolean several = metadata.getColumnType(index) == Types.BIT && metadata.getPrecision(index) > 1;
            return several ? MariaDbDialect.BITS : super.typeName(metadata, index);
        }

        /** A {@code TIMESTAMP} is an instant, a {@code DATETIME} has no zone. */
        @Override
        public Kind kind(int jdbcType, String typeName) {
            String lower = typeName.toLowerCase(Locale.ROOT);
            if (lower.startsWith("timestamp")) {
                return Kind.TIMESTAMP_WITH_ZONE;
            }
            if (lower.startsWith("year")) {
                return jdbcType == Types.DATE ? Kind.OTHER : Kind.INTEGER;
            }
            if (lower.equals(MariaDbDialect.BITS)) {
                return Kind.INTEGER;
            }
            if (lower.startsWith("enum") || lower.startsWith("set") || lower.startsWith("uuid")) {
                return Kind.SYMBOL;
            }
            return jdbcType == Types.BIT || jdbcType == Types.BOOLEAN ? Kind.BOOLEAN : super.kind(jdbcType, typeName);
        }
    }

    /** https://mariadb.com/docs/server/reference/error-codes and MySQL's, which are the same where both have one. */
    private static final class MariaDbFailures extends FailureKinds {
        /** Of a table, a column, a function, and a view whose definer may not. */
        @Override
        public @Nullable String whyNotRead(SQLException failure) {
            return switch (failure.getErrorCode()) {
                case 1142, 1143, 1370 -> MAY_NOT;
                case 1356 ->
                    "it is a view that names a table, column or function which is no longer there, or that the one who made it may not use";
                default -> super.whyNotRead(failure);
            };
        }

        @Override
        protected Failure ofDriver(SQLException failure) {
            return switch (failure.getErrorCode()) {
                case 1317, 1969, 3024 -> Failure.CANCELLED;
                case 1205 -> Failure.LOCKED;
                case 1049 -> Failure.NO_DATABASE;
                // Whether there is one, its user may not know.
                case 1044 -> Failure.REFUSED;
                default -> super.ofDriver(failure);
            };
        }
    }
}
