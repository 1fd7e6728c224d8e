// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.CarefulDialect;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.Vendor;
import java.sql.Connection;
import java.time.temporal.Temporal;
import java.util.Optional;

/** QuestDB 9 over PostgreSQL's protocol and with its driver. */
final class QuestDbVendor extends Vendor {
    QuestDbVendor() {
        this(new QuestDbDialect());
    }

    private QuestDbVendor(Dialect dialect) {
        super(new QuestDbConnecting(), new QuestDbMetadata(dialect), dialect, new FailureKinds());
    }

    private static final class QuestDbConnecting extends PostgresConnecting {
        @Override
        public Optional<String> refusalOfFreeSql(Connection connection) {
            return Optional.of("queries of QuestDB can read files of the server");
        }
    }

    private static final class QuestDbMetadata extends Metadata {
        QuestDbMetadata(Dialect dialect) {
            super(dialect);
        }

        /** Its own tables are among those that JDBC lists, and not among those that {@code tables()} gives. */
        @Override
        protected String hiddenQuery() {
            return "SELECT 'public', relname FROM pg_class() WHERE (relname LIKE 'sys.%' OR relname LIKE 'telemetry%'"
                    + " OR relname = '_query_trace') EXCEPT SELECT 'public', table_name FROM tables()";
        }

        /** There are no keys but a table's designated time, which is not unique. */
        @Override
        protected String keysQuery() {
            return "SELECT 'public', table_name, designatedTimestamp, false, designatedTimestamp FROM tables()"
                    + " WHERE designatedTimestamp IS NOT NULL";
        }
    }

    /** Times have no zone, and come in micro- or nanoseconds. */
    private static final class QuestDbDialect extends CarefulDialect {
        QuestDbDialect() {
            super("\"");
        }

        @Override
        public boolean countsTimes() {
            return true;
        }

        @Override
        public String epochMillis(TimeFormat format, String column) {
            return "CAST(FLOOR(CAST(CAST(" + column + " AS TIMESTAMP) AS LONG) / 1000.0) AS LONG)";
        }

        /** The driver would add the offset of the JVM's zone. */
        @Override
        public Parameter time(Temporal time) {
            return new Parameter("CAST(? AS TIMESTAMP)", time.toString());
        }

        @Override
        public String limit(long rows) {
            return " LIMIT " + rows;
        }
    }
}
