// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** What differs between databases. This class itself keeps to the SQL standard; see {@link GenericDialect}. */
abstract class Dialect {
    private static final String LARGEST = "1.7976931348623157E308";

    /** The dialect of a database, by the start of its JDBC URL. */
    static Dialect ofUrl(String url) {
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
    String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Connection properties that a database opened by URL gets; the user's URL and credentials come on top. */
    Properties properties(String url) {
        return new Properties();
    }

    /** Whether a database of that URL is opened read-only from the start, so that its connections cannot be made so later. */
    boolean isOpenedReadOnly(String url) {
        return false;
    }

    /** Whether a database of that URL runs inside this process, so that its rows cross no network. */
    boolean isInProcess(String url) {
        return false;
    }

    /** Makes a fresh or borrowed connection read-only. */
    void borrow(Connection connection) throws SQLException {
        connection.setReadOnly(true);
    }

    /** Undoes {@link #borrow} as far as the connection would keep it. */
    void giveBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        connection.setReadOnly(false);
    }

    /** Whether connections are cheap enough to open one for each statement. */
    boolean opensQuickly() {
        return false;
    }

    /** Whether {@link java.sql.Statement#setQueryTimeout} ends a statement. */
    boolean honoursTimeout() {
        return true;
    }

    /** Asks the database to stop a statement, as often as this is called. */
    void cancel(Statement statement) throws SQLException {
        statement.cancel();
    }

    /** Whether columns have types that are kept, so that no sample of their values is needed. */
    boolean hasStrictTypes() {
        return true;
    }

    /** The tables and views to offer. */
    List<TableInfo> tables(Connection connection) throws SQLException {
        return MetadataTables.read(connection, this);
    }

    /** The sample of a table that discovery looks at: some rows from one end, from both where that is cheap. */
    String sample(String from, List<String> selected, int rows, boolean bothEnds) {
        return "SELECT " + String.join(", ", selected) + " FROM " + from + " LIMIT " + rows;
    }

    /** The expression that discovery selects for a column: its value, shortened if need be. */
    String sampled(String column) {
        return column;
    }

    /** The expression that a table selects for a column of text, which may be long. */
    String text(String column) {
        return column;
    }

    /** The expression that series select for a column that tells them apart. */
    String label(TableColumn column) {
        return column.quoted();
    }

    /**
     * The condition that {@link #label} gives a value, with a parameter for the value.
     *
     * @param value not null
     */
    String isLabel(TableColumn column, Object value) {
        return column.quoted() + " = ?";
    }

    /** A column of text, compared as it is written whatever its collation finds equal. */
    String exactText(String column) {
        return column;
    }

    /** A column of numbers to compare with {@code <} and the like; null where it holds something else. */
    String compared(TableColumn column) {
        return column.kind() == TableColumn.Kind.INTEGER ? column.quoted() : number(column.quoted(), column.kind());
    }

    /** Whether {@link #isLabel} tells all texts apart, whatever the column's collation. */
    boolean isLabelExact() {
        return false;
    }

    /** A column's finite numbers as doubles, null for all else. */
    String number(String column, TableColumn.Kind kind) {
        String number = "CAST(" + column + " AS " + doubleType() + ")";
        if (kind == TableColumn.Kind.INTEGER) {
            return number;
        }
        String most = "CAST(" + LARGEST + " AS " + doubleType() + ")";
        return "CASE WHEN " + number + " BETWEEN -" + most + " AND " + most + " THEN " + number + " END";
    }

    String doubleType() {
        return "DOUBLE PRECISION";
    }

    /** Whether {@link #epochMillis} is offered; otherwise times are read through JDBC, and series are thinned by the engine. */
    boolean countsTimes() {
        return true;
    }

    /**
     * The database's own timestamp or date as whole epoch milliseconds, rounded down; one without a zone as if it were in UTC.
     */
    abstract String epochMillis(TimeFormat format, String column);

    /** Whether {@link #floor} is offered. */
    boolean floorsNumbers() {
        return true;
    }

    /** A number rounded down to a 64 bit integer. */
    String floor(String expression) {
        return "CAST(FLOOR(" + expression + ") AS BIGINT)";
    }

    /** A parameter that is a 64 bit integer, where the database has to be told. */
    String bigintParameter() {
        return "?";
    }

    /** Adds a timestamp or date as a parameter. */
    void addParameter(BoundSql sql, Temporal time) {
        sql.bind(time);
    }

    /** Adds the whole quotient of a number that is not negative. */
    void addQuotient(BoundSql sql, BoundSql dividend, long divisor) {
        sql.sql("(").add(dividend).sql(" / ").bind(bigintParameter(), divisor).sql(")");
    }

    /** Adds a limit to the number of rows, if there is a way to write it; readers stop there anyway. */
    void addLimit(BoundSql sql, long rows) {
        sql.sql(" LIMIT ").bind(rows);
    }

    /** What to order ISO-8601 text with changing offsets by. */
    String orderOfText(String column) {
        return column;
    }

    /** What went wrong. */
    Failure classify(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return Failure.OTHER;
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("28") || state.equals("53300")) {
            return Failure.UNREACHABLE;
        }
        if (state.equals("57014") || state.equals("HYT00")) {
            return Failure.CANCELLED;
        }
        return state.startsWith("42") ? Failure.CHANGED : Failure.OTHER;
    }

    /** Why a statement failed, as far as the person at the dashboard can do something about it. */
    enum Failure {
        UNREACHABLE,
        NOT_A_DATABASE,
        LOCKED,
        CHANGED,
        TOO_LONG,
        CANCELLED,
        OTHER
    }
}
