// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.Vendor;
import java.sql.Connection;
import java.sql.SQLException;

/** HSQLDB. 1.8 knows less SQL. */
final class HsqldbVendor extends AgingVendor {
    private static final int KNOWN_SINCE = 2;
    private static final int MINOR_WITH_MOMENTS = 4;

    HsqldbVendor() {
        this(new HsqldbDialect(true));
    }

    private HsqldbVendor(Dialect dialect) {
        super(new HsqldbConnecting(), new Metadata(dialect), dialect, new FailureKinds());
    }

    @Override
    public Vendor on(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < KNOWN_SINCE) {
            return careful("this HSQLDB is older than 2.0");
        }
        // Its driver is a part of the same jar, and a server's is as old or older.
        boolean takesMoments =
                major > KNOWN_SINCE || connection.getMetaData().getDriverMinorVersion() >= MINOR_WITH_MOMENTS;
        return takesMoments ? this : new HsqldbVendor(new HsqldbDialect(false));
    }
}
