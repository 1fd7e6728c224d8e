// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries as people write them: with comments, quotes, parentheses, expressions and semicolons. */
class ConfiguredMetricTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @TempDir
    static Path folder;

    @RegisterExtension
    static final UnchangedFiles FILES = new UnchangedFiles();

    @BeforeAll
    static void create() throws Exception {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time INTEGER, host TEXT, v REAL)");
            statement.execute("INSERT INTO t VALUES (1700000000, 'a', 1), (1700000050, 'b', 2), (1700000200, 'c', 3)");
        }
        FILES.watch(folder);
    }

    private static String url() {
        return "jdbc:sqlite:" + folder.resolve("metrics.db");
    }

    @Test
    void query_whatAPersonHasToWriteIsNotWritten_isRefusedWithoutAskingTheDatabase() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("no-such-folder").resolve("none.db");
        JdbcMetric unwritten = JdbcMetric.of("m", "SELECT YOUR_CONVERSION(`time`) AS `time`, v AS `value` FROM t");
        try (JdbcDataSource source =
                JdbcDataSource.builder(url).metric(unwritten).build()) {
            assertThatThrownBy(() -> source.query(Query.of("m", RANGE).build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageContaining("its setting metric.m.sql still holds YOUR_CONVERSION; in its place")
                    .hasMessageContaining("write the SQL that makes a time or a number");
        }
    }

    private static JdbcDataSource source(String sql) {
        return JdbcDataSource.builder(url()).metric(metric("m", sql)).build();
    }

    private static JdbcMetric metric(String name, String sql) {
        return JdbcMetric.of(name, sql).withTimeFormat(TimeFormat.EPOCH_SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT time, v FROM t;",
                "SELECT time, v FROM t ; ; -- done; really",
                "SELECT time, v FROM t -- :nonsense ;",
                "-- what it is (or not\nSELECT time, v FROM t",
                "/* ; */ SELECT time, v FROM t /* :to ' */",
                "(SELECT time, v FROM t)",
                "( -- first\n SELECT time, v FROM t )",
                "SELECT time, v FROM t WHERE time BETWEEN :from AND :to AND ':from ; ( it''s ?' <> 'x'",
                "WITH x AS (SELECT * FROM t) SELECT time, v FROM x WHERE time>=:from-0",
                "SELECT TIME, V FROM t",
                "SELECT [time], v AS [it's :to] FROM [t] WHERE [time]>:from-1",
                "/* a /* b */ SELECT time, v AS `:to` FROM t /* :to */",
            })
    void query_sqlAsPeopleWriteIt_isRead(String sql) throws Exception {
        try (JdbcDataSource source = source(sql)) {
            assertThat(Points.of(source, Query.of("m", RANGE).maxDataPoints(10).build()))
                    .containsExactly(new Point(1_700_000_000_000L, 1), new Point(1_700_000_050_000L, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT time, v FROM t; DELETE FROM t",
                "SELECT time, v FROM t) AS s WHERE 1 = 1 --",
                "SELECT time, v FROM t WHERE (1 = 1",
                "SELECT time, v FROM t WHERE time > :form",
                "SELECT time, v FROM t WHERE time > :from_here",
                "SELECT time, v FROM t WHERE host = ?",
                "SELECT time, v FROM t WHERE host = 'a",
                "-- SELECT time, v FROM t",
                "DELETE FROM t",
                "",
            })
    void metric_sqlThatIsNotOneQuery_isRefused(String sql) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcMetric.of("m", sql))
                .withMessageStartingWith("metric.m.sql ");
    }

    @Test
    void metric_longStartAndColonAtTheEnd_areReadWithoutHarm() {
        assertThat(JdbcMetric.of("m", "(".repeat(100_000) + "SELECT 1" + ")".repeat(100_000))
                        .name())
                .isEqualTo("m");
        assertThat(JdbcMetric.of("m", "SELECT 1 :").name()).isEqualTo("m");
        assertThat(JdbcMetric.of("m", "SELECT E'\\':x', j ?? 'a', a[1:2], b::date")
                        .name())
                .isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void query_textOfAnExpression_isALabel(int maxDataPoints) throws Exception {
        String sql =
                "SELECT time, upper(host) AS host, v + 0 AS v FROM t WHERE time BETWEEN :from AND :to AND :filters";
        try (JdbcDataSource source = source(sql)) {
            Query empty = Query.of("m", new TimeRange(0, 1000))
                    .maxDataPoints(maxDataPoints)
                    .build();
            source.query(empty);
            Query query = Query.of("m", RANGE)
                    .maxDataPoints(maxDataPoints)
                    .filters(List.of(AdhocFilter.of("host", Operator.NOT_EQUAL, "B")))
                    .build();
            assertThat(Points.series(source, query))
                    .isEqualTo(Map.of(Map.of("host", "A"), List.of(new Point(1_700_000_000_000L, 1))));
        }
    }

    @Test
    void query_expressionsAsTable_haveTheirTypes() throws Exception {
        String sql = "SELECT time, host || '!' AS host, count(*) AS n, CAST(v AS TEXT) AS v, NULL AS absent FROM t"
                + " WHERE time BETWEEN :from AND :to GROUP BY time";
        try (JdbcDataSource source = source(sql)) {
            Query query = Query.of("m", RANGE).shape(Shape.TABLE).build();
            assertThat(Points.columns(source, query))
                    .containsExactly("time:TIME", "host:STRING", "n:NUMBER", "v:STRING", "absent:NUMBER");
            assertThat(Points.rows(source, query))
                    .containsExactly(
                            Arrays.asList(1_700_000_000_000L, "a!", 1, "1.0", null),
                            Arrays.asList(1_700_000_050_000L, "b!", 1, "2.0", null));
        }
    }

    /** Two hosts in one line are a zigzag; the same value twice does no harm. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void query_timesOfOneLineRepeat_saysSoUnlessLabelsAreSet(int maxDataPoints) throws Exception {
        String sql = "SELECT time - n AS time, n AS id, v + n AS v FROM t JOIN (SELECT 0 AS n UNION ALL SELECT 50)";
        try (JdbcDataSource source = source(sql)) {
            assertThat(TestExchange.query(source, "m", RANGE, maxDataPoints))
                    .contains(
                            "1 of 3 points have the 'time' of another, but another value, so that lines may be mixed up; if"
                                    + " there are several, have the query select what tells them apart as a text, or set"
                                    + " metric.m.labels to the columns that do, of [id, v]; if it is one, set metric.m.labels =");
        }
        for (JdbcMetric decided : List.of(
                metric("m", sql).withLabels("id"),
                metric("m", sql).withLabels(),
                metric("m", sql.replace("n AS id, v + n", "0")))) {
            try (JdbcDataSource source =
                    JdbcDataSource.builder(url()).metric(decided).build()) {
                assertThat(TestExchange.query(source, "m", RANGE, maxDataPoints))
                        .contains("\"datapoints\":[[")
                        .doesNotContain("of another");
            }
        }
    }

    @Test
    void query_sqlThatTheDatabaseRefuses_failsWithTheMetricsName() throws Exception {
        for (String sql : List.of("SELECT time, v FROM nope", "SELECT time, v FRM t", "SELECT tme FROM t")) {
            try (JdbcDataSource source = source(sql)) {
                assertThatThrownBy(() -> source.query(Query.of("m", RANGE).build()))
                        .isInstanceOf(SimpleJsonException.class)
                        .hasMessageStartingWith("metric 'm' ");
            }
        }
    }

    /** The values are those of the query as it is written, so only what it takes from the dashboard's range is bound by that. */
    @Test
    void tags_ofTablesAndMetrics_areMerged() throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(url())
                .metric(metric("bounded", "SELECT time, host AS server, v FROM t WHERE time BETWEEN :from AND :to"))
                .metric(metric("whole", "SELECT time, host AS anyone, v FROM t WHERE :filters"))
                .metric(metric("wrong", "SELECT time, nope AS nobody, v FROM t"))
                .build()) {
            assertThat(TestExchange.ask(source, Map.of(), "/tag-keys", "{}"))
                    .isEqualTo("[{\"type\":\"string\",\"text\":\"anyone\"},"
                            + "{\"type\":\"string\",\"text\":\"host\"},{\"type\":\"string\",\"text\":\"server\"}]");
            String range = "\"range\":{\"from\":" + RANGE.fromEpochMillis() + ",\"to\":" + RANGE.toEpochMillis() + "}}";
            assertThat(values(source, "server", range)).isEqualTo("[{\"text\":\"a\"},{\"text\":\"b\"}]");
            for (String key : List.of("anyone", "host")) {
                assertThat(values(source, key, range))
                        .isEqualTo("[{\"text\":\"a\"},{\"text\":\"b\"},{\"text\":\"c\"}]");
            }
            assertThat(values(source, "nobody", range)).isEqualTo("[]");
        }
    }

    private static String values(JdbcDataSource source, String key, String range) throws Exception {
        return TestExchange.ask(source, Map.of(), "/tag-values", "{\"key\":\"" + key + "\"," + range);
    }

    @Test
    void tagValues_moreThanAThousand_areCut() throws Exception {
        String many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                + " SELECT 1700000000 + i AS time, 'host ' || i AS host, i AS v FROM n";
        try (JdbcDataSource source = source(many)) {
            assertThat(source.tagValues("host", new TagQuery(List.of(), RANGE, RequestContext.none())))
                    .hasSize(1000);
        }
    }

    /** Not to be taken for a metric that is written wrong. */
    @Test
    void tagKeys_databaseDown_fails() throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder("jdbc:sqlite:" + folder.resolve("missing.db"))
                .discovery(false)
                .metric(metric("m", "SELECT time, host, v FROM t"))
                .build()) {
            assertThatThrownBy(() -> source.tagKeys(new TagQuery(List.of(), RANGE, RequestContext.none())))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageContaining("cannot be reached");
        }
    }
}
