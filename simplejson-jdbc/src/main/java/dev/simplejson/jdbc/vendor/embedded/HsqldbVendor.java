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

    HsqldbVendor() {
        this(new HsqldbDialect());
    }

    private HsqldbVendor(Dialect dialect) {
        super(new HsqldbConnecting(), new Metadata(dialect), dialect, new FailureKinds());
    }

    @Override
    public Vendor on(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= KNOWN_SINCE
                ? this
                : careful("this HSQLDB is older than 2.0");
    }
}
