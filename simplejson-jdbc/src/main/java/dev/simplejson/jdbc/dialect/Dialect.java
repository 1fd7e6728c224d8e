// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.config.TimeFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The SQL of a database. This class itself keeps to the standard, with the functions that most databases have: overridden is what differs.
 * Expressions are texts that go into larger ones, columns are quoted names. Immutable or thread-safe.
 */
public abstract class Dialect {
    /** The largest finite double, as SQL text. */
    public static final String LARGEST = "1.7976931348623157E308";

    /** Types whose numbers a double need not hold: in their names, if not in all of JDBC's. */
    private static final Pattern EXACT = Pattern.compile("(?i)(?:numeric|decimal|number|ubigint|u?hugeint)");

    private static final Pattern FIXED_WIDTH =
            Pattern.compile("(?:n?char|character|national char(?:acter)?|bpchar)(?: *\\(\\d+\\))?");

    /** For those that extend it. */
    protected Dialect() {}

    /** The identifier as SQL text, whatever is in it. */
    public String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Whether columns have types that are kept, so that no sample of their values is needed. */
    public boolean hasStrictTypes() {
        return true;
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
            case TEXT, SYMBOL, TIME_OF_DAY, OTHER -> text(column);
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
        boolean asSelected = switch (column.kind()) {
            case SYMBOL, TIME_OF_DAY, OTHER -> true;
            default -> TextSize.isOne(value);
        };
        return (asSelected ? label(column) : exactText(column)) + " = "
                + (value instanceof String text ? textParameter(text) : "?");
    }

    /**
     * What a column of {@link TableColumn.Kind#SYMBOL} is shown as, to be compared with texts by filters; null stays null. {@link #label}
     * may be of the column's own type, which a database compares only with texts that are one of it, and {@link #exactText} is of columns
     * of text alone.
     */
    public String symbolText(TableColumn column) {
        return label(column);
    }

    /**
     * A parameter that is compared with a text, where the database would take it to be no wider than a column.
     *
     * @return an expression with one question mark
     */
    public String textParameter(String value) {
        return "?";
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

    /** A column's finite numbers as doubles, null for all else; true is 1 and false 0. */
    public String number(String column, TableColumn.Kind kind) {
        String number = "CAST(" + column + " AS " + doubleType() + ")";
        if (kind == TableColumn.Kind.INTEGER) {
            return number;
        }
        if (kind == TableColumn.Kind.BOOLEAN) {
            return "CASE WHEN " + column + " THEN 1 WHEN NOT " + column + " THEN 0 END";
        }
        if (kind == TableColumn.Kind.SINGLE) {
            // By way of text, which has the shortest decimal.
            number = "CAST(CAST(" + column + " AS VARCHAR) AS " + doubleType() + ")";
        }
        String most = "CAST(" + LARGEST + " AS " + doubleType() + ")";
        return "CASE WHEN " + number + " BETWEEN -" + most + " AND " + most + " THEN " + number + " END";
    }

    /** The type of a double in a cast. */
    public String doubleType() {
        return "DOUBLE PRECISION";
    }

    /**
     * The expression that is selected for a column of numbers or booleans. Of what is no double, the reader makes one, and a gap of what is
     * not finite; so this is the column itself where a cast is not known to work.
     */
    public String selectedNumber(String column, TableColumn.Kind kind) {
        return number(column, kind);
    }

    /** The expression of a column of numbers among the cells of a table, where ids that no double holds are told. */
    public final String cell(TableColumn column) {
        return hasStrictTypes() && EXACT.matcher(column.type()).lookingAt()
                ? column.quoted()
                : selectedNumber(column.quoted(), column.kind());
    }

    /**
     * Whether {@link #selectedNumber} gives doubles and null only, so that they need not be looked at again; infinity where a cell holds
     * something else than a number, which is counted.
     */
    public boolean selectsDoubles() {
        return true;
    }

    /** Whether the database can be asked to thin values of that kind: has window functions, and all that is offered here. */
    public boolean thins(TableColumn.Kind value) {
        return true;
    }

    /** Whether rows can be numbered by their series: with conditions and parameters among what is selected. */
    public boolean numbersSeries() {
        return true;
    }

    /** Whether a name can be written as SQL text. */
    public boolean canQuote(String identifier) {
        return true;
    }

    /** Whether the texts of a column come with blanks behind them up to its width, which are no part of what was stored. */
    public boolean isPadded(TableColumn column) {
        return hasStrictTypes() && FIXED_WIDTH.matcher(column.type()).matches();
    }

    /** Whether {@link #epochMillis} is offered; otherwise times are read through JDBC, and series are thinned by the engine. */
    public boolean countsTimes() {
        return true;
    }

    /**
     * The database's own timestamp or date as whole epoch milliseconds, rounded down; one without a zone as if it were in UTC.
     */
    public abstract String epochMillis(TimeFormat format, String column);

    /**
     * The whole milliseconds from a moment to the database's own timestamp or date, rounded down, which holds one parameter: the moment in
     * epoch milliseconds. For a time before it, anything negative will do.
     */
    public String millisSince(TimeFormat format, String column) {
        return "(" + epochMillis(format, column) + " - " + bigintParameter() + ")";
    }

    /**
     * Reads a timestamp or date where they are not counted by the database: {@link #countsTimes} is false.
     *
     * @return epoch milliseconds, rounded down; of one without a zone as if it were in UTC; empty if the cell is null
     */
    public OptionalLong readTime(ResultSet rows, int index, TimeFormat format) throws SQLException {
        return JdbcTimes.read(rows, index, format);
    }

    /** Whether {@link #floor} is offered. */
    public boolean floorsNumbers() {
        return true;
    }

    /** A text of digits as a number; null, or a failure, if it is none. */
    public String numberOfText(String column) {
        return "CAST(" + column + " AS DECIMAL(30, 9))";
    }

    /**
     * The number that a text such as {@code 21,5 °C} begins with, for a query that people copy: with a point or a comma, and without a sign
     * of money in front. The column itself where there is no way to write it.
     *
     * @param column as it stands in SQL, quoted where it has to be
     */
    public String leadingNumber(String column) {
        return column;
    }

    /** Anything short as text. */
    public String asText(String column) {
        return "CAST(" + column + " AS VARCHAR)";
    }

    /** A date and a time of day as a timestamp. */
    public String timestampOf(String date, String timeOfDay) {
        return "CAST(" + asText(date) + " || ' ' || " + asText(timeOfDay) + " AS TIMESTAMP)";
    }

    /** A column whose type needs a cast before it is what others know; the quoted name otherwise. */
    public String column(String name, String type) {
        return quote(name);
    }

    /** A number rounded down to a 64 bit integer. */
    public String floor(String expression) {
        return "CAST(FLOOR(" + expression + ") AS BIGINT)";
    }

    /** A whole number as a 64 bit integer. */
    public String bigint(String expression) {
        return "CAST(" + expression + " AS BIGINT)";
    }

    /** A parameter that is a 64 bit integer, where the database has to be told. */
    public String bigintParameter() {
        return "?";
    }

    /**
     * A parameter that is compared with a timestamp or a date.
     *
     * @param time an {@link java.time.OffsetDateTime} in UTC for a timestamp with a zone, a {@link java.time.LocalDateTime} for one
     *     without, a {@link java.time.LocalDate} for a date
     */
    public Parameter time(Temporal time) {
        return new Parameter("?", time);
    }

    /**
     * A parameter.
     *
     * @param expression SQL text with one question mark, such as {@code CAST(? AS BIGINT)}
     * @param value what is bound to it: a {@code String}, {@code Long}, {@code Double} or {@code java.sql.Timestamp} by the setter of that
     *     type, all else by {@code setObject}
     */
    public record Parameter(String expression, Object value) {}

    /**
     * Two numbers, each exact as a double, as one value of which {@code MIN} and {@code MAX} compare the first and, where that is equal,
     * the second, null after all others. Empty if there is none, or if it takes longer to thin one series by it than by window functions.
     */
    public String pair(String first, String second) {
        return "";
    }

    /**
     * One number of a pair, as a double.
     *
     * @param index 1 or 2
     */
    public String partOf(String pair, int index) {
        throw new UnsupportedOperationException("this dialect has no pairs");
    }

    /** What at the end of a subquery keeps the database from computing its columns anew wherever they are named; empty if nothing does. */
    public String computedOnce() {
        return "";
    }

    /**
     * The quotient of two 64 bit integers that are not negative, rounded down. Both may hold parameters, so each is written once and in
     * this order.
     */
    public String quotient(String dividend, String divisor) {
        return "(" + dividend + " / " + divisor + ")";
    }

    /** The limit at the end of a statement to so many rows; empty if there is no way to write it. Readers stop there anyway. */
    public String limit(long rows) {
        return " LIMIT " + rows;
    }

    /** Some characters of a text; the first is at 1. */
    public String substring(String text, int start, int length) {
        return "SUBSTRING(" + text + " FROM " + start + " FOR " + length + ")";
    }

    /** What to order ISO-8601 text of several spellings by, with offsets or without. */
    public String orderOfMixedText(String column) {
        return "REPLACE(" + column + ", 'T', ' ')";
    }

    /** What to order ISO-8601 text with changing offsets by. */
    public String orderOfText(String column) {
        return column;
    }
}
