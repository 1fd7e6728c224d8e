// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.DataSource;
import dev.simplejson.testkit.DataSourceContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What every data source promises, by a table that was found, in each database that runs in this JVM. */
@Tag("once")
class PromisesTest {
    private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");
    private static final int ROWS = 500;
    private static final int SECONDS_BETWEEN = 10;

    @TempDir
    Path folder;

    @Nested
    @DisplayName("SQLite")
    class Sqlite extends Promises {
        Sqlite() {
            super("jdbc:sqlite:%s.db", "TEXT");
        }

        @Override
        void bind(PreparedStatement insert, Instant time) throws SQLException {
            insert.setString(1, time.toString());
        }
    }

    @Nested
    @DisplayName("H2")
    class H2 extends Promises {
        H2() {
            super("jdbc:h2:%s", "TIMESTAMP");
        }
    }

    @Nested
    @DisplayName("DuckDB")
    class DuckDb extends Promises {
        DuckDb() {
            super("jdbc:duckdb:%s.duckdb", "TIMESTAMP");
        }
    }

    @Nested
    @DisplayName("HSQLDB")
    class Hsqldb extends Promises {
        Hsqldb() {
            super("jdbc:hsqldb:file:%s;shutdown=true", "TIMESTAMP");
        }
    }

    @Nested
    @DisplayName("Derby")
    class Derby extends Promises {
        Derby() {
            super("jdbc:derby:%s;create=true", "TIMESTAMP");
            System.setProperty("derby.stream.error.field", DerbyContractTest.class.getName() + ".NOTHING");
        }
    }

    /** The promises for one database. */
    abstract class Promises extends DataSourceContract {
        private final String urlPattern;
        private final String timeType;

        Promises(String urlPattern, String timeType) {
            this.urlPattern = urlPattern;
            this.timeType = timeType;
        }

        void bind(PreparedStatement insert, Instant time) throws SQLException {
            insert.setTimestamp(1, Timestamp.valueOf(LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
        }

        @Override
        protected DataSource source() throws Exception {
            try (Connection connection = DriverManager.getConnection(url())) {
                if (!isFilled(connection)) {
                    fill(connection);
                }
            }
            return JdbcDataSource.builder(url()).build();
        }

        @Override
        protected TimeRange range() {
            return TimeRange.between(START, START.plusSeconds((long) ROWS * SECONDS_BETWEEN));
        }

        private String url() {
            return String.format(urlPattern, folder.resolve("promises").toAbsolutePath());
        }

        private boolean isFilled(Connection connection) {
            try (Statement statement = connection.createStatement()) {
                return statement.executeQuery("SELECT COUNT(*) FROM readings").next();
            } catch (SQLException thereIsNone) {
                return false;
            }
        }

        private void fill(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE readings (taken " + timeType
                        + " NOT NULL, host VARCHAR(20) NOT NULL, temperature DOUBLE PRECISION NOT NULL)");
            }
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO readings VALUES (?, ?, ?)")) {
                for (int i = 0; i < ROWS; i++) {
                    bind(insert, START.plusSeconds((long) i * SECONDS_BETWEEN));
                    insert.setString(2, i % 3 == 0 ? "web-1" : "web-2");
                    insert.setDouble(3, 20 + 5 * Math.sin(i / 30.0));
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
    }
}
