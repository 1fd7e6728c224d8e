// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a file of CSV or JSON is read: as DuckDB guesses, but for what it guesses without saying so. Of dates that fit in several orders it takes one, of
 * which those that look at text can tell that there are others. A line of CSV that has other columns than the first makes one column of all, and a line that
 * somebody is still writing spoils the whole file.
 */
final class TextFile {
    private static final System.Logger LOGGER = System.getLogger(TextFile.class.getName());

    private static final String WITHOUT_REJECTED = ", ignore_errors = true";

    /** The date of a format, with days, months and years in any order. */
    private static final Pattern DATE = Pattern.compile("%[dmyY]([-/. ])%[dmyY]\\1%[dmyY]");

    /** What DuckDB would have one write for what it guessed. */
    private static final Pattern PROMPT = Pattern.compile("FROM (read_csv\\(.*)\\);?\\s*", Pattern.DOTALL);

    /** Names of files of JSON with an object in each line. */
    private static final Pattern LINES = Pattern.compile("(?i)\\.(?:ndjson|jsonl)(?:\\.gz)?$");

    private final Connection connection;
    private final Path path;
    private final String file;

    TextFile(Connection connection, Path path) {
        this.connection = connection;
        this.path = path;
        this.file = literal(path.toString());
    }

    /**
     * The call that reads it as JSON. Of lines, one that is not whole is a row of nothing, which is told as one without a time.
     *
     * @param options those that are set anyway, with a comma before each
     * @throws SQLException if the file cannot be read, with the reason
     */
    String json(String options) throws SQLException {
        String call = "read_json(" + file + options + ")";
        String lines = "read_json(" + file + options + ", format = 'newline_delimited', ignore_errors = true)";
        boolean areLines = LINES.matcher(path.toString()).find();
        try {
            columns(areLines ? lines : call);
            return areLines ? lines : call;
        } catch (SQLException unreadable) {
            if (areLines) {
                columns(call);
                return call;
            }
            if (isWhole()) {
                throw unreadable;
            }
            columns(lines);
            return lines;
        }
    }

    /**
     * The call that reads it as CSV, with all that was guessed in it: what is added later, perhaps while it is read, is either read the same way or left
     * out until it is looked at.
     *
     * @param given options that are set anyway, with a comma before each
     * @throws SQLException if the file cannot be read, with the reason
     */
    String csv(String given) throws SQLException {
        long before = size();
        String call = csv(given, isLastRejected(given));
        // What was added meanwhile may be half a line.
        return size() == before ? call : csv(given, isLastRejected(given) || !isWhole());
    }

    /** The same of a file that is too large to be read once more whenever it changes: a line that does not fit fails when rows are read. */
    String largeCsv(String given) throws SQLException {
        List<String> doubtful = doubtfulDates(columns(call(given)), given);
        return call(doubtful.isEmpty() ? given : given + asText(doubtful));
    }

    private String csv(String given, boolean withoutRejected) throws SQLException {
        String options = given + (withoutRejected ? WITHOUT_REJECTED : "");
        long before = size();
        Map<String, String> columns = columns(call(options));
        List<String> doubtful = doubtfulDates(columns, options);
        if (!doubtful.isEmpty()) {
            options += asText(doubtful);
            doubtful.forEach(date -> columns.put(date, "VARCHAR"));
        }
        String guessed = guessed(options, columns);
        if (guessed != null) {
            return guessed;
        }
        if (size() != before) {
            throw new SQLException("it is written to while it is looked at");
        }
        return call(options);
    }

    /** Its columns of dates, if these fit in several orders; else none. */
    private List<String> doubtfulDates(Map<String, String> columns, String options) throws SQLException {
        List<String> dates = columns.entrySet().stream()
                .filter(column ->
                        column.getValue().equals("DATE") || column.getValue().equals("TIMESTAMP"))
                .map(Map.Entry::getKey)
                .toList();
        return !dates.isEmpty() && isDoubtful(dates, options) ? dates : List.of();
    }

    /** The call with all that was guessed in it; null if it does not give those columns. */
    private @Nullable String guessed(String options, Map<String, String> columns) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT Prompt FROM sniff_csv(" + file + options + ")")) {
            Matcher prompt = PROMPT.matcher(rows.next() ? rows.getString(1) : "");
            if (!prompt.matches()) {
                return null;
            }
            String lenient = prompt.group(1).contains("ignore_errors") ? "" : WITHOUT_REJECTED;
            String call = prompt.group(1) + lenient + ")";
            return columns(call).equals(columns) ? call : null;
        } catch (SQLException notTaken) {
            LOGGER.log(System.Logger.Level.DEBUG, "what was guessed of " + path + " cannot be set", notTaken);
            return null;
        }
    }

    private long size() throws SQLException {
        try {
            return Files.size(path);
        } catch (IOException unreadable) {
            throw new SQLException(unreadable.getMessage(), unreadable);
        }
    }

    /** Whether it ends with the end of a line; not known of one that is packed. */
    private boolean isWhole() throws SQLException {
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, Math.max(0, channel.size() - 1)) < 1
                    || last.get(0) == '\n'
                    || last.get(0) == '\r';
        } catch (IOException unreadable) {
            throw new SQLException(unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Whether the last line has other columns than the first, and is left out. Without quotes around texts they would be part of them, so that a
     * line that ends in one cannot be left out.
     *
     * @throws SQLException if another line has, with the first of them
     */
    private boolean isLastRejected(String options) throws SQLException {
        List<Rejected> rejected = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet all =
                    statement.executeQuery("SELECT count(*) FROM " + call(options + ", store_rejects = true"))) {
                while (all.next()) {
                    // What is rejected is known at the end.
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "SELECT line, any_value(csv_line), any_value(error_type) FROM reject_errors GROUP BY line ORDER BY line LIMIT 2")) {
                while (rows.next()) {
                    rejected.add(new Rejected(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
            statement.execute("DROP TABLE reject_errors");
            statement.execute("DROP TABLE reject_scans");
        }
        if (rejected.isEmpty()) {
            return false;
        }
        Rejected first = rejected.get(0);
        if (rejected.size() > 1 || isWhole() || !isLast(first) || first.text().contains("\"")) {
            throw new SQLException("its line " + first.line() + ", '" + first.text() + "', does not fit its first: "
                    + first.problem().toLowerCase(Locale.ROOT));
        }
        LOGGER.log(
                System.Logger.Level.INFO,
                "the last line of the file " + path + ", '" + first.text() + "', is not whole and not read");
        return true;
    }

    private boolean isLast(Rejected line) throws SQLException {
        byte[] expected = line.text().getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer end = ByteBuffer.allocate(expected.length);
            long start = channel.size() - expected.length;
            return start >= 0 && channel.read(end, start) == expected.length && Arrays.equals(end.array(), expected);
        } catch (IOException unreadable) {
            throw new SQLException(unreadable.getMessage(), unreadable);
        }
    }

    /**
     * A line that DuckDB does not take.
     *
     * @param line its number, from 1
     */
    private record Rejected(long line, String text, String problem) {}

    private Map<String, String> columns(String call) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + call)) {
            while (rows.next()) {
                columns.put(rows.getString("column_name"), rows.getString("column_type"));
            }
        }
        return columns;
    }

    private boolean isDoubtful(List<String> dates, String options) throws SQLException {
        for (String format : formats(options)) {
            for (String other : others(format)) {
                if (isOfAll(other, dates, options + asText(dates))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Those that DuckDB found: of dates and of timestamps; none for what is written as ISO 8601. */
    private List<String> formats(String options) throws SQLException {
        List<String> formats = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT DateFormat, TimestampFormat FROM sniff_csv(" + file + options + ")")) {
            while (rows.next()) {
                for (int column = 1; column <= 2; column++) {
                    @Nullable String format = rows.getString(column);
                    if (format != null) {
                        formats.add(format);
                    }
                }
            }
        }
        return formats;
    }

    /** The orders in which people write such a date, but for the one of the format. A year of four digits is known by them. */
    static List<String> others(String format) {
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

    private boolean isOfAll(String format, List<String> columns, String options) throws SQLException {
        String misfits = columns.stream()
                .map(TextFile::quoted)
                .map(name -> name + " IS NOT NULL AND try_strptime(" + name + ", '" + format + "') IS NULL")
                .collect(Collectors.joining(" OR "));
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT 1 FROM " + call(options) + " WHERE " + misfits + " LIMIT 1")) {
            return !rows.next();
        }
    }

    private static String asText(List<String> columns) {
        return columns.stream()
                .map(name -> literal(name) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", ", header = true, types = {", "}"));
    }

    private String call(String options) {
        return "read_csv(" + file + options + ")";
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
