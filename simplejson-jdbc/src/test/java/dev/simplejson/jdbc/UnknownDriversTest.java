// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that this library does not know by name, in what the engines behind them can do. */
class UnknownDriversTest {
    /** Some drivers load a whole engine with their first connection, which takes its time on a busy machine. */
    private static final Duration LOADED = Duration.ofMinutes(1);

    static final int ROWS = 500;
    private static final long START = 1_700_000_000_000L;
    private static final TimeRange ALL = new TimeRange(START, START + (ROWS - 1) * 1000L);

    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    static double load(String host, int row) {
        return (host.equals("a") ? 0 : 100) + row % 17;
    }

    private static List<Point> expected(String host) {
        List<Point> points = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            points.add(new Point(START + row * 1000L, load(host, row)));
        }
        return points;
    }

    /** The time of a row: its wall clock time in UTC. */
    static String textOfRow(int row) {
        String text = LocalDateTime.ofEpochSecond(START / 1000 + row, 0, ZoneOffset.UTC)
                .toString()
                .replace('T', ' ');
        return text.length() == 16 ? text + ":00" : text;
    }

    private void writeCsv(String header) throws Exception {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int row = 0; row < ROWS; row++) {
            for (String host : List.of("a", "b")) {
                csv.append(textOfRow(row))
                        .append(',')
                        .append(host)
                        .append(',')
                        .append(load(host, row))
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("readings.csv"), csv);
    }

    /** Both hosts, all points and thinned, one of them by a filter, and a value that nobody has. */
    static void assertShown(JdbcDataSourceBuilder builder, String table, String host, String load) throws Exception {
        for (PushDown pushDown : PushDown.values()) {
            try (JdbcDataSource source =
                    builder.pushDown(pushDown).connectTimeout(LOADED).build()) {
                String metric = table + "." + load;
                assertThat(source.metrics()).extracting(each -> each.name()).contains(metric, table);
                for (int maxDataPoints : new int[] {10, 100_000}) {
                    Points.assertSame(
                            Points.series(
                                    source,
                                    Query.of(metric, ALL)
                                            .maxDataPoints(maxDataPoints)
                                            .build()),
                            Map.of(
                                    Map.of(host, "a"), Points.thinned(expected("a"), ALL, maxDataPoints),
                                    Map.of(host, "b"), Points.thinned(expected("b"), ALL, maxDataPoints)));
                }
                Query filtered = Query.of(metric, ALL)
                        .maxDataPoints(100_000)
                        .filters(List.of(AdhocFilter.of(host, Operator.EQUAL, "b")))
                        .build();
                Points.assertSame(Points.of(source, filtered), expected("b"));
                Query nobody = Query.of(table, ALL)
                        .filters(List.of(AdhocFilter.of(host, Operator.EQUAL, "x".repeat(300))))
                        .build();
                assertThat(Points.rows(source, nobody)).isEmpty();
                assertThat(Points.rows(source, Query.of(table, ALL).build())).hasSize(2 * ROWS);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York"})
    void query_calcite_showsCsvFiles(String jvmZone) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
        writeCsv("TAKEN_AT:timestamp,HOST:string,LOAD:double");
        String url = "jdbc:calcite:schemaFactory=org.apache.calcite.adapter.csv.CsvSchemaFactory;schema.directory="
                + folder + ";caseSensitive=true";
        assertShown(
                JdbcDataSource.builder(url).poolSize(0).table("readings", "", null, List.of("HOST")),
                "readings",
                "HOST",
                "LOAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York"})
    void query_ucanaccess_showsAccessFiles(String jvmZone) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
        String url = "jdbc:ucanaccess://" + folder.resolve("own.accdb") + ";immediatelyReleaseResources=true";
        try (Connection connection = DriverManager.getConnection(url + ";newDatabaseVersion=V2010");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE readings (taken_at DATETIME, host TEXT(20), val DOUBLE)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO readings VALUES (?, ?, ?)")) {
                for (int row = 0; row < ROWS; row++) {
                    for (String host : List.of("a", "b")) {
                        insert.setTimestamp(
                                1,
                                Timestamp.valueOf(LocalDateTime.ofEpochSecond(START / 1000 + row, 0, ZoneOffset.UTC)));
                        insert.setString(2, host);
                        insert.setDouble(3, load(host, row));
                        insert.executeUpdate();
                    }
                }
            }
            connection.commit();
        }
        assertShown(
                JdbcDataSource.builder(url).poolSize(0).table("readings", "", null, List.of("host")),
                "readings",
                "host",
                "val");
    }

    @Test
    void query_csvJdbc_showsCsvFiles() throws Exception {
        writeCsv("TAKEN_AT,HOST,LOAD");
        String url = "jdbc:relique:csv:" + folder
                + "?columnTypes=Timestamp,String,Double&timestampFormat=yyyy-MM-dd HH:mm:ss";
        assertShown(
                JdbcDataSource.builder(url)
                        .poolSize(0)
                        .table("readings", "TAKEN_AT", TimeFormat.TIMESTAMP, List.of("HOST")),
                "readings",
                "HOST",
                "LOAD");
    }

    /**
     * What Oracle, SQL Server and ClickHouse are sent. None of them is run here; H2 in the mode of that name stands in for the first two.
     * There is nothing in it that their documents do not have:
     * https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/SELECT.html,
     * https://learn.microsoft.com/sql/t-sql/queries/select-transact-sql, https://clickhouse.com/docs/sql-reference/statements/select
     */
    @ParameterizedTest
    @ValueSource(strings = {"oracle:Oracle", "sqlserver:MSSQLServer", "clickhouse:Regular"})
    void query_databasesThatAreNotRunHere_areAskedPlainly(String names) throws Exception {
        String[] name = names.split(":");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:mem:stand-in-" + name[0] + ";MODE=" + name[1]);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP, v DOUBLE PRECISION)");
            statement.execute("INSERT INTO t VALUES (TIMESTAMP '2023-11-14 22:13:20', 7)");
            try (JdbcDataSource source = JdbcDataSource.builder("jdbc:" + name[0] + ":x", new Lent(connection))
                    .build()) {
                Query query = Query.of("T.V", ALL).maxDataPoints(10).build();
                assertThat(source.query(query))
                        .extracting(frame -> frame.executedQuery())
                        .containsExactly("SELECT \"TAKEN_AT\", \"V\" FROM \"PUBLIC\".\"T\" WHERE \"TAKEN_AT\" >= ?"
                                + " AND \"TAKEN_AT\" < ? ORDER BY \"TAKEN_AT\"");
                assertThat(Points.of(source, query)).containsExactly(new Point(START, 7));
            }
        }
    }
}
