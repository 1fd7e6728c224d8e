// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A statement under construction: its text and, apart from it, the values of its parameters. The only way to get a value of a
 * request to the database. Not thread-safe.
 */
final class BoundSql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Adds text, which is never from a request. */
    BoundSql sql(String more) {
        text.append(more);
        return this;
    }

    /** Adds a parameter. */
    BoundSql bind(Object value) {
        return bind("?", value);
    }

    /**
     * Adds a parameter inside an expression.
     *
     * @param expression holds one question mark
     */
    BoundSql bind(String expression, Object value) {
        text.append(expression);
        values.add(value);
        return this;
    }

    /** Adds parameters with commas between them. */
    BoundSql bindAll(Collection<?> several) {
        String separator = "";
        for (Object value : several) {
            sql(separator).bind(value);
            separator = ", ";
        }
        return this;
    }

    /** Adds text and parameters of another statement. */
    BoundSql add(BoundSql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    String text() {
        return text.toString();
    }

    void applyTo(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Object value : values) {
            if (value instanceof Long number) {
                statement.setLong(index++, number);
            } else if (value instanceof Double number) {
                statement.setDouble(index++, number);
            } else if (value instanceof String string) {
                statement.setString(index++, string);
            } else {
                statement.setObject(index++, value);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
