// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Partitions, inheritance and rights in PostgreSQL. */
@Tag("once")
class PostgresSchemasTest {
    private static final TimeRange RANGE = new TimeRange(
            Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2027-01-01T00:00:00Z").toEpochMilli());

    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
        server.execute("CREATE ROLE reader LOGIN");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void create() throws Exception {
        server.execute("CREATE SCHEMA IF NOT EXISTS public", "GRANT USAGE ON SCHEMA public TO reader");
    }

    @AfterEach
    void drop() throws Exception {
        server.execute("DROP SCHEMA public CASCADE");
    }

    private static JdbcDataSource open(String user) {
        return JdbcDataSource.builder(server.url()).user(user, "").poolSize(2).build();
    }

    private static String explained(String user) throws Exception {
        try (JdbcDataSource source = open(user)) {
            return source.explain().toProperties();
        }
    }

    /** Who may read the whole need not be one who may read its partitions. */
    @ParameterizedTest
    @ValueSource(strings = {"simplejson", "reader"})
    void query_aLineThatBeginsInALaterPartition_isALineOfItsOwn(String user) throws Exception {
        server.execute(
                "CREATE TABLE log (ts TIMESTAMPTZ NOT NULL, class TEXT, v FLOAT8) PARTITION BY RANGE (ts)",
                "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')",
                "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')",
                "CREATE TABLE log_3 PARTITION OF log FOR VALUES FROM ('2026-03-01') TO ('2026-04-01')",
                "CREATE TABLE log_4 PARTITION OF log DEFAULT",
                "INSERT INTO log SELECT TIMESTAMPTZ '2026-01-02' + i * INTERVAL '1 hour', 'quick', i FROM generate_series(1, 1300) i",
                "INSERT INTO log SELECT TIMESTAMPTZ '2026-03-02' + i * INTERVAL '1 hour', c, i FROM generate_series(1, 500) i,"
                        + " (VALUES ('quick'), ('slow')) AS classes (c)",
                "GRANT SELECT ON log TO reader");
        try (JdbcDataSource source = open(user)) {
            assertThat(Points.series(source, Query.of("log.v", RANGE).build()).keySet())
                    .isEqualTo(Set.of(Map.of("class", "quick"), Map.of("class", "slow")));
            assertThat(source.metrics()).extracting(Metric::name).doesNotContain("log_1", "log_1.v");
        }
    }

    /** Checks of which one is of all parts, and such as no part of a part has. */
    @ParameterizedTest
    @ValueSource(strings = {"CHECK (v > 0), CHECK (%s)", "CHECK (%s), CHECK (v > 0)", "CHECK (%s) NO INHERIT"})
    void query_aLineThatBeginsInALaterTableThatInherits_isALineOfItsOwn(String check) throws Exception {
        server.execute(
                "CREATE TABLE log (ts TIMESTAMPTZ NOT NULL, class TEXT, v FLOAT8)",
                "CREATE TABLE log_1 (" + check.formatted("ts < '2026-02-01'") + ") INHERITS (log)",
                "CREATE TABLE log_2 (" + check.formatted("ts >= '2026-02-01'") + ") INHERITS (log)",
                "INSERT INTO log_1 SELECT TIMESTAMPTZ '2026-01-02' + i * INTERVAL '20 minutes', 'quick', i FROM generate_series(1, 2000) i",
                "INSERT INTO log_2 SELECT TIMESTAMPTZ '2026-02-02' + i * INTERVAL '1 hour', c, i FROM generate_series(1, 500) i,"
                        + " (VALUES ('quick'), ('slow')) AS classes (c)");
        try (JdbcDataSource source = open("simplejson")) {
            assertThat(Points.series(source, Query.of("log.v", RANGE).build()).keySet())
                    .isEqualTo(Set.of(Map.of("class", "quick"), Map.of("class", "slow")));
        }
    }

    /** Rows of several partitions may stand at the same place of each. */
    @Test
    void query_partitionsOfAFewRows_areLookedAtInAll() throws Exception {
        server.execute(
                "CREATE TABLE log (ts TIMESTAMPTZ NOT NULL, pin INT, v FLOAT8) PARTITION BY RANGE (ts)",
                "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')",
                "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')",
                "INSERT INTO log SELECT TIMESTAMPTZ '2026-01-02' + i * INTERVAL '1 hour', 1, i FROM generate_series(1, 20) i",
                "INSERT INTO log SELECT TIMESTAMPTZ '2026-02-02' + i * INTERVAL '1 hour', p, i FROM generate_series(1, 20) i, generate_series(1, 2) p");
        assertThat(explained("simplejson")).contains("table.log.labels = pin");
    }

    @Test
    void metrics_tablesThatInheritWithACondition_areInTheWholeAlone() throws Exception {
        server.execute(
                "CREATE TABLE log (at DATE, v INT)",
                "CREATE TABLE log_1 (CHECK (at < '2026-02-01')) INHERITS (log)",
                "CREATE TABLE log_2 (CHECK (at >= '2026-02-01')) INHERITS (log)",
                "INSERT INTO log_1 SELECT DATE '2026-01-01' + i, i FROM generate_series(1, 20) i",
                "INSERT INTO log_2 SELECT DATE '2026-02-01' + i, i FROM generate_series(1, 20) i");
        try (JdbcDataSource source = open("simplejson")) {
            assertThat(source.metrics()).extracting(Metric::name).containsExactly("log.v", "log");
            assertThat(Points.of(source, Query.of("log.v", RANGE).build())).hasSize(40);
        }
    }

    /** One made as another is may be of a thing of its own, and one with more columns is not in the other as a whole. */
    @ParameterizedTest
    @ValueSource(strings = {"()", "(state TEXT, CHECK (v > 0))"})
    void metrics_otherTablesThatInherit_areShown(String columns) throws Exception {
        server.execute(
                "CREATE TABLE pattern (at DATE, v INT)",
                "CREATE TABLE one " + columns + " INHERITS (pattern)",
                "INSERT INTO one (at, v) SELECT DATE '2026-01-01' + i, i FROM generate_series(1, 20) i");
        try (JdbcDataSource source = open("simplejson")) {
            assertThat(source.metrics()).extracting(Metric::name).contains("one.v");
        }
    }

    @Test
    void metrics_aPartitionOfATableThatMayNotBeRead_isShown() throws Exception {
        server.execute(
                "CREATE TABLE log (ts TIMESTAMPTZ NOT NULL, v FLOAT8) PARTITION BY RANGE (ts)",
                "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')",
                "INSERT INTO log SELECT TIMESTAMPTZ '2026-01-02' + i * INTERVAL '1 hour', i FROM generate_series(1, 20) i",
                "GRANT SELECT ON log_1 TO reader");
        try (JdbcDataSource source = open("reader")) {
            assertThat(source.metrics()).extracting(Metric::name).containsExactly("log_1.v", "log_1");
        }
    }

    @Test
    void query_columnsThatMayNotBeRead_areLeftOutWithAWord() throws Exception {
        server.execute(
                "CREATE TABLE staff (at TIMESTAMPTZ, hours INT, salary INT)",
                "INSERT INTO staff SELECT TIMESTAMPTZ '2026-01-02' + i * INTERVAL '1 hour', i, 1 FROM generate_series(1, 20) i",
                "GRANT SELECT (at, hours) ON staff TO reader");
        try (Logged log = new Logged();
                JdbcDataSource source = open("reader")) {
            assertThat(Points.of(source, Query.of("staff.hours", RANGE).build()))
                    .hasSize(20);
            assertThat(Points.rows(source, Query.of("staff", RANGE).build())).hasSize(20);
            assertThat(log.text())
                    .contains("table 'staff': columns [salary] are left out: jdbc.user may not read them");
            assertThat(source.explain().toProperties())
                    .contains("note: columns [salary] are left out: jdbc.user may not read them");
        }
    }

    @Test
    void explain_aTableWhoseTimeMayNotBeRead_isToldWhy() throws Exception {
        server.execute("CREATE TABLE staff (at TIMESTAMPTZ, hours INT)", "GRANT SELECT (hours) ON staff TO reader");
        assertThat(explained("reader"))
                .contains("staff is not shown", "note: columns [at] are left out: jdbc.user may not read them");
    }

    @Test
    void explain_whatCannotBeRead_isToldWhy() throws Exception {
        server.execute(
                "CREATE TABLE shown (at TIMESTAMPTZ, v INT)",
                "CREATE TABLE hidden (at TIMESTAMPTZ, v INT)",
                "CREATE MATERIALIZED VIEW daily AS SELECT at, v FROM shown WITH NO DATA",
                "GRANT SELECT ON shown, daily TO reader");
        assertThat(explained("reader"))
                .contains(
                        "hidden is not shown: it cannot be read: jdbc.user may not read it, or something that it reads",
                        "daily is not shown: it cannot be read: it has not been filled yet, as REFRESH MATERIALIZED VIEW does");
    }

    @Test
    void query_infiniteTimes_areCounted() throws Exception {
        server.execute(
                "CREATE TABLE log (at TIMESTAMPTZ, v INT)",
                "INSERT INTO log SELECT TIMESTAMPTZ '2026-01-02' + i * INTERVAL '1 hour', i FROM generate_series(1, 20) i",
                "INSERT INTO log VALUES ('infinity', 1), ('infinity', 2)");
        try (JdbcDataSource source = open("simplejson")) {
            assertThat(TestExchange.query(source, "log.v", RANGE, 1000))
                    .contains(
                            "2 of the 22 rows of table 'log' are left out, because their 'at' is no time as timestamptz, such as"
                                    + " 'infinity'");
        }
    }

    @Test
    void query_partitionsThatWereReadInFull_areNoSample() throws Exception {
        server.execute(
                "CREATE TABLE log (at TIMESTAMPTZ, v INT) PARTITION BY RANGE (at)",
                "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (MINVALUE) TO ('2026-01-03')",
                "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-01-03') TO (MAXVALUE)",
                "INSERT INTO log SELECT TIMESTAMPTZ '2026-01-02' + i * INTERVAL '1 hour', i FROM generate_series(1, 90) i",
                "INSERT INTO log VALUES ('infinity', 1)");
        try (JdbcDataSource source = open("simplejson")) {
            assertThat(TestExchange.query(source, "log.v", RANGE, 1000))
                    .contains("1 of the 91 rows of table 'log' are left out");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mood, EQUAL, sad, 10",
        "mood, NOT_EQUAL, sad, 10",
        "id, EQUAL, 00000000-0000-0000-0000-000000000007, 1",
        "ip, EQUAL, 10.0.0.7, 1",
        "net, EQUAL, 10.7.0.0/16, 1",
        "ip, EQUAL, nowhere, 0"
    })
    void query_filtersOnEnumerationsAndAddresses_areApplied(String key, Operator operator, String value, int rows)
            throws Exception {
        server.execute(
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE TABLE log (at TIMESTAMPTZ PRIMARY KEY, mood MOOD, id UUID, ip INET, net CIDR, v INT)",
                "INSERT INTO log SELECT TIMESTAMPTZ '2026-01-02' + i * INTERVAL '1 hour', CAST(CASE i % 2 WHEN 0 THEN 'sad' ELSE 'ok' END AS MOOD),"
                        + " CAST(lpad(CAST(i AS TEXT), 32, '0') AS UUID), CAST('10.0.0.' || i AS INET), CAST('10.' || i || '.0.0/16' AS CIDR), i"
                        + " FROM generate_series(1, 20) i");
        try (JdbcDataSource source = open("simplejson")) {
            List<AdhocFilter> filters = List.of(AdhocFilter.of(key, operator, value));
            Query series = Query.of("log.v", RANGE).filters(filters).build();
            assertThat(Points.series(source, series).values().stream()
                            .mapToInt(List::size)
                            .sum())
                    .isEqualTo(rows);
            Query table = Query.of("log", RANGE).filters(filters).build();
            assertThat(Points.rows(source, table)).hasSize(rows);
            TagQuery any = new TagQuery(List.of(), RANGE, RequestContext.none());
            assertThat(source.tagKeys(any)).contains(key);
            assertThat(source.tagValues(key, any)).hasSize(key.equals("mood") ? 2 : 20);
        }
    }
}
