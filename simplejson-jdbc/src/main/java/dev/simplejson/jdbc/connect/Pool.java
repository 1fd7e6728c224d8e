// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pool of connections, if HikariCP is there. */
public final class Pool {
    private static final System.Logger LOGGER = System.getLogger(Pool.class.getName());

    /** Below the engine's deadline, so that a database that is down is told as that and not as a time-out. */
    private static final long WAIT_MILLIS = 5_000;

    private static final int CHECK_SECONDS = 2;

    private Pool() {}

    public static boolean isAvailable() {
        try {
            Class.forName("com.zaxxer.hikari.HikariDataSource", false, Pool.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** A pool that opens connections when they are needed, so that the database may be down when the server starts. */
    public static javax.sql.DataSource open(UrlConnections direct, int size, boolean readOnly, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("simplejson-" + name);
        config.setDataSource(direct);
        config.setReadOnly(readOnly);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(CHECK_SECONDS * 1000L);
        config.setInitializationFailTimeout(-1);
        return new FailFast(new HikariDataSource(config), direct);
    }

    /**
     * A pool waits for a database to come back. Nobody wants to wait for one that is not there at all, nor for ever for a driver that does
     * not say whether a connection is still good.
     */
    private static final class FailFast extends OnlyConnections implements Closeable {
        private final HikariDataSource pool;
        private final UrlConnections direct;
        private final AtomicBoolean isOutOfUse = new AtomicBoolean();

        FailFast(HikariDataSource pool, UrlConnections direct) {
            this.pool = pool;
            this.direct = direct;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (isOutOfUse.get()) {
                return direct.getConnection();
            }
            HikariPoolMXBean state = pool.getHikariPoolMXBean();
            if (state != null && state.getTotalConnections() > 0) {
                return pool.getConnection();
            }
            // Kept for as long, because a database inside the process closes with its last connection.
            try (Connection probe = direct.getConnection()) {
                probe.clearWarnings();
                if (saysWhetherItIsValid(probe)) {
                    return pool.getConnection();
                }
                if (!isOutOfUse.getAndSet(true)) {
                    LOGGER.log(
                            System.Logger.Level.INFO,
                            "the driver cannot be asked whether a connection is still good, as those older than JDBC 4, so that each question"
                                    + " opens one of its own, as with jdbc.pool-size = 0");
                }
                return direct.getConnection();
            }
        }

        private static boolean saysWhetherItIsValid(Connection probe) throws SQLException {
            try {
                return probe.isValid(CHECK_SECONDS) || !probe.isClosed();
            } catch (SQLException | RuntimeException | LinkageError notOffered) {
                // Of one that is lost JDBC has it say so, and not fail.
                if (probe.isClosed()) {
                    throw notOffered instanceof SQLException failure ? failure : new SQLException(notOffered);
                }
                LOGGER.log(
                        System.Logger.Level.DEBUG, "the driver does not say whether a connection is good", notOffered);
                return false;
            }
        }

        @Override
        public void close() {
            pool.close();
            direct.close();
        }
    }
}
