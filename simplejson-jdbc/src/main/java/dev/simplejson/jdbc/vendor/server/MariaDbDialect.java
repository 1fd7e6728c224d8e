// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TextSize;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * MariaDB 10.2 and MySQL 8.0.17, or later. Sessions are in UTC, see {@link MariaDbConnecting}, so a {@code TIMESTAMP} is shown in UTC and a
 * {@code DATETIME} as it was stored.
 */
final class MariaDbDialect extends Dialect {
    /** What the type of more than one bit is called here. */
    static final String BITS = "bits";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private static final Pattern BINARY =
            Pattern.compile(".*(?:blob|binary|geometry|point|polygon|linestring|vector).*");

    /** From year 1 on, so that nothing is negative and a whole quotient is rounded down. */
    private static final long MILLIS_OF_YEAR_1 = 62_135_596_800_000L;

    private final String exactCollation;

    /** @param exactCollation one of utf8mb4 that tells all texts apart, those with blanks at the end, too */
    MariaDbDialect(String exactCollation) {
        this.exactCollation = exactCollation;
    }

    @Override
    public String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    public String column(String name, String type) {
        String quoted = quote(name);
        return type.equals(BITS) || type.equalsIgnoreCase("year") ? "CAST(" + quoted + " AS UNSIGNED)" : quoted;
    }

    /** There are no numbers but finite ones. */
    @Override
    public String number(String column, Kind kind) {
        return kind == Kind.BOOLEAN ? super.number(column, kind) : "(" + column + " + 0e0)";
    }

    /** Of 1,000,000 rows MariaDB 10.11 hands over all in 3 to 5 s, and does not find the points of 1,300 slices in 25 s. */
    @Override
    public boolean thins(Kind value) {
        return false;
    }

    @Override
    public String doubleType() {
        return "DOUBLE";
    }

    @Override
    public String epochMillis(TimeFormat format, String column) {
        return "(TIMESTAMPDIFF(MICROSECOND, '0001-01-01 00:00:00', " + column + ") DIV 1000 - " + MILLIS_OF_YEAR_1
                + ")";
    }

    @Override
    public Parameter time(Temporal time) {
        if (time instanceof LocalDate day) {
            return new Parameter("CAST(? AS DATE)", day.toString());
        }
        LocalDateTime shown = time instanceof OffsetDateTime moment ? moment.toLocalDateTime() : (LocalDateTime) time;
        return new Parameter("CAST(? AS DATETIME(3))", TIME.format(shown));
    }

    /** What is binary is shown by its size. */
    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        boolean isBinary = BINARY.matcher(column.type()).matches();
        return "CASE WHEN LENGTH(" + cell + ") > " + (isBinary ? -1 : TextSize.LARGEST_TEXT)
                + " THEN CONCAT('(', LENGTH(" + cell + "), ' bytes)') ELSE " + (isBinary ? "NULL" : cell) + " END";
    }

    /** Most collations find texts equal that differ in case or accents. */
    @Override
    public String label(TableColumn column) {
        if (BINARY.matcher(column.type()).matches()) {
            // Of UUIDs in bytes the sizes would all be the same.
            String cell = column.quoted();
            return "CASE WHEN LENGTH(" + cell + ") <= " + TextSize.LONGEST_ID_BYTES + " THEN HEX(" + cell + ") ELSE "
                    + text(column) + " END";
        }
        return column.kind() == Kind.TEXT ? exact(text(column)) : super.label(column);
    }

    @Override
    public String exactText(TableColumn column) {
        return exact(column.quoted());
    }

    private String exact(String text) {
        return "CONVERT(" + text + " USING utf8mb4) COLLATE " + exactCollation;
    }

    @Override
    public String asText(String column) {
        return "CAST(" + column + " AS CHAR)";
    }

    @Override
    public String timestampOf(String date, String timeOfDay) {
        return "TIMESTAMP(" + date + ", " + timeOfDay + ")";
    }

    @Override
    public String floor(String expression) {
        return "CAST(FLOOR(" + expression + ") AS SIGNED)";
    }

    @Override
    public String bigint(String expression) {
        return "CAST(" + expression + " AS SIGNED)";
    }

    @Override
    public String bigintParameter() {
        return "CAST(? AS SIGNED)";
    }

    @Override
    public String quotient(String dividend, String divisor) {
        return "(" + dividend + " DIV " + divisor + ")";
    }
}
