// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Vendor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite. A release that does not tell its tables yet is too old. */
final class SqliteVendor extends AgingVendor {
    /** https://www.sqlite.org/changes.html */
    private static final int HAS_OCTET_LENGTH = 3_043;

    /** {@code pragma_table_xinfo}, and windows. */
    private static final int TELLS_TABLES = 3_026;

    SqliteVendor() {
        this(new SqliteDialect(true));
    }

    private SqliteVendor(SqliteDialect dialect) {
        super(new SqliteConnecting(), new SqliteMetadata(dialect), dialect, new SqliteFailures());
    }

    @Override
    public Vendor on(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sqlite_version()")) {
            return rows.next() ? of(rows.getString(1)) : this;
        }
    }

    private Vendor of(String version) {
        String[] parts = version.split("\\.", -1);
        int release = Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1]);
        if (release >= HAS_OCTET_LENGTH) {
            return this;
        }
        return release >= TELLS_TABLES
                ? new SqliteVendor(new SqliteDialect(false))
                : careful("SQLite " + version + " is older than 3.26");
    }
}
