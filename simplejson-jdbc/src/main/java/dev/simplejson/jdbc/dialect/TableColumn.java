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
    /** A column. */
    public TableColumn {
        type = type.toLowerCase(Locale.ROOT);
    }

    /** What a column holds. */
    public enum Kind {
        /** Whole numbers of up to 64 bits. */
        INTEGER,
        /** All other numbers: doubles, and those with decimals or more digits. */
        DECIMAL,
        /** Numbers of 32 bits, whose own shortest decimal is not that of the same number in 64 bits. */
        SINGLE,
        /** Text that can be compared with a parameter. */
        TEXT,
        /** What is short, shown as text, but not compared with it: enumerations, UUIDs, addresses. */
        SYMBOL,
        /** True and false. */
        BOOLEAN,
        /** A day. */
        DATE,
        /** A time without a day. */
        TIME_OF_DAY,
        /** A time without a zone. */
        TIMESTAMP,
        /** An instant, whatever zone it is shown in. */
        TIMESTAMP_WITH_ZONE,
        /** All else, such as large objects; shown in tables if there is a text for it. */
        OTHER;

        /** Whether a number of it may have a fraction. */
        public boolean isFractional() {
            return this == DECIMAL || this == SINGLE;
        }

        /** Whether it is a number. */
        public boolean isNumber() {
            return this == INTEGER || this == DECIMAL || this == SINGLE;
        }

        /** What clients are told that it is. */
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
