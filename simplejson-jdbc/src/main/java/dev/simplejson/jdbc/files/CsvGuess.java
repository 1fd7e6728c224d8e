// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What DuckDB guesses of a file of CSV. All of it is set when rows are read, so that what was added meanwhile is read the same way.
 *
 * @param quotes what is around cells, and before such within them, as options
 * @param style what else is between cells and lines, as options
 * @param comment what lines begin with that are left out; empty if none are
 * @param skipped how many lines come before the header, or the first row
 * @param columns names and types
 * @param formats those of dates and of timestamps, by the option; without what is written as ISO 8601
 * @param commas the columns of text that are numbers with decimal commas
 */
record CsvGuess(
        String delimiter,
        String quotes,
        String style,
        String comment,
        long skipped,
        boolean hasHeader,
        Map<String, String> columns,
        Map<String, String> formats,
        Map<String, DecimalComma> commas) {
    private static final String TEXT = "VARCHAR";
    private static final int MOST_REJECTED = 1000;

    private static final String FRACTION = "[.:eE]";
    private static final String CLEAR_ZONE = "(?:[zZ]|GMT|UTC|:[0-9.]+ ?[+-][0-9]{2}(?::?[0-9]{2}){0,2}) *$";

    private static final Pattern DELIMITER = Pattern.compile("(?i)(?:\u00ef\u00bb\u00bf)?\"?sep=[^\\r\\n]\"?[\\r\\n]");
    private static final int DELIMITER_BYTES = 12;
    private static final int LINES_OF_START = 200;

    /** Whoever writes zones writes them from the beginning. */
    private static final int ROWS_WITH_ZONES = 10_000;

    /**
     * What DuckDB guesses.
     *
     * @param isLenient whether lines that do not fit the others are left out
     * @throws SQLException if it cannot be read, with the reason
     */
    static CsvGuess of(Connection connection, Path path, boolean isLenient) throws SQLException {
        return of(connection, path, "ignore_errors = " + isLenient);
    }

    /**
     * What DuckDB guesses if it is known what comments begin with.
     *
     * @param comment empty if no line is one
     */
    static CsvGuess ofComments(Connection connection, Path path, String comment) throws SQLException {
        return of(connection, path, "comment = " + Quoting.literal(comment));
    }

    /** What DuckDB guesses of what is behind the first lines. */
    static CsvGuess behind(Connection connection, Path path, long lines) throws SQLException {
        return of(connection, path, "", lines);
    }

    private static CsvGuess of(Connection connection, Path path, String option) throws SQLException {
        return of(connection, path, ", " + option, namesDelimiter(path) ? 1 : 0);
    }

    /**
     * Of commas between decimals DuckDB may think that they are between cells, and of a first row, where all is text to it, that it is a
     * header.
     */
    private static CsvGuess of(Connection connection, Path path, String option, long skip) throws SQLException {
        CsvGuess guess = sniffed(connection, path, option, skip);
        String other = guess.delimiter().equals(",") ? HeaderLine.delimiterBesideCommas(firstLines(path, skip)) : "";
        String more = other.isEmpty() ? "" : ", delim = " + Quoting.literal(other);
        CsvGuess known = more.isEmpty() ? guess : sniffed(connection, path, option + more, skip);
        boolean isRow = known.hasHeader()
                && HeaderLine.haveRows(
                        firstLines(path, known.skipped()).stream().limit(2).toList());
        return isRow ? sniffed(connection, path, option + more + ", header = false", skip) : known;
    }

    private static List<String> firstLines(Path path, long skip) throws SQLException {
        try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            return in.lines().skip(skip).limit(LINES_OF_START).toList();
        } catch (IOException unreadable) {
            throw CsvFile.notRead(unreadable);
        }
    }

    private static CsvGuess sniffed(Connection connection, Path path, String option, long skip) throws SQLException {
        String sql =
                "SELECT Delimiter, Quote, Escape, NewLineDelimiter, Comment, SkipRows, HasHeader, DateFormat, TimestampFormat,"
                        + " unnest(Columns, recursive := true) FROM sniff_csv(" + Quoting.literal(path.toString())
                        + ", sample_size = -1" + option + (skip > 0 ? ", skip = " + skip : "") + ")";
        Map<String, String> columns = new LinkedHashMap<>();
        CsvGuess guess = null;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                columns.put(rows.getString("name"), rows.getString("type"));
                if (guess == null) {
                    guess = of(rows, columns);
                }
            }
        }
        if (guess == null) {
            throw new SQLException("no columns were found in it");
        }
        return guess;
    }

    /** Whether its first line is one for spreadsheets alone, {@code sep=;}. */
    static boolean namesDelimiter(Path path) throws SQLException {
        try (InputStream in = Files.newInputStream(path)) {
            String start = new String(in.readNBytes(DELIMITER_BYTES), StandardCharsets.ISO_8859_1);
            return DELIMITER.matcher(start).lookingAt();
        } catch (IOException unreadable) {
            throw CsvFile.notRead(unreadable);
        }
    }

    private static CsvGuess of(ResultSet row, Map<String, String> columns) throws SQLException {
        Map<String, String> style = new LinkedHashMap<>();
        style.put("delim", row.getString("Delimiter"));
        style.put("new_line", row.getString("NewLineDelimiter"));
        Map<String, String> formats = new LinkedHashMap<>();
        putFormat(formats, "dateformat", row.getString("DateFormat"));
        putFormat(formats, "timestampformat", row.getString("TimestampFormat"));
        return new CsvGuess(
                row.getString("Delimiter"),
                quotes(orNone(row.getString("Quote")), orNone(row.getString("Escape"))),
                options(style),
                orNone(row.getString("Comment")),
                row.getLong("SkipRows"),
                row.getBoolean("HasHeader"),
                columns,
                formats,
                Map.of());
    }

    private static String quotes(String quote, String escape) {
        return ", quote = " + Quoting.literal(quote) + ", escape = " + Quoting.literal(escape);
    }

    private static void putFormat(Map<String, String> formats, String option, @Nullable String format) {
        if (format != null) {
            formats.put(option, format);
        }
    }

    private static String orNone(String character) {
        return character.equals("(empty)") ? "" : character;
    }

    private static String options(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> ", " + option.getKey() + " = " + Quoting.literal(option.getValue()))
                .collect(Collectors.joining());
    }

    String firstName() {
        return columns.keySet().iterator().next();
    }

    /** The columns of some types. */
    List<String> columnsOf(String... types) {
        List<String> some = new ArrayList<>();
        columns.forEach((name, type) -> {
            if (List.of(types).contains(type)) {
                some.add(name);
            }
        });
        return some;
    }

    List<String> texts() {
        return columnsOf(TEXT);
    }

    /** The columns whose cells may not fit. */
    List<String> typed() {
        return columns.keySet().stream()
                .filter(name -> !TEXT.equals(columns.get(name)))
                .toList();
    }

    /** The same with some columns as they are written. */
    CsvGuess asText(Collection<String> some) {
        return as(TEXT, some);
    }

    private CsvGuess as(String type, Collection<String> some) {
        Map<String, String> others = new LinkedHashMap<>(columns);
        some.forEach(name -> others.put(name, type));
        return new CsvGuess(delimiter, quotes, style, comment, skipped, hasHeader, others, formats, commas);
    }

    /** The same with some columns of a type, and the format in which they are written. */
    CsvGuess with(String type, Collection<String> some, String option, String format) {
        CsvGuess typed = as(type, some);
        Map<String, String> others = new LinkedHashMap<>(formats);
        others.put(option, format);
        return new CsvGuess(delimiter, quotes, style, comment, skipped, hasHeader, typed.columns(), others, commas);
    }

    /** The same with some columns of text as numbers with decimal commas, and no others. */
    CsvGuess withCommas(Map<String, DecimalComma> some) {
        return new CsvGuess(delimiter, quotes, style, comment, skipped, hasHeader, columns, formats, some);
    }

    /** The same with quotes around texts, if there were none so far. */
    CsvGuess quoted() {
        return quotes.equals(quotes("", ""))
                ? new CsvGuess(
                        delimiter, quotes("\"", "\""), style, comment, skipped, hasHeader, columns, formats, commas)
                : this;
    }

    /** The same without lines that begin like that. */
    CsvGuess withComments(String begin) {
        return new CsvGuess(delimiter, quotes, style, begin, skipped, hasHeader, columns, formats, commas);
    }

    /** Of two names that are the same, but for case, DuckDB changes the second. */
    List<String> remarksOnNames(Connection connection, Path file) throws SQLException {
        List<String> remarks = new ArrayList<>();
        if (!hasHeader) {
            return remarks;
        }
        try (Statement statement = connection.createStatement();
                ResultSet header = statement.executeQuery("SELECT * FROM "
                        + asText(columns.keySet()).call(file, skipped, false, ", ignore_errors = true") + " LIMIT 1")) {
            List<String> names = header.next() ? List.copyOf(columns.keySet()) : List.of();
            int place = 1;
            for (String name : names) {
                String written = Objects.requireNonNullElse(header.getString(place++), "")
                        .strip();
                if (!written.isEmpty() && name.matches(Pattern.quote(written) + "_\\d+")) {
                    remarks.add("'" + name + "' is called '" + written
                            + "' in the file, where an earlier column has that name, but for case");
                }
            }
        }
        return remarks;
    }

    /** Whether all columns have names, and none of them is a number or a time, as cells are. */
    boolean hasNames() {
        return hasHeader && columns.size() > 1 && columns.keySet().stream().noneMatch(HeaderLine::isCell);
    }

    /** Whether it is what is guessed of no lines. */
    boolean isOfNothing() {
        return columns.keySet().equals(Set.of("column0"));
    }

    /**
     * The same with integers as numbers and dates as text, if some of what follows are not: to the type of their column DuckDB would round
     * them, and cut off the time of day.
     */
    CsvGuess withFractions(Connection connection, Path piece) throws SQLException {
        List<String> integers = columnsOf("BIGINT");
        List<String> days = columnsOf("DATE");
        List<String> suspects = Stream.concat(integers.stream(), days.stream()).toList();
        String rows = asText(suspects).callOfRows(piece);
        return as("DOUBLE", withAny(connection, integers, "", FRACTION, rows))
                .asText(withAny(connection, days, "", FRACTION, rows));
    }

    /**
     * The same with times as text whose zone DuckDB does not read as it is meant: it takes UTC off and makes times without a zone of them,
     * it takes those without a zone among others for UTC, and of BST, IST and the like it picks one of several. Years of two digits are of
     * the first century to it, if it knows no format.
     */
    CsvGuess withZonesAndYears(Connection connection, Path file) throws SQLException {
        List<String> times = columnsOf("TIMESTAMP");
        List<String> moments = columnsOf("TIMESTAMP WITH TIME ZONE");
        List<String> all = Stream.concat(times.stream(), moments.stream()).toList();
        String rows = "(SELECT * FROM " + asText(all).call(file) + " LIMIT " + ROWS_WITH_ZONES + ")";
        String strange = "UTC *$" + (formats.containsKey("timestampformat") ? "" : "|^ *[0-9]{1,3}[^0-9]");
        return asText(withAny(connection, times, "", strange, rows))
                .asText(withAny(connection, moments, "NOT ", CLEAR_ZONE, rows));
    }

    /** Those of the columns of text in which some cell matches a pattern, or does not. */
    private static List<String> withAny(
            Connection connection, List<String> names, String not, String pattern, String rows) throws SQLException {
        List<String> found = new ArrayList<>();
        if (names.isEmpty()) {
            return found;
        }
        String sql = names.stream()
                .map(name -> "bool_or(" + not + "regexp_matches(" + Quoting.quoted(name) + ", '" + pattern + "'))")
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + rows));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            for (int i = 0; i < names.size(); i++) {
                if (row.getBoolean(i + 1)) {
                    found.add(names.get(i));
                }
            }
        }
        return found;
    }

    /** The same without decimal commas where some of what follows are none. */
    CsvGuess withFittingCommas(Connection connection, Path piece) throws SQLException {
        Map<String, DecimalComma> fitting = new LinkedHashMap<>();
        for (Map.Entry<String, DecimalComma> column : commas.entrySet()) {
            String misfits = column.getValue().misfits(Quoting.quoted(column.getKey()));
            if (!isAny(connection, "SELECT 1 FROM " + callOfRows(piece) + " WHERE " + misfits + " LIMIT 1")) {
                fitting.put(column.getKey(), column.getValue());
            }
        }
        return withCommas(fitting);
    }

    private static boolean isAny(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** SQL of its rows. */
    String select(Path file, long rows) {
        String numbers = commas.entrySet().stream()
                .map(column -> {
                    String name = Quoting.quoted(column.getKey());
                    return column.getValue().number(name) + " AS " + name;
                })
                .collect(Collectors.joining(", "));
        return "SELECT *" + (numbers.isEmpty() ? "" : " REPLACE (" + numbers + ")") + " FROM " + call(file) + " LIMIT "
                + rows;
    }

    /** The first rows of a file, with some columns as they are written, to be selected from. */
    String rows(Collection<String> written, Path file, long most) {
        return "(SELECT " + written.stream().map(Quoting::quoted).collect(Collectors.joining(", ")) + " FROM "
                + asText(written).call(file) + " LIMIT " + most + ")";
    }

    /** What is written in the cells of those rows, but for empty ones: each with the name of its column. */
    String cells(Collection<String> columns, Path file, long most) {
        String names = columns.stream().map(Quoting::quoted).collect(Collectors.joining(", "));
        return "(SELECT * FROM (SELECT name, trim(cell) AS cell FROM (UNPIVOT " + rows(columns, file, most) + " ON "
                + names + " INTO NAME name VALUE cell)) WHERE cell <> '')";
    }

    /** The call that reads the file, without lines that do not fit. */
    String call(Path file) {
        return call(file, true, "ignore_errors = true");
    }

    /** The call that reads what is somewhere in the file. */
    private String callOfRows(Path piece) {
        return call(piece, false, "ignore_errors = true");
    }

    /** The call that notes which lines do not fit. */
    String strictCall(Path piece, boolean isFirst) {
        return call(piece, isFirst, "store_rejects = true, rejects_limit = " + MOST_REJECTED);
    }

    private String call(Path path, boolean isFirst, String more) {
        return call(path, isFirst ? skipped : 0, isFirst && hasHeader, ", " + more);
    }

    private String call(Path path, long skip, boolean header, String more) {
        return columns.entrySet().stream()
                .map(column -> Quoting.literal(column.getKey()) + ": " + Quoting.literal(column.getValue()))
                .collect(Collectors.joining(
                        ", ",
                        "read_csv(" + Quoting.literal(path.toString()) + ", auto_detect = false" + quotes + style
                                + ", comment = " + Quoting.literal(comment) + options(formats) + ", skip = "
                                + skip + ", header = " + header + more + ", columns = {",
                        "})"));
    }
}
