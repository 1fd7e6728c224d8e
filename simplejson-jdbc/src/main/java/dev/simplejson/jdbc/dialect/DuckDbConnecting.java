// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** DuckDB: a library that reads a file. */
final class DuckDbConnecting extends Connecting {
    @Override
    public Properties properties(String url) {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        if (isOpenedReadOnly(url)) {
            properties.setProperty("duckdb.read_only", "true");
        }
        return properties;
    }

    /** One in memory cannot be; it is nobody else's. */
    @Override
    public boolean isOpenedReadOnly(String url) {
        return !url.equals("jdbc:duckdb:") && !url.startsWith("jdbc:duckdb::memory:");
    }

    /** The driver refuses to change the mode of an open connection, so files are opened read-only. */
    @Override
    public void borrow(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    /** All but MotherDuck, which is elsewhere. */
    @Override
    public boolean isInProcess(String url) {
        return !url.startsWith("jdbc:duckdb:md:") && !url.startsWith("jdbc:duckdb:motherduck:");
    }

    @Override
    @Nullable
    public String file(String url) {
        String name = url.substring("jdbc:duckdb:".length()).split("[?;]", 2)[0];
        return isOpenedReadOnly(url) && isInProcess(url.toLowerCase(Locale.ROOT)) ? name : null;
    }
}
