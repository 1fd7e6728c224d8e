// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract on a real MariaDB with its own driver. */
@Tag("once")
class MariaDbContractTest extends DatabaseContract {
    private MariaDbServer server;

    @BeforeAll
    void create() throws Exception {
        server = MariaDbServer.start();
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "secret")) {
            ContractData.create(
                    connection,
                    "DATETIME(6)",
                    "DOUBLE",
                    "VARCHAR(50)",
                    (statement, index, millis) -> statement.setString(
                            index,
                            LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)
                                    .toString()
                                    .replace('T', ' ')),
                    "`load`",
                    true);
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    String url(MariaDbServer running) {
        return running.url();
    }

    @Override
    JdbcDataSourceBuilder source() {
        return described(
                JdbcDataSource.builder(url(server)).user("simplejson", "secret").poolSize(2));
    }

    @Override
    boolean thinsQuicker() {
        return false;
    }

    /** In double quotes MariaDB has texts, and {@code load} is a word of its own. */
    @Override
    String written(String sql) {
        return sql.replaceAll("(?<!`)\\bload\\b(?!`)", "`load`")
                .replace("\"`load`\"", "`load`")
                .replace('"', '`')
                .replace("AS DOUBLE PRECISION", "AS DOUBLE");
    }

    @Test
    @Tag("once")
    void query_longSeries_isNotHeld() throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "secret");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE endless (at_ms BIGINT PRIMARY KEY, `load` DOUBLE)"
                    + " SELECT 1700000000000 + seq * 1000 AS at_ms, seq % 1009 AS `load` FROM seq_1_to_"
                    + LongSeries.ROWS);
            assertThat(LongSeries.read(url(server), "simplejson", "secret", "endless.load"))
                    .matches("2000000 raw, 200[0-2] thinned");
            statement.execute("DROP TABLE endless");
        }
    }

    @Test
    void query_labelsInBytes_areLinesOfTheirOwn() throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "secret");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE OR REPLACE TABLE ids (id BINARY(16), at_ms BIGINT, v DOUBLE, PRIMARY KEY (id, at_ms))"
                            + " SELECT UNHEX(REPEAT(CONCAT('a', seq % 2), 16)) AS id, 1700000000000 + seq * 500 AS at_ms, seq AS v FROM seq_1_to_40");
            try (JdbcDataSource source = source().build()) {
                for (int maxDataPoints : new int[] {5, 1000}) {
                    Query query = Query.of("ids.v", new TimeRange(1_700_000_000_000L, 1_700_000_100_000L))
                            .maxDataPoints(maxDataPoints)
                            .build();
                    assertThat(Points.series(source, query).keySet())
                            .containsExactlyInAnyOrder(Map.of("id", "A0".repeat(16)), Map.of("id", "A1".repeat(16)));
                }
            } finally {
                statement.execute("DROP TABLE ids");
            }
        }
    }

    @Override
    String executed() throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "secret");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT GROUP_CONCAT(INFO) FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID()")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
