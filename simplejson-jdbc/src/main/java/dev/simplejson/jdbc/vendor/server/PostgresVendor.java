// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Vendor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, or QuestDB, which speaks its protocol; the first connection tells. */
final class PostgresVendor extends Vendor {
    PostgresVendor() {
        this(new PostgresDialect());
    }

    private PostgresVendor(Dialect dialect) {
        super(new PostgresConnecting(), new PostgresMetadata(dialect), dialect, new PostgresFailures());
    }

    private static final class PostgresFailures extends FailureKinds {
        /** A materialized view that was made WITH NO DATA. */
        private static final String NOT_FILLED = "55000";

        @Override
        public @Nullable String whyNotRead(SQLException failure) {
            return NOT_FILLED.equals(failure.getSQLState())
                    ? "it has not been filled yet, as REFRESH MATERIALIZED VIEW does"
                    : super.whyNotRead(failure);
        }
    }

    @Override
    public Vendor on(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version()")) {
            return rows.next() && String.valueOf(rows.getString(1)).contains("QuestDB") ? new QuestDbVendor() : this;
        }
    }
}
