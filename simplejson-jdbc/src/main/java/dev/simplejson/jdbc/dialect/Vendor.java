// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.util.Locale;

/**
 * A maker of databases, and all in which its databases are different from others.
 *
 * @param connecting how connections are opened, lent and stopped
 * @param metadata which tables there are
 * @param dialect its SQL
 * @param failures what its driver's failures mean
 */
public record Vendor(Connecting connecting, Metadata metadata, Dialect dialect, FailureKinds failures) {
    /** The maker of a database, by the start of its JDBC URL. */
    public static Vendor ofUrl(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:sqlite:")) {
            Dialect sqlite = new SqliteDialect();
            return new Vendor(new SqliteConnecting(), new SqliteMetadata(sqlite), sqlite, FailureKinds.SQLITE);
        }
        if (lower.startsWith("jdbc:postgresql:")) {
            return of(new PostgresConnecting(), new PostgresDialect(), FailureKinds.STANDARD);
        }
        if (lower.startsWith("jdbc:duckdb:")) {
            return of(new DuckDbConnecting(), new DuckDbDialect(), FailureKinds.DUCKDB);
        }
        if (lower.startsWith("jdbc:h2:")) {
            return of(new H2Connecting(), new H2Dialect(), FailureKinds.H2);
        }
        if (lower.startsWith("jdbc:trino:")) {
            return of(new Connecting(), new TrinoDialect(), FailureKinds.STANDARD);
        }
        Dialect generic = new GenericDialect();
        return new Vendor(new GenericConnecting(), new GenericMetadata(generic), generic, FailureKinds.STANDARD);
    }

    private static Vendor of(Connecting connecting, Dialect dialect, FailureKinds failures) {
        return new Vendor(connecting, new Metadata(dialect), dialect, failures);
    }
}
