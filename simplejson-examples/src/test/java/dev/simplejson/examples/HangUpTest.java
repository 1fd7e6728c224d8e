// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.spi.DataSources;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Clients that do not wait for their answer: what SQLite does for them comes to an end, and not only at the deadline. */
@Timeout(60)
class HangUpTest {
    private static final String ENDLESS =
            "WITH RECURSIVE n(time) AS (SELECT 1 UNION ALL SELECT time + 1 FROM n) SELECT max(time) AS time, 1.5 AS value FROM n";

    /** An answer of it is far larger than what fits into a connection that nobody reads from. */
    private static final int ROWS = 2_000_000;

    /** Well before the deadline of 25 seconds, and long enough for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    private DemoServer server;

    @BeforeEach
    void start() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("my.db");
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("CREATE TABLE rows (time INTEGER PRIMARY KEY, value REAL)");
            connection
                    .createStatement()
                    .execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS
                            + ") INSERT INTO rows SELECT i, i / 3.0 FROM n");
        }
        server = DemoServer.start(DataSources.of(JdbcDataSource.builder(url)
                .metric(metric("silent", ENDLESS))
                .metric(metric("talkative", "SELECT time, value FROM rows"))
                .build()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JdbcMetric metric(String name, String sql) {
        return JdbcMetric.of(name, sql)
                .withTimeFormat(TimeFormat.EPOCH_MILLIS)
                .withValue("value")
                .withLabels();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells who has hung up before anything is written")
    void query_clientHangsUpBeforeTheAnswer_stopsTheStatement() throws Exception {
        try (Socket client = ask("silent")) {
            assertThat(awaitStatement(true)).isTrue();
            assertThat(client.isConnected()).isTrue();
        }

        assertThat(awaitStatement(false)).isTrue();
    }

    @Test
    void query_clientHangsUpAmidTheAnswer_stopsTheStatement() throws Exception {
        try (Socket client = ask("talkative")) {
            InputStream answer = client.getInputStream();
            assertThat(new String(answer.readNBytes(1000), UTF_8)).startsWith("HTTP/1.1 200");
        }

        assertThat(awaitStatement(false)).isTrue();
    }

    private Socket ask(String metric) throws Exception {
        String body = "{\"range\":{\"from\":0,\"to\":9000000000000},\"targets\":[{\"target\":\"" + metric + "\"}]}";
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
        String request =
                "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        client.getOutputStream().write(request.getBytes(UTF_8));
        return client;
    }

    /** Waits until a thread runs a statement, or none does any more; false if that takes too long. */
    private static boolean awaitStatement(boolean running) {
        Instant end = Instant.now().plus(SOON);
        while (isRunning() != running) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.yield();
        }
        return true;
    }

    private static boolean isRunning() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().startsWith("dev.simplejson.jdbc.connect.Database"));
    }
}
