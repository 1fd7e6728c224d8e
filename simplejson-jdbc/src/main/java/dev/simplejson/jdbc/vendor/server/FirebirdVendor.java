// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.dialect.Connecting;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.Vendor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Firebird 3 and later, with Jaybird. */
final class FirebirdVendor extends Vendor {
    FirebirdVendor() {
        this(new FirebirdDialect());
    }

    private FirebirdVendor(Dialect dialect) {
        super(new FirebirdConnecting(), new FirebirdMetadata(dialect), dialect, new FirebirdFailures());
    }

    private static final class FirebirdConnecting extends Connecting {
        /** Text as Java has it, unless the URL says otherwise. */
        @Override
        public Properties properties(String url) {
            Properties properties = new Properties();
            if (!url.contains("encoding=") && !url.contains("charSet=") && !url.contains("lc_ctype=")) {
                properties.setProperty("encoding", "UTF8");
            }
            return properties;
        }

        @Override
        public void limitConnecting(Properties properties, Duration limit) {
            properties.setProperty("connectTimeout", Long.toString(Math.max(1, limit.toSeconds())));
            properties.setProperty("soTimeout", Long.toString(limit.toMillis()));
        }

        /** Answers to queries may take longer. A limit of the user's own stays. */
        @Override
        public void opened(Connection connection, String url) throws SQLException {
            if (!url.contains("soTimeout=")) {
                endLimitOfReading(connection);
            }
        }

        /** The server has time limits from Firebird 4 on. */
        @Override
        public boolean honoursTimeout() {
            return false;
        }

        @Override
        public Optional<String> refusalOfFreeSql(Connection connection) {
            return Optional.of("queries of Firebird can run procedures that reach beyond it");
        }
    }

    private static final class FirebirdMetadata extends Metadata {
        FirebirdMetadata(Dialect dialect) {
            super(dialect);
        }

        @Override
        protected Set<String> systemSchemas() {
            return Set.of("system");
        }

        @Override
        protected String keysQuery() {
            return "SELECT '', TRIM(i.RDB$RELATION_NAME), TRIM(i.RDB$INDEX_NAME), i.RDB$UNIQUE_FLAG = 1, TRIM(s.RDB$FIELD_NAME)"
                    + " FROM RDB$INDICES i JOIN RDB$INDEX_SEGMENTS s ON s.RDB$INDEX_NAME = i.RDB$INDEX_NAME"
                    + " WHERE i.RDB$SYSTEM_FLAG = 0 ORDER BY i.RDB$INDEX_NAME, s.RDB$FIELD_POSITION";
        }

        @Override
        protected String referencesQuery() {
            return "SELECT '', MIN(TRIM(i.RDB$RELATION_NAME)), MIN(TRIM(s.RDB$FIELD_NAME)), '',"
                    + " MIN(TRIM(k.RDB$RELATION_NAME)), MIN(TRIM(t.RDB$FIELD_NAME)) FROM RDB$INDICES i"
                    + " JOIN RDB$INDEX_SEGMENTS s ON s.RDB$INDEX_NAME = i.RDB$INDEX_NAME"
                    + " JOIN RDB$INDICES k ON k.RDB$INDEX_NAME = i.RDB$FOREIGN_KEY"
                    + " JOIN RDB$INDEX_SEGMENTS t ON t.RDB$INDEX_NAME = k.RDB$INDEX_NAME"
                    + " GROUP BY i.RDB$INDEX_NAME HAVING COUNT(*) = 1";
        }
    }

    /** https://firebirdsql.org/file/documentation/html/en/refdocs/fblangref30/firebird-30-language-reference.html, appendix B. */
    private static final class FirebirdFailures extends FailureKinds {
        private static final int CANCELLED = 335544794;
        private static final int LOCK_TIMEOUT = 335544510;
        private static final int NO_SUCH_FILE = 335544344;

        @Override
        protected Failure ofDriver(SQLException failure) {
            return switch (failure.getErrorCode()) {
                case CANCELLED -> Failure.CANCELLED;
                case LOCK_TIMEOUT -> Failure.LOCKED;
                case NO_SUCH_FILE -> Failure.UNREACHABLE;
                default -> super.ofDriver(failure);
            };
        }
    }
}
