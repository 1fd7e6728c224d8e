// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/** A pool of connections, if HikariCP is there. */
final class Pool {
    /** Below the engine's deadline, so that a database that is down is told as that and not as a time-out. */
    private static final long WAIT_MILLIS = 5_000;

    private static final long CHECK_MILLIS = 2_000;

    private Pool() {}

    static boolean isAvailable() {
        try {
            Class.forName("com.zaxxer.hikari.HikariDataSource", false, Pool.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** A pool that opens connections when they are needed, so that the database may be down when the server starts. */
    static javax.sql.DataSource open(String url, Properties properties, int size, boolean readOnly, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("simplejson-" + name);
        config.setDataSource(new UrlConnections(url, properties));
        config.setReadOnly(readOnly);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(CHECK_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
