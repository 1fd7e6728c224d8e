// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.model.ColumnType;
import java.util.Locale;

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
        /** Numbers of 32 bits, whose own shortest decimal is not that of the same number in 64 bits. */
        SINGLE,
        TEXT,
        /** What is short, shown as text, but not compared with it: enumerations, UUIDs, addresses. */
        SYMBOL,
        BOOLEAN,
        DATE,
        TIME_OF_DAY,
        TIMESTAMP,
        TIMESTAMP_WITH_ZONE,
        OTHER;

        /** Whether a number of it may have a fraction. */
        public boolean isFractional() {
            return this == DECIMAL || this == SINGLE;
        }

        public boolean isNumber() {
            return this == INTEGER || this == DECIMAL || this == SINGLE;
        }

        public ColumnType columnType() {
            return switch (this) {
                case INTEGER, DECIMAL, SINGLE -> ColumnType.NUMBER;
                case BOOLEAN -> ColumnType.BOOLEAN;
                case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> ColumnType.TIME;
                case TEXT, SYMBOL, TIME_OF_DAY, OTHER -> ColumnType.STRING;
            };
        }
    }
}
