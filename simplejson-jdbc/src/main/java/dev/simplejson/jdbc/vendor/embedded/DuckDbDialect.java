// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.regex.Pattern;

/** DuckDB. */
final class DuckDbDialect extends Dialect {
    private static final Pattern SHORT_TYPES = Pattern.compile("time|interval|uuid|enum");

    @Override
    public String epochMillis(TimeFormat format, String column) {
        return "(" + down(epochMicros(format, column)) + ")";
    }

    /** Of timestamps there are some in seconds and milliseconds. To milliseconds they would be rounded. */
    private static String epochMicros(TimeFormat format, String column) {
        return format.equals(TimeFormat.TIMESTAMP_WITH_ZONE)
                ? "epoch_us(" + column + ")"
                : "epoch_us(CAST(" + column + " AS TIMESTAMP))";
    }

    /**
     * What is not negative needs no case, and without one DuckDB knows how many slices there may be: of a Parquet file it thins in 0.8 of
     * the time.
     */
    @Override
    public String millisSince(TimeFormat format, String column) {
        return "((" + epochMicros(format, column) + " - " + bigintParameter() + " * 1000 + 1000) // 1000 - 1)";
    }

    /** Thousandths: whole quotients are rounded towards zero. */
    private static String down(String number) {
        return "CASE WHEN " + number + " >= 0 THEN " + number + " // 1000 ELSE (" + number + " + 1) // 1000 - 1 END";
    }

    /**
     * A cast of nanoseconds would round, possibly into the next millisecond. Of JSON, which a file's column is if it holds numbers and
     * words, texts come without their quotes.
     */
    @Override
    public String column(String name, String type) {
        if (type.equalsIgnoreCase("json")) {
            return "(" + quote(name) + " ->> '$')";
        }
        return type.equalsIgnoreCase("timestamp_ns")
                ? "make_timestamp(" + down("epoch_ns(" + quote(name) + ")") + ")"
                : quote(name);
    }

    /** The driver takes no {@link LocalDate} before 1.1. */
    @Override
    public Parameter time(Temporal time) {
        return time instanceof LocalDate ? new Parameter("CAST(? AS DATE)", time.toString()) : super.time(time);
    }

    /** What is in parts, such as a list, is as long as all of them. The driver fails at a time of 24:00. */
    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        String type = column.type();
        if (column.kind() == TableColumn.Kind.TIME_OF_DAY) {
            return asText(cell);
        }
        if (column.kind() == TableColumn.Kind.TEXT) {
            return TextSize.orText("strlen(" + cell + ")", TextSize.LARGEST_TEXT, "bytes", cell);
        }
        String text = "CAST(" + cell + " AS VARCHAR)";
        if (type.equals("blob")) {
            // Up to four characters show a byte.
            return TextSize.orText("octet_length(" + cell + ")", TextSize.LARGEST_TEXT / 4, "bytes", text);
        }
        boolean mayBeLong = !SHORT_TYPES.matcher(type).lookingAt() || type.endsWith("]");
        return mayBeLong ? TextSize.orText("strlen(" + text + ")", TextSize.LARGEST_TEXT, "bytes", text) : cell;
    }

    /** A column's own collation may find different texts equal. */
    @Override
    public String label(TableColumn column) {
        String label = super.label(column);
        return column.kind() == TableColumn.Kind.TEXT ? "(" + label + ") COLLATE C" : label;
    }

    /** Where the column has no collation of its own, DuckDB drops this one before it plans. */
    @Override
    public String exactText(TableColumn column) {
        return column.kind() == TableColumn.Kind.TEXT ? column.quoted() + " COLLATE C" : column.quoted();
    }

    @Override
    public String leadingNumber(String column) {
        return "TRY_CAST(REPLACE(regexp_extract(" + column
                + ", '^[ €$£]*([-+]?[0-9]+([.,][0-9]+)?)', 1), ',', '.') AS DOUBLE)";
    }

    @Override
    public String doubleType() {
        return "DOUBLE";
    }

    @Override
    public String bigintParameter() {
        return "CAST(? AS BIGINT)";
    }

    @Override
    public String quotient(String dividend, String divisor) {
        return "(" + dividend + " // " + divisor + ")";
    }
}
