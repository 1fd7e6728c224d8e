// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.config.TimeFormat;
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
        return JdbcDataSource.builder(url())
                .table("numbers", "millis", TimeFormat.EPOCH_MILLIS, null)
                .table("shape_numbers", "millis", TimeFormat.EPOCH_MILLIS, List.of("shape"))
                // Its times repeat within a series, too.
                .table("shapes", "", null, List.of("shape"));
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
                    .containsExactly(java.util.Arrays.asList(1_700_000_000_000L, null, 0x1p127, 0x1p64, null));
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
