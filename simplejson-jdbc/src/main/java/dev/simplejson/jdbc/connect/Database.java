// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.jdbc.connect.UrlConnections.Opened;
import dev.simplejson.jdbc.dialect.CarefulDialect;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.dialect.Vendor;
import dev.simplejson.jdbc.files.Remark;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The only way to the database: one read-only connection for each piece of work, given back in all cases. Thread-safe. */
public final class Database implements AutoCloseable {
    /** What is wrong is often in the second line, and in those behind it what could be set. */
    private static final int MOST_LINES = 2;

    private final javax.sql.DataSource connections;
    private volatile Vendor vendor;
    private volatile boolean known;
    private final Set<String> notThinned = ConcurrentHashMap.newKeySet();
    private final DatabaseName name;
    private final Outage outage;
    private final Secrets secrets;
    private final int fetchSize;
    private final boolean lent;
    private final Clock clock;

    /**
     * A database.
     *
     * @param name how messages call it
     * @param secrets what must not be seen of how connections are opened
     * @param lent whether connections are somebody else's, too, and have to go back as they came
     */
    public Database(
            javax.sql.DataSource connections,
            Vendor vendor,
            DatabaseName name,
            Secrets secrets,
            int fetchSize,
            boolean lent,
            Clock clock) {
        this.connections = connections;
        this.vendor = vendor;
        this.name = name;
        this.outage = new Outage(name);
        this.secrets = secrets;
        this.fetchSize = fetchSize;
        this.lent = lent;
        this.clock = clock;
    }

    /** What is known of it: by its URL, and by its first connection as soon as there was one. */
    public Vendor vendor() {
        return vendor;
    }

    /** Its SQL; see {@link #vendor}. */
    public Dialect dialect() {
        return vendor.dialect();
    }

    /**
     * Has the first connection opened if there was none, so that all is known of its SQL.
     *
     * @throws SimpleJsonException if the database fails
     */
    public Dialect dialect(String purpose, Cancellation cancellation) throws Exception {
        if (!known) {
            connect(purpose, cancellation, Connection::isReadOnly);
        }
        return vendor.dialect();
    }

    /** Whether it has not failed to thin that. */
    public boolean mayThin(String purpose) {
        return !notThinned.contains(purpose);
    }

    /** What it or its driver says of a failure, in one line and without anything secret. Answers do not have it. */
    public String forLog(String words) {
        return secrets.mask(words)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_LINES)
                .collect(Collectors.joining("; "));
    }

    /** Notes that it failed to thin something, and says so once; false if the failure is one that all questions would meet. */
    public boolean cannotThin(String purpose, SQLException failure) {
        Failure what = vendor.failures().of(failure);
        boolean may = what == Failure.CHANGED || what == Failure.OTHER;
        if (may && notThinned.add(purpose)) {
            System.getLogger(Database.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            name.inLog() + " cannot thin " + purpose
                                    + " by itself, so that all its rows are read from now on: "
                                    + secrets.mask(failure).getMessage());
        }
        return may;
    }

    /** Whether it is one that nobody knows by name, of whose driver nothing is taken for granted. */
    public boolean isUnknown() {
        return isUnknown(vendor);
    }

    static boolean isUnknown(Vendor vendor) {
        // Those that are known extend it.
        return vendor.dialect().getClass().equals(CarefulDialect.class);
    }

    /** Has a driver stop after so many rows, if it can. Whoever reads them stops there anyway. */
    public static void limitRows(Statement statement, int most) throws SQLException {
        try {
            statement.setMaxRows(most);
        } catch (SQLException | UnsupportedOperationException | LinkageError notOffered) {
            if (statement.getConnection().isClosed()) {
                throw notOffered instanceof SQLException failure ? failure : new SQLException(notOffered);
            }
            System.getLogger(Database.class.getName())
                    .log(System.Logger.Level.DEBUG, "the driver does not limit rows", notOffered);
        }
    }

    /** The files that are no tables, if it is files. */
    public List<LeftOut> leftOut() {
        return connections instanceof FileTables files ? files.leftOut() : List.of();
    }

    /**
     * What the columns of the files of this database are now, and which files are left out, to compare with later: whoever mended one must
     * not wait. Empty if it is not of files.
     *
     * @throws SimpleJsonException if they cannot be looked at
     */
    public List<?> filesNow() {
        try {
            return connections instanceof FileTables files ? files.now() : List.of();
        } catch (SQLException unreadable) {
            throw explain(unreadable, "what is in the files");
        }
    }

    /** What there is to say of the file of a table. */
    public List<Remark> remarks(String table) {
        return connections instanceof FileTables files ? files.remarks(table) : List.of();
    }

    /** The statement for rows of several places of a file; see {@link FileTables#sample}. Null if the table is none. */
    public @Nullable String sampleOfFile(TableInfo table, List<String> selected, int rows) {
        return connections instanceof FileTables files ? files.sample(table, selected, rows) : null;
    }

    /** The file that it would be, if there is none of that name. Asks the file system, which may hang. */
    public Optional<Path> missingFile() {
        return name.missingFile();
    }

    /** What time it is, by the clock that deadlines are measured with. */
    public Instant now() {
        return clock.instant();
    }

    /** Whether the last that was asked of it failed in a way in which everything would. */
    public boolean isDown() {
        return outage.isUnderWay();
    }

    /**
     * Runs a query and has its rows read.
     *
     * @param purpose what is read, for messages: {@code metric 'a.b'}
     * @throws SimpleJsonException if the database fails
     * @throws Exception what the reader throws, if it is not from the database
     */
    public <T> T read(String purpose, BoundSql sql, Cancellation cancellation, RowReader<T> reader) throws Exception {
        return connect(purpose, cancellation, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(sql.text(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                sql.applyTo(statement);
                int most = sql.mostRows();
                if (most > 0) {
                    limitRows(statement, most);
                }
                if (!sql.isAtOnce()) {
                    // JDBC lets a driver refuse to fetch more at once than there may be.
                    vendor.connecting().stream(statement, most > 0 ? Math.min(fetchSize, most) : fetchSize);
                }
                return execute(statement, cancellation, reader);
            }
        });
    }

    private <T> T execute(PreparedStatement statement, Cancellation cancellation, RowReader<T> reader)
            throws Exception {
        int lentTimeout = limitTime(statement, cancellation.deadline());
        try (Running running = new Running(statement, vendor.connecting(), !lent)) {
            cancellation.onCancel(running::cancel);
            cancellation.checkAlive();
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } finally {
            restoreTimeout(statement, lentTimeout);
        }
    }

    /**
     * Does something with a connection.
     *
     * @throws SimpleJsonException if the database fails
     */
    public <T> T connect(String purpose, Cancellation cancellation, ConnectionWork<T> work) throws Exception {
        cancellation.checkAlive();
        if (Thread.interrupted()) {
            // Some drivers, as HSQLDB's, forget it and go on.
            throw new InterruptedException("interrupted before " + purpose + " was read");
        }
        try (Opened opened = open()) {
            Connection connection = opened.connection();
            LentState lentState = lent ? LentState.of(connection) : null;
            try {
                know(connection);
                if (lentState != null && !lentState.autoCommit()) {
                    // What told the database, or the pool's own test, has begun a transaction, and PostgreSQL's
                    // connections become read-only between two of them alone.
                    connection.rollback();
                }
                vendor.connecting().borrow(connection);
                T result = work.run(connection);
                opened.checkUnchanged();
                outage.end();
                return result;
            } catch (SQLException failure) {
                // What was read from under a writer may look like damage.
                opened.checkUnchanged();
                throw failure;
            } finally {
                end(connection, lentState);
            }
        } catch (SQLException failure) {
            // Time that is up is the better reason.
            cancellation.checkAlive();
            throw explain(secrets.mask(failure), purpose);
        }
    }

    /** What the first connection tells. Others wait, so that all see the same. */
    private void know(Connection connection) throws SQLException {
        if (!known) {
            synchronized (this) {
                if (!known) {
                    vendor = vendor.on(connection);
                    known = true;
                }
            }
        }
    }

    private Opened open() throws SQLException {
        return connections instanceof UrlConnections direct
                ? direct.open()
                : new Opened(connections.getConnection(), null, new AtomicBoolean());
    }

    private SimpleJsonException explain(SQLException failure, String purpose) {
        NotOpened known = NotOpened.in(failure);
        Failure what = known == null ? vendor.failures().of(failure) : Failure.UNREACHABLE;
        SimpleJsonException explained = Failures.explain(failure, what, purpose, whyLeftOut(purpose), name);
        return what.isOutage() ? outage.begin(explained, failure) : explained;
    }

    /** Why the file of what is read is no table any more; null if it is not one, or is there. */
    private @Nullable String whyLeftOut(String purpose) {
        for (LeftOut file : leftOut()) {
            String table = "'" + file.table();
            if (purpose.contains(table + "'") || purpose.contains(table + ".")) {
                return "the file of table '" + file.table() + "' is left out: " + file.why();
            }
        }
        return null;
    }

    /** Whatever a statement may have changed is undone. A failure here must not hide one that is under way. */
    private void end(Connection connection, @Nullable LentState lentState) {
        try {
            if (!LentState.commitsByItself(connection)) {
                connection.rollback();
            }
            if (lentState != null) {
                vendor.connecting().giveBack(connection);
                lentState.restore(connection);
            }
        } catch (SQLException | UnsupportedOperationException | LinkageError failure) {
            logNotGivenBack(failure);
        }
    }

    private static void logNotGivenBack(Throwable failure) {
        System.getLogger(Database.class.getName())
                .log(System.Logger.Level.DEBUG, "a connection could not be given back as it came", failure);
    }

    /** Gives the limit that a lent statement had; negative if there is nothing to restore. */
    private int limitTime(PreparedStatement statement, Instant deadline) throws SQLException {
        if (!vendor.connecting().honoursTimeout()) {
            return -1;
        }
        if (deadline.equals(Instant.MAX)) {
            if (!lent) {
                statement.setQueryTimeout(0); // H2 keeps the limit of an earlier question with the connection.
            }
            return -1;
        }
        int before = lent ? statement.getQueryTimeout() : -1;
        long seconds =
                Duration.between(clock.instant(), deadline).plusMillis(999).toSeconds();
        statement.setQueryTimeout((int) Math.max(1, Math.min(seconds, Integer.MAX_VALUE)));
        return before;
    }

    /** H2 keeps the limit with the connection. */
    private static void restoreTimeout(PreparedStatement statement, int seconds) {
        try {
            if (seconds >= 0) {
                statement.setQueryTimeout(seconds);
            }
        } catch (SQLException failure) {
            logNotGivenBack(failure);
        }
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
    public interface RowReader<T> {
        T read(ResultSet rows) throws Exception;
    }

    /** Does something with a connection. */
    @FunctionalInterface
    public interface ConnectionWork<T> {
        T run(Connection connection) throws Exception;
    }
}
