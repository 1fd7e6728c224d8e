// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.util.Locale;
import java.util.Optional;

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
            Dialect postgres = new PostgresDialect();
            return new Vendor(
                    new PostgresConnecting(), new PostgresMetadata(postgres), postgres, FailureKinds.STANDARD);
        }
        if (lower.startsWith("jdbc:duckdb:")) {
            Dialect duckDb = new DuckDbDialect();
            return new Vendor(new DuckDbConnecting(), new DuckDbMetadata(duckDb), duckDb, FailureKinds.DUCKDB);
        }
        if (lower.startsWith("jdbc:h2:")) {
            Dialect h2 = new H2Dialect();
            return new Vendor(new H2Connecting(), new H2Metadata(h2), h2, FailureKinds.H2);
        }
        if (lower.startsWith("jdbc:trino:")) {
            Dialect trino = new TrinoDialect();
            return new Vendor(new Connecting(), new Metadata(trino), trino, FailureKinds.STANDARD);
        }
        Dialect generic = new GenericDialect();
        return new Vendor(new GenericConnecting(), new Metadata(generic), generic, FailureKinds.STANDARD);
    }

    /** A database that nothing is known about. */
    private static final class GenericConnecting extends Connecting {
        @Override
        public Optional<String> refusalOfFreeSql(Connection connection) {
            return Optional.of("it is not known what queries can do in this database");
        }
    }
}
