// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Shape;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table as a whole where lines are asked for: ids are no values. */
class DrawnTableTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @TempDir
    Path folder;

    private String url = "";

    @BeforeEach
    void create() throws Exception {
        url = "jdbc:sqlite:" + folder.resolve("drawn.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE visits (id INTEGER PRIMARY KEY, time INTEGER, who TEXT)");
            statement.execute("INSERT INTO visits VALUES (1, 1700000000, 'ann'), (2, 1700000010, 'bob')");
            statement.execute(
                    "CREATE TABLE readings (id INTEGER PRIMARY KEY, time INTEGER, device_id INTEGER, load REAL)");
            statement.execute("INSERT INTO readings VALUES (1, 1700000000, 7, 1.5), (2, 1700000000, 8, 2.5),"
                    + " (3, 1700000010, 7, 3.5), (4, 1700000010, 8, 4.5)");
        }
    }

    private Table table(String metric, Shape shape) throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            Frame frame =
                    source.query(Query.of(metric, RANGE).shape(shape).build()).get(0);
            return (Table) frame;
        }
    }

    private String columns(String metric, Shape shape) throws Exception {
        return String.join(
                " ",
                table(metric, shape).columns().stream()
                        .map(column -> column.name() + ":" + column.type())
                        .toList());
    }

    /** Local times may be of another day in SQL, and days begin before what was asked for. */
    @ParameterizedTest
    @CsvSource({
        "UTC, 2023-11-14 22:13:20, 2023-11-14 22:20:00",
        "Europe/Berlin, 2023-11-14 23:13:20, 2023-11-14 22:20:00",
        "UTC, 2023-11-14 22:13:20, 2023-11-14"
    })
    void query_table_hasRowsOfTheRangeAlone(String zone, String inside, String outside) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE log (at TEXT, load REAL)");
            statement.execute("INSERT INTO log VALUES ('" + inside + "', 1), ('" + outside + "', 2)");
        }
        try (JdbcDataSource source = JdbcDataSource.of(Map.of("jdbc.url", url, "jdbc.zone", zone))) {
            Table table = (Table)
                    source.query(Query.of("log", RANGE).shape(Shape.TABLE).build())
                            .get(0);
            List<@Nullable Object> loads = new ArrayList<>();
            table.forEach(cells -> loads.add(cells[1]));
            assertThat(loads).containsExactly(1.0);
        }
    }

    @Test
    void query_tableWithoutValuesAsLines_staysATable() throws Exception {
        assertThat(columns("visits", Shape.TIME_SERIES)).isEqualTo("id:STRING time:TIME who:STRING");
        assertThat(columns("visits", Shape.TABLE)).isEqualTo("id:NUMBER time:TIME who:STRING");
    }

    /** Each row has another remark, and its day and its time of day are no names of lines either. */
    @Test
    void query_tableWithRemarksAsLines_hasNoLabelsButItsOwn() throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE log (date TEXT, time TEXT, host TEXT, remark TEXT, load REAL)");
            statement.execute(
                    "WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < 39) INSERT INTO log"
                            + " SELECT '2023-11-14', printf('22:%02d:00', i / 2), 'h' || (i % 2), 'r' || i, i FROM s");
        }
        assertThat(columns("log", Shape.TIME_SERIES)).isEqualTo("date + time:TIME host:STRING load:NUMBER");
        assertThat(columns("log", Shape.TABLE))
                .isEqualTo("date + time:TIME date:STRING time:STRING host:STRING remark:STRING load:NUMBER");
    }

    @Test
    void query_tableWithValuesAsLines_hasIdsAsLabelsOrNotAtAll() throws Exception {
        assertThat(columns("readings", Shape.TIME_SERIES)).isEqualTo("time:TIME device_id:STRING load:NUMBER");
        assertThat(columns("readings", Shape.TABLE)).isEqualTo("id:NUMBER time:TIME device_id:NUMBER load:NUMBER");
    }
}
