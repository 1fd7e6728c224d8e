// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.discovery.ColumnSample;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** SQLite. Types belong to values, not to columns, and there is none for times. */
final class SqliteDialect extends Dialect {
    private static final System.Logger LOGGER = System.getLogger(SqliteDialect.class.getName());

    /** Result codes: https://www.sqlite.org/rescode.html; the lowest byte is the primary one. */
    private static final int BUSY = 5;

    private static final int LOCKED = 6;
    private static final int INTERRUPT = 9;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int CANTOPEN = 14;
    private static final int SCHEMA = 17;
    private static final int TOOBIG = 18;
    private static final int NOTADB = 26;

    /** Flags of https://www.sqlite.org/c3ref/c_open_autoproxy.html: read-only; a file name may be a URI. */
    @Override
    public Properties properties(String url) {
        Properties properties = new Properties();
        properties.setProperty("open_mode", "1");
        properties.setProperty("query_only", "true");
        properties.setProperty("busy_timeout", "3000");
        return properties;
    }

    /** In double quotes a name that is no column would be a text. */
    @Override
    public String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    /** The driver cannot make an open connection read-only, but the database itself can. */
    @Override
    public void borrow(Connection connection) throws SQLException {
        execute(connection, "PRAGMA query_only = 1");
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        execute(connection, "PRAGMA query_only = 0");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public boolean isInProcess(String url) {
        return true;
    }

    @Override
    @Nullable
    public String file(String url) {
        String name = url.substring("jdbc:sqlite:".length()).split("\\?", 2)[0];
        if (name.isEmpty() || name.startsWith(":")) {
            return null;
        }
        return name.startsWith("file:") ? name.substring("file:".length()) : name;
    }

    @Override
    public boolean opensQuickly() {
        return true;
    }

    /** The driver takes it for how long to wait for a lock. */
    @Override
    public boolean honoursTimeout() {
        return false;
    }

    @Override
    public boolean hasStrictTypes() {
        return false;
    }

    @Override
    public List<TableInfo> tables(Connection connection) throws SQLException {
        List<TableInfo> tables = new ArrayList<>();
        String names =
                "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                        + " ORDER BY name";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(names);
                PreparedStatement columns = connection.prepareStatement(
                        "SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid")) {
            while (rows.next()) {
                String name = rows.getString(1);
                try {
                    tables.add(new TableInfo(
                            name, quote(name), rows.getString(2).equals("table"), columnsOf(columns, name)));
                } catch (SQLException failure) {
                    if (classify(failure) == Failure.LOCKED) {
                        throw failure;
                    }
                    LOGGER.log(
                            System.Logger.Level.WARNING,
                            "table or view '" + name + "' is left out: " + failure.getMessage());
                }
            }
        }
        return tables;
    }

    private static List<TableInfo.RawColumn> columnsOf(PreparedStatement statement, String table) throws SQLException {
        List<TableInfo.RawColumn> columns = new ArrayList<>();
        statement.setString(1, table);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(new TableInfo.RawColumn(rows.getString(1), Types.OTHER, rows.getString(2)));
            }
        }
        return columns;
    }

    @Override
    public String sample(String from, List<String> selected, int rows, boolean bothEnds) {
        String start = "SELECT " + String.join(", ", selected) + " FROM " + from;
        if (!bothEnds) {
            return start + " LIMIT " + rows;
        }
        return "SELECT * FROM (" + start + " LIMIT " + rows + ") UNION ALL SELECT * FROM (" + start
                + " ORDER BY rowid DESC LIMIT " + rows + ")";
    }

    @Override
    public String sampled(String column, TableColumn.Kind kind) {
        return "CASE WHEN typeof(" + column + ") = 'text' AND octet_length(" + column + ") > "
                + ColumnSample.LONGEST_TEXT + " THEN char(0) WHEN typeof(" + column + ") = 'blob' THEN x'' ELSE "
                + column + " END";
    }

    @Override
    public String startOfText(String column, int characters) {
        return "substr(" + column + ", 1, " + characters + ")";
    }

    /** Whether text is long is known without reading it. */
    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        return "CASE WHEN typeof(" + cell + ") = 'blob' OR octet_length(" + cell + ") > " + TextSize.LARGEST_TEXT
                + " THEN '(' || octet_length(" + cell + ") || ' bytes)' ELSE " + cell + " END";
    }

    /** As it is written, whatever the column's collation finds equal. */
    @Override
    public String label(TableColumn column) {
        return switch (column.kind()) {
            case TEXT, OTHER -> "(" + text(column) + ") COLLATE BINARY";
            default -> column.quoted();
        };
    }

    /** The column itself where that is possible, so that an index can serve it. */
    @Override
    public String isLabel(TableColumn column, Object value) {
        return TextSize.isOne(value) ? label(column) + " = ?" : column.quoted() + " = ? COLLATE BINARY";
    }

    @Override
    public String exactText(TableColumn column) {
        return column.quoted() + " COLLATE BINARY";
    }

    @Override
    public String compared(TableColumn column) {
        return number(column.quoted(), column.kind());
    }

    @Override
    public boolean isLabelExact() {
        return true;
    }

    /**
     * Text and blobs compare as larger than every number. They are read for that, which takes seconds for a gigabyte: to ask for the type
     * first would take a fifth longer for every row, and spare nothing in columns declared {@code REAL}, which SQLite reads for that, too.
     */
    @Override
    public String number(String column, TableColumn.Kind kind) {
        return "CASE WHEN " + column + " BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 THEN " + column
                + " END";
    }

    @Override
    public String doubleType() {
        return "REAL";
    }

    @Override
    public boolean countsTimes() {
        return false;
    }

    @Override
    public String epochMillis(TimeFormat format, String column) {
        throw new IllegalArgumentException(
                "SQLite has no type for times, so '" + format.setting() + "' is no time format of " + column
                        + "; expected one of " + TimeFormat.accepted() + " but timestamp, timestamptz and date");
    }

    /** A cast rounds towards zero, and {@code floor} is not in every build. */
    @Override
    public String floor(String expression) {
        return "(CAST(" + expression + " AS INTEGER) - ((" + expression + ") < CAST(" + expression + " AS INTEGER)))";
    }

    /** Epoch milliseconds, so that text with any offset is in order; null for text that is no time. */
    @Override
    public String orderOfText(String column) {
        String minute = "substr(" + column + ", 1, 16)";
        String second = "CASE WHEN substr(" + column + ", 17, 1) = ':' THEN substr(" + column + ", 1, 19) ELSE "
                + minute + " END";
        String offset = "CASE WHEN substr(" + column + ", -1) = 'Z' THEN 'Z' WHEN substr(" + column
                + ", -3, 1) = ':' THEN substr(" + column + ", -6) ELSE substr(" + column + ", -5, 3) || ':' || substr("
                + column + ", -2) END";
        String fraction = "CAST(CAST(substr(" + column + ", 20) AS REAL) * (substr(" + column
                + ", 20, 1) = '.') * 1000 AS INTEGER)";
        return "(CAST(strftime('%s', (" + second + ") || " + offset + ") AS INTEGER) * 1000 + " + fraction + ")";
    }

    @Override
    public Failure classify(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure.getErrorCode() & 0xff) {
            case BUSY, LOCKED -> Failure.LOCKED;
            case INTERRUPT -> Failure.CANCELLED;
            case CANTOPEN, IO_ERROR -> Failure.UNREACHABLE;
            case NOTADB, CORRUPT -> Failure.NOT_A_DATABASE;
            case TOOBIG -> Failure.TOO_LONG;
            case SCHEMA -> Failure.CHANGED;
            default ->
                message.contains("no such table")
                                || message.contains("no such column")
                                || message.contains("syntax error")
                                || message.contains("incomplete input")
                        ? Failure.CHANGED
                        : Failure.OTHER;
        };
    }
}
