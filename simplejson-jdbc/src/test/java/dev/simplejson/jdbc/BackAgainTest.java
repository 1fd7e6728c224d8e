// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that was not there, was something else, or belonged to another, and is found when it is back: without a new start. */
@Timeout(180)
class BackAgainTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);
    private static final Point POINT = new Point(1_700_000_000_000L, 1.5);

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

    private static void create(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            fill(connection);
        }
    }

    private static void fill(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"t\" (\"time\" BIGINT, \"v\" DOUBLE PRECISION)");
            statement.execute("INSERT INTO \"t\" VALUES (1700000000, 1.5)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlite:%s/my, my, 0",
        "jdbc:sqlite:%s/my, my, 5",
        "jdbc:h2:file:%s/my, my.mv.db, 0",
        "jdbc:h2:file:%s/my, my.mv.db, 5",
        "jdbc:duckdb:%s/my, my, 0",
        "jdbc:duckdb:%s/my, my, 5"
    })
    void query_fileThatWasAbsentThenAFolderThenNoDatabase_isFoundWhenItIsOne(String pattern, String name, int poolSize)
            throws Exception {
        String url = pattern.formatted(folder);
        Path file = folder.resolve(name);
        try (JdbcDataSource source =
                JdbcDataSource.builder(url).poolSize(poolSize).build()) {
            assertFails(source, "there is no such file");
            Files.createDirectory(file);
            assertFails(source, "that is a folder");
            Files.delete(file);
            Files.writeString(file, "no database. ".repeat(1000));
            assertFails(source, "is not a database, or is damaged");
            Files.delete(file);
            create(url);
            assertThat(Points.of(source, query())).containsExactly(POINT);
        }
    }

    /** Holds a database open for writing until its input ends. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (Connection connection = DriverManager.getConnection(arguments[0])) {
                fill(connection);
                System.out.println("held");
                System.in.read();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:file:%s/my, 0", "jdbc:h2:file:%s/my, 5", "jdbc:duckdb:%s/my, 0", "jdbc:duckdb:%s/my, 5"})
    void query_fileThatAnotherProcessHolds_saysSoAndIsFoundWhenItIsFree(String pattern, int poolSize) throws Exception {
        String url = pattern.formatted(folder);
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                        new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
                JdbcDataSource source =
                        JdbcDataSource.builder(url).poolSize(poolSize).build()) {
            assertThat(said.readLine()).isEqualTo("held");
            assertFails(
                    source,
                    "cannot be reached: another process has opened it for itself alone; it is shown when that one has ended");
            holder.getOutputStream().close();
            assertThat(holder.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Points.of(source, query())).containsExactly(POINT);
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void query_postgresInThePlaceOfASilentServer_isFound() throws Exception {
        try (PostgresServer postgres = PostgresServer.start()) {
            postgres.execute(
                    "CREATE TABLE t (time bigint, v double precision)", "INSERT INTO t VALUES (1700000000, 1.5)");
            for (int poolSize : new int[] {0, 5}) {
                postgres.stop();
                int port = Integer.parseInt(postgres.url().replaceAll(".*:(\\d+)/.*", "$1"));
                try (JdbcDataSource source = JdbcDataSource.builder(postgres.url())
                        .user("simplejson", "")
                        .poolSize(poolSize)
                        .connectTimeout(Duration.ofSeconds(1))
                        .build()) {
                    assertFails(source, "cannot be reached");
                    try (ServerSocket silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
                        assertThat(silent.isBound()).isTrue();
                        assertFails(
                                source,
                                "cannot be reached: it has not answered within 1.0 s, the setting jdbc.connect-timeout;");
                    }
                    postgres.startAgain();
                    Point found = null;
                    while (found == null) {
                        found = pointOrNull(source);
                    }
                    assertThat(found).isEqualTo(POINT);
                }
            }
        }
    }

    /** A busy machine may need longer than the limit. */
    private static Point pointOrNull(JdbcDataSource source) throws Exception {
        try {
            return Points.of(source, query()).get(0);
        } catch (SimpleJsonException slow) {
            assertThat(slow).hasMessageContaining("has not answered within 1.0 s");
            return null;
        }
    }
}
