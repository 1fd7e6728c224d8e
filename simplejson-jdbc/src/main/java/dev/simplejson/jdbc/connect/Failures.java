// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.sql.ParameterNotTakenException;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong in the database in words for the person at the dashboard; the driver's own go to the log. */
final class Failures {
    /** Of a user who may not know, servers do not say whether there is such a database. */
    static final String USER_REFUSED =
            "refuses the user; see that jdbc.user and the password are right, that there is such a database, and that the user may"
                    + " connect to it";

    private Failures() {}

    /** @param leftOut why its file is no table any more; null if that is not the reason */
    static SimpleJsonException explain(
            SQLException failure, Failure what, String purpose, @Nullable String leftOut, DatabaseName database) {
        NotOpened known = NotOpened.in(failure);
        String message = switch (what) {
            case UNREACHABLE ->
                database + " " + (known == null ? "cannot be reached" + database.whyUnreachable() : known.told())
                        + "; it is tried again with the next request";
            case NO_DATABASE ->
                "the server of " + database
                        + " answers, but has no database of that name; see that jdbc.url names one that it has";
            case REFUSED -> database + " " + USER_REFUSED;
            case NOT_A_DATABASE -> database + " is not a database, or is damaged";
            case LOCKED -> database + " is locked by a writer; try again";
            case POOL_EMPTY ->
                "all connections to " + database + " are in use; try again, or raise the setting jdbc.pool-size";
            case CHANGED ->
                leftOut != null
                        ? purpose + " cannot be read: " + leftOut
                        : purpose + " does not fit " + database
                                + " (any more): a table or column is missing, jdbc.user may not read it, or its SQL is wrong";
            case TOO_LONG -> purpose + " holds a value that is too long to be read";
            case CANCELLED -> purpose + " took too long in " + database + " and was stopped";
            case OTHER ->
                failure instanceof ParameterNotTakenException
                        ? purpose + " cannot be asked of " + database + ": " + failure.getMessage()
                                + "; add a metric whose SQL gives the time as a number or a text, metric.<name>.sql"
                        : purpose + " failed in " + database + codes(failure);
        };
        return new SimpleJsonException(kind(what), message, failure);
    }

    private static ErrorKind kind(Failure what) {
        return switch (what) {
            case CANCELLED -> ErrorKind.TIMED_OUT;
            case POOL_EMPTY -> ErrorKind.OVERLOADED;
            default -> ErrorKind.SOURCE_FAILED;
        };
    }

    private static String codes(SQLException failure) {
        return " (SQL state " + failure.getSQLState() + ", code " + failure.getErrorCode() + "); the log has more";
    }
}
