// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that stand for "not yet", as GnuCash's of what is not reconciled, in as many rows as have a time, or in all. */
class PlaceholderTimesTest extends OnDatabases {
    private static final TimeRange EVER = new TimeRange(-3_000_000_000_000L, 4_000_000_000_000L);

    private String splits(String reconciled) throws Exception {
        return create(
                "sqlite",
                "CREATE TABLE splits (guid TEXT PRIMARY KEY, account TEXT, reconcile_date TEXT, value REAL)",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 199)"
                        + " INSERT INTO splits SELECT printf('%032x', i * 7919), CASE i % 2 WHEN 0 THEN 'rent' ELSE 'food' END, "
                        + reconciled + ", i FROM c");
    }

    private static Map<String, Integer> sizes(List<Frame> frames) throws Exception {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Frame frame : frames) {
            dev.simplejson.model.TimeSeries series = (dev.simplejson.model.TimeSeries) frame;
            sizes.put(series.labels().toString(), series.size());
        }
        return sizes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01 00:00:00", "0001-01-01T00:00:00", "1899-12-30"})
    void explain_allOfOnePlaceholder_areNoTimes(String placeholder) throws Exception {
        assertThat(explained(splits("'" + placeholder + "'"), Map.of()))
                .contains("table splits is not shown", "all of its text stands for no time, such as '" + placeholder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01 00:00:00", "0001-01-01 00:00:00"})
    void query_placeholdersInHalfOfTheRows_areLeftOutAndTold(String placeholder) throws Exception {
        String url = splits(
                "CASE WHEN i < 100 THEN datetime(1750000000 + i * 86400, 'unixepoch') ELSE '" + placeholder + "' END");
        try (JdbcDataSource source = open(url, Map.of())) {
            List<Frame> frames = source.query(
                    Query.of("splits.value", EVER).maxDataPoints(10_000).build());
            assertThat(sizes(frames)).isEqualTo(Map.of("{account=food}", 50, "{account=rent}", 50));
            assertThat(frames.get(0).notices().toString())
                    .contains("100 of the 200 rows of table 'splits' are left out", placeholder)
                    .doesNotContain("the same 'reconcile_date'");
        }
        // Whoever says so has them.
        Map<String, String> set = Map.of(
                "table.splits.time", "reconcile_date",
                "table.splits.time-format", "iso-space",
                "table.splits.labels", "account");
        try (JdbcDataSource source = open(url, set)) {
            assertThat(sizes(source.query(
                            Query.of("splits.value", EVER).maxDataPoints(10_000).build())))
                    .isEqualTo(
                            placeholder.startsWith("0001")
                                    ? Map.of("{account=food}", 50, "{account=rent}", 50)
                                    : Map.of("{account=food}", 100, "{account=rent}", 100));
        }
    }

    @Test
    void time_besidePlaceholdersInMostRows_isTheOneThatIsThere() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE jobs (started TEXT, queued TEXT, seconds REAL)",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 99)"
                        + " INSERT INTO jobs SELECT CASE i % 4 WHEN 0 THEN datetime(1750000000 + i * 60, 'unixepoch')"
                        + " ELSE '1970-01-01 00:00:00' END, datetime(1749999000 + i * 60, 'unixepoch'), i FROM c");
        assertThat(explained(url, Map.of())).contains("table.jobs.time = queued");
    }

    @Test
    void query_aHistoryThatBeginsIn1970_isWhole() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE census (date TEXT, state TEXT, people INTEGER, PRIMARY KEY (state, date))",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 29)"
                        + " INSERT INTO census SELECT (1970 + 10 * (i / 5)) || '-01-01', 'state ' || (i % 5), i FROM c");
        try (JdbcDataSource source = open(url, Map.of())) {
            Map<Map<String, String>, List<Point>> series = Points.series(
                    source, Query.of("census.people", EVER).maxDataPoints(1000).build());
            assertThat(series).hasSize(5);
            assertThat(series.values()).allMatch(points -> points.size() == 6);
        }
    }

    /** The rows of all countries begin with the same day, and the sample has none of the years behind it. */
    @Test
    void query_manyThingsFromOneDayOn_areWhole() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE world (date TEXT, country TEXT, people INTEGER, PRIMARY KEY (date, country))",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 10799)"
                        + " INSERT INTO world SELECT (1970 + i / 200) || '-01-01', 'country ' || (i % 200), i FROM c");
        try (JdbcDataSource source = open(url, Map.of("jdbc.max-series", "200"))) {
            assertThat(Points.series(
                            source,
                            Query.of("world.people", EVER).maxDataPoints(1000).build()))
                    .hasSize(200)
                    .allSatisfy((labels, points) -> assertThat(points).hasSize(54));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1944-06-06", "1949-08-14", "1969-07-20"})
    void query_oneOldDayOfAllRows_isShown(String day) throws Exception {
        try (JdbcDataSource source = open(splits("'" + day + "'"), Map.of())) {
            assertThat(source.query(
                            Query.of("splits.value", EVER).maxDataPoints(1000).build()))
                    .isNotEmpty()
                    .noneMatch(frame -> frame.notices().toString().contains("left out"));
        }
    }

    @Test
    void query_placeholdersBeforeOldTimes_takeNoneOfThemAlong() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE acquired (day TEXT, weight REAL)",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 199)"
                        + " INSERT INTO acquired SELECT CASE i % 10 WHEN 3 THEN '1900-01-01' ELSE (1950 + i / 4) || '-05-0' || (1 + i % 4) END,"
                        + " i FROM c");
        try (JdbcDataSource source = open(url, Map.of())) {
            List<Frame> frames = source.query(
                    Query.of("acquired.weight", EVER).maxDataPoints(10_000).build());
            assertThat(sizes(frames)).isEqualTo(Map.of("{}", 180));
            assertThat(frames.get(0).notices().toString()).contains("20 of the 200 rows", "1900-01-01");
        }
    }
}
