// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads single cells as the model wants them. */
final class Cells {
    /** From here on not every integer is a double. */
    private static final double LARGE = 0x1p53;

    private Cells() {}

    /** A cell of a table. */
    static @Nullable Object read(ResultSet rows, int index, TableColumn column, Dialect dialect) throws SQLException {
        return switch (column.kind()) {
            case DECIMAL -> dialect.selectsDoubles() ? exactIfLarge(number(rows, index)) : number(rows, index);
            case INTEGER -> number(rows, index);
            case SINGLE -> {
                double single = ofSingle(rows.getDouble(index));
                yield !Double.isFinite(single) || rows.wasNull() ? null : single;
            }
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
            number = ofSingle(rows.getDouble(index));
        } else if (kind == TableColumn.Kind.BOOLEAN) {
            number = rows.getBoolean(index) ? 1 : 0;
        } else {
            number = rows.getDouble(index);
        }
        return Double.isFinite(number) && !rows.wasNull() ? number : Double.NaN;
    }

    /** A number of 32 bits with the fewest digits that tell it: 0.1, and not 0.10000000149011612. Some drivers call 64 bits so, too. */
    static double ofSingle(double number) {
        return (float) number == number ? Double.parseDouble(Float.toString((float) number)) : number;
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

    /** A double, as series have it, unless that would be another integer; null if it is larger than all doubles. */
    private static @Nullable Number exactIfLarge(@Nullable Number number) {
        if (!(number instanceof BigDecimal) && !(number instanceof BigInteger)) {
            return number;
        }
        double rounded = number.doubleValue();
        if (Double.isInfinite(rounded)) {
            return null;
        }
        boolean isWhole = !(number instanceof BigDecimal decimal)
                || decimal.stripTrailingZeros().scale() <= 0;
        return isWhole && Math.abs(rounded) >= LARGE ? number : (Number) rounded;
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.length() <= TextSize.LARGEST_TEXT ? text : "(" + text.length() + " characters)";
    }
}
