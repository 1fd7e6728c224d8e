// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;
import java.util.Set;

/** PostgreSQL 14 and later, where {@code extract} is exact. */
final class PostgresDialect extends Dialect {
    /** Types of which no cell is long. Cast to text, addresses would get a mask. */
    private static final Set<String> SHORT_TYPES = Set.of("char", "name", "inet", "cidr");

    /**
     * {@code infinity} has no milliseconds. What {@code EXTRACT} gives are decimals, which take as long as all else of a series that is
     * thinned. The double of {@code date_part} is off by less than half a microsecond up to 2^32 s, the year 2106: by half of its last bit,
     * 0.24 µs, and in microseconds by half of theirs, 0.25.
     */
    @Override
    public String epochMillis(TimeFormat format, String column) {
        String exact = "WHEN isfinite(" + column + ") THEN CAST(FLOOR(EXTRACT(EPOCH FROM " + column
                + ") * 1000) AS BIGINT) END";
        return format.equals(TimeFormat.DATE)
                ? "CASE " + exact
                : "CASE WHEN " + column + " BETWEEN '1970-01-01 00:00:00+00' AND '2100-01-01 00:00:00+00'"
                        + " THEN CAST(date_part('epoch', " + column + ") * 1000000 AS BIGINT) / 1000 " + exact;
    }

    @Override
    public String leadingNumber(String column) {
        return "CAST(REPLACE(SUBSTRING(" + column
                + " FROM '^[ €$£]*([-+]?[0-9]+(?:[.,][0-9]+)?)'), ',', '.') AS double precision)";
    }

    @Override
    public String timestampOf(String date, String timeOfDay) {
        return "(" + date + " + " + timeOfDay + ")";
    }

    @Override
    public String column(String name, String type) {
        return type.equals("money") ? "CAST(" + quote(name) + " AS numeric)" : quote(name);
    }

    /** Compared before they are cast: a cast of a number that no double can hold fails. */
    @Override
    public String number(String column, TableColumn.Kind kind) {
        if (kind == TableColumn.Kind.INTEGER || kind == TableColumn.Kind.BOOLEAN) {
            return super.number(column, kind);
        }
        if (kind == TableColumn.Kind.SINGLE) {
            return "CASE WHEN " + column + " BETWEEN -" + LARGEST + " AND " + LARGEST + " THEN CAST(CAST(" + column
                    + " AS text) AS " + doubleType() + ") END";
        }
        return "CASE WHEN " + column + " BETWEEN -" + LARGEST + " AND " + LARGEST + " THEN CAST(" + column + " AS "
                + doubleType() + ") END";
    }

    /**
     * The lengths of text and of bytes are known without reading them. Enumerations and other types of users are shown and compared as
     * text.
     */
    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        if (SHORT_TYPES.contains(column.type())) {
            return cell;
        }
        String length = "octet_length(" + cell + ")";
        return switch (column.type()) {
            case "text", "varchar" -> TextSize.orText(length, TextSize.LARGEST_TEXT, "bytes", cell);
            // Other text would lose the blanks at its end.
            case "bpchar" ->
                "CASE WHEN " + length + " > " + TextSize.LARGEST_TEXT + " THEN CAST('(' || " + length
                        + " || ' bytes)' AS bpchar) ELSE " + cell + " END";
            case "bytea" -> TextSize.orText(length, TextSize.LARGEST_TEXT / 2 - 1, "bytes", asText(column));
            default ->
                TextSize.orText("octet_length(" + asText(column) + ")", TextSize.LARGEST_TEXT, "bytes", asText(column));
        };
    }

    /** {@code citext} compares without regard to case. Columns with a collation that does so, too, are not known: JDBC tells of none. */
    @Override
    public String exactText(TableColumn column) {
        return column.type().equals("citext") ? asText(column) : column.quoted();
    }

    @Override
    public String symbolText(TableColumn column) {
        return column.type().equals("inet") ? "abbrev(" + column.quoted() + ")" : asText(column);
    }

    private static String asText(TableColumn column) {
        return "CAST(" + column.quoted() + " AS TEXT)";
    }

    /** A plain 0 would have to be made a bigint first, and for that the planner gives up several workers. */
    @Override
    public String computedOnce() {
        return " OFFSET '0'";
    }

    /** Aggregates are shared out to several workers, window functions are not. */
    @Override
    public String pair(String first, String second) {
        return "ARRAY[" + first + ", " + second + "]";
    }

    @Override
    public String partOf(String pair, int index) {
        return "(" + pair + ")[" + index + "]";
    }
}
