// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.Vendor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** H2. */
final class H2Vendor extends AgingVendor {
    private static final long SECONDS = 1_577_836_800;

    H2Vendor() {
        this(new H2Dialect());
    }

    private H2Vendor(Dialect dialect) {
        super(new H2Connecting(), new H2Metadata(dialect), dialect, new H2Failures());
    }

    @Override
    public Vendor on(Connection connection) throws SQLException {
        return countsTimes(connection) ? this : careful("this H2 is too old for EXTRACT(EPOCH)");
    }

    private static boolean countsTimes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT CAST(FLOOR(EXTRACT(EPOCH FROM TIMESTAMP '2020-01-01 00:00:00')) AS BIGINT)")) {
            return rows.next() && rows.getLong(1) == SECONDS;
        } catch (SQLException failure) {
            if (connection.isClosed()) {
                throw failure;
            }
            return false;
        }
    }
}
