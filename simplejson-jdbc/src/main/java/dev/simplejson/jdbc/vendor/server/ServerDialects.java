// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.dialect.Connecting;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.DialectProvider;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.Vendor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The databases known by name that are servers, by the start of the JDBC URL. */
public final class ServerDialects implements DialectProvider {
    /** For {@link java.util.ServiceLoader}. */
    public ServerDialects() {}

    @Override
    public @Nullable Vendor vendor(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:postgresql:")) {
            return new PostgresVendor();
        }
        if (lower.startsWith("jdbc:mariadb:") || lower.startsWith("jdbc:mysql:")) {
            return new MariaDbVendor();
        }
        if (lower.startsWith("jdbc:firebird:") || lower.startsWith("jdbc:firebirdsql:")) {
            return new FirebirdVendor();
        }
        if (lower.startsWith("jdbc:trino:")) {
            Dialect trino = new TrinoDialect();
            return new Vendor(new Connecting(), new Metadata(trino), trino, new FailureKinds());
        }
        return null;
    }
}
