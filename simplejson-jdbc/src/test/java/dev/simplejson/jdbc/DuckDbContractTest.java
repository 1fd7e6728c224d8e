// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract on DuckDB. */
class DuckDbContractTest extends DatabaseContract {
    @TempDir
    static Path folder;

    @RegisterExtension
    final UnchangedFiles files = new UnchangedFiles();

    @BeforeAll
    void create() throws Exception {
        try (Connection connection = DriverManager.getConnection(url())) {
            ContractData.create(
                    connection,
                    "TIMESTAMP",
                    "DOUBLE",
                    "VARCHAR",
                    (statement, index, millis) -> statement.setObject(
                            index, LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)));
        }
        files.watch(folder);
    }

    private static String url() {
        return "jdbc:duckdb:" + folder.resolve("contract.duckdb");
    }

    @Override
    JdbcDataSourceBuilder source() {
        return described(JdbcDataSource.builder(url()));
    }

    @Test
    void query_largeIntegersAndInfinity_areReadAsFarAsTheyCan(@TempDir Path own) throws Exception {
        String url = "jdbc:duckdb:" + own.resolve("odd");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP, until TIMESTAMP, h HUGEINT, u UBIGINT, d DOUBLE)");
            statement.execute("INSERT INTO t VALUES"
                    + " ('2023-11-14 22:13:20', 'infinity', 170141183460469231731687303715884105727, 18446744073709551615, 'nan'),"
                    + " ('infinity', NULL, 1, 1, 1)");
        }
        dev.simplejson.model.TimeRange range =
                new dev.simplejson.model.TimeRange(1_700_000_000_000L, 1_700_000_100_000L);
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            for (String metric : java.util.List.of("t.h", "t.u", "t.d")) {
                double value = metric.equals("t.h") ? 0x1p127 : metric.equals("t.u") ? 0x1p64 : Double.NaN;
                assertThat(Points.of(
                                source,
                                dev.simplejson.spi.Query.of(metric, range)
                                        .maxDataPoints(10)
                                        .build()))
                        .containsExactly(new Points.Point(1_700_000_000_000L, value));
            }
            assertThat(Points.rows(
                            source, dev.simplejson.spi.Query.of("t", range).build()))
                    .containsExactly(java.util.Arrays.asList(
                            1_700_000_000_000L,
                            null,
                            new java.math.BigInteger("170141183460469231731687303715884105727"),
                            new java.math.BigInteger("18446744073709551615"),
                            null));
        }
    }

    /** To the millisecond of which they are a part, before 1970, too. */
    @Test
    void query_timesOfEveryPrecision_areRoundedDown(@TempDir Path own) throws Exception {
        String url = "jdbc:duckdb:" + own.resolve("precise");
        List<String> types = List.of("TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMPTZ");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String type : types) {
                String fraction = type.equals("TIMESTAMP_S")
                        ? ""
                        : type.equals("TIMESTAMP_MS") ? ".999" : type.equals("TIMESTAMP_NS") ? ".999999999" : ".9999";
                String zone = type.equals("TIMESTAMPTZ") ? "+00" : "";
                statement.execute("CREATE TABLE t_" + type + " AS SELECT CAST(c AS " + type
                        + ") AS taken_at, v FROM (VALUES ('2023-11-14 22:13:20" + fraction + zone
                        + "', 1.5), ('1969-12-31 23:59:59" + fraction + zone + "', 2.5)) AS rows(c, v)");
            }
        }
        TimeRange range = new TimeRange(-10_000, 1_700_000_001_000L);
        for (PushDown pushDown : List.of(PushDown.ALWAYS, PushDown.NEVER)) {
            try (JdbcDataSource source =
                    JdbcDataSource.builder(url).pushDown(pushDown).build()) {
                for (String type : types) {
                    long millis = type.equals("TIMESTAMP_S") ? 0 : 999;
                    for (int maxDataPoints : new int[] {1, 1000}) {
                        Query query = Query.of("t_" + type + ".v", range)
                                .maxDataPoints(maxDataPoints)
                                .build();
                        assertThat(Points.of(source, query))
                                .as("%s %s", type, pushDown)
                                .containsExactly(
                                        new Points.Point(-1000 + millis, 2.5),
                                        new Points.Point(1_700_000_000_000L + millis, 1.5));
                    }
                }
            }
        }
    }

    @Test
    void query_longSeries_isNotHeld(@TempDir Path own) throws Exception {
        String url = "jdbc:duckdb:" + own.resolve("long");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE endless AS SELECT make_timestamp((1700000000 + i) * 1000000) AS taken_at, i % 1009 AS load FROM range("
                            + LongSeries.ROWS + ") AS numbers(i)");
        }
        assertThat(LongSeries.read(url, "", "endless.load")).matches("2000000 raw, 200[0-2] thinned");
    }
}
