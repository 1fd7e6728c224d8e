// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a call, and the first line that is none.
 *
 * @param misfits columns in which a cell is not of their type, if that is all that is wrong
 */
record RejectedLines(long rows, @Nullable Line first, Set<String> misfits) {
    /** @param line its number, from 1 */
    record Line(long line, String text, String problem) {
        /** Whether its characters are wrong, which is told otherwise. */
        boolean isOfEncoding() {
            return problem.equals("invalid encoding");
        }
    }

    /**
     * Looks at all rows.
     *
     * @param call one that notes what it rejects
     * @param typed the columns whose cells are looked at as well
     */
    static RejectedLines of(Connection connection, String call, Collection<String> typed) throws SQLException {
        String counts = typed.stream()
                .map(name -> ", count(" + Quoting.quoted(name) + ")")
                .collect(Collectors.joining());
        try (Statement statement = connection.createStatement()) {
            long rows = 0;
            try (ResultSet all = statement.executeQuery("SELECT count(*)" + counts + " FROM " + call)) {
                while (all.next()) {
                    rows = all.getLong(1);
                }
            }
            RejectedLines found = of(statement, rows);
            statement.execute("DROP TABLE reject_errors");
            statement.execute("DROP TABLE reject_scans");
            return found;
        }
    }

    private static RejectedLines of(Statement statement, long rows) throws SQLException {
        Line first = null;
        boolean all = true;
        Set<String> misfits = new LinkedHashSet<>();
        try (ResultSet errors = statement.executeQuery(
                "SELECT line, csv_line, CAST(error_type AS VARCHAR), column_name FROM reject_errors ORDER BY line")) {
            while (errors.next()) {
                String problem = errors.getString(3);
                if (first == null || all && !problem.equals("CAST")) {
                    first = new Line(errors.getLong(1), errors.getString(2), problem.toLowerCase(Locale.ROOT));
                }
                all &= problem.equals("CAST");
                misfits.add(errors.getString(4));
            }
        }
        return new RejectedLines(rows, first, all ? misfits : Set.of());
    }
}
