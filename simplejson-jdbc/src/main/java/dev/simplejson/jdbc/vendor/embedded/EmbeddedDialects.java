// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.DialectProvider;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.Vendor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The databases known by name whose drivers bring them into the process, by the start of the JDBC URL. */
public final class EmbeddedDialects implements DialectProvider {
    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedDialects() {}

    @Override
    public @Nullable Vendor vendor(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:sqlite:")) {
            return new SqliteVendor();
        }
        if (lower.startsWith("jdbc:duckdb:")) {
            Dialect duckDb = new DuckDbDialect();
            return new Vendor(new DuckDbConnecting(), new DuckDbMetadata(duckDb), duckDb, new DuckDbFailures());
        }
        if (lower.startsWith("jdbc:h2:")) {
            return new H2Vendor();
        }
        if (lower.startsWith("jdbc:derby:")) {
            Dialect derby = new DerbyDialect();
            return new Vendor(new DerbyConnecting(), new Metadata(derby), derby, new FailureKinds());
        }
        if (lower.startsWith("jdbc:hsqldb:")) {
            return new HsqldbVendor();
        }
        return null;
    }
}
