// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that let others wait: nobody waits longer than the setting, nor forever for one that is back. */
@Timeout(120)
class ConnectingTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @TempDir
    Path folder;

    private static Query query() {
        return Query.of("t.v", RANGE).build();
    }

    private static void assertFails(JdbcDataSource source, String message) {
        assertThatThrownBy(() -> Points.series(source, query()))
                .isInstanceOf(SimpleJsonException.class)
                .hasMessageContaining(message);
    }

    private static void create(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time INTEGER, v REAL)");
            statement.execute("INSERT INTO t VALUES (1700000000, 1.5)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:%d/sales, 5",
        "jdbc:postgresql://127.0.0.1:%d/sales, 0",
        "jdbc:h2:tcp://127.0.0.1:%d/sales, 5",
        "jdbc:h2:tcp://127.0.0.1:%d/sales, 0"
    })
    void query_serverThatAcceptsAndKeepsSilent_failsInTime(String url, int poolSize) throws Exception {
        // The system accepts for it.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                JdbcDataSource source = JdbcDataSource.builder(url.formatted(silent.getLocalPort()))
                        .poolSize(poolSize)
                        .connectTimeout(Duration.ofMillis(200))
                        .build()) {
            assertFails(
                    source, "cannot be reached: it has not answered within 0.2 s, the setting jdbc.connect-timeout;");
        }
    }

    @ParameterizedTest
    @CsvSource({"jdbc:sqlite:%s/my, my", "jdbc:h2:file:%s/my, my.mv.db", "jdbc:duckdb:%s/my, my"})
    void query_pipe_isNotOpened(String url, String name) throws Exception {
        makePipe(folder.resolve(name));
        try (JdbcDataSource source =
                JdbcDataSource.builder(url.formatted(folder)).build()) {
            assertFails(source, "cannot be reached: that is a pipe, a device or the like; set jdbc.url to a file");
        }
    }

    @Test
    void query_fileInThePlaceOfAPipe_isFound() throws Exception {
        Path file = folder.resolve("my.db");
        makePipe(file);
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:sqlite:" + file).build()) {
            assertFails(source, "that is a pipe");
            Files.delete(file);
            create("jdbc:sqlite:" + file);
            assertThat(Points.of(source, query())).containsExactly(new Point(1_700_000_000_000L, 1.5));
        }
    }

    private static void makePipe(Path path) throws InterruptedException {
        int made;
        try {
            made = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
        } catch (IOException absent) {
            made = -1;
        }
        assumeTrue(made == 0, "no mkfifo here");
    }

    /** As a file on a mount that hangs. What was opened too late is closed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void query_openingThatHangs_failsInTimeAndIsFoundWhenItIsBack(int poolSize) throws Exception {
        String real = "jdbc:sqlite:" + folder.resolve("my.db");
        create(real);
        Hanging hanging = new Hanging();
        Driver driver = hanging.driver(real);
        DriverManager.registerDriver(driver);
        try (JdbcDataSource source = JdbcDataSource.builder(Hanging.URL)
                .poolSize(poolSize)
                .connectTimeout(Duration.ofMillis(100))
                .build()) {
            for (int attempt = 1; attempt <= 8; attempt++) {
                assertFails(source, "it has not answered within 0.1 s");
            }
            assertFails(source, "cannot be reached: 8 attempts hang; the next is made when one of them ends");
            assertThat(hanging.attempts).hasValue(8);

            hanging.end.countDown();
            while (hanging.open.get() > 0 || hanging.attempts.get() > hanging.opened.get()) {
                Thread.onSpinWait();
            }
            assertThat(hanging.opened).hasValue(8);
            while (hanging.isRefused(source)) {
                Thread.onSpinWait();
            }
        } finally {
            DriverManager.deregisterDriver(driver);
        }
        assertThat(hanging.open).hasValue(0);
    }

    /** A driver that waits before it opens a file. */
    private static final class Hanging {
        static final String URL = "jdbc:hanging:";
        final CountDownLatch end = new CountDownLatch(1);
        final AtomicInteger attempts = new AtomicInteger();
        final AtomicInteger opened = new AtomicInteger();
        final AtomicInteger open = new AtomicInteger();

        Driver driver(String real) {
            return (Driver) Proxy.newProxyInstance(
                    Hanging.class.getClassLoader(),
                    new Class<?>[] {Driver.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "acceptsURL" -> arguments[0].equals(URL);
                        case "connect" -> connect(real);
                        case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> "hanging";
                    });
        }

        private Connection connect(String real) throws Exception {
            attempts.incrementAndGet();
            end.await();
            Connection connection = DriverManager.getConnection(real);
            open.incrementAndGet();
            opened.incrementAndGet();
            return (Connection) Proxy.newProxyInstance(
                    Hanging.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close") && !connection.isClosed()) {
                            open.decrementAndGet();
                        }
                        // The driver refuses to change the mode of an open connection.
                        return method.getName().equals("setReadOnly") ? null : method.invoke(connection, arguments);
                    });
        }

        /** Whether the last of the attempts that hung has not been noticed yet to have ended. */
        boolean isRefused(JdbcDataSource source) throws Exception {
            try {
                assertThat(Points.of(source, query())).hasSize(1);
                return false;
            } catch (SimpleJsonException failure) {
                assertThat(failure).hasMessageContaining("hang");
                return true;
            }
        }
    }

    /** Were it as short, it would be chance whether the driver's words are told or those that name the setting. */
    @Test
    void connect_limitOfTheDriver_isLongerThanTheSetting() throws Exception {
        // A URL that the real driver does not take.
        String url = "jdbc:mysql:fake";
        AtomicReference<Properties> given = new AtomicReference<>();
        Driver driver = (Driver) Proxy.newProxyInstance(
                ConnectingTest.class.getClassLoader(),
                new Class<?>[] {Driver.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "acceptsURL" -> arguments[0].equals(url);
                    case "connect" -> {
                        given.set((Properties) arguments[1]);
                        throw new SQLException("no answer", "08001");
                    }
                    case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "fake";
                });
        DriverManager.registerDriver(driver);
        try (JdbcDataSource source = JdbcDataSource.builder(url)
                .poolSize(0)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            assertFails(source, "cannot be reached");
            assertThat(Long.parseLong(given.get().getProperty("socketTimeout"))).isGreaterThan(2000);
        } finally {
            DriverManager.deregisterDriver(driver);
        }
    }

    /** As Informix's driver, whose state is that of a server that is there. */
    @Test
    void query_serverRefusesTheConnection_isNotReachedWhateverTheStateSays() throws Exception {
        Driver driver = (Driver) Proxy.newProxyInstance(
                ConnectingTest.class.getClassLoader(),
                new Class<?>[] {Driver.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "acceptsURL" -> arguments[0].equals("jdbc:nobody:");
                    case "connect" ->
                        throw new SQLException("failed", "08004", new ConnectException("Connection refused"));
                    case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "nobody";
                });
        DriverManager.registerDriver(driver);
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:nobody:").poolSize(0).build()) {
            assertFails(source, "database 'jdbc' cannot be reached; see that it runs");
        } finally {
            DriverManager.deregisterDriver(driver);
        }
    }

    @Test
    void connectTimeout_thatIsNone_isRefused() {
        assertThatThrownBy(() -> JdbcDataSource.builder("jdbc:sqlite:my.db").connectTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc.connect-timeout");
    }
}
