// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.model.ColumnType;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/**
 * A column whose content has been found out.
 *
 * @param name as the database has it
 * @param quoted the name as SQL text
 * @param type the database's own name of its type, in lower case; of a column of a query it may be empty
 */
public record TableColumn(String name, String quoted, Kind kind, String type) {
    public TableColumn {
        type = type.toLowerCase(Locale.ROOT);
    }

    /** What a column holds. */
    public enum Kind {
        INTEGER,
        DECIMAL,
        TEXT,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        TIMESTAMP_WITH_ZONE,
        OTHER;

        /** DuckDB's, for which JDBC has no type. */
        private static final Set<String> LARGE_INTEGERS = Set.of("ubigint", "hugeint", "uhugeint");

        /** PostgreSQL's, which are reported as numbers but cannot be cast to one. */
        private static final Set<String> NO_NUMBERS = Set.of("money", "oid");

        public static Kind of(int jdbcType, String typeName) {
            String lower = typeName.toLowerCase(Locale.ROOT);
            if (lower.contains("with time zone") || lower.equals("timestamptz")) {
                return lower.startsWith("timestamp") ? TIMESTAMP_WITH_ZONE : OTHER;
            }
            if (LARGE_INTEGERS.contains(lower)) {
                return DECIMAL;
            }
            if (NO_NUMBERS.contains(lower)) {
                return OTHER;
            }
            // PostgreSQL's driver knows nothing about it.
            if (lower.equals("citext")) {
                return TEXT;
            }
            return switch (jdbcType) {
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
                case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> DECIMAL;
                case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                    isText(lower) ? TEXT : OTHER;
                // PostgreSQL reports booleans as bits.
                case Types.BOOLEAN -> BOOLEAN;
                case Types.BIT -> lower.startsWith("bool") ? BOOLEAN : OTHER;
                case Types.DATE -> DATE;
                case Types.TIMESTAMP -> TIMESTAMP;
                default -> OTHER;
            };
        }

        /** Enumerations and the like are reported as text, but cannot be compared with it. */
        private static boolean isText(String typeName) {
            return typeName.contains("char")
                    || typeName.contains("text")
                    || typeName.contains("string")
                    || typeName.equals("name");
        }

        public boolean isNumber() {
            return this == INTEGER || this == DECIMAL;
        }

        public ColumnType columnType() {
            return switch (this) {
                case INTEGER, DECIMAL -> ColumnType.NUMBER;
                case BOOLEAN -> ColumnType.BOOLEAN;
                case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> ColumnType.TIME;
                case TEXT, OTHER -> ColumnType.STRING;
            };
        }
    }
}
