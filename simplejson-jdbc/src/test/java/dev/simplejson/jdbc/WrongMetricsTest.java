// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of queries of the settings that cannot be read: which setting, what is wrong in it, and what would be right. */
class WrongMetricsTest {
    private static final TimeRange RANGE = new TimeRange(1_795_323_600_000L, 1_795_327_200_000L);

    @TempDir
    Path folder;

    private String create(String url, String... statements) throws Exception {
        String there = url.formatted(folder);
        try (Connection connection = DriverManager.getConnection(there);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return there;
    }

    private String logs() throws Exception {
        return create(
                "jdbc:sqlite:%s/logs.db",
                "CREATE TABLE logs (stamp TEXT, host TEXT, v REAL)",
                "INSERT INTO logs VALUES ('2026-11-22 05:00:00', 'a', 1), ('2026-11-22 05:01:00', 'b', 2)",
                "CREATE TABLE other (wann TEXT, am TEXT, ts INTEGER, word TEXT, v REAL)",
                "INSERT INTO other VALUES ('22.11.2026 05:00', '11/03/2026', 1795323600, 'soon', 1)",
                "INSERT INTO other VALUES ('22.11.2026 05:01', '11/04/2026', 1795323660, 'later', 2)",
                "CREATE TABLE none (wann TEXT, v REAL)");
    }

    private static void assertTold(JdbcDataSource source, String message) {
        assertThatThrownBy(() -> Points.series(source, Query.of("m", RANGE).build()))
                .isInstanceOf(SimpleJsonException.class)
                .hasMessageStartingWith("metric 'm' cannot be read: " + message);
    }

    private static JdbcDataSource of(String url, String sql) {
        return JdbcDataSource.builder(url).metric(JdbcMetric.of("m", sql)).build();
    }

    /** What a query compares with {@code :from} is found as well, although it is not known yet how that has to be written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT stamp AS time, v FROM logs| iso-space, because all text in a sample of 2 is iso-space",
                "SELECT stamp AS time, v FROM logs WHERE stamp BETWEEN :from AND :to| iso-space, because",
                "SELECT wann AS time, v FROM other| dd.MM.yyyy HH:mm, with which '22.11.2026 05:01' is of 2026-11-22T05:01:00Z",
                "SELECT wann AS time, v FROM other WHERE wann > :from| dd.MM.yyyy HH:mm, with which",
                "SELECT ts AS time, v FROM other| epoch-s, because",
                "SELECT ts + 0 AS time, v FROM other WHERE ts >= :from AND ts <= :to| epoch-s, because",
                "SELECT am AS time, v FROM other| dd/MM/yyyy, if '11/04/2026' is of 2026-04-11T00:00:00Z; or"
                        + " metric.m.time-format = MM/dd/yyyy, if '11/04/2026' is of 2026-11-04T00:00:00Z",
            })
    void query_timeWithoutAFormat_isToldTheLikelyOne(String sql, String format) throws Exception {
        try (JdbcDataSource source = of(logs(), sql)) {
            assertTold(source, "its column 'time' has no type for times; set metric.m.time-format = " + format);
        }
    }

    @Test
    void query_withoutTheTimeThatNobodyNamed_isToldWhereToNameIt() throws Exception {
        try (JdbcDataSource source = of(logs(), "SELECT stamp, v FROM logs")) {
            assertTold(
                    source,
                    "its result has no column 'time', and no other is named by metric.m.time; there are [stamp, v]");
        }
    }

    @Test
    void query_timeWithoutAFormatThatIsKnown_isToldWhatElse() throws Exception {
        String url = logs();
        try (JdbcDataSource source = of(url, "SELECT word AS time, v FROM other")) {
            assertTold(
                    source,
                    "its column 'time' has no type for times, and holds 'later'; no format is known for that: have the SQL make a"
                            + " text such as 2026-11-28 13:05:00 of it, and set metric.m.time-format = iso-space");
        }
        try (JdbcDataSource source = of(url, "SELECT 2026 AS time, v FROM other")) {
            assertTold(
                    source,
                    "its column 'time' has no type for times, and holds 2026; have the SQL make a time of it: `time` * 10000 + 101"
                            + " for a year, with metric.m.time-format = yyyymmdd, if the newest is of 2026-01-01T00:00:00Z");
        }
        try (JdbcDataSource source = of(url, "SELECT wann AS time, v FROM none")) {
            assertTold(
                    source,
                    "its column 'time' has no type for times, and no row tells how it holds them; set metric.m.time-format to one"
                            + " of epoch-s, epoch-ms, ");
        }
    }

    /** As of a database with types: text is compared with text there, and numbers with numbers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VARCHAR(40)| 2026-11-22T05:00:00Z| iso-t-utc",
                "BIGINT| 1795323600000| epoch-ms",
            })
    void query_timeWithoutAFormatInADatabaseWithTypes_isToldTheLikelyOne(String type, String value, String format)
            throws Exception {
        for (String url : List.of("jdbc:h2:file:%s/my", "jdbc:duckdb:%s/my.duckdb")) {
            String there = create(
                    url,
                    "CREATE TABLE logs (taken " + type + ", v INTEGER)",
                    "INSERT INTO logs VALUES ('" + value + "', 1)");
            try (JdbcDataSource source =
                    of(there, "SELECT taken AS \"time\", v FROM logs WHERE taken BETWEEN :from AND :to")) {
                assertTold(
                        source,
                        "its column 'time' has no type for times; set metric.m.time-format = " + format + ", because");
            }
        }
    }

    @Test
    void query_timeInAnotherFormatThanIsSet_isToldTheLikelyOne() throws Exception {
        JdbcMetric metric =
                JdbcMetric.of("m", "SELECT stamp AS time, v FROM logs").withTimeFormat(TimeFormat.EPOCH_SECONDS);
        try (JdbcDataSource source =
                JdbcDataSource.builder(logs()).metric(metric).build()) {
            assertTold(
                    source,
                    "its column 'time' holds '2026-11-22 05:00:00', which is 1970-01-01T00:33:46Z as epoch-s; set metric.m.time to"
                            + " the column with the time, or metric.m.time-format = iso-space, because all text in a sample of 2");
        }
    }

    @Test
    void query_freeSqlWithoutAFormat_isToldWhatThePayloadHasToSay() throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builder(logs()).freeSql(true).build()) {
            assertThatThrownBy(() -> source.query(
                            Query.of("SELECT stamp AS time, v FROM logs", RANGE).build()))
                    .hasMessageContaining(
                            "has no type for times; set {\"timeFormat\": \"iso-space\"} in the payload of the"
                                    + " target, because all text in a sample of 2 is iso-space");
            assertThatThrownBy(() -> source.query(Query.of("SELECT stampp AS time, v FROM logs", RANGE)
                            .build()))
                    .hasMessageContaining(
                            "cannot be read: the query names 'stampp', which the database does not find or does not"
                                    + " show; table 'logs' has the columns [stamp, host, v]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:%s/my.db",
                "jdbc:h2:file:%s/my",
                "jdbc:duckdb:%s/my.duckdb",
                "jdbc:derby:%s/derby;create=true",
                "jdbc:hsqldb:mem:wrong_metrics",
            })
    void query_sqlNamesWhatIsNotThere_isToldWhatIs(String url) throws Exception {
        String there = create(url, "CREATE TABLE logs (taken TIMESTAMP, host VARCHAR(9), v INTEGER)");
        String columns = "table 'logs' has the columns [host, taken, v]";
        assertToldInAnyCase(
                there,
                "SELECT taken AS \"time\", hosst, v FROM logs",
                "names 'hosst', which the database does not find or does not show; " + columns);
        assertToldInAnyCase(
                there,
                "SELECT l.taken AS \"time\", v FROM logs l WHERE l.hosst = 'a'",
                "names 'hosst', which the database does not find or does not show; " + columns);
        assertToldInAnyCase(
                there,
                "SELECT taken AS \"time\", v FROM logz WHERE taken > :from",
                "names 'logz', which the database does not find or does not show; there are the tables [logs]");
        assertToldInAnyCase(
                there,
                "SELECT taken AS \"time\", v FROM logs WHERE AND v > 1",
                "the database refuses the SQL of its setting metric.m.sql; the log has more");
    }

    private static void assertToldInAnyCase(String url, String sql, String message) throws Exception {
        JdbcMetric metric = JdbcMetric.of("m", sql).withTimeFormat(TimeFormat.ISO_SPACE);
        try (JdbcDataSource source = JdbcDataSource.builder(url.replace(";create=true", ""))
                .metric(metric)
                .build()) {
            assertThatThrownBy(() -> source.query(Query.of("m", RANGE).build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .extracting(Throwable::getMessage)
                    .asString()
                    .startsWith("metric 'm' cannot be read: ")
                    .containsIgnoringCase(message)
                    .doesNotContain("SQLITE", "Exception", "Error");
        }
    }

    /** Complaints that name what is there are none about the name. */
    @Test
    void query_sqlThatIsWrongOtherwise_blamesNoName() throws Exception {
        String there =
                create("jdbc:duckdb:%s/my.duckdb", "CREATE TABLE logs (taken TIMESTAMP, host VARCHAR(9), v INTEGER)");
        for (String sql : List.of(
                "SELECT taken AS \"time\", MAX(v) FROM logs",
                "WITH c AS (SELECT taken AS x, v FROM logs) SELECT x AS \"time\", MAX(v) FROM c")) {
            for (boolean discovery : new boolean[] {true, false}) {
                try (JdbcDataSource source = JdbcDataSource.builder(there)
                        .discovery(discovery)
                        .metric(JdbcMetric.of("m", sql))
                        .build()) {
                    assertTold(source, "the database refuses the SQL of its setting metric.m.sql; the log has more");
                }
            }
        }
    }

    /** Whoever looks for no tables is not told of any, for that may take long. */
    @Test
    void query_sqlNamesWhatIsNotThereWithoutDiscovery_isTold() throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(logs())
                .discovery(false)
                .metric(JdbcMetric.of("m", "SELECT stamp AS time, hosst, v FROM logs"))
                .build()) {
            assertThatThrownBy(() -> source.query(Query.of("m", RANGE).build()))
                    .hasMessage(
                            "metric 'm' cannot be read: its setting metric.m.sql names 'hosst', which the database does not find"
                                    + " or does not show");
        }
    }

    private Map<String, String> wrong() throws Exception {
        return new TreeMap<>(Map.of(
                "jdbc.url", logs(),
                "metric.format.sql", "SELECT stamp AS time, host, v FROM logs",
                "metric.column.sql", "SELECT stamp AS time, hosst, v FROM logs",
                "metric.column.time-format", "iso-space",
                "metric.value.sql", "SELECT stamp AS time, v FROM logs",
                "metric.value.value", "vv",
                "metric.value.time-format", "iso-space",
                "metric.right.sql", "SELECT stamp AS time, v FROM logs",
                "metric.right.time-format", "iso-space"));
    }

    /** As tables that are left out: with the reason, and with what to copy. */
    @Test
    void explain_metricsThatCannotBeRead_areToldAsTheirPanelsAre() throws Exception {
        try (Logged logged = new Logged();
                JdbcDataSource source = JdbcDataSource.of(wrong())) {
            String printed = source.explain().toProperties();

            assertThat(printed)
                    .contains("# metric 'format' cannot be read: its column 'time' has no type for times; set"
                            + " metric.format.time-format = iso-space, because all text in a sample of 2 is iso-space\n"
                            + "metric.format.sql = SELECT stamp AS time, host, v FROM logs\n"
                            + "# metric.format.time-format = iso-space\n")
                    .contains("# metric 'column' cannot be read: its setting metric.column.sql names 'hosst', which")
                    .contains("# metric 'value' cannot be read: its setting metric.value.value is 'vv'; expected")
                    .contains("\n# what was set besides\nmetric.right.sql = ")
                    .doesNotContain("'right'");
            assertThat(source.explain().toJson())
                    .contains("\"faults\":[{\"metric\":\"column\",\"reason\":\"metric 'column' cannot be read: ")
                    .contains("\"advice\":[\"metric.format.time-format = iso-space\"]");
            assertThat(logged.text())
                    .contains("WARNING metric 'format' cannot be read: ", "WARNING metric 'value' cannot be read: ")
                    .containsPattern("WARNING metric 'column' cannot be read: .* says: .*no such column: hosst")
                    .containsOnlyOnce("metric 'format' cannot");

            Path settings = Files.writeString(
                    folder.resolve("my.properties"), printed.replace("# metric.format.", "metric.format."));
            try (JdbcDataSource mended =
                    JdbcDataSource.of(Map.of("jdbc.url", url(), "jdbc.settings", settings.toString()))) {
                assertThat(Points.series(mended, Query.of("format", RANGE).build()))
                        .hasSize(2);
                assertThat(mended.explain().toProperties()).doesNotContain("metric 'format' cannot");
            }
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("logs.db");
    }

    /** A mistake in the settings is no failure of the program, whose place in it would help somebody. */
    @Test
    void tagValues_besideMetricsThatCannotBeRead_areLoggedInOneLineEach() throws Exception {
        try (Logged logged = new Logged();
                JdbcDataSource source = JdbcDataSource.of(wrong())) {
            for (int i = 0; i < 2; i++) {
                String body = "{\"key\":\"host\",\"range\":{\"from\":" + RANGE.fromEpochMillis() + ",\"to\":"
                        + RANGE.toEpochMillis() + "}}";
                assertThat(TestExchange.ask(source, Map.of(), "/tag-values", body))
                        .isEqualTo("[{\"text\":\"a\"},{\"text\":\"b\"}]");
            }
            assertThat(logged.text())
                    .containsOnlyOnce(
                            "metric 'format' offers nothing to filter by: metric 'format' cannot be read: its column")
                    .containsOnlyOnce("metric 'column' offers nothing to filter by")
                    .containsOnlyOnce("metric 'value' offers nothing to filter by");
            assertThat(logged.thrown()).isEmpty();
        }
    }
}
