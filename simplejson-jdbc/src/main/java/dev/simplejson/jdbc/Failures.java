// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.sql.SQLException;

/** Says what went wrong in the database in words for the person at the dashboard; the driver's own go to the log. */
final class Failures {
    private Failures() {}

    static SimpleJsonException explain(SQLException failure, Dialect dialect, String purpose, String database) {
        String message = switch (dialect.classify(failure)) {
            case UNREACHABLE -> database + " cannot be reached; it is tried again with the next request";
            case NOT_A_DATABASE -> database + " is not a database, or is damaged";
            case LOCKED -> database + " is locked by a writer; try again";
            case CHANGED ->
                purpose + " does not fit " + database
                        + " (any more): a table or column is missing, or its SQL is wrong";
            case TOO_LONG -> purpose + " holds a value that is too long to be read";
            case CANCELLED -> purpose + " took too long in " + database + " and was stopped";
            case OTHER -> purpose + " failed in " + database + codes(failure);
        };
        ErrorKind kind =
                dialect.classify(failure) == Dialect.Failure.CANCELLED ? ErrorKind.TIMED_OUT : ErrorKind.SOURCE_FAILED;
        return new SimpleJsonException(kind, message, failure);
    }

    private static String codes(SQLException failure) {
        return " (SQL state " + failure.getSQLState() + ", code " + failure.getErrorCode() + "); the log has more";
    }
}
