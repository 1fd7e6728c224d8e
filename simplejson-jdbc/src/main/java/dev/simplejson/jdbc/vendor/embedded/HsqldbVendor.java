// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.CarefulDialect;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.Vendor;
import java.sql.Connection;
import java.sql.SQLException;

/** HSQLDB, or 1.8, which knows less SQL: the first connection tells, and that one is asked carefully. */
final class HsqldbVendor extends Vendor {
    private static final int KNOWN_SINCE = 2;

    HsqldbVendor() {
        this(new HsqldbDialect());
    }

    private HsqldbVendor(Dialect dialect) {
        super(new HsqldbConnecting(), new Metadata(dialect), dialect, new FailureKinds());
    }

    @Override
    public Vendor on(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() >= KNOWN_SINCE) {
            return this;
        }
        System.getLogger(HsqldbVendor.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "this HSQLDB is older than 2.0, so that it is asked as a database that is not known by name");
        return new HsqldbVendor(new CarefulDialect("\""));
    }
}
