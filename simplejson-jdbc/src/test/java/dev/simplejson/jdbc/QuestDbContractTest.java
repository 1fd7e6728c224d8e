// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import io.questdb.ServerMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract on a real QuestDB, inside this process and asked over PostgreSQL's protocol. */
@Tag("once")
class QuestDbContractTest extends DatabaseContract {
    private Path folder;
    private ServerMain server;
    private String url;

    @BeforeAll
    void create() throws Exception {
        folder = Files.createTempDirectory("simplejson-questdb");
        int port = ServerProcess.freePort();
        Path settings = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(settings.resolve("log.conf"), """
                writers=stdout
                w.stdout.class=io.questdb.log.LogConsoleWriter
                w.stdout.level=ERROR
                """);
        Files.writeString(settings.resolve("server.conf"), """
                http.enabled=false
                http.min.enabled=false
                line.tcp.enabled=false
                pg.net.bind.to=127.0.0.1:%d
                telemetry.enabled=false
                """.formatted(port));
        server = new ServerMain("-d", folder.toString());
        server.start();
        url = "jdbc:postgresql://127.0.0.1:" + port + "/qdb";
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            ContractData.create(
                    connection,
                    "TIMESTAMP",
                    "DOUBLE",
                    "VARCHAR",
                    (insert, index, millis) -> insert.setObject(
                            index, LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)),
                    "load",
                    true);
            statement.execute("CREATE TABLE trades (ts TIMESTAMP, pair SYMBOL, price DOUBLE) TIMESTAMP(ts)"
                    + " PARTITION BY DAY BYPASS WAL");
            for (String pair : List.of("A", "B")) {
                statement.execute("INSERT INTO trades SELECT timestamp_sequence('2026-11-20', 60000000), '" + pair
                        + "', x FROM long_sequence(1000)");
            }
        }
    }

    private Connection connection() throws Exception {
        return DriverManager.getConnection(url, "admin", "quest");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    JdbcDataSourceBuilder source() {
        return described(JdbcDataSource.builder(url).user("admin", "quest").poolSize(2));
    }

    @Override
    boolean thinsQuicker() {
        return false;
    }

    @Test
    void query_longSeries_isNotHeld() throws Exception {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE endless AS (SELECT CAST((1700000000000 + x * 1000) * 1000 AS TIMESTAMP) AS ts,"
                            + " CAST(x % 1009 AS DOUBLE) AS load FROM long_sequence(" + LongSeries.ROWS
                            + ")) TIMESTAMP(ts) PARTITION BY DAY BYPASS WAL");
        }
        assertThat(LongSeries.read(url, "admin", "quest", "endless.load")).matches("2000000 raw, 200[0-2] thinned");
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE endless");
        }
    }

    /** A decimal is not added to a double. */
    @Override
    String written(String sql) {
        return sql.contains("DECIMAL") ? sql.replace("0.75", "0.75m") : sql;
    }

    @Test
    void metrics_ownTables_areNotOffered() throws Exception {
        TimeRange day = TimeRange.between(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z"));
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE telemetry_pumps (ts TIMESTAMP, flow DOUBLE)");
            statement.execute("INSERT INTO telemetry_pumps VALUES ('2026-11-20', 1.5)");
        }
        try (JdbcDataSource source = source().build()) {
            assertThat(source.metrics(RequestContext.none()))
                    .extracting(metric -> metric.name())
                    .contains("trades.price", "telemetry_pumps.flow");
            assertThat(Points.series(source, Query.of("trades.price", day).build()))
                    .hasSize(2);
            // They have no numbers that are drawn, but are told of.
            assertThat(source.explain().toProperties()).doesNotContain("sys.", "telemetry_config", "_query_trace");
        }
    }
}
