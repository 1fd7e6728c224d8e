// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.connect.DatabaseName;
import dev.simplejson.jdbc.connect.OnlyConnections;
import dev.simplejson.jdbc.connect.Pool;
import dev.simplejson.jdbc.connect.UrlConnections;
import dev.simplejson.jdbc.dialect.Vendor;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.Query;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Connections: how many there are, and that they come back. */
class PoolTest {
    private static final String URL = "jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1";
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    /** Whoever waited for it may have got one that came back, and closed since. */
    @Test
    void close_whileAConnectionIsBeingOpened_waitsForItWithoutAWarning() throws Exception {
        SlowDriver driver = new SlowDriver();
        DriverManager.registerDriver(driver);
        Logger logger = Logger.getLogger("com.zaxxer.hikari.pool.HikariPool");
        LogLines logged = new LogLines();
        logger.addHandler(logged);
        try {
            javax.sql.DataSource pool = Pool.open(direct(SlowDriver.URL, "closing"), 2, false, "closing");
            Connection first = pool.getConnection();
            driver.slow = true;
            Thread second = new Thread(() -> borrow(pool));
            second.start();
            driver.opening.await();
            first.close();
            second.join();

            Thread closing = new Thread(() -> close(pool));
            closing.start();
            while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
                Thread.onSpinWait();
            }
            driver.open.countDown();
            closing.join();

            assertThat(logged.warnings).isEmpty();
        } finally {
            driver.open.countDown();
            logger.removeHandler(logged);
            DriverManager.deregisterDriver(driver);
        }
    }

    private static UrlConnections direct(String url, String name) {
        Vendor vendor = Vendor.ofUrl(url);
        return new UrlConnections(
                url, new Properties(), vendor, DatabaseName.of(name, url, vendor.connecting()), Duration.ofSeconds(30));
    }

    private static void borrow(javax.sql.DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            connection.clearWarnings();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void close(javax.sql.DataSource pool) {
        try {
            ((Closeable) pool).close();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void connect_allConnectionsInUse_isToldAsThatAndNotAsAnOutage() throws Exception {
        Vendor vendor = Vendor.ofUrl(URL);
        UrlConnections direct = direct(URL, "busy");
        try (Database database = new Database(
                Pool.open(direct, 1, false, "busy"),
                vendor,
                DatabaseName.of("busy", URL, vendor.connecting()),
                direct.secrets(),
                10,
                false,
                Clock.systemUTC())) {
            database.connect("the outer", Cancellation.never(), outer -> {
                assertThatThrownBy(() -> database.connect("the inner", Cancellation.never(), inner -> true))
                        .isInstanceOfSatisfying(
                                SimpleJsonException.class,
                                failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.OVERLOADED))
                        .hasMessageContaining("are in use; try again, or raise the setting jdbc.pool-size");
                return true;
            });
        }
    }

    /** H2 keeps a limit with the connection. */
    @Test
    void read_withoutADeadline_isNotLimitedByTheQuestionBefore() throws Exception {
        BoundSql one = new BoundSql().sql("SELECT 1");
        Cancellation soon = new Cancellation() {
            @Override
            public Instant deadline() {
                return Instant.now().plusSeconds(100);
            }

            @Override
            public void checkAlive() {}

            @Override
            public void onCancel(CancelAction action) {}
        };
        Vendor vendor = Vendor.ofUrl(URL);
        UrlConnections direct = direct(URL, "limits");
        try (Database database = new Database(
                Pool.open(direct, 1, false, "limits"),
                vendor,
                DatabaseName.of("limits", URL, vendor.connecting()),
                direct.secrets(),
                10,
                false,
                Clock.systemUTC())) {
            assertThat(database.<Integer>read(
                            "one", one, soon, rows -> rows.getStatement().getQueryTimeout()))
                    .isPositive();
            assertThat(database.<Integer>read(
                            "one",
                            one,
                            Cancellation.never(),
                            rows -> rows.getStatement().getQueryTimeout()))
                    .isZero();
        }
    }

    @Test
    void query_failuresInEveryPlace_giveTheConnectionBack() throws Exception {
        try (Connection application = DriverManager.getConnection(URL);
                Statement statement = application.createStatement()) {
            statement.execute("CREATE TABLE t (\"time\" BIGINT, v INTEGER)");
            statement.execute("INSERT INTO t SELECT 1700000000000 + x, 1 FROM SYSTEM_RANGE(1, 9000)");
            Lent lent = new Lent(application);
            JdbcMetric wrong = JdbcMetric.of("wrong", "SELECT \"time\", nope FROM t");
            JdbcMetric divided = JdbcMetric.of("divided", "SELECT \"time\", 1 / (v - 1) AS v FROM t")
                    .withTimeFormat(TimeFormat.EPOCH_MILLIS);
            try (JdbcDataSource source = JdbcDataSource.builder("jdbc:h2:", lent)
                    .metric(wrong)
                    .metric(divided)
                    .build()) {
                for (String metric : new String[] {"wrong", "divided", "unknown"}) {
                    assertThatThrownBy(() -> Points.series(
                                    source, Query.of(metric, RANGE).build()))
                            .isInstanceOf(SimpleJsonException.class);
                    assertThat(lent.out()).as(metric).isZero();
                }
                // The reader of a deferred series hangs up.
                assertThatThrownBy(() -> ((dev.simplejson.model.TimeSeries)
                                        source.query(Query.of("T.V", RANGE).build())
                                                .get(0))
                                .forEach((millis, value) -> {
                                    throw new IllegalStateException("gone");
                                }))
                        .hasMessageContaining("gone");
                assertThat(lent.out()).isZero();
            } finally {
                statement.execute("SHUTDOWN");
            }
        }
    }

    /**
     * As PostgreSQL's connections, of a pool without auto-commit: what told the database, or the pool's own test of a connection, has begun
     * a transaction.
     */
    @Test
    void query_lentConnectionsWithinATransaction_areMadeReadOnlyBehindIt() throws Exception {
        String url = "jdbc:h2:mem:within";
        Set<Object> within = Collections.newSetFromMap(new IdentityHashMap<>());
        BrokenDriver.Fault strict = (real, method, given, call) -> {
            if (real instanceof Connection connection) {
                switch (method.getName()) {
                    case "createStatement", "prepareStatement" -> within.add(real);
                    case "commit", "rollback" -> within.remove(real);
                    case "setReadOnly" -> {
                        if (within.contains(real) && !connection.getAutoCommit()) {
                            throw new SQLException("in the middle of a transaction", "25001");
                        }
                    }
                    default -> {}
                }
            }
            return call.make();
        };
        BrokenDriver driver = new BrokenDriver(url, strict);
        OnlyConnections pool = new OnlyConnections() {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = driver.getConnection();
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT 1")) {
                    assertThat(rows.next()).isTrue();
                }
                return connection;
            }
        };
        try (Connection open = DriverManager.getConnection(url);
                Statement statement = open.createStatement();
                JdbcDataSource source = JdbcDataSource.builder(url, pool).build()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP, v DOUBLE PRECISION)");
            statement.execute("INSERT INTO t VALUES (TIMESTAMP '2023-11-14 22:13:20', 7)");
            Query query = Query.of("T.V", new TimeRange(1_700_000_000_000L, 1_700_000_000_001L))
                    .build();
            assertThat(Points.of(source, query)).containsExactly(new Points.Point(1_700_000_000_000L, 7));
            assertThat(Points.rows(source, Query.of("T", query.range()).build()))
                    .hasSize(1);
        }
    }

    /** More at once than there are connections. */
    @Test
    void query_manyThreads_allGetTheSame() throws SQLException {
        String url = "jdbc:h2:mem:threads;DB_CLOSE_DELAY=-1";
        try (Connection application = DriverManager.getConnection(url);
                Statement statement = application.createStatement()) {
            statement.execute("CREATE TABLE t (\"time\" BIGINT, v INTEGER)");
            statement.execute("INSERT INTO t SELECT 1700000000000 + x, x FROM SYSTEM_RANGE(1, 9000)");
            try (JdbcDataSource source =
                    JdbcDataSource.builder(url).poolSize(2).zone(ZoneOffset.UTC).build()) {
                assertThat(IntStream.range(0, 60)
                                .parallel()
                                .mapToObj(i -> points(source, i % 2 == 0))
                                .distinct()
                                .toList())
                        .hasSize(2);
            }
            statement.execute("SHUTDOWN");
        }
    }

    private static Object points(JdbcDataSource source, boolean thinned) {
        try {
            Query.Builder query = Query.of("T.V", RANGE);
            return Points.of(source, (thinned ? query.maxDataPoints(50) : query).build());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** Opens connections to H2, and once it is slow, only when it may. */
    private static final class SlowDriver implements Driver {
        private static final String URL = "jdbc:slow:";
        private final CountDownLatch opening = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private volatile boolean slow;

        @Override
        public @Nullable Connection connect(String url, Properties info) throws SQLException {
            if (!acceptsURL(url)) {
                return null;
            }
            if (slow) {
                opening.countDown();
                awaitOpen();
            }
            return DriverManager.getConnection("jdbc:h2:mem:slow");
        }

        private void awaitOpen() throws SQLException {
            try {
                open.await();
            } catch (InterruptedException stop) {
                throw new SQLException(stop);
            }
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.equals(URL);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    private static final class LogLines extends Handler {
        private final List<String> warnings = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
