// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More series than a panel may have are refused with what to do, and that works as it is written. */
class TooManySeriesTest {
    private static final TimeRange RANGE = new TimeRange(0, 4_000_000_000_000L);
    private static final Pattern FILTER = Pattern.compile("(\\w+) = '([^']*)'");

    @TempDir
    Path folder;

    private String create(String database, String... statements) throws Exception {
        String url = "jdbc:" + database + ":" + folder.resolve(database);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return url;
    }

    /** Some things with some probes each, at two times. */
    private String database(String database, int things, int probes) throws Exception {
        return create(
                database,
                "CREATE TABLE flow (thing VARCHAR(20), probe VARCHAR(20), ts BIGINT, litres DOUBLE PRECISION,"
                        + " PRIMARY KEY (thing, probe, ts))",
                "INSERT INTO flow WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t WHERE i < " + things
                        + "), p(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM p WHERE j < " + probes
                        + "), m(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM m WHERE k < 1)"
                        + " SELECT 'thing ' || t.i, 'probe ' || p.j, 1764000000 + 60 * m.k, 1.5 FROM t, p, m");
    }

    private static Query query(List<AdhocFilter> filters, boolean thinned) {
        Query.Builder query = Query.of("flow.litres", RANGE).filters(filters);
        return thinned ? query.maxDataPoints(100).build() : query.build();
    }

    private static String refusal(JdbcDataSource source, boolean thinned) {
        SimpleJsonException refused =
                catchThrowableOfType(SimpleJsonException.class, () -> source.query(query(List.of(), thinned)));
        assertThat(refused.kind()).isEqualTo(ErrorKind.TOO_LARGE);
        return String.valueOf(refused.getMessage());
    }

    private static List<AdhocFilter> filtersIn(String message) {
        List<AdhocFilter> filters = new ArrayList<>();
        Matcher matcher = FILTER.matcher(message);
        while (matcher.find()) {
            filters.add(AdhocFilter.of(matcher.group(1), AdhocFilter.Operator.EQUAL, matcher.group(2)));
        }
        assertThat(filters).as(message).isNotEmpty();
        return filters;
    }

    @ParameterizedTest
    @CsvSource({"sqlite, NEVER, true", "sqlite, ALWAYS, true", "sqlite, NEVER, false", "duckdb, AUTO, true"})
    void query_moreSeriesThanAllowed_saysHowManyAndAFilterThatWorks(String database, PushDown pushDown, boolean thinned)
            throws Exception {
        String url = database(database, 40, 5);
        try (JdbcDataSource source =
                JdbcDataSource.builder(url).pushDown(pushDown).build()) {
            String message = refusal(source, thinned);
            assertThat(message)
                    .startsWith("metric 'flow.litres' has 200 series in this range, one for each thing and probe,"
                            + " and jdbc.max-series is 100; filter by thing and probe, such as thing = 'thing ")
                    .endsWith("', or set jdbc.max-series = 200; if thing and probe does not tell lines apart, set"
                            + " table.flow.labels to what does; if all is one line, set table.flow.labels =");
            List<Frame> frames = source.query(query(filtersIn(message), thinned));
            assertThat(frames).hasSize(5);
        }
    }

    @Test
    void query_withTheSettingThatTheRefusalNames_hasAllSeries() throws Exception {
        String url = database("sqlite", 130, 1);
        Matcher setting;
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            setting = Pattern.compile("set (jdbc\\.max-series) = (\\d+);").matcher(refusal(source, true));
            assertThat(setting.find()).isTrue();
        }
        try (JdbcDataSource source = JdbcDataSource.of(Map.of("jdbc.url", url, setting.group(1), setting.group(2)))) {
            assertThat(source.query(query(List.of(), true))).hasSize(130);
        }
    }

    @Test
    void query_moreSeriesThanAreCounted_namesAFilterThatLeavesOne() throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builder(database("sqlite", 2, 600)).build()) {
            String message = refusal(source, true);
            assertThat(message).contains("has more than 1,000 series in this range", "or set jdbc.max-series higher");
            assertThat(source.query(query(filtersIn(message), true))).hasSize(1);
        }
    }

    @Test
    void query_oneLabelIsNotEnough_filtersByAll() throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builder(database("sqlite", 2, 150)).maxSeries(1).build()) {
            String message = refusal(source, true);
            assertThat(message).contains("has 300 series").contains(" and probe = 'probe ");
            assertThat(source.query(query(filtersIn(message), true))).hasSize(1);
        }
    }

    @Test
    void query_labelsThatAreShownByTheirNames_filtersByTheName() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE things (thing_id INTEGER PRIMARY KEY, name TEXT)",
                "CREATE TABLE flow (thing_id INTEGER REFERENCES things, at INTEGER, litres REAL, PRIMARY KEY (thing_id, at))",
                "WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t WHERE i < 120)"
                        + " INSERT INTO things SELECT i, 'pump ' || i FROM t",
                "INSERT INTO flow SELECT thing_id, 1764000000, 2.5 FROM things",
                "INSERT INTO flow SELECT thing_id, 1764000060, 2.5 FROM things");
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            String message = refusal(source, true);
            assertThat(message).contains("such as thing_id = 'pump ");
            assertThat(source.query(query(filtersIn(message), true))).hasSize(1);
        }
    }
}
