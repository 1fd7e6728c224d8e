// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.jdbc.dialect.Connecting;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A statement that may have to be stopped. A cancel that comes just before the statement starts has no effect in most
 * databases, so it is repeated until the statement is done.
 */
public final class Running implements AutoCloseable {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final Statement statement;
    private final Connecting connecting;
    private boolean cancelled;
    private boolean done;

    public Running(Statement statement, Connecting connecting) {
        this.statement = statement;
        this.connecting = connecting;
    }

    /** Stops the statement, without waiting for that. */
    public synchronized void cancel() throws SQLException {
        if (done || cancelled) {
            return;
        }
        cancelled = true;
        Thread thread = new Thread(this::repeat, "simplejson-jdbc-cancel");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void repeat() {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        try {
            while (!done) {
                connecting.cancel(statement);
                wait(pauseMillis);
                pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            }
        } catch (SQLException failure) {
            // The statement may have ended by itself, and then this is no news.
            System.getLogger(Running.class.getName())
                    .log(System.Logger.Level.DEBUG, "a statement could not be cancelled", failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The statement is done: it must not be cancelled any more, because its connection may serve somebody else. */
    @Override
    public synchronized void close() {
        done = true;
        notifyAll();
    }
}
