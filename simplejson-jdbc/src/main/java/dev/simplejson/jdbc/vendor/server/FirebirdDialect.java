// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.dialect.CarefulDialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;

/** Firebird 3 and later. */
final class FirebirdDialect extends CarefulDialect {
    /** The characters of UTF-8 that a text may have which is no BLOB: 32,765 bytes. */
    private static final int LONGEST_TEXT = 8_191;

    FirebirdDialect() {
        super("\"");
    }

    /** BLOBs would come by their ids. */
    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        if (!column.type().contains("blob")) {
            return super.text(column);
        }
        boolean isText = column.type().contains("text") || column.type().endsWith("sub_type 1");
        return isText
                ? sized("CHAR_LENGTH(" + cell + ")", "characters", Math.min(TextSize.LARGEST_TEXT, LONGEST_TEXT), cell)
                : sized("OCTET_LENGTH(" + cell + ")", "bytes", -1, "NULL");
    }

    private static String sized(String length, String unit, int largest, String text) {
        return "CASE WHEN " + length + " > " + largest + " THEN '(' || " + length + " || ' " + unit + ")' ELSE CAST("
                + text + " AS VARCHAR(" + LONGEST_TEXT + ")) END";
    }

    /** Otherwise what is longer than the column fails. */
    @Override
    public String textParameter(String value) {
        return value.length() > LONGEST_TEXT
                ? "CAST(? AS BLOB SUB_TYPE TEXT)"
                : "CAST(? AS VARCHAR(" + LONGEST_TEXT + "))";
    }

    @Override
    public String limit(long rows) {
        return " FETCH FIRST " + rows + " ROWS ONLY";
    }
}
