// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of CSV whose points may be decimal ones or between thousands, {@code 1.396} beside {@code 935}, of which DuckDB takes the first.
 * Of decimals with three digits alone that would be a doubt in each file, so that something else has to speak for thousands: numbers
 * without a point in the same column, which who writes three decimals does not have and who leaves out zeros has beside fewer decimals;
 * commas before decimals in another column; or semicolons between cells, as where commas are decimal ones, unless another column has
 * decimal points.
 */
final class PointedNumbers {
    /** Numbers of most columns show in these that their points are decimal ones. */
    private static final int FIRST_ROWS = 1000;

    private static final String EITHER = "'[-+]?[1-9][0-9]{0,2}[.][0-9]{3}'";
    private static final String BELOW_THOUSAND = "'[-+]?[0-9]{1,3}'";

    /** {@code 3,5}, {@code 1.234,50} and {@code 1.234.567}, also with a unit. */
    private static final String DECIMAL_COMMA =
            "'[€$£]?[-+]?([0-9]{1,3}([.][0-9]{3})+,[0-9]+|[0-9]+,([0-9]{1,2}|[0-9]{4,})|0,[0-9]+|[0-9]{1,3}([.][0-9]{3}){2,})([^0-9,.].{0,5})?'";

    private final Connection connection;
    private final CsvGuess guess;
    private final Path file;
    private final long rows;

    /** @param rows how many of the file are looked at */
    PointedNumbers(Connection connection, CsvGuess guess, Path file, long rows) {
        this.connection = connection;
        this.guess = guess;
        this.file = file;
        this.rows = rows;
    }

    /**
     * How the cells of a column are written.
     *
     * @param either how many may be both
     * @param below how many are less than a thousand, and not zero
     * @param others how many numbers are neither
     * @param decimals how many of those have a point
     * @param commas how many have a comma before decimals, or several points
     */
    private record Written(
            long cells, long either, long below, long others, long decimals, long commas, String example) {
        static final Written NOTHING = new Written(0, 0, 0, 0, 0, 0, "");
    }

    /** An example of each column that is in doubt. */
    Map<String, String> doubtful() throws SQLException {
        List<String> doubles = guess.columnsOf("DOUBLE");
        Map<String, Written> first = written(doubles, Math.min(FIRST_ROWS, rows));
        List<String> open = doubles.stream()
                .filter(name -> first.getOrDefault(name, Written.NOTHING).others() == 0)
                .toList();
        Map<String, Written> written = new TreeMap<>(first);
        written.putAll(written(open, rows));
        Map<String, String> doubtful = new LinkedHashMap<>();
        for (String name : open) {
            Written column = written.getOrDefault(name, Written.NOTHING);
            if (column.either() > 0 && column.others() == 0) {
                doubtful.put(name, column.example());
            }
        }
        boolean elsewhere = !doubtful.isEmpty()
                && (guess.delimiter().equals(";")
                                && written.values().stream().allMatch(column -> column.decimals() == 0)
                        || hasDecimalCommas());
        doubtful.keySet()
                .removeIf(name -> !elsewhere
                        && written.getOrDefault(name, Written.NOTHING).below() == 0);
        return doubtful;
    }

    private boolean hasDecimalCommas() throws SQLException {
        return written(guess.texts(), rows).values().stream()
                .anyMatch(column -> column.commas() > 0 && 4 * column.commas() >= column.cells());
    }

    /** By the name of the column, but for those without any cell. */
    private Map<String, Written> written(List<String> columns, long most) throws SQLException {
        Map<String, Written> written = new TreeMap<>();
        if (columns.isEmpty()) {
            return written;
        }
        String kinds = "SELECT name, cell, " + is(EITHER) + " AS either, " + is(BELOW_THOUSAND) + " AS below FROM "
                + guess.cells(columns, file, most);
        String sql = "SELECT name, count(*), count_if(either), count_if(below AND ltrim(cell, '-+0') <> ''),"
                + " count_if(NOT either AND NOT below), count_if(NOT either AND contains(cell, '.')), count_if("
                + is(DECIMAL_COMMA) + "), coalesce(first(cell) FILTER (either), '') FROM (" + kinds + ") GROUP BY name";
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
                                row.getString(8)));
            }
        }
        return written;
    }

    private static String is(String pattern) {
        return "regexp_full_match(cell, " + pattern + ")";
    }
}
