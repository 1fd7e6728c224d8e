// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Dates of CSV that fit in several orders, of which DuckDB takes one. Those that look at text can tell that there are others. */
final class DateOrders {
    /** The date of a format, with days, months and years in any order. */
    private static final Pattern DATE = Pattern.compile("%[dmyY]([-/. ])%[dmyY]\\1%[dmyY]");

    private DateOrders() {}

    /**
     * The columns of dates, if these fit in several orders; else none.
     *
     * @param rows how many of the file are looked at
     */
    static List<String> doubtful(Connection connection, CsvGuess guess, Path file, long rows) throws SQLException {
        List<String> dates = guess.columnsOf("DATE", "TIMESTAMP");
        String from = "(SELECT * FROM " + guess.asText(dates).call(file) + " LIMIT " + rows + ")";
        for (String format :
                dates.isEmpty() ? List.<String>of() : guess.formats().values()) {
            for (String other : others(format)) {
                if (isOfAll(connection, other, dates, from)) {
                    return dates;
                }
            }
        }
        return List.of();
    }

    /** The orders in which people write such a date, but for the one of the format. A year of four digits is known by them. */
    private static List<String> others(String format) {
        return DATE.matcher(format)
                .results()
                .findFirst()
                .map(date -> {
                    String between = date.group(1);
                    boolean isShort = date.group().contains("%y");
                    List<String> orders = isShort
                            ? List.of("%d.%m.%y", "%m.%d.%y", "%y.%m.%d")
                            : date.group().startsWith("%Y") || between.equals(".")
                                    ? List.<String>of()
                                    : List.of("%d.%m.%Y", "%m.%d.%Y");
                    return orders.stream()
                            .map(order -> order.replace(".", between))
                            .filter(order -> !order.equals(date.group()))
                            .map(order -> format.replace(date.group(), order))
                            .toList();
                })
                .orElse(List.of());
    }

    private static boolean isOfAll(Connection connection, String format, List<String> columns, String from)
            throws SQLException {
        String misfits = columns.stream()
                .map(Quoting::quoted)
                .map(name -> name + " IS NOT NULL AND try_strptime(" + name + ", '" + format + "') IS NULL")
                .collect(Collectors.joining(" OR "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM " + from + " WHERE " + misfits + " LIMIT 1")) {
            return !rows.next();
        }
    }
}
