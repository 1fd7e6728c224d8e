// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** PostgreSQL 14 and later, where {@code extract} is exact. */
final class PostgresDialect extends Dialect {
    @Override
    Properties properties(String url) {
        Properties properties = new Properties();
        // Seconds; a server that does not answer must not use up the request's time.
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "simplejson");
        return properties;
    }

    /** The driver fetches in pieces only within a transaction. */
    @Override
    void borrow(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    @Override
    String epochMillis(TimeFormat format, String column) {
        return "CAST(FLOOR(EXTRACT(EPOCH FROM " + column + ") * 1000) AS BIGINT)";
    }
}
