// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** PostgreSQL: a server. */
final class PostgresConnecting extends Connecting {
    @Override
    public Properties properties(String url) {
        Properties properties = new Properties();
        // Seconds; a server that does not answer must not use up the request's time.
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "simplejson");
        return properties;
    }

    /** The driver fetches in pieces only within a transaction. */
    @Override
    public void borrow(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    /**
     * The driver's statements ask once, and never again if that came before the server had begun; its connections ask each time. They
     * are reached without compiling against the driver.
     */
    @Override
    public void cancel(Statement statement) throws SQLException {
        Connection connection = statement.getConnection();
        try {
            ClassLoader drivers =
                    connection.getMetaData().getConnection().getClass().getClassLoader();
            Class<?> driver = Class.forName("org.postgresql.PGConnection", false, drivers);
            driver.getMethod("cancelQuery").invoke(connection.unwrap(driver));
        } catch (ReflectiveOperationException notTheUsualDriver) {
            statement.cancel();
        }
    }
}
