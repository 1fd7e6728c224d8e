// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.connect.DatabaseName;
import dev.simplejson.jdbc.connect.OnlyConnections;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a database that is not there, to the client and to the log, and that it is found when it is back. */
class OutageTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    private final List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
    private final Logger logger = Logger.getLogger("dev.simplejson.jdbc.connect.Outage");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            logged.add(message);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    static Stream<String> missing() {
        return Stream.of(
                "jdbc:sqlite:%s/missing.db",
                "jdbc:h2:file:%s/missing",
                "jdbc:duckdb:%s/missing.db",
                "jdbc:hsqldb:file:%s/missing",
                "jdbc:derby:%s/missing");
    }

    private static void assertFails(JdbcDataSource source, String message) {
        assertThatThrownBy(() ->
                        source.query(Query.of("t.v", RANGE).maxDataPoints(10).build()))
                .isInstanceOfSatisfying(SimpleJsonException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(ErrorKind.SOURCE_FAILED);
                    // The engine logs causes.
                    assertThat(failure.getCause()).isNull();
                })
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("missing")
    void query_fileThatDoesNotExist_isNamedAndNotCreated(String url) throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builder(url.formatted(folder)).build()) {
            assertFails(
                    source,
                    "database 'jdbc' cannot be reached: there is no such file, and none is created; set jdbc.url");
            assertThat(source.missingFile())
                    .hasValueSatisfying(file -> assertThat(file.toString())
                            .startsWith(folder.resolve("missing").toString()));
        }
        assertThat(logged)
                .extracting(LogRecord::getMessage)
                .allSatisfy(line -> assertThat(line).startsWith("database 'jdbc' (" + folder.resolve("missing")));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"jdbc:sqlite:%s/folder, folder", "jdbc:h2:file:%s/folder, folder.mv.db", "jdbc:duckdb:%s/folder, folder"
    })
    void query_folder_isToldAsThat(String url, String name) throws Exception {
        Files.createDirectory(folder.resolve(name));
        try (JdbcDataSource source =
                JdbcDataSource.builder(url.formatted(folder)).build()) {
            assertFails(source, "database 'jdbc' cannot be reached: that is a folder");
        }
        assertThat(logged)
                .extracting(LogRecord::getMessage)
                .allSatisfy(line -> assertThat(line).contains("(" + folder.resolve(name) + ")"));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlite:%s/text, text, 'is not a database, or is damaged'",
        "jdbc:h2:file:%s/text, text.mv.db, 'is not a database, or is damaged'",
        "jdbc:duckdb:%s/text, text, 'is not a database, or is damaged'"
    })
    void query_fileThatIsNoDatabase_isToldAsThat(String url, String name, String told) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "no database. ".repeat(1000));
        try (JdbcDataSource source =
                JdbcDataSource.builder(url.formatted(folder)).build()) {
            assertFails(source, "database 'jdbc' " + told);
            assertThatThrownBy(() -> source.check(RequestContext.none())).hasMessageContaining(told);
            assertFails(source, told);
        }
        // Never that it is back: opening it is no sign of that.
        assertThat(logged)
                .extracting(LogRecord::getMessage)
                .allSatisfy(line -> assertThat(line).contains("(" + file + ")", told));
        assertThat(file).hasContent("no database. ".repeat(1000));
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void query_serverThatIsNotThere_isNamedWithoutPasswordAndItsCauseLoggedOnce() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:1/sales?user=someone&password=secret&pasword=secret";
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            for (int i = 0; i < 3; i++) {
                assertFails(
                        source,
                        "database 'jdbc' (jdbc:postgresql://127.0.0.1:1/sales) cannot be reached; see that it runs, and that"
                                + " jdbc.url, jdbc.user and the password are right");
            }
        }
        assertThat(logged).extracting(message -> message.getThrown() != null).containsExactly(true, false, false);
        assertThat(logged).extracting(LogRecord::getMessage).noneMatch(message -> message.contains("secret"));
    }

    @Test
    void query_fileThatStaysAway_isLoggedWithoutATraceAndThatItIsBack() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("later.db");
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            for (int i = 0; i < 3; i++) {
                assertFails(source, "cannot be reached");
            }
            assertThat(logged)
                    .extracting(message -> message.getThrown() != null)
                    .containsExactly(false, false, false);
            logged.clear();
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (time INTEGER, v REAL)");
                statement.execute("INSERT INTO t VALUES (1700000000, 1)");
            }
            for (int i = 0; i < 3; i++) {
                assertThat(Points.of(source, Query.of("t.v", RANGE).build())).hasSize(1);
            }
            assertThat(logged)
                    .extracting(LogRecord::getMessage)
                    .containsExactly("database 'jdbc' (" + folder.resolve("later.db") + ") is back");
        }
    }

    /** The driver's words are for the log, where no file or server tells what is the matter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:sqlite:file:%s/my.db?vfs=nosuch|        no such vfs",
                "jdbc:sqlite:%s/my.db?transaction_mode=abc| TransactionMode.ABC",
                "jdbc:h2:file:%s/my;NO_SUCH_OPTION=1|         NO_SUCH_OPTION",
                "jdbc:duckdb:%s/my.db;no_such_option=1|       no_such_option",
                "jdbc:postgresql://127.0.0.1:1/x?sslmode=abc| sslmode",
                "jdbc:trino://127.0.0.1:1/x?noSuchOption=1|   noSuchOption",
            })
    void query_optionThatTheDriverRefuses_isToldAsThat(String url, String words) throws Exception {
        Files.createFile(folder.resolve("my.db"));
        Files.createFile(folder.resolve("my.mv.db"));
        try (JdbcDataSource source =
                JdbcDataSource.builder(url.formatted(folder)).build()) {
            assertFails(
                    source,
                    " cannot be opened: it or its driver refuses; the log has what they say; see that jdbc.url, the options in it,"
                            + " jdbc.user and the password are right; it is tried again with the next request");
        }
        assertThat(logged).first().extracting(LogRecord::getMessage).asString().contains("; its driver says: ", words);
    }

    /** Ten panels must not wait ten times as long as one. */
    @Test
    void query_panelsThatWaitForOneLook_failWithIt() throws Exception {
        CountDownLatch unreachable = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        OnlyConnections hanging = new OnlyConnections() {
            @Override
            public Connection getConnection() throws SQLException {
                attempts.incrementAndGet();
                try {
                    unreachable.await();
                } catch (InterruptedException stop) {
                    throw new SQLException(stop);
                }
                throw new SQLException("no route", "08001");
            }
        };
        List<Object> failures = Collections.synchronizedList(new ArrayList<>());
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:postgresql:", hanging).build()) {
            List<Thread> panels = Stream.generate(() -> new Thread(() -> failures.add(failureOf(source))))
                    .limit(5)
                    .toList();
            panels.forEach(Thread::start);
            while (!panels.stream().allMatch(panel -> panel.getState() == Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            unreachable.countDown();
            for (Thread panel : panels) {
                panel.join();
            }
        }
        assertThat(failures)
                .hasSize(5)
                .allMatch(failure -> String.valueOf(failure).contains("cannot be reached"));
        assertThat(attempts).hasValue(1);
    }

    private static String failureOf(JdbcDataSource source) {
        try {
            return "no failure: " + source.query(Query.of("t.v", RANGE).build());
        } catch (Exception failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    @Test
    void build_urlThatNoDriverKnows_isRefusedWithoutPassword() {
        assertThatThrownBy(() -> JdbcDataSource.builder("jdbc:nonsense://me:secret@host/x?password=secret")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no JDBC driver for the setting jdbc.url, jdbc:nonsense://host/x; expected its driver on the class path; one that is"
                                + " older than JDBC 4 has to be named as well, -Djdbc.drivers=<its class>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://host:5432/db|                          jdbc:postgresql://host:5432/db",
                "jdbc:postgresql://a:1,b:2/db?password=secret|          jdbc:postgresql://a:1,b:2/db",
                "jdbc:postgresql://me:secret@[::1]:5432/db|               jdbc:postgresql://[::1]:5432/db",
                "jdbc:postgresql://me:sec?ret@host/db|                    jdbc:postgresql://…",
                "jdbc:postgresql://me:sec/ret@host/db|                    jdbc:postgresql://host/db",
                "jdbc:postgresql://me:secret|                             jdbc:postgresql://…",
                "jdbc:postgresql://host/db?user=me@here&password=secret|  jdbc:postgresql://…",
                "jdbc:trino://host:8080/memory/default?password=secret|   jdbc:trino://host:8080/memory/default",
                "jdbc:oracle:thin:me/secret@//host:1521/service|          jdbc:oracle:thin:host:1521/service",
                "jdbc:sqlserver://host:1433;user=me;password=secret|      jdbc:sqlserver://host:1433",
                "jdbc:h2:tcp://host/~/db;PASSWORD=secret|                 jdbc:h2:tcp://host/~/db",
                "jdbc:db2://host:50000/db:user=me;password=secret;|       jdbc:db2://host:50000/…",
                "jdbc:db2://host:50000/db:password=secret;|               jdbc:db2://host:50000/…",
                "jdbc:teradata://host/USER=me,PASSWORD=secret|            jdbc:teradata://host/…",
                "jdbc:hive2://host:10000/db#password=secret|              jdbc:hive2://host:10000/…",
                "jdbc:mysql://(host=h,user=me,password=secret)/db|        jdbc:mysql://…",
                "jdbc:mariadb://address=(host=h)(password=secret)/db|     jdbc:mariadb://…",
                "jdbc:oracle:thin:me/secret|                              jdbc:oracle:thin:…",
                "jdbc:derby:/home/me/db;password=secret|                  jdbc:derby:…",
                "secret|                                                  jdbc:…",
            })
    void withoutSecrets_url_hasNoPassword(String url, String shown) {
        assertThat(DatabaseName.withoutSecrets(url)).isEqualTo(shown);
    }
}
