// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import dev.simplejson.json.digits.ShortestDecimal;
import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Notice;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that hold integers which a browser would round, such as the ids of orders: every number is a double there (RFC
 * 8259, 6). From the first such integer on, a column's numbers are text.
 */
final class WideIntegers {
    /** Up to here every integer is a double of its own. */
    private static final long WIDEST = 1L << 53;

    /** No id is longer; a power of ten may be of any size in a few characters. */
    private static final int MOST_DIGITS = 100;

    private final List<Column> columns;
    private final boolean[] wide;

    WideIntegers(List<Column> columns) {
        this.columns = columns;
        this.wide = new boolean[columns.size()];
    }

    /** Whether there may be any. */
    static boolean mayBeIn(List<Column> columns) {
        return columns.stream().anyMatch(column -> column.type() == ColumnType.NUMBER);
    }

    /** Looks at a row. */
    void look(@Nullable Object[] cells) {
        for (int i = 0; i < cells.length; i++) {
            wide[i] |= columns.get(i).type() == ColumnType.NUMBER && isWide(cells[i]);
        }
    }

    /** Writes a row that was looked at. */
    void write(@Nullable Object[] cells, JsonOutput out) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            @Nullable Object cell = cells[i];
            TreeWriter.write(wide[i] && cell instanceof Number number ? text(number) : cell, out);
        }
    }

    /** Whether a column is one of text now. */
    boolean isWide(int column) {
        return wide[column];
    }

    /** What was done; empty if nothing was. */
    List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < wide.length; i++) {
            if (wide[i]) {
                notices.add(Notice.info("column '" + columns.get(i).name()
                        + "' is text, because it holds integers beyond " + WIDEST + ", which browsers round"));
            }
        }
        return notices;
    }

    /** Whether a cell is an integer that a double need not hold. */
    static boolean isWide(@Nullable Object cell) {
        if (cell instanceof Long number) {
            return number > WIDEST || number < -WIDEST;
        }
        if (cell instanceof BigDecimal decimal) {
            // One with a fraction is rounded as well, but it is nobody's id.
            int digits = decimal.precision() - decimal.scale();
            return digits > 15
                    && digits <= MOST_DIGITS
                    && decimal.stripTrailingZeros().scale() <= 0
                    && isWide(decimal.toBigInteger());
        }
        return cell instanceof BigInteger integer && integer.abs().compareTo(BigInteger.valueOf(WIDEST)) > 0;
    }

    /** A number as text; null for NaN and the infinities, which are no values in a column of text, either. */
    static @Nullable String text(Object number) {
        if (number instanceof Double part) {
            return Double.isFinite(part) ? ShortestDecimal.text(part) : null;
        }
        boolean isPlain = number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) <= MOST_DIGITS;
        return isPlain ? ((BigDecimal) number).toPlainString() : number.toString();
    }
}
