// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Connecting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** DuckDB: a library that reads a file. */
final class DuckDbConnecting extends Connecting {
    private static final Map<String, String> LOCKED = Map.of(
            "enable_external_access", "false",
            "autoinstall_known_extensions", "false",
            "autoload_known_extensions", "false",
            "memory_limit", "1GB",
            "temp_directory", "",
            "lock_configuration", "true");

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

    /** It computes by columns, and hands over by rows. */
    @Override
    public boolean thinsQuicker(String url) {
        return true;
    }

    @Override
    @Nullable
    public String file(String url) {
        String name = url.substring("jdbc:duckdb:".length()).split("[?;]", 2)[0];
        return isOpenedReadOnly(url) && isInProcess(url.toLowerCase(Locale.ROOT)) ? name : null;
    }

    /**
     * Nothing but its own file, no extension that would be fetched or loaded, nothing written to disk, not all of the memory, and no query
     * that changes that. What the URL says wins.
     *
     * @see <a href="https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview">Securing DuckDB</a>
     */
    @Override
    public void limitFreeSql(Properties properties, String url) {
        LOCKED.forEach((option, value) -> {
            if (!url.toLowerCase(Locale.ROOT).contains(option + "=")) {
                properties.setProperty(option, value);
            }
        });
    }

    @Override
    public Optional<String> refusalOfFreeSql(Connection connection) throws SQLException {
        String isOpen = "SELECT current_setting('enable_external_access') OR NOT current_setting('lock_configuration')";
        return Boolean.FALSE.equals(first(connection, isOpen))
                ? Optional.empty()
                : Optional.of(
                        "this DuckDB can reach files and networks; set enable_external_access to false and lock_configuration to true");
    }
}
