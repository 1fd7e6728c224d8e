// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A driver in front of another, as P6Spy and OpenTelemetry have one: it hands on what stands behind its own name in the URL. */
class WrappedDriversTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);
    private static final String PREFIX = "jdbc:fakespy:";

    private final Driver driver = (Driver) Proxy.newProxyInstance(
            WrappedDriversTest.class.getClassLoader(),
            new Class<?>[] {Driver.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "acceptsURL" -> arguments[0].toString().startsWith(PREFIX);
                case "connect" ->
                    DriverManager.getConnection(arguments[0].toString().replace(PREFIX, "jdbc:"));
                case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "fake";
            });

    @TempDir
    Path folder;

    @BeforeEach
    void register() throws Exception {
        DriverManager.registerDriver(driver);
    }

    @AfterEach
    void deregister() throws Exception {
        DriverManager.deregisterDriver(driver);
    }

    /** Their drivers create it, empty, unless they are told not to, which is not known of what is in front of them. */
    @ParameterizedTest
    @CsvSource({
        "sqlite:%s/missing.db, missing.db",
        "sqlite:file:%s/missing.db?cache=shared, missing.db",
        "fakespy:sqlite:%s/missing.db, missing.db",
        "h2:file:%s/missing, missing.mv.db",
        "duckdb:%s/missing.db, missing.db",
        "hsqldb:file:%s/missing, missing.script",
    })
    void query_fileThatIsNotThere_isNamedAndNotCreated(String url, String file) throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builder(PREFIX + url.formatted(folder)).build()) {
            assertThatThrownBy(() -> source.query(Query.of("t.v", RANGE).build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage(
                            "database 'jdbc' cannot be reached: there is no such file, and none is created; set jdbc.url"
                                    + " to one that exists; it is tried again with the next request");
            assertThat(source.missingFile()).contains(folder.resolve(file));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void query_fileThatComesLater_isRead() throws Exception {
        String real = "jdbc:sqlite:" + folder.resolve("later.db");
        try (JdbcDataSource source = JdbcDataSource.builder(real.replace("jdbc:", PREFIX))
                .poolSize(0)
                .build()) {
            assertThatThrownBy(() -> source.query(Query.of("t.v", RANGE).build()))
                    .hasMessageContaining("there is no such file");
            try (Connection connection = DriverManager.getConnection(real);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (time INTEGER, v REAL)");
                statement.execute("INSERT INTO t VALUES (1700000000, 1.5)");
            }
            assertThat(Points.of(source, Query.of("t.v", RANGE).build()))
                    .containsExactly(new Point(1_700_000_000_000L, 1.5));
            assertThat(source.missingFile()).isEmpty();
        }
    }
}
