// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dates of CSV whose order is not that of ISO 8601. Those with a time of day DuckDB takes for text, but for some; of those that fit in
 * several orders it takes one. Those that look at text can tell that there are others.
 */
final class DateOrders {
    /** The date of a format, with days, months and years in any order. */
    private static final Pattern DATE = Pattern.compile("%[dmyY]([-/. ])%[dmyY]\\1%[dmyY]");

    /** {@code 31.03.2026 00:20} and its like. */
    private static final Pattern WITH_CLOCK = Pattern.compile(
            "(\\d{4}|\\d{1,2})([-/.])\\d{1,2}\\2(\\d{4}|\\d{1,2})(, ?| |T)\\d{1,2}:\\d{2}(:\\d{2}(?:([.,])\\d{1,9})?)?( ?)([AaPp][Mm])?");

    /** The name of a type, and the option that sets its format. */
    private static final Map<String, String> OPTIONS = Map.of("DATE", "dateformat", "TIMESTAMP", "timestampformat");

    /** Forecasts and plans do not look farther ahead. */
    private static final Duration AHEAD = Duration.ofDays(366);

    private static final int FIRST_ROWS = 1000;

    private final Connection connection;
    private final Path file;
    private final long rows;
    private final Instant last;
    private final List<String> doubtful = new ArrayList<>();

    /** @param rows how many of the file are looked at */
    DateOrders(Connection connection, Path file, long rows, Instant now) {
        this.connection = connection;
        this.file = file;
        this.rows = rows;
        this.last = now.plus(AHEAD);
    }

    /** Columns that are text because their dates fit in several orders. */
    List<String> doubtful() {
        return doubtful;
    }

    /** The same with times that can be read in one way only, and without those that can be read in several. */
    CsvGuess settle(CsvGuess guess) throws SQLException {
        CsvGuess settled = withTimesOfText(guess);
        for (String type : List.of("DATE", "TIMESTAMP")) {
            String option = OPTIONS.getOrDefault(type, "");
            String format = settled.formats().getOrDefault(option, "");
            List<String> others = others(format);
            List<String> dates = settled.columnsOf(type);
            if (dates.isEmpty() || others.isEmpty()) {
                continue;
            }
            List<String> orders = orders(Stream.concat(Stream.of(format), others.stream()), settled, dates);
            if (orders.size() == 1) {
                settled = settled.with(type, dates, option, orders.get(0));
            } else {
                doubtful.addAll(dates);
                settled = settled.asText(dates);
            }
        }
        return settled;
    }

    /** DuckDB has one format for all of them. */
    private CsvGuess withTimesOfText(CsvGuess guess) throws SQLException {
        List<String> texts = guess.texts();
        if (texts.isEmpty()
                || !guess.columnsOf("TIMESTAMP", "TIMESTAMP WITH TIME ZONE").isEmpty()) {
            return guess;
        }
        String firsts = list(texts, name -> "any_value(nullif(trim(" + name + "), ''))");
        String format = "";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + firsts + " FROM " + guess.rows(texts, file, Math.min(FIRST_ROWS, rows)))) {
            row.next();
            for (int i = 1; i <= texts.size() && format.isEmpty(); i++) {
                String first = row.getString(i);
                format = first == null ? "" : formatOf(first);
            }
        }
        if (format.isEmpty()) {
            return guess;
        }
        for (String order :
                Stream.concat(Stream.of(format), others(format).stream()).toList()) {
            List<String> times = new ArrayList<>();
            for (String name : texts) {
                if (newest(order, List.of(name), guess) != null) {
                    times.add(name);
                }
            }
            if (!times.isEmpty()) {
                return guess.with("TIMESTAMP", times, "timestampformat", order);
            }
        }
        return guess;
    }

    /** The likeliest format of a date and a time of day; empty if it is none. */
    private static String formatOf(String text) {
        Matcher parts = WITH_CLOCK.matcher(text);
        if (!parts.matches()) {
            return "";
        }
        String between = parts.group(2);
        String date =
                parts.group(1).length() == 4 ? "%Y-%m-%d" : parts.group(3).length() == 4 ? "%d-%m-%Y" : "%d-%m-%y";
        boolean isHalf = parts.group(8) != null;
        String seconds = parts.group(5) == null ? "" : ":%S" + (parts.group(6) == null ? "" : parts.group(6) + "%f");
        return date.replace("-", between) + parts.group(4) + (isHalf ? "%I" : "%H") + ":%M" + seconds
                + (isHalf ? parts.group(7) + "%p" : "");
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

    /** Those of some formats that all dates have; without what would be far ahead, unless all would be. */
    private List<String> orders(Stream<String> formats, CsvGuess guess, List<String> dates) throws SQLException {
        List<String> orders = new ArrayList<>();
        List<String> likely = new ArrayList<>();
        for (String format : formats.toList()) {
            Instant newest = newest(format, dates, guess);
            if (newest != null) {
                orders.add(format);
                if (newest.isBefore(last)) {
                    likely.add(format);
                }
            }
        }
        return likely.isEmpty() ? orders : likely;
    }

    /** The newest of dates in a format; null if some of them are no dates in it, or there are none. */
    private @Nullable Instant newest(String format, List<String> dates, CsvGuess guess) throws SQLException {
        String from = guess.rows(dates, file, rows);
        Function<String, String> read =
                name -> "try_strptime(nullif(trim(" + name + "), ''), " + Quoting.literal(format) + ")";
        // To it, a year of two digits is one of the first century.
        String misfits = dates.stream()
                .map(Quoting::quoted)
                .map(name -> "trim(" + name + ") <> '' AND coalesce(year(" + read.apply(name) + "), 0) < 1000")
                .collect(Collectors.joining(" OR "));
        try (Statement statement = connection.createStatement()) {
            try (ResultSet any = statement.executeQuery("SELECT 1 FROM " + from + " WHERE " + misfits + " LIMIT 1")) {
                if (any.next()) {
                    return null;
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT greatest(" + list(dates, name -> "max(" + read.apply(name) + ")") + ") FROM " + from)) {
                row.next();
                LocalDateTime newest = row.getObject(1, LocalDateTime.class);
                return newest == null ? null : newest.toInstant(ZoneOffset.UTC);
            }
        }
    }

    private static String list(List<String> names, Function<String, String> each) {
        return names.stream().map(Quoting::quoted).map(each).collect(Collectors.joining(", "));
    }
}
