// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.model.SimpleJsonException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Logs that a database is down: the cause, if there is one, with the first request that notices, one line with each other, one line when it
 * is back. Thread-safe.
 */
final class Outage {
    private static final System.Logger LOGGER = System.getLogger(Outage.class.getName());

    private final DatabaseName database;
    private final AtomicBoolean down = new AtomicBoolean();

    Outage(DatabaseName database) {
        this.database = database;
    }

    /** The failure for the client. It has no cause, because nobody has to log it again. */
    SimpleJsonException begin(SimpleJsonException failure, SQLException cause) {
        NotOpened known = NotOpened.in(cause);
        boolean isFirst = down.compareAndSet(false, true);
        if (isFirst && known != null && known.getCause() == null) {
            // There is no more to tell.
            LOGGER.log(System.Logger.Level.ERROR, inLog(failure));
        } else if (isFirst) {
            String more = known == null ? "" : known.wordsOfTheDriver();
            LOGGER.log(System.Logger.Level.ERROR, inLog(failure) + more, cause);
        } else {
            LOGGER.log(System.Logger.Level.WARNING, inLog(failure));
        }
        return new SimpleJsonException(failure.kind(), String.valueOf(failure.getMessage()));
    }

    /** The log says where the database is; clients need not know. */
    private String inLog(SimpleJsonException failure) {
        return String.valueOf(failure.getMessage()).replace(database.text(), database.inLog());
    }

    boolean isUnderWay() {
        return down.get();
    }

    /** The database has answered. */
    void end() {
        if (down.get() && down.compareAndSet(true, false)) {
            LOGGER.log(System.Logger.Level.INFO, database.inLog() + " is back");
        }
    }
}
