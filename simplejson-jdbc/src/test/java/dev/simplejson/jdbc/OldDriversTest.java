// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.BrokenDriver.Fault;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.dialect.Vendor;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers of long ago, of databases that are known by name: what they lack is done without. */
class OldDriversTest {
    private static final long START = 1_700_000_000_000L;
    private static final TimeRange ALL = new TimeRange(START - 3_600_000, START + 3_600_000);

    /** As of H2 1.3 and HSQLDB 1.8. */
    private static final Fault OLD = (real, method, given, call) -> {
        String sql = given.length > 0 ? String.valueOf(given[0]) : "";
        if (sql.contains("LAZY_QUERY_EXECUTION")) {
            throw new SQLException("Syntax error", "42001");
        }
        if (sql.contains("EPOCH")) {
            throw new SQLException("Invalid value \"EPOCH\"", "90008");
        }
        if (sql.contains(" LIMIT ")) {
            throw new SQLException("Unexpected token", "37000");
        }
        return switch (method.getName()) {
            case "isValid", "getNetworkTimeout" -> throw new AbstractMethodError();
            case "getDatabaseMajorVersion" -> 1;
            case "setFetchSize" -> {
                int most = ((Statement) real).getMaxRows();
                if (most > 0 && (Integer) given[0] > most) {
                    throw new SQLException("more rows than there may be", "90008");
                }
                yield call.make();
            }
            default -> call.make();
        };
    };

    @TempDir
    Path folder;

    private static Connection create(String url) throws SQLException {
        Connection open = DriverManager.getConnection(url);
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP, v DOUBLE PRECISION)");
            statement.execute("INSERT INTO t VALUES (TIMESTAMP '2023-11-14 22:13:20', 7)");
        }
        return open;
    }

    private static void assertShown(JdbcDataSource source) throws Exception {
        assertThat(Points.of(source, Query.of("T.V", ALL).maxDataPoints(100).build()))
                .containsExactly(new Point(START, 7));
        assertThat(Points.rows(source, Query.of("T", ALL).build())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:old", "jdbc:hsqldb:mem:old"})
    void query_databaseThatIsTooOldForItsSql_isAskedCarefully(String url) throws Exception {
        try (Connection open = create(url);
                JdbcDataSource source =
                        JdbcDataSource.builder(url, new BrokenDriver(url, OLD)).build()) {
            assertShown(source);
            try (Statement statement = open.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    }

    /** A pool would open connections for ever. SqlSheet's says "NYI". */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void query_driverThatDoesNotSayWhetherAConnectionIsGood_isAskedWithoutAPool(boolean old) throws Exception {
        String url = "jdbc:h2:mem:unpooled";
        Fault notYet = (real, method, given, call) -> {
            if (method.getName().equals("isValid")) {
                throw new SQLException("NYI");
            }
            return call.make();
        };
        Driver driver = (Driver) Proxy.newProxyInstance(
                OldDriversTest.class.getClassLoader(),
                new Class<?>[] {Driver.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "acceptsURL" -> arguments[0].equals("jdbc:old:");
                    case "connect" -> new BrokenDriver(url, old ? OLD : notYet).getConnection();
                    case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "old";
                });
        DriverManager.registerDriver(driver);
        try (Connection open = create(url);
                Logged logged = new Logged();
                JdbcDataSource source =
                        JdbcDataSource.builder("jdbc:old:").poolSize(2).build()) {
            assertThat(open.isClosed()).isFalse();
            assertShown(source);
            assertThat(logged.text())
                    .containsOnlyOnce(
                            "the driver cannot be asked whether a connection is still good, as those older than JDBC 4, so that"
                                    + " each question opens one of its own, as with jdbc.pool-size = 0");
        } finally {
            DriverManager.deregisterDriver(driver);
        }
    }

    /** As DuckDB's before 1.1. */
    @Test
    void query_duckDbThatTakesNoLocalDate_showsDates() throws Exception {
        String url = "jdbc:duckdb:" + folder.resolve("old.duckdb");
        Fault old = (real, method, given, call) -> {
            if (method.getName().equals("setObject") && given[1] instanceof LocalDate) {
                throw new SQLException("Invalid Input Error: Unsupported parameter type");
            }
            return call.make();
        };
        try (Connection open = DriverManager.getConnection(url);
                Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE T (day DATE, V DOUBLE)");
            statement.execute("INSERT INTO T VALUES ('2023-11-14', 7)");
        }
        try (JdbcDataSource source =
                JdbcDataSource.builder(url, new BrokenDriver(url, old)).build()) {
            long midnight = LocalDate.of(2023, 11, 14).toEpochDay() * 86_400_000L;
            Query day = Query.of("T.V", new TimeRange(midnight, midnight + 1)).build();
            assertThat(Points.of(source, day)).containsExactly(new Point(midnight, 7));
        }
    }

    /** As PostgreSQL's 9.4: what has limited the opening cannot be taken back. */
    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:postgresql://127.0.0.1/x", "jdbc:mariadb://127.0.0.1/x", "jdbc:firebird://127.0.0.1/x"})
    void opened_driverWithoutANetworkTimeout_isUsedAndTold(String url) throws Exception {
        for (Throwable missing : List.of(
                new SQLFeatureNotSupportedException("not yet implemented"),
                new AbstractMethodError("setNetworkTimeout"))) {
            Fault old = (real, method, given, call) -> {
                if (method.getName().equals("setNetworkTimeout")) {
                    throw missing;
                }
                return call.make();
            };
            try (Logged logged = new Logged();
                    Connection connection = new BrokenDriver("jdbc:h2:mem:", old).getConnection()) {
                Vendor.ofUrl(url).connecting().opened(connection, url);
                assertThat(connection.isClosed()).isFalse();
                assertThat(logged.text())
                        .containsOnlyOnce("jdbc.connect-timeout, and a second, holds for the wait for rows, too");
            }
        }
    }
}
