// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The only way to the database: one read-only connection for each piece of work, given back in all cases. Thread-safe. */
final class Database implements AutoCloseable {
    private final javax.sql.DataSource connections;
    private final Dialect dialect;
    private final String description;
    private final int fetchSize;
    private final boolean lent;
    private final Clock clock;

    /**
     * A database.
     *
     * @param description how messages call it; holds nothing secret
     * @param lent whether connections are somebody else's, too, and have to go back as they came
     */
    Database(
            javax.sql.DataSource connections,
            Dialect dialect,
            String description,
            int fetchSize,
            boolean lent,
            Clock clock) {
        this.connections = connections;
        this.dialect = dialect;
        this.description = description;
        this.fetchSize = fetchSize;
        this.lent = lent;
        this.clock = clock;
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * Runs a query and has its rows read.
     *
     * @param purpose what is read, for messages: {@code metric 'a.b'}
     * @throws SimpleJsonException if the database fails
     * @throws Exception what the reader throws, if it is not from the database
     */
    <T> T read(String purpose, BoundSql sql, Cancellation cancellation, RowReader<T> reader) throws Exception {
        return connect(purpose, cancellation, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(sql.text(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                sql.applyTo(statement);
                return execute(statement, cancellation, reader);
            }
        });
    }

    private <T> T execute(PreparedStatement statement, Cancellation cancellation, RowReader<T> reader)
            throws Exception {
        statement.setFetchSize(fetchSize);
        limitTime(statement, cancellation.deadline());
        try (Running running = new Running(statement, dialect)) {
            cancellation.onCancel(running::cancel);
            cancellation.checkAlive();
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        }
    }

    /**
     * Does something with a connection.
     *
     * @throws SimpleJsonException if the database fails
     */
    <T> T connect(String purpose, Cancellation cancellation, ConnectionWork<T> work) throws Exception {
        cancellation.checkAlive();
        try (Connection connection = connections.getConnection()) {
            dialect.borrow(connection);
            try {
                return work.run(connection);
            } finally {
                if (lent) {
                    giveBack(connection);
                }
            }
        } catch (SQLException failure) {
            // Time that is up is the better reason.
            cancellation.checkAlive();
            throw Failures.explain(failure, dialect, purpose, description);
        }
    }

    /** A failure here must not hide one that is under way. */
    private void giveBack(Connection connection) {
        try {
            dialect.giveBack(connection);
        } catch (SQLException failure) {
            System.getLogger(Database.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection could not be given back as it came", failure);
        }
    }

    private void limitTime(PreparedStatement statement, Instant deadline) throws SQLException {
        if (!dialect.honoursTimeout() || deadline.equals(Instant.MAX)) {
            return;
        }
        long seconds =
                Duration.between(clock.instant(), deadline).plusMillis(999).toSeconds();
        statement.setQueryTimeout((int) Saturated.clamp(seconds, 1, Integer.MAX_VALUE));
    }

    @Override
    public void close() {
        if (!lent && connections instanceof Closeable pool) {
            try {
                pool.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Reads the rows of a query. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet rows) throws Exception;
    }

    /** Does something with a connection. */
    @FunctionalInterface
    interface ConnectionWork<T> {
        T run(Connection connection) throws Exception;
    }
}
