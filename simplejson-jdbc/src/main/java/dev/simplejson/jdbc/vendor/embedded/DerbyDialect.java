// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.CarefulDialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;

/** Derby: no windows by groups, and no way to count the milliseconds of a time that fits into 32 bits. */
final class DerbyDialect extends CarefulDialect {
    DerbyDialect() {
        super("\"");
    }

    /** XML is no result by itself. */
    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        return switch (column.type()) {
            case "clob" -> sized("LENGTH(" + cell + ")", "characters", "CAST(" + cell + " AS VARCHAR(32672))");
            case "xml" ->
                "CASE WHEN " + cell + " IS NOT NULL THEN XMLSERIALIZE(" + cell
                        + " AS CLOB) ELSE CAST(NULL AS CLOB) END";
            case "blob" -> sized("LENGTH(" + cell + ")", "bytes", "CAST(NULL AS VARCHAR(40))");
            default -> super.text(column);
        };
    }

    /** The text of up to so many characters that a cast takes; of bytes always the size. */
    private static String sized(String length, String unit, String text) {
        int largest = unit.equals("bytes") ? -1 : Math.min(TextSize.LARGEST_TEXT, 32_672);
        return "CASE WHEN " + length + " > " + largest + " THEN '(' || TRIM(CAST(CAST(" + length
                + " AS INTEGER) AS CHAR(11))) || ' " + unit + ")' ELSE " + text + " END";
    }

    @Override
    public boolean numbersSeries() {
        return true;
    }

    @Override
    public String limit(long rows) {
        return " FETCH FIRST " + rows + " ROWS ONLY";
    }
}
