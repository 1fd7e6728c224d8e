// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.discovery.ColumnSample;
import dev.simplejson.jdbc.sql.BoundSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What differs between databases. This class itself keeps to the SQL standard; see {@link GenericDialect}. */
public abstract class Dialect {
    public static final String LARGEST = "1.7976931348623157E308";

    /** The dialect of a database, by the start of its JDBC URL. */
    public static Dialect ofUrl(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:sqlite:")) {
            return new SqliteDialect();
        }
        if (lower.startsWith("jdbc:postgresql:")) {
            return new PostgresDialect();
        }
        if (lower.startsWith("jdbc:duckdb:")) {
            return new DuckDbDialect();
        }
        if (lower.startsWith("jdbc:h2:")) {
            return new H2Dialect();
        }
        return lower.startsWith("jdbc:trino:") ? new TrinoDialect() : new GenericDialect();
    }

    /** The identifier as SQL text, whatever is in it. */
    public String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Connection properties that a database opened by URL gets; the user's URL and credentials come on top. */
    public Properties properties(String url) {
        return new Properties();
    }

    /** Whether a database of that URL is opened read-only from the start, so that its connections cannot be made so later. */
    public boolean isOpenedReadOnly(String url) {
        return false;
    }

    /** Whether a database of that URL runs inside this process, so that its rows cross no network. */
    public boolean isInProcess(String url) {
        return false;
    }

    /** Makes a fresh or borrowed connection read-only. */
    public void borrow(Connection connection) throws SQLException {
        connection.setReadOnly(true);
    }

    /** Undoes what {@link #borrow} did that JDBC does not know of. */
    public void giveBack(Connection connection) throws SQLException {}

    /** Why a query that came with a request must not run, although it starts as one that only reads; null if it may. */
    @Nullable
    public String refusal(String sql) {
        return null;
    }

    /** Whether connections are cheap enough to open one for each statement. */
    public boolean opensQuickly() {
        return false;
    }

    /** Whether {@link java.sql.Statement#setQueryTimeout} ends a statement. */
    public boolean honoursTimeout() {
        return true;
    }

    /** Asks the database to stop a statement, as often as this is called. */
    public void cancel(Statement statement) throws SQLException {
        statement.cancel();
    }

    /** Whether columns have types that are kept, so that no sample of their values is needed. */
    public boolean hasStrictTypes() {
        return true;
    }

    /** The tables and views to offer. */
    public List<TableInfo> tables(Connection connection) throws SQLException {
        return MetadataTables.read(connection, this);
    }

    /** The sample of a table that discovery looks at: some rows from one end, from both where that is cheap. */
    public String sample(String from, List<String> selected, int rows, boolean bothEnds) {
        return "SELECT " + String.join(", ", selected) + " FROM " + from + " LIMIT " + rows;
    }

    /** The expression that discovery selects for a column: its value, shortened if need be. */
    public String sampled(String column, TableColumn.Kind kind) {
        return switch (kind) {
            case DECIMAL -> number(column, kind);
            case TEXT -> "SUBSTRING(" + column + " FROM 1 FOR " + (ColumnSample.LONGEST_TEXT + 1) + ")";
            case OTHER -> "NULL";
            default -> column;
        };
    }

    /** The first characters of a text, where a cell may be longer than the memory. Of a text that has more, nothing will do, too. */
    public String startOfText(String column, int characters) {
        return "SUBSTRING(" + column + " FROM 1 FOR " + characters + ")";
    }

    /**
     * The expression that a table selects for a column that it shows as text. Instead of a cell that may be larger than the memory it
     * gives the size, so that the cell never leaves the database.
     */
    public abstract String text(TableColumn column);

    /** The expression that series select for a column that tells them apart. */
    public String label(TableColumn column) {
        return switch (column.kind()) {
            case TEXT, OTHER -> text(column);
            default -> column.quoted();
        };
    }

    /**
     * The condition that {@link #label} gives a value, with a parameter for the value. It is about the column itself where that is
     * possible, so that an index can serve it.
     *
     * @param value not null
     */
    public String isLabel(TableColumn column, Object value) {
        boolean asSelected = column.kind() == TableColumn.Kind.OTHER || TextSize.isOne(value);
        return (asSelected ? label(column) : exactText(column)) + " = ?";
    }

    /** A column of text, compared as it is written whatever its collation finds equal. */
    public String exactText(TableColumn column) {
        return column.quoted();
    }

    /** A column of numbers to compare with {@code <} and the like; null where it holds something else. */
    public String compared(TableColumn column) {
        return column.kind() == TableColumn.Kind.INTEGER ? column.quoted() : number(column.quoted(), column.kind());
    }

    /** Whether {@link #isLabel} tells all texts apart, whatever the column's collation. */
    public boolean isLabelExact() {
        return false;
    }

    /** A column's finite numbers as doubles, null for all else. */
    public String number(String column, TableColumn.Kind kind) {
        String number = "CAST(" + column + " AS " + doubleType() + ")";
        if (kind == TableColumn.Kind.INTEGER) {
            return number;
        }
        String most = "CAST(" + LARGEST + " AS " + doubleType() + ")";
        return "CASE WHEN " + number + " BETWEEN -" + most + " AND " + most + " THEN " + number + " END";
    }

    public String doubleType() {
        return "DOUBLE PRECISION";
    }

    /** Whether {@link #epochMillis} is offered; otherwise times are read through JDBC, and series are thinned by the engine. */
    public boolean countsTimes() {
        return true;
    }

    /**
     * The database's own timestamp or date as whole epoch milliseconds, rounded down; one without a zone as if it were in UTC.
     */
    public abstract String epochMillis(TimeFormat format, String column);

    /** Whether {@link #floor} is offered. */
    public boolean floorsNumbers() {
        return true;
    }

    /** A number rounded down to a 64 bit integer. */
    public String floor(String expression) {
        return "CAST(FLOOR(" + expression + ") AS BIGINT)";
    }

    /** A parameter that is a 64 bit integer, where the database has to be told. */
    public String bigintParameter() {
        return "?";
    }

    /** Adds a timestamp or date as a parameter. */
    public void addParameter(BoundSql sql, Temporal time) {
        sql.bind(time);
    }

    /** Adds the whole quotient of a number that is not negative. */
    public void addQuotient(BoundSql sql, BoundSql dividend, long divisor) {
        sql.sql("(").add(dividend).sql(" / ").bind(bigintParameter(), divisor).sql(")");
    }

    /** Adds a limit to the number of rows, if there is a way to write it; readers stop there anyway. */
    public void addLimit(BoundSql sql, long rows) {
        sql.sql(" LIMIT ").bind(rows);
    }

    /** What to order ISO-8601 text with changing offsets by. */
    public String orderOfText(String column) {
        return column;
    }

    /** The file that a database of that URL is; null if it is none. */
    @Nullable
    public String file(String url) {
        return null;
    }

    /** What went wrong. Behind a pool it is the driver's own failure that tells. */
    public final Failure failure(SQLException thrown) {
        SQLException behind = null;
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException deeper) {
                behind = deeper;
            }
        }
        if (behind != null) {
            return classify(behind);
        }
        boolean poolIsEmpty = thrown instanceof SQLTransientConnectionException && thrown.getSQLState() == null;
        return poolIsEmpty ? Failure.POOL_EMPTY : classify(thrown);
    }

    /** What went wrong, by what the driver threw. */
    public Failure classify(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return Failure.OTHER;
        }
        if (state.startsWith("28")) {
            return Failure.REFUSED;
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300") || state.equals("3D000")) {
            return Failure.UNREACHABLE;
        }
        if (state.equals("57014") || state.equals("HYT00")) {
            return Failure.CANCELLED;
        }
        return state.startsWith("42") ? Failure.CHANGED : Failure.OTHER;
    }

    /** Why a statement failed, as far as the person at the dashboard can do something about it. */
    public enum Failure {
        UNREACHABLE,
        REFUSED,
        NOT_A_DATABASE,
        LOCKED,
        POOL_EMPTY,
        CHANGED,
        TOO_LONG,
        CANCELLED,
        OTHER;

        /** Whether all requests fail in the same way. */
        public boolean isOutage() {
            return this == UNREACHABLE || this == REFUSED || this == NOT_A_DATABASE;
        }
    }
}
