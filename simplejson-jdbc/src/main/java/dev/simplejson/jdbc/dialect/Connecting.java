// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How connections to a database are opened, lent, given back and stopped. This class itself does what JDBC says. */
public class Connecting {
    private final AtomicBoolean told = new AtomicBoolean();

    /** What JDBC says. */
    public Connecting() {}

    /** Connection properties that a database opened by URL gets; the user's URL and credentials come on top. */
    public Properties properties(String url) {
        return new Properties();
    }

    /** Whether a database of that URL is opened read-only from the start, so that its connections cannot be made so later. */
    public boolean isOpenedReadOnly(String url) {
        return false;
    }

    /** Whether a database of that URL runs inside this process, so that its rows cross no network. */
    public boolean isInProcess(String url) {
        return false;
    }

    /** Whether the database is quicker at finding the points of a thinned series than at handing over all rows; the URL in lower case. */
    public boolean thinsQuicker(String url) {
        return !isInProcess(url);
    }

    /** Makes a fresh or borrowed connection read-only. */
    public void borrow(Connection connection) throws SQLException {
        connection.setReadOnly(true);
    }

    /** Undoes what {@link #borrow} did that JDBC does not know of. */
    public void giveBack(Connection connection) throws SQLException {}

    /** What is wrong with a URL that no driver of this database reads, to follow "the setting jdbc.url"; null if nothing is. */
    @Nullable
    public String wrongUrl(String url) {
        return null;
    }

    /** Adds how long a driver may wait for an answer while a connection is opened. It is waited for no longer in any case. */
    public void limitConnecting(Properties properties, Duration limit) {}

    /**
     * Whether a driver refuses a URL or its options with the state of a database that is not there.
     *
     * @param failure to open one, with no {@link java.io.IOException} behind it
     */
    public boolean isRefusal(SQLException failure) {
        return false;
    }

    /** Undoes what only holds while a connection is opened. */
    public void opened(Connection connection, String url) throws SQLException {}

    /**
     * Takes away the limit that {@link #limitConnecting} has given to reading from the server. Drivers older than JDBC 4.1 cannot: then it
     * holds for answers, too, and the log says so.
     */
    protected final void endLimitOfReading(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException | AbstractMethodError cannot) {
            System.getLogger(Connecting.class.getName())
                    .log(
                            told.getAndSet(true) ? System.Logger.Level.DEBUG : System.Logger.Level.INFO,
                            "the driver is older than JDBC 4.1 and cannot tell the opening of connections from answers, so that"
                                    + " jdbc.connect-timeout, and a second, holds for the wait for rows, too: "
                                    + cannot);
        }
    }

    /** The URL of the same file as one that nobody changes while it is open, so that nothing is made beside it; null if there is none. */
    @Nullable
    public String urlOfUnchangingFile(String url) {
        return null;
    }

    /**
     * The same for a file whose latest rows are in a log of which nobody has an index, so that none is made beside it; null if there is
     * none.
     */
    @Nullable
    public String urlOfLogWithoutIndex(String url) {
        return null;
    }

    /** Adds what queries that come with requests must not be able to do, whatever they say. */
    public void limitFreeSql(Properties properties, String url) {}

    /** Why queries that come with requests must not run on this connection, whatever they say; nothing if they may. */
    public Optional<String> refusalOfFreeSql(Connection connection) throws SQLException {
        return Optional.empty();
    }

    /** The only value of a query. */
    protected static @Nullable Object first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getObject(1) : null;
        }
    }

    /** Why a query that came with a request must not run, although it starts as one that only reads; null if it may. */
    @Nullable
    public String refusal(String sql) {
        return null;
    }

    /** Whether connections are cheap enough to open one for each statement. */
    public boolean opensQuickly() {
        return false;
    }

    /** Whether {@link java.sql.Statement#setQueryTimeout} ends a statement. */
    public boolean honoursTimeout() {
        return true;
    }

    /**
     * Sets a statement up to hand its rows over as they are read instead of all at once, so that they need not fit into the memory.
     *
     * @param rows how many may come together
     */
    public void stream(Statement statement, int rows) throws SQLException {
        statement.setFetchSize(rows);
    }

    /** Whether {@link #cancel} stops a statement; if not, time limits and the end of the connection have to do. */
    public boolean cancels() {
        return true;
    }

    /** Asks the database to stop a statement, as often as this is called. */
    public void cancel(Statement statement) throws SQLException {
        statement.cancel();
    }

    /** The file that a database of that URL is; null if it is none. */
    @Nullable
    public String file(String url) {
        return null;
    }
}
