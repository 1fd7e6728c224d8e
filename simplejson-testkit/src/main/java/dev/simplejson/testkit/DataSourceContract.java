// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Payload;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every data source promises; see {@link DataSource}. Extend it, say how a source is made and when it has data, and each promise is a test:
 *
 * <pre>{@code
 * class ShopDataSourceTest extends DataSourceContract {
 *     @Override
 *     protected DataSource source() {
 *         return new ShopDataSource(testDatabase);
 *     }
 *
 *     @Override
 *     protected TimeRange range() {
 *         return TimeRange.between(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z"));
 *     }
 * }
 * }</pre>
 *
 * <p>Each test makes a source of its own, and closes it afterwards if it can be closed.
 */
public abstract class DataSourceContract {
    private static final int METRICS_ASKED = 20;
    private static final int PARALLEL_QUERIES = 16;
    private static final int BROKEN_OFF = 40;
    /** The last before and the first behind a range, which a source may find along with it. */
    private static final int NEIGHBOURS = 2;

    /** Open files that the virtual machine itself may need meanwhile. */
    private static final int OTHER_FILES = 20;

    private DataSource source;

    /** Made once for each test. */
    protected DataSourceContract() {}

    /** A new data source. */
    protected abstract DataSource source() throws Exception;

    /** A time in which every metric that is asked for has data, and in which nothing changes any more. Some points are enough. */
    protected abstract TimeRange range();

    /** The metrics that are asked for; by default the first twenty of those that are listed. */
    protected List<String> metrics(DataSource asked) throws Exception {
        return asked.metrics(RequestContext.none()).stream()
                .map(Metric::name)
                .limit(METRICS_ASKED)
                .toList();
    }

    /** What is entered for a metric in the query builder: values of its inputs by their names; nothing by default. */
    protected Map<String, String> payload(String metric) {
        return Map.of();
    }

    /** How long one call may take; ten seconds by default. */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    @BeforeEach
    final void makeSource() throws Exception {
        source = source();
        assertThat(source).as("source() must make a data source").isNotNull();
    }

    @AfterEach
    final void closeSource() throws Exception {
        if (source instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Test
    @DisplayName("its name is always the same, not empty, and holds no slash: it is part of URLs and targets")
    final void name_isStable() throws Exception {
        String name = source.name();

        assertThat(name).as("name()").isNotBlank().doesNotContain("/").isEqualTo(source.name());
        assertThat(source().name())
                .as("name() of the next instance: dashboards hold it")
                .isEqualTo(name);
    }

    @Test
    @DisplayName("it lists its metrics, each name once, never null")
    final void metrics_areListed() throws Exception {
        List<Metric> metrics = source.metrics(RequestContext.none());

        assertThat(metrics).as("metrics()").isNotNull().doesNotContainNull();
        assertThat(metrics.stream().map(Metric::name))
                .as("names of metrics()")
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    @DisplayName("its metrics keep their names: dashboards hold them")
    final void metrics_areStable() throws Exception {
        List<String> first = metrics(source);

        assertThat(metrics(source)).as("names when metrics() is called again").isEqualTo(first);
    }

    @Test
    @DisplayName("it answers what it lists, and search() finds it")
    final void metrics_areAnsweredAndFound() throws Exception {
        for (String metric : metrics(source)) {
            assertThat(source.answers(metric, RequestContext.none()))
                    .as("answers(\"%s\"), which metrics() lists", metric)
                    .isTrue();
            assertThat(source.search(metric, Integer.MAX_VALUE, RequestContext.none()))
                    .as("search(\"%s\")", metric)
                    .extracting(Metric::name)
                    .contains(metric);
        }
    }

    @Test
    @DisplayName("a query gives frames with data, never null")
    final void query_givesFrames() throws Exception {
        checkData();
    }

    @Test
    @DisplayName("points come in ascending time")
    final void points_ascend() throws Exception {
        for (String metric : metrics(source)) {
            for (Content series : query(metric, range())) {
                List<Long> times = series.times();
                for (int i = 1; i < times.size(); i++) {
                    assertThat(times.get(i))
                            .as("time %d of '%s', behind %d: sort the points by time", i, series, times.get(i - 1))
                            .isGreaterThanOrEqualTo(times.get(i - 1));
                }
            }
        }
    }

    @Test
    @DisplayName("times are epoch milliseconds, not seconds")
    final void points_areInMilliseconds() throws Exception {
        TimeRange range = range();
        for (String metric : metrics(source)) {
            assertThat(query(metric, range))
                    .allSatisfy(series -> assertThat(series.times())
                            .as("times of '%s' in %s: a time in seconds is to be multiplied by 1000", series, range)
                            .noneMatch(time -> range.contains(time * 1000) && !range.contains(time)));
        }
    }

    @Test
    @DisplayName("points lie in the range that was asked for")
    final void points_areInRange() throws Exception {
        TimeRange range = range();
        long third = range.durationMillis() / 3;
        TimeRange middle = new TimeRange(range.fromEpochMillis() + third, range.toEpochMillis() - third);
        for (String metric : metrics(source)) {
            for (Content series : query(metric, middle)) {
                assertThat(series.times().stream().filter(time -> !middle.contains(time)))
                        .as(
                                "times of '%s' outside of %s: the engine drops them, but they were read in vain",
                                series, middle)
                        .hasSizeLessThanOrEqualTo(NEIGHBOURS);
            }
        }
    }

    @Test
    @DisplayName("queries at the same time get what each gets alone")
    final void query_inParallel_isTheSame() throws Exception {
        List<String> metrics = metrics(source);
        Map<String, List<Content>> alone = new LinkedHashMap<>();
        for (String metric : metrics) {
            alone.put(metric, query(metric, range()));
        }
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL_QUERIES);
        try {
            List<Future<List<Content>>> asked = new ArrayList<>();
            for (int i = 0; i < PARALLEL_QUERIES * 4; i++) {
                String metric = metrics.get(i % metrics.size());
                asked.add(pool.submit(() -> Content.of(frames(metric, range()))));
            }
            for (int i = 0; i < asked.size(); i++) {
                String metric = metrics.get(i % metrics.size());
                assertThat(asked.get(i).get(patience().toMillis(), TimeUnit.MILLISECONDS))
                        .as("'%s' while others are asked: one instance answers many requests at once", metric)
                        .isEqualTo(alone.get(metric));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("a query ends when its thread is interrupted: its answer is not wanted any more")
    final void query_interrupted_ends() throws Exception {
        for (String metric : metrics(source)) {
            FutureTask<List<Content>> task = new FutureTask<>(() -> Content.of(frames(metric, range())));
            Thread thread = new Thread(task, "interrupted query");
            thread.setDaemon(true);
            thread.start();
            thread.interrupt();
            thread.join(patience().toMillis());

            assertThat(thread.isAlive())
                    .as("query(\"%s\") goes on after an interrupt, and keeps one of the source's few threads", metric)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("a filter that the source applies itself leaves what the engine would leave")
    final void filters_twice_areHarmless() throws Exception {
        SimpleJsonSettings settings =
                SimpleJsonSettings.builder().deadline(patience()).build();
        TagQuery any = new TagQuery(List.of(), range(), RequestContext.none());
        for (String key : source.tagKeys(any)) {
            for (String value : source.tagValues(key, any).stream().limit(3).toList()) {
                for (Operator operator : List.of(Operator.EQUAL, Operator.NOT_EQUAL)) {
                    AdhocFilter filter = AdhocFilter.of(key, operator, value);
                    for (String metric : metrics(source)) {
                        assertThat(drawn(settings, query -> query, metric, filter))
                                .as(
                                        "'%s' where %s %s %s, which the engine filters, too",
                                        metric, key, operator.symbol(), value)
                                .isIn(
                                        // The source does it all,
                                        drawn(settings, query -> filtered(query, filter), metric, null),
                                        // or leaves it to the engine.
                                        drawn(settings, query -> filtered(query, null), metric, filter));
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("a deferred series that is broken off closes what it opened, and says so")
    final void deferred_brokenOff_closes() throws Exception {
        long before = OpenFiles.count();
        for (String metric : metrics(source)) {
            for (int i = 0; i < BROKEN_OFF; i++) {
                assertTimeoutPreemptively(
                        patience(), () -> frames(metric, range()).forEach(DataSourceContract::breakOff));
            }
        }
        assertThat(OpenFiles.count())
                .as("open files after %d queries that were broken off; there were %d", BROKEN_OFF, before)
                .isLessThan(before + OTHER_FILES);
        checkData();
    }

    @Test
    @DisplayName("annotations, keys and values are lists, never null")
    final void otherLists_areNeverNull() throws Exception {
        assertThat(source.annotations(AnnotationQuery.in(range())))
                .as("annotations()")
                .isNotNull()
                .doesNotContainNull();
        TagQuery any = new TagQuery(List.of(), range(), RequestContext.none());
        List<String> keys = source.tagKeys(any);
        assertThat(keys).as("tagKeys()").isNotNull().doesNotContainNull().doesNotHaveDuplicates();
        for (String key : keys) {
            assertThat(source.tagValues(key, any))
                    .as("tagValues(\"%s\")", key)
                    .isNotNull()
                    .doesNotContainNull();
        }
    }

    private void checkData() throws Exception {
        for (String metric : metrics(source)) {
            assertThat(query(metric, range()).stream().mapToInt(Content::size).sum())
                    .as("points or rows of '%s' in range(), which must have data: %s", metric, range())
                    .isPositive();
        }
    }

    /** What a query gives, read to its end. */
    private List<Content> query(String metric, TimeRange range) {
        String what = "query(\"" + metric + "\") within the patience of this test, " + patience();
        return assertTimeoutPreemptively(patience(), () -> Content.of(frames(metric, range)), what);
    }

    private List<Frame> frames(String metric, TimeRange range) throws Exception {
        List<Frame> frames = source.query(
                Query.of(metric, range).payload(Payload.of(payload(metric))).build());
        assertThat(frames).as("query(\"%s\")", metric).isNotNull().doesNotContainNull();
        return frames;
    }

    private static Query filtered(Query query, @Nullable AdhocFilter filter) {
        return query.toBuilder()
                .filters(filter == null ? List.of() : List.of(filter))
                .build();
    }

    /** What a panel gets, without what is said about it, if the source is asked something else. */
    private JsonNode drawn(
            SimpleJsonSettings settings, UnaryOperator<Query> asked, String metric, @Nullable AdhocFilter filter) {
        try (SimpleJsonTester tester = SimpleJsonTester.of(settings, new Borrowed(source, asked))) {
            PanelQuery query = tester.query(metric).payload(payload(metric));
            if (filter != null) {
                query.filter(filter.key(), filter.operator(), filter.value());
            }
            JsonNode frames = PanelAssert.json(tester.ask(MemoryExchange.post("/query", query.body(range()))));
            frames.forEach(frame -> ((ObjectNode) frame).remove("meta"));
            return frames;
        }
    }

    private static void breakOff(Frame frame) {
        IllegalStateException broken = new IllegalStateException("the client has gone");
        int[] given = {0};
        try {
            if (frame instanceof TimeSeries series && series.isDeferred()) {
                series.forEach((time, value) -> {
                    given[0]++;
                    throw broken;
                });
            } else if (frame instanceof Table table && table.isDeferred()) {
                table.forEach(row -> {
                    given[0]++;
                    throw broken;
                });
            }
            assertThat(given[0])
                    .as("points pushed into a sink that throws: its exception must come out")
                    .isZero();
        } catch (Exception e) {
            assertThat(e)
                    .as("what comes out when a sink throws")
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isSameAs(broken),
                            thrown -> assertThat(thrown).hasRootCause(broken));
        }
    }
}
