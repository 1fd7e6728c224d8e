// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/**
 * What a connection is set to that belongs to somebody else, as far as its driver says.
 *
 * @param autoCommit whether it commits by itself
 * @param readOnly whether it is read-only
 */
record LentState(boolean autoCommit, boolean readOnly) {
    static LentState of(Connection connection) throws SQLException {
        return new LentState(commitsByItself(connection), isReadOnly(connection));
    }

    void restore(Connection connection) throws SQLException {
        if (commitsByItself(connection) != autoCommit) {
            connection.setAutoCommit(autoCommit);
        }
        if (isReadOnly(connection) != readOnly) {
            connection.setReadOnly(readOnly);
        }
    }

    /** As JDBC has it from the start, where a driver does not say. */
    static boolean commitsByItself(Connection connection) throws SQLException {
        try {
            return connection.getAutoCommit();
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException | AbstractMethodError notSaid) {
            logNotSaid("whether it commits by itself", notSaid);
            return true;
        }
    }

    /** What a driver does not say is taken to be as it was. */
    private static boolean isReadOnly(Connection connection) throws SQLException {
        try {
            return connection.isReadOnly();
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException | AbstractMethodError notSaid) {
            logNotSaid("whether it is read-only", notSaid);
            return false;
        }
    }

    private static void logNotSaid(String what, Throwable notSaid) {
        System.getLogger(LentState.class.getName())
                .log(System.Logger.Level.DEBUG, "a connection does not say " + what, notSaid);
    }
}
