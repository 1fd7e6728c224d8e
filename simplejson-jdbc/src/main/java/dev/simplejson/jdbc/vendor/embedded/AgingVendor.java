// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.CarefulDialect;
import dev.simplejson.jdbc.dialect.Connecting;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.Vendor;

/** One of which each driver brings a release of its own. The first connection tells whether that is too old for its SQL as it is now. */
abstract class AgingVendor extends Vendor {
    AgingVendor(Connecting connecting, Metadata metadata, Dialect dialect, FailureKinds failures) {
        super(connecting, metadata, dialect, failures);
    }

    /** The same, asked carefully. */
    final Vendor careful(String why) {
        System.getLogger(getClass().getName())
                .log(System.Logger.Level.INFO, why + ", so that it is asked as a database that is not known by name");
        Dialect careful = new CarefulDialect("\"");
        return new Vendor(connecting(), new Metadata(careful), careful, failures());
    }
}
