// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database could not be opened, and it is known why. */
final class NotOpened extends SQLException {
    private static final long serialVersionUID = 1L;

    /** SQL's own for a connection that cannot be made. */
    private static final String STATE = "08001";

    private static final String REFUSED =
            "cannot be opened: it or its driver refuses; the log has what they say; see that jdbc.url, the options in it, jdbc.user and the"
                    + " password are right";

    private static final String LACKING =
            "cannot be opened: its driver lacks something that it needs, or does not fit this Java; the log has what it says";

    private final String told;
    private final boolean isRefusal;

    /** @param why what follows "cannot be reached" in a message */
    NotOpened(String why, @Nullable Throwable cause) {
        this("cannot be reached" + why, false, cause);
    }

    private NotOpened(String told, boolean isRefusal, @Nullable Throwable cause) {
        super("the database " + told, STATE);
        if (cause != null) {
            initCause(cause); // Where it is null it can still be set.
        }
        this.told = told;
        this.isRefusal = isRefusal;
    }

    /** There was an answer, and it was no: an option that the driver does not know, or a database that is not there. */
    static NotOpened refused(Throwable cause) {
        return new NotOpened(cause instanceof LinkageError ? LACKING : REFUSED, true, cause);
    }

    /** There was an answer, and it was that this user may not use this database. */
    static NotOpened userRefused(Throwable cause) {
        return new NotOpened(Failures.USER_REFUSED, true, cause);
    }

    /** There are files, and none that can be read. */
    static NotOpened ofFiles(String reasons) {
        return new NotOpened("has no file that can be read: " + reasons, true, null);
    }

    /** The same without a cause. */
    NotOpened alone() {
        return new NotOpened(told, isRefusal, null);
    }

    /** What a message says of the database, behind its name. */
    String told() {
        return told;
    }

    /** What the log says beside that: the driver's own words where there are no better ones. */
    String wordsOfTheDriver() {
        Throwable cause = getCause();
        if (!isRefusal || cause == null) {
            return "";
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return "; its driver says: " + message.lines().findFirst().orElse("");
    }

    /** What is behind a failure, through a pool, too; null if it is none of these. */
    static @Nullable NotOpened in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotOpened found) {
                return found;
            }
        }
        return null;
    }
}
