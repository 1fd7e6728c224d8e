// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every database: the same data gives the same points. A subclass creates {@link ContractData}'s tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract {
    static final TimeRange ALL = new TimeRange(ContractData.START, ContractData.timeOf(ContractData.ROWS - 1));

    private static final int[] MAX_DATA_POINTS = {1, 2, 5, 16, 50, 100, 777, 1300};
    private static final int[] FEW_MAX_DATA_POINTS = {5, 100, 777};

    /** The filters are about columns of the result, so the query is one over the renamed columns. */
    private static final String METRIC_SQL =
            "SELECT * FROM (SELECT millis AS \"time\", host AS \"host\", load AS \"load\" FROM numbers)"
                    + " AS renamed WHERE \"time\" BETWEEN :from AND :to AND :filters";

    private static final String METRIC_SQL_WITHOUT_FILTERS =
            "SELECT millis AS \"time\", host AS \"host\", load AS \"load\" FROM numbers WHERE millis BETWEEN :from AND :to";

    /** A data source over the data, which the test closes. */
    abstract JdbcDataSourceBuilder source();

    /** With what nobody finds out: nothing in a column named "millis" says that it is a time. */
    final JdbcDataSourceBuilder described(JdbcDataSourceBuilder source) {
        return source.table(stored("numbers"), stored("millis"), TimeFormat.EPOCH_MILLIS, null)
                .table(stored("shape_numbers"), stored("millis"), TimeFormat.EPOCH_MILLIS, List.of(stored("shape")))
                // Its times repeat within a series, too.
                .table(stored("shapes"), "", null, List.of(stored("shape")));
    }

    /** Whether this database finds the points of a thinned series sooner than it hands over all rows: see docs/benchmarks.md. */
    boolean thinsQuicker() {
        return true;
    }

    /** The name of a column or table as this database keeps it when it was created without quotes. */
    String stored(String name) {
        return name;
    }

    /** The SQL of a configured metric as this database wants it. */
    String written(String sql) {
        return sql;
    }

    private Query.Builder load(TimeRange range) {
        return Query.of(stored("readings") + "." + stored("load"), range);
    }

    private static List<Point> expected(String host, TimeRange range) {
        List<Point> points = new ArrayList<>();
        for (int row = 0; row < ContractData.ROWS; row++) {
            if (range.contains(ContractData.timeOf(row))) {
                points.add(new Point(ContractData.timeOf(row), ContractData.load(host, row)));
            }
        }
        return points;
    }

    private Map<String, String> label(String host) {
        return Map.of(stored("host"), host);
    }

    @Test
    void metrics_tablesWithTime_areListedWithTheirNumbers() throws Exception {
        try (JdbcDataSource source = source().build()) {
            assertThat(source.metrics().stream().map(Metric::name))
                    .contains(
                            stored("readings") + "." + stored("load"),
                            stored("readings"),
                            stored("numbers") + "." + stored("load"),
                            stored("numbers"))
                    .doesNotContain(stored("plain"), stored("readings") + "." + stored("host"));
        }
    }

    @Test
    void query_fewPoints_givesAllOfThem() throws Exception {
        TimeRange range = new TimeRange(ContractData.timeOf(10), ContractData.timeOf(60));
        try (JdbcDataSource source = source().build()) {
            Points.assertSame(
                    Points.series(source, load(range).maxDataPoints(1000).build()),
                    Map.of(label("a"), expected("a", range), label("b"), expected("b", range)));
        }
    }

    @ParameterizedTest
    @EnumSource(PushDown.class)
    void query_morePointsThanAskedFor_givesWhatTheEngineKeeps(PushDown pushDown) throws Exception {
        TimeRange range = new TimeRange(ContractData.START + 1234, ContractData.timeOf(3000) + 77);
        try (JdbcDataSource source = source().pushDown(pushDown).build()) {
            for (int maxDataPoints : FEW_MAX_DATA_POINTS) {
                Points.assertSame(
                        Points.series(
                                source, load(range).maxDataPoints(maxDataPoints).build()),
                        Map.of(
                                label("a"), Points.thinned(expected("a", range), range, maxDataPoints),
                                label("b"), Points.thinned(expected("b", range), range, maxDataPoints)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "ALWAYS"})
    void query_randomSeries_givesTheSameAsFromMemory(PushDown pushDown) throws Exception {
        try (JdbcDataSource source = source().pushDown(pushDown).maxSeries(1000).build()) {
            for (String table : List.of("shapes", "shape_numbers")) {
                String metric = stored(table) + "." + stored("load");
                MemorySource memory = new MemorySource(metric, shapes(metric, RandomSeries.RANGE));
                for (int maxDataPoints : MAX_DATA_POINTS) {
                    assertSameSeries(
                            TestExchange.query(source, metric, RandomSeries.RANGE, maxDataPoints),
                            TestExchange.query(memory, metric, RandomSeries.RANGE, maxDataPoints),
                            metric + " to " + maxDataPoints + " points");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "ALWAYS"})
    void query_randomSeriesInRandomRanges_givesTheSameAsFromMemory(PushDown pushDown) throws Exception {
        Random random = new Random(1);
        try (JdbcDataSource source = source().pushDown(pushDown).maxSeries(1000).build()) {
            for (int round = 0; round < 40; round++) {
                String metric = stored(round % 2 == 0 ? "shapes" : "shape_numbers") + "." + stored("load");
                TimeRange range = RandomSeries.randomRange(random);
                int maxDataPoints = 1 + random.nextInt(random.nextBoolean() ? 10 : 300);
                List<TimeSeries> expected = shapes(metric, range);
                if (expected.isEmpty()) {
                    continue; // An empty answer may say why, so it is not the same.
                }
                assertSameSeries(
                        TestExchange.query(source, metric, range, maxDataPoints),
                        TestExchange.query(new MemorySource(metric, expected), metric, range, maxDataPoints),
                        metric + " to " + maxDataPoints + " points of " + range);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "ALWAYS"})
    void query_oneOfManyRandomSeries_givesTheSameAsFromMemory(PushDown pushDown) throws Exception {
        String metric = stored("shapes") + "." + stored("load");
        try (JdbcDataSource source = source().pushDown(pushDown).build()) {
            for (RandomSeries shape : RandomSeries.all().subList(8, 20)) {
                MemorySource memory = new MemorySource(metric, shapes(metric, shape, RandomSeries.RANGE));
                String filter = ",\"adhocFilters\":[{\"key\":\"" + stored("shape")
                        + "\",\"operator\":\"=\",\"value\":\"" + shape.label() + "\"}]}";
                for (int maxDataPoints : FEW_MAX_DATA_POINTS) {
                    String body = TestExchange.body(metric, RandomSeries.RANGE, maxDataPoints)
                            .replaceAll("\\}$", filter);
                    assertThat(TestExchange.ask(source, Map.of(), "/query", body))
                            .as("seed %d to %d points", shape.seed(), maxDataPoints)
                            .isEqualTo(TestExchange.ask(memory, Map.of(), "/query", body));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "ALWAYS"})
    void query_randomSeriesWithoutLabels_givesWhatTheEngineKeeps(PushDown pushDown) throws Exception {
        List<RandomSeries> shapes = RandomSeries.all().subList(20, RandomSeries.SEEDS);
        JdbcDataSourceBuilder builder = source().discovery(false);
        for (RandomSeries shape : shapes) {
            String sql = "SELECT millis AS \"time\", load AS \"load\" FROM shape_numbers WHERE shape = '"
                    + shape.label() + "'";
            builder.metric(JdbcMetric.of(String.valueOf(shape.seed()), written(sql))
                    .withTimeFormat(TimeFormat.EPOCH_MILLIS)
                    .withPushDown(pushDown));
        }
        try (JdbcDataSource source = builder.build()) {
            for (RandomSeries shape : shapes) {
                for (int maxDataPoints : FEW_MAX_DATA_POINTS) {
                    Query query = Query.of(String.valueOf(shape.seed()), RandomSeries.RANGE)
                            .maxDataPoints(maxDataPoints)
                            .build();
                    assertThat(Points.of(source, query))
                            .as("seed %d to %d points", shape.seed(), maxDataPoints)
                            .isEqualTo(Points.thinned(shape.points(), RandomSeries.RANGE, maxDataPoints));
                }
            }
        }
    }

    private List<TimeSeries> shapes(String metric, TimeRange range) {
        List<TimeSeries> all = new ArrayList<>();
        RandomSeries.all().forEach(shape -> all.addAll(shapes(metric, shape, range)));
        all.sort(Comparator.comparing(one -> one.labels().toString()));
        return all;
    }

    /** The series; none if it has no points in the range. */
    private List<TimeSeries> shapes(String metric, RandomSeries shape, TimeRange range) {
        TimeSeries.Builder series = TimeSeries.named(metric);
        if (shape.label() != null) {
            series.label(stored("shape"), shape.label());
        }
        List<Point> points = shape.points(range);
        points.forEach(point -> series.add(point.epochMillis(), point.value()));
        return points.isEmpty() ? List.of() : List.of(series.build());
    }

    /** Names the series and with it the seed, instead of printing all of them. */
    private static void assertSameSeries(String actual, String expected, String what) {
        List<String> left = List.of(actual.split("(?=\\{\"target\")"));
        List<String> right = List.of(expected.split("(?=\\{\"target\")"));
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            String title = right.get(i).substring(0, Math.min(right.get(i).length(), 120));
            assertThat(left.get(i)).as("%s: %s", what, title).isEqualTo(right.get(i));
        }
        assertThat(left).as("number of series in %s", what).hasSameSizeAs(right);
    }

    @ParameterizedTest
    @EnumSource(PushDown.class)
    void query_thinned_saysHowManyPointsThereWere(PushDown pushDown) throws Exception {
        try (JdbcDataSource source = source().pushDown(pushDown).build()) {
            for (Frame frame : source.query(load(ALL).maxDataPoints(100).build())) {
                assertThat(frame.notices())
                        .extracting(Notice::text)
                        .allSatisfy(text -> assertThat(text).startsWith("4,000 points thinned to 202:"));
                assertThat(frame.notices()).hasSize(1);
            }
        }
    }

    @Test
    void query_nobodySaysWhoThins_thinsWhoIsQuicker() throws Exception {
        try (JdbcDataSource source = source().build()) {
            for (Frame frame : source.query(load(ALL).maxDataPoints(100).build())) {
                assertThat(String.valueOf(frame.executedQuery()).contains("GROUP BY"))
                        .isEqualTo(thinsQuicker());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PushDown.class)
    void query_serverDoesNotThin_givesAllPoints(PushDown pushDown) throws Exception {
        String metric = stored("readings") + "." + stored("load");
        try (JdbcDataSource source = source().pushDown(pushDown).build()) {
            String body = TestExchange.body(metric, ALL, 10);
            String answer = TestExchange.ask(source, Map.of("downsampling", "off"), "/query", body);
            assertThat(answer).doesNotContain("thinned to");
            assertThat(answer.split("\\],\\[", -1).length).isEqualTo(2 * ContractData.ROWS - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(PushDown.class)
    void query_seriesAsTable_hasAllRows(PushDown pushDown) throws Exception {
        try (JdbcDataSource source = source().pushDown(pushDown).build()) {
            Query query = load(ALL).maxDataPoints(10).shape(Shape.TABLE).build();
            Points.assertSame(
                    Points.series(source, query),
                    Map.of(label("a"), expected("a", ALL), label("b"), expected("b", ALL)));
        }
    }

    /** Seconds in 32 bits: their milliseconds do not fit. */
    @ParameterizedTest
    @EnumSource(PushDown.class)
    void query_secondsInSmallIntegers_givesTheirPoints(PushDown pushDown) throws Exception {
        assertTimes("CAST(sequence + 1700000000 AS INTEGER)", TimeFormat.EPOCH_SECONDS, pushDown);
    }

    @ParameterizedTest
    @EnumSource(PushDown.class)
    void query_millisecondsWithFractions_belongToTheirMillisecond(PushDown pushDown) throws Exception {
        assertTimes(
                "CAST(sequence AS DOUBLE PRECISION) * 1000 + 0.75 + 1700000000000", TimeFormat.EPOCH_MILLIS, pushDown);
        assertTimes(
                "CAST(sequence AS DECIMAL(20, 3)) * 1000 + 0.75 + 1700000000000", TimeFormat.EPOCH_MILLIS, pushDown);
    }

    /** Of times that are one second apart, both ends included. */
    private void assertTimes(String expression, TimeFormat format, PushDown pushDown) throws Exception {
        JdbcMetric metric = JdbcMetric.of(
                        "seconds",
                        written("SELECT " + expression
                                + " AS \"time\", load AS \"load\" FROM numbers WHERE host = 'a'"))
                .withTimeFormat(format)
                .withPushDown(pushDown);
        TimeRange range = new TimeRange(1_700_000_003_000L, 1_700_000_100_000L);
        List<Point> points = new ArrayList<>();
        for (int row = 3; row <= 100; row++) {
            points.add(new Point(1_700_000_000_000L + row * 1000L, ContractData.load("a", row)));
        }
        try (JdbcDataSource source = source().metric(metric).build()) {
            for (int maxDataPoints : new int[] {10, 1000}) {
                Query query =
                        Query.of("seconds", range).maxDataPoints(maxDataPoints).build();
                Points.assertSame(Points.of(source, query), Points.thinned(points, range, maxDataPoints));
            }
        }
    }

    @Test
    void query_manyPointsOfEpochNumbers_givesWhatTheEngineKeeps() throws Exception {
        try (JdbcDataSource source = source().build()) {
            Query query = Query.of(stored("numbers") + "." + stored("load"), ALL)
                    .maxDataPoints(150)
                    .filters(List.of(AdhocFilter.of(stored("host"), Operator.EQUAL, "b")))
                    .build();
            Points.assertSame(
                    Points.series(source, query), Map.of(label("b"), Points.thinned(expected("b", ALL), ALL, 150)));
        }
    }

    @Test
    void query_filterOnNumber_leavesRowsOut() throws Exception {
        try (JdbcDataSource source = source().build()) {
            Query query = load(ALL)
                    .maxDataPoints(ContractData.ROWS * 2)
                    .filters(List.of(
                            AdhocFilter.of(stored("host"), Operator.EQUAL, "a"),
                            AdhocFilter.of(stored("sequence"), Operator.LESS, "5")))
                    .build();
            Points.assertSame(Points.of(source, query), expected("a", ALL).subList(0, 5));
        }
    }

    /** The message about too many series says that a filter helps. */
    @ParameterizedTest
    @EnumSource(PushDown.class)
    void query_filterOnLabel_isAppliedBeforeSeriesAreCounted(PushDown pushDown) throws Exception {
        List<AdhocFilter> filters = List.of(
                AdhocFilter.of(stored("host"), Operator.MATCHES, "b.*"),
                AdhocFilter.of(stored("host"), Operator.NOT_MATCHES, "[^b].*"),
                AdhocFilter.of(stored("host"), Operator.GREATER_OR_EQUAL, "b"));
        try (JdbcDataSource source = source().pushDown(pushDown).maxSeries(1).build()) {
            for (AdhocFilter filter : filters) {
                Query thinned =
                        load(ALL).filters(List.of(filter)).maxDataPoints(150).build();
                Query whole =
                        load(ALL).filters(List.of(filter)).downsampling(false).build();

                assertThat(Points.series(source, thinned)).as(filter.toString()).containsOnlyKeys(label("b"));
                assertThat(Points.series(source, whole)).as(filter.toString()).containsOnlyKeys(label("b"));
            }
        }
    }

    @Test
    void query_filterThatCannotBeApplied_isRefused() throws Exception {
        try (JdbcDataSource source = source().build()) {
            Query query = load(ALL)
                    .filters(List.of(AdhocFilter.of(stored("sequence"), Operator.MATCHES, "1.*")))
                    .build();
            assertThatThrownBy(() -> source.query(query))
                    .isInstanceOfSatisfying(
                            SimpleJsonException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.BAD_REQUEST))
                    .hasMessageContaining("is not one of its labels");
        }
    }

    @Test
    void query_table_givesRowsInOrder() throws Exception {
        TimeRange range = new TimeRange(ContractData.timeOf(2), ContractData.timeOf(3));
        Query query = Query.of(stored("readings"), range)
                .filters(List.of(AdhocFilter.of(stored("host"), Operator.EQUAL, "b")))
                .build();
        try (JdbcDataSource source = source().build()) {
            assertThat(Points.columns(source, query))
                    .containsExactly(
                            stored("taken_at") + ":TIME",
                            stored("host") + ":STRING",
                            stored("load") + ":NUMBER",
                            stored("sequence") + ":NUMBER");
            List<List<Object>> rows = Points.rows(source, query);
            assertThat(rows)
                    .extracting(row -> row.get(0))
                    .containsExactly(ContractData.timeOf(2), ContractData.timeOf(3));
            assertThat(rows).extracting(row -> row.get(1)).containsExactly("b", "b");
            assertThat(rows)
                    .extracting(row -> ((Number) row.get(2)).doubleValue())
                    .containsExactly(ContractData.load("b", 2), ContractData.load("b", 3));
            assertThat(rows)
                    .extracting(row -> ((Number) row.get(3)).longValue())
                    .containsExactly(2L, 3L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 100_000})
    void query_configuredMetric_bindsEverything(int maxDataPoints) throws Exception {
        JdbcMetric metric = JdbcMetric.of("mine", written(METRIC_SQL))
                .withTimeFormat(TimeFormat.EPOCH_MILLIS)
                .withValue("load")
                .withLabels("host")
                .withUnit("percent");
        try (JdbcDataSource source = source().discovery(false).metric(metric).build()) {
            Query query = Query.of("mine", ALL)
                    .maxDataPoints(maxDataPoints)
                    .filters(List.of(AdhocFilter.of("host", Operator.EQUAL, "a")))
                    .build();
            List<Point> points = expected("a", ALL);
            Points.assertSame(
                    Points.series(source, query),
                    Map.of(Map.of("host", "a"), Points.thinned(points, ALL, maxDataPoints)));
            assertThat(source.metrics()).extracting(Metric::name).containsExactly("mine");
        }
    }

    @Test
    void query_hostileMetricName_isUnknown() throws Exception {
        try (JdbcDataSource source = source().build()) {
            for (String name : List.of(
                    "readings\"; DROP TABLE readings; --", "'; SELECT 1", "../../etc/passwd", "a\0b", "SELECT 1")) {
                assertThat(source.answers(name, RequestContext.none())).isFalse();
                assertThatThrownBy(() -> source.query(Query.of(name, ALL).build()))
                        .isInstanceOf(SimpleJsonException.class)
                        .hasMessageContaining("is unknown");
            }
        }
    }

    @Test
    void query_hostileFilterValue_matchesNothing() throws Exception {
        try (JdbcDataSource source = source().build()) {
            Query query = load(ALL)
                    .maxDataPoints(10)
                    .filters(List.of(AdhocFilter.of(stored("host"), Operator.EQUAL, "a' OR '1'='1")))
                    .build();
            assertThat(Points.series(source, query)).isEmpty();
        }
    }

    @Test
    void query_timesFarOutside_givesNothing() throws Exception {
        List<TimeRange> ranges = List.of(
                new TimeRange(Long.MIN_VALUE, Long.MIN_VALUE + 5),
                new TimeRange(Long.MAX_VALUE - 5, Long.MAX_VALUE),
                TimeRange.between(Instant.parse("9999-12-31T00:00:00Z"), Instant.parse("+20000-01-01T00:00:00Z")));
        try (JdbcDataSource source = source().build()) {
            for (TimeRange range : ranges) {
                assertThat(Points.series(source, load(range).maxDataPoints(10).build()))
                        .isEmpty();
            }
        }
    }

    @Test
    void tags_textColumns_giveTheirValues() throws Exception {
        TagQuery query = new TagQuery(List.of(), ALL, RequestContext.none());
        try (JdbcDataSource source = source().build()) {
            assertThat(source.tagKeys(query)).contains(stored("host"));
            assertThat(source.tagValues(stored("host"), query)).containsExactly("a", "b");
            assertThat(source.tagValues("nonsense\"", query)).isEmpty();
        }
    }

    /** With the parameter the conditions stand inside the query, without it around it. */
    @ParameterizedTest
    @ValueSource(strings = {METRIC_SQL, METRIC_SQL_WITHOUT_FILTERS})
    void tags_configuredMetric_areOfferedAndHaveAnEffect(String sql) throws Exception {
        JdbcMetric metric = JdbcMetric.of("mine", written(sql))
                .withTimeFormat(TimeFormat.EPOCH_MILLIS)
                .withValue("load")
                .withLabels("host");
        TimeRange range = new TimeRange(ContractData.timeOf(10), ContractData.timeOf(60));
        TagQuery tags = new TagQuery(List.of(), range, RequestContext.none());
        try (JdbcDataSource source = source().discovery(false).metric(metric).build()) {
            assertThat(source.tagKeys(tags)).containsExactly("host");
            assertThat(source.tagValues("host", tags)).containsExactly("a", "b");
            assertThat(source.tagValues("load", tags)).isEmpty();
            Query query = Query.of("mine", range)
                    .maxDataPoints(1000)
                    .filters(List.of(AdhocFilter.of("host", Operator.EQUAL, "b")))
                    .build();
            assertThat(Points.series(source, query).keySet()).containsExactly(Map.of("host", "b"));
        }
    }

    /** What is still executed for the data source; databases inside the process have nowhere to look. */
    String executed() throws Exception {
        return "";
    }

    @Test
    void query_cancelled_stopsTheDatabase() throws Exception {
        // Of 512 thousand million rows, none.
        JdbcMetric endless = JdbcMetric.of(
                        "endless",
                        written("SELECT a.millis AS \"time\", a.load AS \"load\" FROM numbers a, numbers b, numbers c"
                                + " WHERE a.load + b.load + c.load > 10000"))
                .withTimeFormat(TimeFormat.EPOCH_MILLIS);
        for (PushDown pushDown : List.of(PushDown.ALWAYS, PushDown.NEVER)) {
            // The first statement asks for the columns, the second is the endless one.
            Cancelled cancellation = new Cancelled(2);
            Query query = Query.of("endless", ALL)
                    .maxDataPoints(100)
                    .context(new RequestContext(ZoneOffset.UTC, "", Map.of(), cancellation))
                    .build();
            try (JdbcDataSource source =
                    source().metric(endless.withPushDown(pushDown)).build()) {
                CompletableFuture<Object> running = CompletableFuture.supplyAsync(() -> answerOrFailure(source, query));
                assertThat(cancellation.registered().await(60, TimeUnit.SECONDS))
                        .isTrue();
                cancellation.cancel();
                assertThat(running.get(60, TimeUnit.SECONDS))
                        .isInstanceOfSatisfying(
                                SimpleJsonException.class,
                                failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.TIMED_OUT));
                assertThat(executed()).doesNotContain("numbers a, numbers b");
            }
        }
    }

    private static Object answerOrFailure(JdbcDataSource source, Query query) {
        try {
            return source.query(query);
        } catch (Exception failure) {
            return failure;
        }
    }
}
