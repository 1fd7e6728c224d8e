// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;

/** H2. */
final class H2Dialect extends Dialect {
    @Override
    public String epochMillis(TimeFormat format, String column) {
        return "CAST(FLOOR(EXTRACT(EPOCH FROM " + column + ") * 1000) AS BIGINT)";
    }

    /** Nothing of a longer text: to cut a large object H2 reads all of it. */
    @Override
    public String startOfText(String column, int characters) {
        return "CASE WHEN CHAR_LENGTH(" + column + ") <= " + characters + " THEN " + column + " END";
    }

    /** Only large objects can be longer than a million characters; how long one is is known without reading it. */
    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        return switch (column.type()) {
            case "character large object" ->
                TextSize.orText(
                        "CHAR_LENGTH(" + cell + ")",
                        TextSize.LARGEST_TEXT,
                        "characters",
                        "CAST(" + cell + " AS VARCHAR)");
            case "binary large object" ->
                TextSize.orText(
                        "OCTET_LENGTH(" + cell + ")",
                        TextSize.LARGEST_TEXT,
                        "bytes",
                        "CAST(CAST(" + cell + " AS VARBINARY) AS VARCHAR)");
            default ->
                column.kind() == TableColumn.Kind.TEXT
                        ? TextSize.orText(
                                "CHAR_LENGTH(" + cell + ")", TextSize.LARGEST_TEXT, "characters", exactText(column))
                        : cell;
        };
    }

    @Override
    public String exactText(TableColumn column) {
        return column.type().equals("varchar_ignorecase")
                ? "CAST(" + column.quoted() + " AS VARCHAR)"
                : column.quoted();
    }

    @Override
    public String leadingNumber(String column) {
        return "CAST(REPLACE(REGEXP_SUBSTR(" + column
                + ", '^[ €$£]*([-+]?[0-9]+([.,][0-9]+)?)', 1, 1, 'c', 1), ',', '.') AS DOUBLE PRECISION)";
    }

    @Override
    public String bigintParameter() {
        return "CAST(? AS BIGINT)";
    }
}
