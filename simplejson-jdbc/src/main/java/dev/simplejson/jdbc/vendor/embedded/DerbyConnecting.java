// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Connecting;
import java.sql.Connection;
import java.util.Optional;

/** Derby: a library that reads a folder, or a server. Its driver cannot cancel, but looks at interrupts and time limits. */
final class DerbyConnecting extends Connecting {
    /** All but those of a server; the URL may have any case. */
    @Override
    public boolean isInProcess(String url) {
        return !url.startsWith("jdbc:derby://");
    }

    @Override
    public boolean cancels() {
        return false;
    }

    @Override
    public Optional<String> refusalOfFreeSql(Connection connection) {
        return Optional.of("queries of Derby can call every method of this process");
    }
}
