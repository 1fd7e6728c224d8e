// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.Vendor;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Connections by URL, each a new one. Thread-safe. */
public final class UrlConnections extends OnlyConnections implements Closeable {
    private static final String HELD =
            ": another process has opened it for itself alone; it is shown when that one has ended,"
                    + " or set jdbc.url to a copy of the file";

    /** States of a server that is there and does not take one more connection, or not such a one. */
    private static final Set<String> ANSWERS = Set.of("08004", "53300");

    /** The state of what a user has no right to. */
    private static final String MAY_NOT = "42501";

    private final String url;
    private final Properties properties;
    private final Vendor vendor;
    private final DatabaseName name;
    private final Secrets secrets;
    private final Driver driver;
    private final Patience patience;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicBoolean isBeingWritten = new AtomicBoolean();

    /**
     * Finds the driver; nothing is opened yet.
     *
     * @param limit how long the opening of a connection may take
     * @throws IllegalArgumentException if there is no driver
     */
    public UrlConnections(String url, Properties properties, Vendor vendor, DatabaseName name, Duration limit) {
        this.url = url;
        this.properties = properties;
        this.vendor = vendor;
        this.name = name;
        String shown = DatabaseName.withoutSecrets(url);
        this.secrets = Secrets.of(url, name.inLog() + " " + shown, name.file() != null, properties);
        this.driver = Drivers.find(url, shown);
        this.patience = new Patience(limit);
    }

    /** What must not be seen of how they are opened. */
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return open().connection();
    }

    /** A connection, and the state of a file that must not change meanwhile. */
    Opened open() throws SQLException {
        AtomicReference<WriteAheadLog.@Nullable Quiet> quiet = new AtomicReference<>();
        Connection connection = patience.open(() -> {
            try {
                return connect(quiet);
            } catch (SQLException failure) {
                throw secrets.mask(explained(failure));
            } catch (RuntimeException | LinkageError failure) {
                throw secrets.mask(refused(failure));
            }
        });
        return new Opened(connection, quiet.get(), isBeingWritten);
    }

    private Connection connect(AtomicReference<WriteAheadLog.@Nullable Quiet> quiet) throws SQLException {
        Path file = name.file();
        // What is no file may hang as soon as it is opened.
        if (file != null && Files.exists(file) && !Files.isRegularFile(file)) {
            throw new NotOpened(name.whyUnreachable(), null);
        }
        // How a driver that nobody knows by name is told to create none is not known.
        if (Database.isUnknown(vendor) && name.missingFile().isPresent()) {
            throw new NotOpened(name.whyUnreachable(), null);
        }
        String opened = url;
        String unchanging = file == null || isBeingWritten.get()
                ? null
                : vendor.connecting().urlOfUnchangingFile(url);
        WriteAheadLog.Quiet now = file == null || unchanging == null ? null : WriteAheadLog.quiet(file);
        String unshared = now == null || now.log() == null
                ? unchanging
                : vendor.connecting().urlOfLogWithoutIndex(url);
        if (now != null && unshared != null) {
            quiet.set(now);
            opened = unshared;
        }
        Connection connection = driver.connect(opened, (Properties) properties.clone());
        if (connection == null) {
            throw refused(new SQLException(driver.getClass().getName() + " does not know the URL"));
        }
        vendor.connecting().opened(connection, url);
        return connection;
    }

    private SQLException explained(SQLException failure) {
        if (failure instanceof NotOpened) {
            return failure;
        }
        Failure what = vendor.failures().of(failure);
        // Informix's driver says so with the state of a server that is there.
        if (what == Failure.UNREACHABLE && isBehind(failure, ConnectException.class)) {
            return unreachable(failure);
        }
        return switch (what) {
            case UNREACHABLE ->
                ANSWERS.contains(String.valueOf(failure.getSQLState()))
                                || isBehind(failure, SSLException.class)
                                || !isBehind(failure, IOException.class)
                                        && vendor.connecting().isRefusal(failure)
                        ? refused(failure)
                        : unreachable(failure);
            // Nothing was asked for yet, so it is the URL and its parameters that do not fit.
            case CHANGED, OTHER ->
                MAY_NOT.equals(failure.getSQLState())
                        ? NotOpened.userRefused(failure)
                        : isBehind(failure, IOException.class) ? unreachable(failure) : refused(failure);
            // SQLite locks when it reads; who cannot even open a file waits for as long as the other one runs.
            case LOCKED -> new NotOpened(HELD, failure);
            default -> failure;
        };
    }

    private NotOpened unreachable(SQLException failure) {
        String none = name.whyFileIsNone();
        return none == null ? new NotOpened(name.whyUnreachable(), failure) : new NotOpened(none, null);
    }

    /** Unless the file shows what is the matter. */
    private NotOpened refused(Throwable failure) {
        String none = name.whyFileIsNone();
        if (none != null) {
            return new NotOpened(none, null);
        }
        String notRead = name.whyFileIsNotRead();
        return notRead == null ? NotOpened.refused(failure) : new NotOpened(notRead, failure);
    }

    private static boolean isBehind(Throwable failure, Class<? extends Throwable> reason) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (reason.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (open.getAndSet(false)) {
            patience.close();
            Drivers.release();
        }
    }

    /**
     * A connection.
     *
     * @param quiet the state of the file when it was opened as one that nobody changes; null if it was not
     */
    record Opened(Connection connection, WriteAheadLog.@Nullable Quiet quiet, AtomicBoolean isBeingWritten)
            implements AutoCloseable {
        private static final int SQLITE_BUSY = 5;

        /** Fails if somebody wrote to a file that was read as if nobody would. From then on it is read beside its writer. */
        void checkUnchanged() throws SQLException {
            if (quiet != null && !quiet.isUnchanged()) {
                isBeingWritten.set(true);
                throw new SQLException("the file was written while it was read", null, SQLITE_BUSY);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
