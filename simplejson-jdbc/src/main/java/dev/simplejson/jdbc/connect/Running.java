// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.jdbc.dialect.Connecting;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;

/**
 * A statement that may have to be stopped. A cancel that comes just before the statement starts has no effect in most databases, so it is
 * repeated until the statement is done. Firebird 3 with Jaybird 6.0.4 then heeds none of the later ones either, so it is not sent at once.
 */
public final class Running implements AutoCloseable {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final Statement statement;
    private final Connecting connecting;
    private final boolean ownConnection;
    private final Thread thread = Thread.currentThread();
    private boolean cancelled;
    private boolean interrupted;
    private boolean done;

    /**
     * Something that runs on this thread.
     *
     * @param ownConnection whether the connection may end with the statement, if the driver cannot stop one without the other
     */
    public Running(Statement statement, Connecting connecting, boolean ownConnection) {
        this.statement = statement;
        this.connecting = connecting;
        this.ownConnection = ownConnection;
    }

    /** Stops the statement, without waiting for that. */
    public synchronized void cancel() throws SQLException {
        if (done || cancelled) {
            return;
        }
        cancelled = true;
        Thread canceller = new Thread(this::repeat, "simplejson-jdbc-cancel");
        canceller.setDaemon(true);
        canceller.start();
    }

    private synchronized void repeat() {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        try {
            for (wait(pauseMillis); !done; wait(pauseMillis)) {
                tryToStop();
                pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryToStop() {
        try {
            stop();
        } catch (SQLException | RuntimeException | LinkageError failure) {
            // The statement may have ended by itself, and then this is no news.
            System.getLogger(Running.class.getName())
                    .log(System.Logger.Level.DEBUG, "a statement could not be cancelled", failure);
        }
    }

    private void stop() throws SQLException {
        try {
            connecting.cancel(statement);
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException | AbstractMethodError cannot) {
            if (!ownConnection) {
                done = true; // It never will.
                throw cannot;
            }
            // Databases inside the process look at the interrupt, others end with their connection.
            if (interrupted) {
                statement.getConnection().abort(Runnable::run);
                done = true;
            } else {
                interrupted = true;
                thread.interrupt();
            }
        }
    }

    /** The statement is done: it must not be cancelled any more, because its connection may serve somebody else. */
    @Override
    public synchronized void close() {
        done = true;
        notifyAll();
        if (interrupted && Thread.currentThread().equals(thread)) {
            // It was meant for the statement.
            Thread.interrupted();
        }
    }
}
