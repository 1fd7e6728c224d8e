// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Connecting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** SQLite: a library that reads a file. */
final class SqliteConnecting extends Connecting {
    /** Flags of https://www.sqlite.org/c3ref/c_open_autoproxy.html: read-only; a file name may be a URI. */
    @Override
    public Properties properties(String url) {
        Properties properties = new Properties();
        properties.setProperty("open_mode", "1");
        properties.setProperty("query_only", "true");
        properties.setProperty("busy_timeout", "3000");
        return properties;
    }

    /**
     * The driver cannot make an open connection read-only, but the database itself can. The second asks for the start of the file, which
     * opening does not: only then it is known whether it is a database.
     */
    @Override
    public void borrow(Connection connection) throws SQLException {
        execute(connection, "PRAGMA query_only = 1");
        execute(connection, "PRAGMA schema_version");
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        execute(connection, "PRAGMA query_only = 0");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public boolean isInProcess(String url) {
        return true;
    }

    @Override
    @Nullable
    public String file(String url) {
        String name = url.substring("jdbc:sqlite:".length()).split("\\?", 2)[0];
        if (name.isEmpty() || name.startsWith(":")) {
            return null;
        }
        return name.startsWith("file:") ? name.substring("file:".length()) : name;
    }

    /** https://www.sqlite.org/uri.html#uriimmutable */
    @Override
    @Nullable
    public String urlOfUnchangingFile(String url) {
        return urlWith(url, "immutable=1");
    }

    /**
     * Whoever has a file for itself alone keeps the index of the log in its memory. A reader cannot lock the file for that, and need not
     * where nobody is: without locks it has it as well.
     *
     * @see <a href="https://www.sqlite.org/wal.html#noshm">WAL without shared memory</a>
     * @see <a href="https://www.sqlite.org/vfs.html#standard_unix_vfses">unix-none</a>
     */
    @Override
    @Nullable
    public String urlOfLogWithoutIndex(String url) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return urlWith(url, "vfs=" + (windows ? "win32-none" : "unix-none") + "&locking_mode=EXCLUSIVE");
    }

    private static @Nullable String urlWith(String url, String parameter) {
        String[] parts = url.substring("jdbc:sqlite:".length()).split("\\?", 2);
        if (parts[0].isEmpty() || parts[0].startsWith(":") || parts[0].startsWith("file:")) {
            return null; // Nothing, or a URI with a will of its own.
        }
        String parameters = parts.length == 1 ? "" : "&" + parts[1];
        return "jdbc:sqlite:" + Path.of(parts[0]).toUri() + "?" + parameter + parameters;
    }

    @Override
    public boolean opensQuickly() {
        return true;
    }

    /** The driver takes it for how long to wait for a lock. */
    @Override
    public boolean honoursTimeout() {
        return false;
    }
}
