// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract on a real Firebird. */
@Tag("once")
class FirebirdContractTest extends DatabaseContract {
    private FirebirdServer server;

    @BeforeAll
    void create() throws Exception {
        server = FirebirdServer.start();
        try (Connection connection = connection()) {
            ContractData.create(
                    connection,
                    "TIMESTAMP",
                    "DOUBLE PRECISION",
                    "VARCHAR(50)",
                    (statement, index, millis) -> statement.setTimestamp(
                            index,
                            Timestamp.valueOf(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC))),
                    "load",
                    true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE remarks (at_time TIMESTAMP PRIMARY KEY, load DOUBLE PRECISION,"
                        + " remark BLOB SUB_TYPE TEXT, picture BLOB, code CHAR(6))");
                for (int row = 0; row < 30; row++) {
                    statement.execute("INSERT INTO remarks VALUES ('2026-11-20 10:" + (10 + row) + ":00', " + row
                            + ", 'fine', x'00ff', 'abc')");
                }
            }
        }
    }

    private Connection connection() throws Exception {
        return DriverManager.getConnection(server.url(), "simplejson", "secret");
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    String stored(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    JdbcDataSourceBuilder source() {
        return described(JdbcDataSource.builder(server.url())
                .user("simplejson", "secret")
                .poolSize(2));
    }

    @Override
    boolean thinsQuicker() {
        return false;
    }

    /** Decimals of Firebird 3 have 18 digits at most. */
    @Override
    String written(String sql) {
        return sql.replace("DECIMAL(20, 3)", "DECIMAL(18, 3)");
    }

    @Test
    void query_longSeries_isNotHeld() throws Exception {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE endless (at_ms BIGINT PRIMARY KEY, load DOUBLE PRECISION)");
            statement.execute("EXECUTE BLOCK AS DECLARE i BIGINT = 1; BEGIN WHILE (i <= " + LongSeries.SOME_ROWS
                    + ") DO BEGIN INSERT INTO endless VALUES (1700000000000 + :i * 1000, MOD(:i, 1009));"
                    + " i = i + 1; END END");
        }
        assertThat(LongSeries.read(server.url(), "simplejson", "secret", "ENDLESS.LOAD"))
                .matches("600000 raw, 60[0-2] thinned");
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE endless");
        }
    }

    @Override
    String executed() throws Exception {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT LIST(CAST(MON$SQL_TEXT AS VARCHAR(2000))) FROM MON$STATEMENTS WHERE MON$STATE = 1"
                                + " AND MON$ATTACHMENT_ID <> CURRENT_CONNECTION")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** The parameter of a comparison takes the width of the column. */
    @Test
    void query_filterValueLongerThanTheColumn_matchesNothing() throws Exception {
        TimeRange all = new TimeRange(ContractData.START, ContractData.timeOf(ContractData.ROWS));
        try (JdbcDataSource source = source().build()) {
            for (int length : new int[] {51, 9_000, 40_000}) {
                Query query = Query.of("READINGS.LOAD", all)
                        .filters(List.of(AdhocFilter.of("HOST", Operator.EQUAL, "a".repeat(length))))
                        .build();
                assertThat(Points.series(source, query)).isEmpty();
            }
        }
    }

    /** A text BLOB is told apart by its id. */
    @Test
    void query_textBlob_isNoLabelAndIsShownAsText() throws Exception {
        TimeRange day = TimeRange.between(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z"));
        try (JdbcDataSource source = source().build()) {
            assertThat(Points.series(source, Query.of("REMARKS.LOAD", day).build()))
                    .hasSize(1);
            List<List<Object>> rows =
                    Points.rows(source, Query.of("REMARKS", day).build());
            assertThat(rows).hasSize(30);
            assertThat(rows.get(0).subList(2, 5)).containsExactly("fine", "(2 bytes)", "abc");
            Query filtered = Query.of("REMARKS", day)
                    .filters(List.of(AdhocFilter.of("CODE", Operator.EQUAL, "abc")))
                    .build();
            assertThat(Points.rows(source, filtered)).hasSize(30);
        }
    }
}
