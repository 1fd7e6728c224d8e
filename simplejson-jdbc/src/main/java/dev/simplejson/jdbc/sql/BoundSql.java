// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sql;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement under construction: its text and, apart from it, the values of its parameters. The only way to get a value of a
 * request to the database. Not thread-safe.
 */
public final class BoundSql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private int mostRows;
    private boolean atOnce;

    /** Adds text, which is never from a request. */
    public BoundSql sql(String more) {
        text.append(more);
        return this;
    }

    /** Adds a parameter. */
    public BoundSql bind(Object value) {
        return bind("?", value);
    }

    /**
     * Adds a parameter inside an expression.
     *
     * @param expression holds one question mark
     */
    public BoundSql bind(String expression, Object value) {
        text.append(expression);
        values.add(value);
        return this;
    }

    /** Adds text and parameters of another statement. */
    public BoundSql add(BoundSql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /**
     * Adds an expression around another statement.
     *
     * @param expression holds the other's text once, and possibly question marks behind it, whose values come next
     */
    public BoundSql addAround(BoundSql inner, String expression, Object... behind) {
        text.append(expression);
        values.addAll(inner.values);
        values.addAll(List.of(behind));
        return this;
    }

    /** Has the driver stop after so many rows if it can. Readers stop there anyway. */
    public BoundSql atMost(int rows) {
        mostRows = rows;
        return this;
    }

    /** How many rows there may be at most; 0 if there is no limit. */
    public int mostRows() {
        return mostRows;
    }

    /** Has the rows come all at once, because they are few. PostgreSQL shares out to several workers only what is not fetched in pieces. */
    public BoundSql atOnce() {
        atOnce = true;
        return this;
    }

    /** Whether the rows come all at once. */
    public boolean isAtOnce() {
        return atOnce;
    }

    public boolean isEmpty() {
        return text.length() == 0;
    }

    public String text() {
        return text.toString();
    }

    /**
     * Sets the parameters.
     *
     * @throws ParameterNotTakenException if the driver does not know a parameter of that type
     */
    public void applyTo(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Object value : values) {
            try {
                set(statement, index++, value);
            } catch (SQLFeatureNotSupportedException | UnsupportedOperationException | LinkageError notOffered) {
                throw new ParameterNotTakenException(value.getClass(), notOffered);
            }
        }
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Double number) {
            statement.setDouble(index, number);
        } else if (value instanceof String string) {
            statement.setString(index, string);
        } else if (value instanceof Timestamp time) {
            statement.setTimestamp(index, time);
        } else if (value instanceof Date date) {
            statement.setDate(index, date);
        } else {
            statement.setObject(index, value);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
