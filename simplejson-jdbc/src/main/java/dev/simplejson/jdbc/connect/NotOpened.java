// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database could not be opened, and it is known why. */
final class NotOpened extends SQLException {
    private static final long serialVersionUID = 1L;

    /** SQL's own for a connection that cannot be made. */
    private static final String STATE = "08001";

    private final String why;

    /** @param why what follows "cannot be reached" in a message */
    NotOpened(String why, @Nullable Throwable cause) {
        super("the database cannot be reached" + why, STATE, cause);
        this.why = why;
    }

    String why() {
        return why;
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
