// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.dialect.TableColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads single cells as the model wants them. */
final class Cells {
    private Cells() {}

    static @Nullable Object read(ResultSet rows, int index, TableColumn.Kind kind, int longestText)
            throws SQLException {
        return switch (kind) {
            case INTEGER, DECIMAL, SINGLE -> number(rows, index);
            case BOOLEAN -> {
                boolean value = rows.getBoolean(index);
                yield rows.wasNull() ? null : value;
            }
            case TEXT, SYMBOL, TIME_OF_DAY, OTHER -> text(rows.getString(index), longestText);
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> throw new AssertionError(kind);
        };
    }

    /** Whole numbers stay whole, so that a panel does not show {@code 1.0E9}. */
    private static @Nullable Number number(ResultSet rows, int index) throws SQLException {
        return rows.getObject(index) instanceof Number number ? number : null;
    }

    private static @Nullable String text(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : "(" + text.length() + " characters)";
    }
}
