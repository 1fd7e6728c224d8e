// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;

/** Trino. */
final class TrinoDialect extends Dialect {
    @Override
    public String epochMillis(TimeFormat format, String column) {
        return switch (format.setting()) {
            case "timestamptz" -> "date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00 UTC', " + column + ")";
            case "date" ->
                "date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', CAST(" + column + " AS timestamp(3)))";
            default -> "date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', " + column + ")";
        };
    }

    /** Text only: of all else, the driver hands over whole cells. */
    @Override
    public String text(TableColumn column) {
        if (column.kind() != TableColumn.Kind.TEXT) {
            return column.quoted();
        }
        String length = "length(" + column.quoted() + ")";
        return "CASE WHEN " + length + " > " + TextSize.LARGEST_TEXT + " THEN '(' || CAST(" + length
                + " AS varchar) || ' characters)' ELSE " + column.quoted() + " END";
    }

    @Override
    public String doubleType() {
        return "DOUBLE";
    }

    @Override
    public String bigintParameter() {
        return "CAST(? AS BIGINT)";
    }

    /** As text, which every version of the driver can bind. */
    @Override
    public Parameter time(Temporal time) {
        if (time instanceof LocalDate) {
            return new Parameter("CAST(? AS date)", time.toString());
        }
        return time instanceof LocalDateTime
                ? new Parameter("CAST(? AS timestamp(3))", time.toString().replace('T', ' '))
                : new Parameter("from_iso8601_timestamp(?)", time.toString());
    }
}
