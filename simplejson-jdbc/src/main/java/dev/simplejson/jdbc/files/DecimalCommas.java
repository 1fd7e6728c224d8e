// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import dev.simplejson.model.Notice;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of CSV with decimal commas, {@code 21,5}, of which DuckDB makes text. A column is of them if each cell with a digit is a number
 * and some can be nothing else. {@code 1,234} may have its comma between thousands: where all of a column are like that, decimal commas in
 * another column tell, and the panel says so.
 */
final class DecimalCommas {
    /** Text of most columns shows in these that it is something else. */
    private static final int FIRST_ROWS = 1000;

    private static final String THOUSAND = "[-+]?[1-9][0-9]{0,2},[0-9]{3}";

    private final Connection connection;
    private final CsvGuess guess;
    private final Path file;
    private final long rows;

    /** @param rows how many of the file are looked at */
    DecimalCommas(Connection connection, CsvGuess guess, Path file, long rows) {
        this.connection = connection;
        this.guess = guess;
        this.file = file;
        this.rows = rows;
    }

    /**
     * How the cells of a column are written.
     *
     * @param numbers how many are numbers, with points between thousands or without
     * @param words how many have no digit, and no comma
     * @param others how many are neither
     * @param commas how many numbers have a comma
     * @param either of how many it may be between thousands
     * @param points how many have one point, and no comma
     * @param grouped how many show that points are between thousands
     * @param plain how many are integers other than zero, without anything between their digits
     * @param example a comma that is a decimal one, or else one that may be
     */
    private record Written(
            long numbers,
            long words,
            long others,
            long commas,
            long either,
            long points,
            long grouped,
            long plain,
            String example) {
        boolean mayBeNumbers() {
            return others == 0 && numbers > 0 && (points == 0 || grouped > 0);
        }

        boolean isClear() {
            return mayBeNumbers() && commas > either;
        }

        boolean isInDoubt() {
            return mayBeNumbers() && commas > 0 && commas == either && points == 0 && plain == 0;
        }

        DecimalComma form() {
            return new DecimalComma(grouped > 0, words == 0);
        }
    }

    /**
     * What was found out.
     *
     * @param guess the same with the columns that were found
     * @param decimals a number that has a decimal comma for certain; empty if there is none
     * @param isOpen whether commas of some columns may be between thousands
     * @param remarks on those of these that are read as decimal ones
     */
    record Found(CsvGuess guess, String decimals, boolean isOpen, List<Remark> remarks) {}

    Found find() throws SQLException {
        List<String> texts = guess.texts();
        Map<String, Written> first = written(texts, Math.min(FIRST_ROWS, rows));
        // Some have no cell in the first rows.
        List<String> open = texts.stream()
                .filter(name -> !first.containsKey(name) || first.get(name).mayBeNumbers())
                .toList();
        Map<String, Written> all = rows <= FIRST_ROWS ? first : written(open, rows);
        String clear = open.stream()
                .filter(name -> all.containsKey(name) && all.get(name).isClear())
                .findFirst()
                .orElse("");
        boolean isOpen = all.values().stream().anyMatch(Written::isInDoubt);
        Written certain = all.get(clear);
        if (certain == null) {
            return new Found(guess, "", isOpen, List.of());
        }
        String decimals = certain.example();
        Map<String, DecimalComma> commas = new LinkedHashMap<>();
        List<Remark> remarks = new ArrayList<>();
        all.forEach((name, column) -> {
            if (column.isClear() || column.isInDoubt()) {
                commas.put(name, column.form());
            }
            if (column.isInDoubt()) {
                remarks.add(new Remark(
                        "'" + name + "' is drawn with the comma of " + column.example() + " as a decimal point, as '"
                                + clear
                                + "' has commas before its decimals, such as " + decimals
                                + "; if it is between thousands, multiply by 1000 in a query, metric.<name>.sql",
                        Notice.Severity.WARNING));
            }
        });
        return new Found(guess.withCommas(commas), decimals, isOpen, remarks);
    }

    /** By the name of the column, but for those without any cell. */
    private Map<String, Written> written(List<String> columns, long most) throws SQLException {
        Map<String, Written> written = new TreeMap<>();
        if (columns.isEmpty()) {
            return written;
        }
        String kinds = "SELECT name, cell, regexp_matches(cell, '[0-9,]') AS digit, regexp_full_match(cell, "
                + DecimalComma.pattern(true)
                + ") AS number, contains(cell, ',') AS comma, contains(cell, '.') AS point,"
                + " regexp_full_match(cell, '" + THOUSAND + "') AS either FROM "
                + guess.cells(columns, file, most);
        String sql = "SELECT name, count_if(number), count_if(NOT digit), count_if(digit AND NOT number),"
                + " count_if(number AND comma), count_if(number AND either),"
                + " count_if(number AND point AND NOT comma AND NOT regexp_matches(cell, '[.].*[.]')),"
                + " count_if(number AND point AND (comma OR regexp_matches(cell, '[.].*[.]'))),"
                + " count_if(regexp_full_match(cell, '[-+]?0*[1-9][0-9]*')),"
                + " coalesce(first(cell) FILTER (number AND comma AND NOT either), first(cell) FILTER (either), '') FROM ("
                + kinds + ") GROUP BY name";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                written.put(
                        row.getString(1),
                        new Written(
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9),
                                row.getString(10)));
            }
        }
        return written;
    }
}
