// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads single cells as the model wants them. */
final class Cells {
    private Cells() {}

    /** A cell of a table. */
    static @Nullable Object read(ResultSet rows, int index, TableColumn column, Dialect dialect) throws SQLException {
        return switch (column.kind()) {
            case INTEGER, DECIMAL, SINGLE -> number(rows, index);
            case BOOLEAN -> {
                boolean value = rows.getBoolean(index);
                yield rows.wasNull() ? null : value;
            }
            case TEXT, SYMBOL, TIME_OF_DAY, OTHER -> text(unpadded(rows.getString(index), column, dialect));
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> throw new AssertionError(column.kind());
        };
    }

    /** A cell that tells series apart. */
    static @Nullable Object label(ResultSet rows, int index, TableColumn column, Dialect dialect) throws SQLException {
        Object label = rows.getObject(index);
        return label instanceof String text ? unpadded(text, column, dialect) : label;
    }

    /** The blanks that a database puts behind a text up to the width of its column were stored by nobody. */
    static @Nullable String unpadded(@Nullable String text, TableColumn column, Dialect dialect) {
        return text == null || !text.endsWith(" ") || !dialect.isPadded(column) ? text : text.stripTrailing();
    }

    /** A number or boolean of any kind as a double; NaN if it is none, or infinite. */
    static double finite(ResultSet rows, int index, TableColumn.Kind kind) throws SQLException {
        double number;
        if (kind == TableColumn.Kind.SINGLE) {
            number = Double.parseDouble(Float.toString(rows.getFloat(index)));
        } else if (kind == TableColumn.Kind.BOOLEAN) {
            number = rows.getBoolean(index) ? 1 : 0;
        } else {
            number = rows.getDouble(index);
        }
        return Double.isFinite(number) && !rows.wasNull() ? number : Double.NaN;
    }

    /** Whole numbers stay whole, so that a panel does not show {@code 1.0E9}. */
    private static @Nullable Number number(ResultSet rows, int index) throws SQLException {
        if (!(rows.getObject(index) instanceof Number number)) {
            return null;
        }
        if (number instanceof Float single) {
            return single.isNaN() || single.isInfinite() ? null : (Number) Double.valueOf(single.toString());
        }
        return number instanceof Double given && !Double.isFinite(given) ? null : number;
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.length() <= TextSize.LARGEST_TEXT ? text : "(" + text.length() + " characters)";
    }
}
