// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;

/** SQLite. Types belong to values, not to columns, and there is none for times. */
final class SqliteDialect extends Dialect {
    private final boolean countsBytes;

    /** @param countsBytes whether there is {@code octet_length}, as from SQLite 3.43 on */
    SqliteDialect(boolean countsBytes) {
        this.countsBytes = countsBytes;
    }

    /** Without it all of the cell is read. */
    String bytes(String cell) {
        return countsBytes ? "octet_length(" + cell + ")" : "length(CAST(" + cell + " AS BLOB))";
    }

    /** In double quotes a name that is no column would be a text. */
    @Override
    public String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    public boolean hasStrictTypes() {
        return false;
    }

    @Override
    public String startOfText(String column, int characters) {
        return "substr(" + column + ", 1, " + characters + ")";
    }

    /** Whether text is long is known without reading it. */
    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        return "CASE WHEN typeof(" + cell + ") = 'blob' OR " + bytes(cell) + " > " + TextSize.LARGEST_TEXT
                + " THEN '(' || " + bytes(cell) + " || ' bytes)' ELSE " + cell + " END";
    }

    /** As it is written, whatever the column's collation finds equal. */
    @Override
    public String label(TableColumn column) {
        return switch (column.kind()) {
            case TEXT, SYMBOL -> "(" + text(column) + ") COLLATE BINARY";
            // Of ids and addresses in bytes the sizes would all be the same.
            case OTHER ->
                "(CASE WHEN typeof(" + column.quoted() + ") = 'blob' AND " + bytes(column.quoted()) + " <= "
                        + TextSize.LONGEST_ID_BYTES + " THEN hex(" + column.quoted() + ") ELSE " + text(column)
                        + " END) COLLATE BINARY";
            default -> column.quoted();
        };
    }

    /** The column itself where that is possible, so that an index can serve it. */
    @Override
    public String isLabel(TableColumn column, Object value) {
        return TextSize.isOne(value) || column.kind() == TableColumn.Kind.OTHER
                ? label(column) + " = ?"
                : column.quoted() + " = ? COLLATE BINARY";
    }

    @Override
    public String exactText(TableColumn column) {
        return column.quoted() + " COLLATE BINARY";
    }

    @Override
    public String compared(TableColumn column) {
        return number(column.quoted(), column.kind());
    }

    @Override
    public boolean isLabelExact() {
        return true;
    }

    /**
     * Text and blobs compare as larger than every number. They are read for that, which takes seconds for a gigabyte: to ask for the type
     * first would take a fifth longer for every row, and spare nothing in columns declared {@code REAL}, which SQLite reads for that, too.
     */
    @Override
    public String number(String column, TableColumn.Kind kind) {
        return finite(column) + " END";
    }

    /** Text in a column that is declared as numbers is told from nothing at all, so that it can be counted. */
    @Override
    public String selectedNumber(String column, TableColumn.Kind kind) {
        return finite(column) + " WHEN typeof(" + column + ") = 'text' THEN 9e999 END";
    }

    private static String finite(String column) {
        return "CASE WHEN " + column + " BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 THEN " + column;
    }

    @Override
    public String doubleType() {
        return "REAL";
    }

    @Override
    public boolean countsTimes() {
        return false;
    }

    @Override
    public String epochMillis(TimeFormat format, String column) {
        throw new IllegalArgumentException(
                "SQLite has no type for times, so '" + format.setting() + "' is no time format of " + column
                        + "; expected one of " + TimeFormat.accepted() + " but timestamp, timestamptz and date");
    }

    @Override
    public String numberOfText(String column) {
        return "CAST(" + column + " AS NUMERIC)";
    }

    /** A cast takes what a text begins with, and makes a zero of what begins with something else. */
    @Override
    public String leadingNumber(String column) {
        String text = "LTRIM(" + column + ", ' €$£')";
        return "CASE WHEN " + text + " GLOB '[0-9]*' OR " + text + " GLOB '[-+.][0-9]*' THEN CAST(REPLACE(" + text
                + ", ',', '.') AS REAL) END";
    }

    @Override
    public String asText(String column) {
        return column;
    }

    /** A cast rounds towards zero, and {@code floor} is not in every build. */
    @Override
    public String floor(String expression) {
        return "(CAST(" + expression + " AS INTEGER) - ((" + expression + ") < CAST(" + expression + " AS INTEGER)))";
    }

    @Override
    public String substring(String text, int start, int length) {
        return "substr(" + text + ", " + start + ", " + length + ")";
    }

    /** SQLite reads all of these spellings itself; offsets without a colon and Go's zone it does not know. */
    @Override
    public String orderOfMixedText(String text) {
        String column = "REPLACE(REPLACE(REPLACE(" + text + ", ' +0000 UTC', 'Z'), ' UTC', 'Z'), ' GMT', 'Z')";
        return "julianday(CASE WHEN " + column + " NOT GLOB '*:*' THEN " + column + " WHEN " + column
                + " GLOB '*[+-][0-9][0-9][0-9][0-9]' THEN substr(" + column + ", 1, length(" + column
                + ") - 2) || ':' || substr(" + column + ", -2) WHEN " + column + " GLOB '*[+-][0-9][0-9]' THEN "
                + column
                + " || ':00' ELSE " + column + " END)";
    }

    /** Epoch milliseconds, so that text with any offset is in order; null for text that is no time. */
    @Override
    public String orderOfText(String column) {
        String minute = "substr(" + column + ", 1, 16)";
        String second = "CASE WHEN substr(" + column + ", 17, 1) = ':' THEN substr(" + column + ", 1, 19) ELSE "
                + minute + " END";
        String end = "substr(" + column + ", -3)";
        String offset =
                "CASE WHEN substr(" + column + ", -1) = 'Z' OR " + end + " IN ('UTC', 'GMT') THEN 'Z' WHEN substr("
                        + end + ", 1, 1) = ':' THEN substr(" + column + ", -6) WHEN substr(" + end
                        + ", 1, 1) IN ('+', '-') THEN "
                        + end + " || ':00' ELSE substr(" + column + ", -5, 3) || ':' || substr(" + column + ", -2) END";
        String fraction = "CAST(CAST(substr(" + column + ", 20) AS REAL) * (substr(" + column
                + ", 20, 1) = '.') * 1000 AS INTEGER)";
        return "(CAST(strftime('%s', (" + second + ") || " + offset + ") AS INTEGER) * 1000 + " + fraction + ")";
    }
}
