// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;

/** A pool of connections, if HikariCP is there. */
public final class Pool {
    /** Below the engine's deadline, so that a database that is down is told as that and not as a time-out. */
    private static final long WAIT_MILLIS = 5_000;

    private static final long CHECK_MILLIS = 2_000;

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
        config.setValidationTimeout(CHECK_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new FailFast(new HikariDataSource(config), direct);
    }

    /** A pool waits for a database to come back. Nobody wants to wait for one that is not there at all. */
    private static final class FailFast extends OnlyConnections implements Closeable {
        private final HikariDataSource pool;
        private final UrlConnections direct;

        FailFast(HikariDataSource pool, UrlConnections direct) {
            this.pool = pool;
            this.direct = direct;
        }

        @Override
        public Connection getConnection() throws SQLException {
            HikariPoolMXBean state = pool.getHikariPoolMXBean();
            if (state != null && state.getTotalConnections() > 0) {
                return pool.getConnection();
            }
            // Kept for as long, because a database inside the process closes with its last connection.
            try (Connection probe = direct.getConnection()) {
                probe.clearWarnings();
                return pool.getConnection();
            }
        }

        @Override
        public void close() {
            pool.close();
            direct.close();
        }
    }
}
