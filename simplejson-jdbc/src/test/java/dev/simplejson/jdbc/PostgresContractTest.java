// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL, which also dies and comes back. */
class PostgresContractTest extends DatabaseContract {
    private PostgresServer server;

    @BeforeAll
    void create() throws Exception {
        server = PostgresServer.start();
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "")) {
            ContractData.create(
                    connection,
                    "TIMESTAMPTZ",
                    "DOUBLE PRECISION",
                    "TEXT",
                    (statement, index, millis) -> statement.setObject(
                            index, Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC)));
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    JdbcDataSourceBuilder source() {
        return JdbcDataSource.builder(server.url())
                .user("simplejson", "")
                .poolSize(2)
                .table("numbers", "millis", TimeFormat.EPOCH_MILLIS, null)
                .table("shape_numbers", "millis", TimeFormat.EPOCH_MILLIS, null);
    }

    @Override
    String executed() throws Exception {
        return first(
                "SELECT string_agg(query, '; ') FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()");
    }

    private String first(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    @Test
    void query_longSeries_isNotHeld() throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE endless AS SELECT to_timestamp(1700000000 + i) AS taken_at, i % 1009 AS load"
                            + " FROM generate_series(1, " + LongSeries.ROWS + ") AS numbers(i)");
            assertThat(LongSeries.read(server.url(), "simplejson", "endless.load"))
                    .isEqualTo("2000000 raw, 1000 thinned");
            statement.execute("DROP TABLE endless");
        }
    }

    @Test
    void query_serverDiesAndComesBack_failsClearlyAndRecovers() throws Exception {
        Query query = Query.of("readings.load", ALL).maxDataPoints(50).build();
        try (JdbcDataSource source = source().build()) {
            int before = Points.series(source, query).size();
            server.stop();
            try {
                assertThatThrownBy(() -> Points.series(source, query))
                        .isInstanceOfSatisfying(
                                SimpleJsonException.class,
                                failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.SOURCE_FAILED))
                        .hasMessage("database 'jdbc' cannot be reached; it is tried again with the next request");
            } finally {
                server.startAgain();
            }
            assertThat(Points.series(source, query)).hasSize(before);
        }
    }

    @Test
    void query_freeSqlThatWrites_isRefusedByTheDatabase() throws Exception {
        try (JdbcDataSource source = source().freeSql(true).build()) {
            String sql = "WITH gone AS (DELETE FROM numbers RETURNING *) SELECT millis AS time, load FROM gone";
            Query query = Query.of(sql, ALL)
                    .payload(dev.simplejson.model.Payload.of(java.util.Map.of("timeFormat", "epoch-ms")))
                    .build();
            assertThatThrownBy(() -> Points.series(source, query)).isInstanceOf(SimpleJsonException.class);
            assertThat(Points.of(
                            source,
                            Query.of(
                                            "SELECT now() AS time, count(*) AS rows FROM numbers",
                                            new dev.simplejson.model.TimeRange(0, 4_000_000_000_000L))
                                    .build()))
                    .extracting(Points.Point::value)
                    .containsExactly(2.0 * ContractData.ROWS);
        }
    }
}
