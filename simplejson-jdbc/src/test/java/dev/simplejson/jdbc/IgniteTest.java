// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.config.TimeFormat;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ignite 2, which this library does not know by name. Its driver needs a flag, so it is asked from processes of their own. */
class IgniteTest {
    private static IgniteServer server;

    @BeforeAll
    static void start() throws Exception {
        server = IgniteServer.start("UTC");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static String run(Class<?> main, String... flags) throws Exception {
        String classPath = IgniteServer.driver() + File.pathSeparator + SmallProcess.classPath();
        return SmallProcess.run(main, List.of(flags), classPath, server.url());
    }

    /** Its node is in UTC, and sends a timestamp as the moment when a clock there shows it. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York"})
    void query_ignite_showsWhatItsSqlWrote(String jvmZone) throws Exception {
        assertThat(run(Shown.class, "-Xmx128m", IgniteServer.DRIVER_FLAG, "-Duser.timezone=" + jvmZone))
                .isEqualTo("shown\n");
    }

    /** Its driver registers itself and then cannot be loaded. */
    @Test
    void build_igniteWithoutItsFlag_isNamedAndHidesNoOther() throws Exception {
        assertThat(run(Refused.class, "-Xmx128m"))
                .startsWith("no JDBC driver for the setting jdbc.url, jdbc:ignite:thin://127.0.0.1:")
                .contains(
                        "there is, but cannot be used: java.sql.Driver: Provider org.apache.ignite.IgniteJdbcThinDriver could not be"
                                + " instantiated (java.lang.reflect.InaccessibleObjectException: Unable to make field long java.nio.Buffer.address"
                                + " accessible: module java.base does not \"opens java.nio\"")
                .endsWith("\nbuilt\n");
    }

    /** In the process that has the flag. */
    static final class Shown {
        private Shown() {}

        public static void main(String[] arguments) throws Exception {
            String url = arguments[0];
            write(url);
            UnknownDriversTest.assertShown(
                    JdbcDataSource.builder(url)
                            .poolSize(0)
                            .table("READINGS", "TAKEN_AT", TimeFormat.TIMESTAMP_WITH_ZONE, List.of("HOST")),
                    "READINGS",
                    "HOST",
                    "VAL");
            System.out.println("shown");
        }

        private static void write(String url) throws Exception {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS readings");
                statement.execute("CREATE TABLE readings (taken_at TIMESTAMP, host VARCHAR, val DOUBLE,"
                        + " PRIMARY KEY (taken_at, host)) WITH \"template=replicated\"");
                for (int row = 0; row < UnknownDriversTest.ROWS; row++) {
                    String time = UnknownDriversTest.textOfRow(row);
                    statement.execute("INSERT INTO readings VALUES ('" + time + "', 'a', "
                            + UnknownDriversTest.load("a", row) + "), ('" + time + "', 'b', "
                            + UnknownDriversTest.load("b", row) + ")");
                }
            }
        }
    }

    /** In the process that has no flag. */
    static final class Refused {
        private Refused() {}

        public static void main(String[] arguments) {
            try {
                JdbcDataSource.builder(arguments[0]).build().close();
            } catch (IllegalArgumentException refused) {
                System.out.println(refused.getMessage());
            }
            JdbcDataSource.builder("jdbc:sqlite:nowhere.db").build().close();
            System.out.println("built");
        }
    }
}
