// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.CarefulDialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;

/** HSQLDB: no windows by groups. */
final class HsqldbDialect extends CarefulDialect {
    private final boolean takesMoments;

    /** @param takesMoments whether its driver takes {@link OffsetDateTime}; it moves a {@link java.sql.Timestamp} before 2.7 */
    HsqldbDialect(boolean takesMoments) {
        super("\"");
        this.takesMoments = takesMoments;
    }

    @Override
    public Parameter time(Temporal time) {
        return takesMoments && time instanceof OffsetDateTime ? new Parameter("?", time) : super.time(time);
    }

    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        return switch (column.type()) {
            case "clob", "character large object" ->
                TextSize.orText(
                        size("CHAR_LENGTH", cell),
                        TextSize.LARGEST_TEXT,
                        "characters",
                        "CAST(" + cell + " AS VARCHAR(" + TextSize.LARGEST_TEXT + "))");
            case "blob", "binary large object", "binary", "varbinary" ->
                TextSize.orText(size("OCTET_LENGTH", cell), -1, "bytes", "CAST(NULL AS VARCHAR(40))");
            default -> super.text(column);
        };
    }

    private static String size(String function, String cell) {
        return "CAST(" + function + "(" + cell + ") AS BIGINT)";
    }

    @Override
    public boolean numbersSeries() {
        return true;
    }

    @Override
    public String limit(long rows) {
        return " LIMIT " + rows;
    }
}
