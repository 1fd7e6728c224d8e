// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types and tables of MariaDB that other databases have otherwise. */
@Tag("once")
class MariaDbSchemasTest {
    private static final long START = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();
    private static final TimeRange RANGE = new TimeRange(START, START + 1000L * 3_600_000);

    private static MariaDbServer server;

    @BeforeAll
    static void start() throws Exception {
        server = MariaDbServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private static JdbcDataSourceBuilder source(String driver) {
        return JdbcDataSource.builder(driver.equals("mysql") ? server.mySqlUrl() : server.url())
                .user("simplejson", "secret")
                .poolSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void query_severalBitsAndYears_areTheirNumbers(String driver) throws Exception {
        server.execute(
                "CREATE OR REPLACE TABLE bits (at DATETIME PRIMARY KEY, flags BIT(8), wide BIT(64), one BIT(1), made YEAR)",
                "INSERT INTO bits VALUES ('2026-11-01 00:00:00', 3, 18446744073709551615, 1, 2026),"
                        + " ('2026-11-01 01:00:00', 200, 9, 0, 1999), ('2026-11-01 02:00:00', NULL, NULL, NULL, NULL)");
        try (JdbcDataSource source = source(driver)
                .metric(JdbcMetric.of("own", "SELECT at AS `time`, flags AS v FROM bits"))
                .metric(JdbcMetric.of("years", "SELECT at AS `time`, made AS v FROM bits"))
                .build()) {
            for (String metric : List.of("bits.flags", "own")) {
                assertThat(values(source, metric)).as(metric).containsExactly(3.0, 200.0, Double.NaN);
            }
            for (String metric : List.of("bits.made", "years")) {
                assertThat(values(source, metric)).as(metric).containsExactly(2026.0, 1999.0, Double.NaN);
            }
            assertThat(Points.rows(source, Query.of("bits", RANGE).build()).toString())
                    .contains(
                            "3, 18446744073709551615, true, 2026]", "200, 9, false, 1999]", "null, null, null, null]");
        } finally {
            server.execute("DROP TABLE bits");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void query_numbersOf32Bits_haveTheirOwnDigits(String driver) throws Exception {
        server.execute(
                "CREATE OR REPLACE TABLE singles (at DATETIME PRIMARY KEY, v FLOAT, few FLOAT UNSIGNED)",
                "INSERT INTO singles VALUES ('2026-11-01 00:00:00', 0.1, 21.7), ('2026-11-01 01:00:00', -16777215, 3e38)");
        try (JdbcDataSource source = source(driver)
                .metric(JdbcMetric.of("own", "SELECT at AS `time`, v FROM singles"))
                .build()) {
            for (String metric : List.of("singles.v", "own")) {
                assertThat(values(source, metric)).as(metric).containsExactly(0.1, -16777215.0);
            }
            assertThat(values(source, "singles.few")).containsExactly(21.7, 3e38);
            assertThat(Points.rows(source, Query.of("singles", RANGE).build()).toString())
                    .contains("0.1, 21.7]", "-1.6777215E7, 3.0E38]");
        } finally {
            server.execute("DROP TABLE singles");
        }
    }

    private static List<Double> values(JdbcDataSource source, String metric) throws Exception {
        return Points.of(source, Query.of(metric, RANGE).build()).stream()
                .map(Points.Point::value)
                .toList();
    }

    /** Of a table with a number for each row its middle and its end are looked at, too; a unique key may number no row at all. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", ref INT, UNIQUE KEY a_ref (ref)"})
    void query_aLineThatBeginsLater_isALineOfItsOwn(String more) throws Exception {
        server.execute(
                "CREATE OR REPLACE TABLE log (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, at DATETIME, class VARCHAR(10), v INT"
                        + more + ")",
                "INSERT INTO log (at, class, v) SELECT '2026-11-01' + INTERVAL seq MINUTE, 'quick', seq FROM seq_1_to_2000",
                "INSERT INTO log (at, class, v) SELECT '2026-11-03' + INTERVAL seq DIV 2 MINUTE, IF(seq % 2, 'quick', 'slow'), seq"
                        + " FROM seq_1_to_4000");
        try (JdbcDataSource source = source("mariadb").build()) {
            assertThat(Points.series(source, Query.of("log.v", RANGE).build()).keySet())
                    .isEqualTo(Set.of(Map.of("class", "quick"), Map.of("class", "slow")));
        } finally {
            server.execute("DROP TABLE log");
        }
    }

    /** Ids that hold the time, and such as no long can hold. */
    @ParameterizedTest
    @ValueSource(strings = {"1795000000000000000 + seq * 1000000000", "18446744073709551615 - seq"})
    void query_aTableOfLargeIds_isShown(String id) throws Exception {
        server.execute(
                "CREATE OR REPLACE TABLE snow (id BIGINT UNSIGNED PRIMARY KEY, at DATETIME, v INT)",
                "INSERT INTO snow SELECT " + id + ", '2026-11-01' + INTERVAL seq MINUTE, seq FROM seq_1_to_1000");
        try (JdbcDataSource source = source("mariadb").build()) {
            assertThat(Points.of(source, Query.of("snow.v", RANGE).build())).hasSize(1000);
        } finally {
            server.execute("DROP TABLE snow");
        }
    }

    /** Between the first and the last of them lies more than a long can hold. */
    @Test
    void query_aLineInTheMiddleOfIdsOfBothSigns_isALineOfItsOwn() throws Exception {
        server.execute(
                "CREATE OR REPLACE TABLE log (id BIGINT PRIMARY KEY, at DATETIME, class VARCHAR(10), v INT)",
                "INSERT INTO log SELECT (CAST(seq AS SIGNED) - 500) * 18000000000000000, '2026-11-01' + INTERVAL seq DIV 2 MINUTE,"
                        + " IF(seq % 2 AND seq BETWEEN 400 AND 600, 'slow', 'quick'), seq FROM seq_1_to_1000"
                        + " WHERE seq % 2 = 0 OR seq BETWEEN 400 AND 600");
        try (JdbcDataSource source = source("mariadb").build()) {
            assertThat(Points.series(source, Query.of("log.v", RANGE).build()).keySet())
                    .isEqualTo(Set.of(Map.of("class", "quick"), Map.of("class", "slow")));
        } finally {
            server.execute("DROP TABLE log");
        }
    }

    @Test
    void explain_whatCannotBeRead_isToldWhy() throws Exception {
        server.execute(
                "CREATE TABLE gone (v INT)",
                "CREATE VIEW broken AS SELECT v FROM gone",
                "DROP TABLE gone",
                "CREATE TABLE shown (at DATETIME, v INT)");
        try (JdbcDataSource source = source("mariadb").build()) {
            assertThat(source.explain().toProperties())
                    .contains(
                            "broken is not shown: it cannot be read: neither the database nor its driver says which columns it"
                                    + " has, as it is with a view that names a table or column which is no longer there");
        } finally {
            server.execute("DROP VIEW broken", "DROP TABLE shown");
        }
    }
}
