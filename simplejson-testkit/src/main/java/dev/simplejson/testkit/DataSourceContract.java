// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Annotation;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.MetricInput;
import dev.simplejson.model.Payload;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.InputQuery;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import dev.simplejson.spi.VariableQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every data source promises; see {@link DataSource}. Extend it, say how a source is made and when it has data, and each promise is a
 * test:
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
    private static final int VALUES_ASKED = 3;
    private static final int PARALLEL_QUERIES = 16;
    private static final int PARALLEL_ROUNDS = 4;
    private static final Duration PARALLEL_TIME = Duration.ofMillis(200);
    private static final List<Operator> SIMPLE = List.of(Operator.EQUAL, Operator.NOT_EQUAL);
    private static final Duration DECADE = Duration.ofDays(3652);

    /** The last before and the first behind a range, which a source may find along with it. */
    private static final int NEIGHBOURS = 2;

    /** What nobody lists, and what people type on their way to something. */
    private static final String UNKNOWN = "no such thing (';%*[\\";

    private static final String ANSWER = "nothing is wrong in this test, so it must give an answer; the cause is below";
    private static final String ANY_TIME = "where there is nothing, return an empty list";
    private static final String ANY_FILTER =
            "all ten operators may come, and any value, so leave operators that it does not know to the engine, or throw a SimpleJsonException that says so";
    private static final String ANY_TEXT =
            "people may send any text: return an empty list, or throw a SimpleJsonException that tells them";

    private DataSource source;

    /** Made once for each test. */
    protected DataSourceContract() {}

    /** A new data source. */
    protected abstract DataSource source() throws Exception;

    /** A time in which every metric that is asked for has data, and in which nothing changes any more. Some points are enough. */
    protected abstract TimeRange range();

    /**
     * The metrics that are asked for; by default the first twenty of those that are listed. What has no data in {@link #range()} is left
     * out here, such as a gauge, which has nothing but its value now.
     */
    protected List<String> metrics(DataSource asked) throws Exception {
        return listed(asked).stream().limit(METRICS_ASKED).toList();
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
    final void closeSource() {
        close(source);
    }

    @Test
    @DisplayName("its name is always the same, not empty, and holds no slash: it is part of URLs and targets")
    final void name_isStable() throws Exception {
        answer("name()", "targets and URLs hold it", () -> DataSources.of(source));
        String name = source.name();

        assertThat(source.name())
                .as("name() when it is called again: dashboards hold it, so always return the same")
                .isEqualTo(name);
        assertThat(ofNext(DataSource::name))
                .as(
                        "name() of the next instance: dashboards hold it, so build it of nothing that differs from start to start")
                .isEqualTo(name);
    }

    @Test
    @DisplayName("it lists its metrics, each name once, never null")
    final void metrics_areListed() throws Exception {
        List<String> names = listed(source);

        assertThat(names).as("names of metrics(): list each once").doesNotHaveDuplicates();
        assertThat(names)
                .as("names of metrics(): people must see them, so give each some text")
                .noneMatch(String::isBlank);
        if (names.isEmpty()) {
            assertThat(annotations(AnnotationQuery.in(range())))
                    .as("metrics() is empty, and so is annotations() in range(): list what can be queried")
                    .isNotEmpty();
        }
    }

    @Test
    @DisplayName("its metrics and series keep their names: dashboards hold them")
    final void metrics_areStable() throws Exception {
        // Before the first one is asked: not every database lets two in.
        List<List<String>> next = ofNext(this::allNames);
        List<List<String>> first = allNames(source);
        List<List<String>> again = allNames(source);
        String mend =
                "dashboards hold them, so build them of nothing that differs from call to call or from start to start";

        assertThat(again.get(0))
                .as("names when metrics() is called again: %s", mend)
                .isEqualTo(first.get(0));
        assertThat(again)
                .as("names and labels when query() is called again: %s", mend)
                .isEqualTo(first);
        assertThat(next.get(0))
                .as("names of metrics() of the next instance: %s", mend)
                .isEqualTo(first.get(0));
        assertThat(next)
                .as("names and labels of query() of the next instance: %s", mend)
                .isEqualTo(first);
    }

    @Test
    @DisplayName("it answers what it lists, and search() finds it")
    final void metrics_areAnsweredAndFound() throws Exception {
        for (String metric : metrics(source)) {
            assertThat(answer(
                            "answers(\"" + metric + "\")", ANSWER, () -> source.answers(metric, RequestContext.none())))
                    .as("answers(\"%s\"), which metrics() lists: it must be true for all that can be queried", metric)
                    .isTrue();
            assertThat(search(metric))
                    .as("search(\"%s\"): the query editor must find what metrics() lists", metric)
                    .contains(metric);
            assertThat(search(""))
                    .as("search(\"\"): the empty text must offer everything")
                    .contains(metric);
        }
        for (String found : search("").stream().limit(METRICS_ASKED).toList()) {
            assertThat(answer("answers(\"" + found + "\")", ANSWER, () -> source.answers(found, RequestContext.none())))
                    .as(
                            "answers(\"%s\"), which search(\"\") offers: a panel that chooses it finds nothing, so offer what can be queried",
                            found)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("a query gives frames with data, never null")
    final void query_givesFrames() throws Exception {
        checkData("which must have data", ANSWER);
    }

    @Test
    @DisplayName("the same question gets the same answer, whatever else is asked meanwhile")
    final void query_again_isTheSame() throws Exception {
        TimeRange range = range();
        List<String> metrics = metrics(source);
        List<List<Content>> alone = new ArrayList<>();
        for (String metric : metrics) {
            alone.add(query(metric, range));
            Checks.checkSame(
                    "'" + metric
                            + "' asked a second time: each query must get its own answer, and nothing changes in range()",
                    alone.get(alone.size() - 1),
                    query(metric, range));
        }
        String mend =
                "answers are read later, in any order, and some never: keep nothing of a query in fields, and open in the producer what it reads";
        List<List<Frame>> unread = answer("query() of all metrics, before any answer is read", mend, () -> {
            List<List<Frame>> frames = new ArrayList<>();
            for (String metric : metrics) {
                frames.add(frames(metric, range));
                frames(metric, middle(range));
            }
            return frames;
        });
        for (int i = metrics.size() - 1; i >= 0; i--) {
            List<Frame> frames = unread.get(i);
            Checks.checkSame(
                    "'" + metrics.get(i) + "' read after others were asked: " + mend,
                    alone.get(i),
                    answer("an answer for '" + metrics.get(i) + "' read late", mend, () -> Content.of(frames)));
        }
    }

    @Test
    @DisplayName("series of an answer can be told apart")
    final void series_canBeToldApart() throws Exception {
        for (String metric : metrics(source)) {
            assertThat(query(metric, range()).stream().filter(Content::isSeries).map(Content::name))
                    .as(
                            "series of '%s': those of the same name need labels or titles that differ, else nobody can tell them apart",
                            metric)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("points come in ascending time")
    final void points_ascend() throws Exception {
        for (String metric : metrics(source)) {
            for (Content series : query(metric, range())) {
                List<Long> times = series.times();
                for (int i = 1; series.isSeries() && i < times.size(); i++) {
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
            for (Content frame : query(metric, range)) {
                frame.times().forEach(time -> Checks.checkUnit("'" + frame + "'", time, range));
            }
        }
        for (Annotation annotation : annotations(AnnotationQuery.in(range))) {
            Checks.checkUnit("annotation '" + annotation.title() + "'", annotation.epochMillis(), range);
            Checks.checkUnit("annotation '" + annotation.title() + "'", annotation.endEpochMillis(), range);
        }
    }

    @Test
    @DisplayName("points lie in the range that was asked for")
    final void points_areInRange() throws Exception {
        TimeRange middle = middle(range());
        for (String metric : metrics(source)) {
            for (Content series : query(metric, middle)) {
                assertThat(series.times().stream().filter(time -> series.isSeries() && !middle.contains(time)))
                        .as(
                                "times of '%s' outside of %s: the engine drops them, but they were read in vain; read what query.range() says, in UTC",
                                series, middle)
                        .hasSizeLessThanOrEqualTo(NEIGHBOURS);
            }
        }
    }

    @Test
    @DisplayName("where there is nothing, the answer is empty and no error, whatever the panel is like")
    final void query_ofAnyPanel_isAnswered() throws Exception {
        TimeRange range = range();
        for (String metric : metrics(source)) {
            Query asked = queryOf(metric, range);
            for (TimeRange other : List.of(
                    new TimeRange(range.fromEpochMillis(), range.fromEpochMillis() + 1),
                    shifted(range, DECADE.negated()),
                    shifted(range, DECADE))) {
                readAny("query(\"" + metric + "\") in " + other, ANY_TIME, queryOf(metric, other));
            }
            for (Shape shape : Shape.values()) {
                readAny(
                        "query(\"" + metric + "\") for the shape " + shape,
                        "a source may answer either shape",
                        asked.toBuilder().shape(shape).build());
            }
            readAny(
                    "query(\"" + metric + "\") with maxDataPoints 1",
                    "panels may be that small: do not divide by it less one",
                    asked.toBuilder().maxDataPoints(1).build());
            readAny(
                    "query(\"" + metric + "\") with a filter on what it does not have",
                    "leave filters that it does not know to the engine",
                    filtered(asked, AdhocFilter.of(UNKNOWN, Operator.EQUAL, UNKNOWN)));
            readAny(
                    "query(\"" + metric + "\") with a payload that it does not know",
                    "other versions of a dashboard may send it: leave it out",
                    asked.toBuilder()
                            .payload(Payload.of(Map.of(UNKNOWN, UNKNOWN)))
                            .build());
        }
    }

    @Test
    @DisplayName("queries at the same time get what each gets alone")
    final void query_inParallel_isTheSame() throws Exception {
        Map<String, Callable<?>> questions = new LinkedHashMap<>();
        TagQuery tags = new TagQuery(List.of(), range(), RequestContext.none());
        questions.put("metrics()", () -> names(source.metrics(RequestContext.none())));
        questions.put("search(\"\")", () -> names(source.search("", METRICS_ASKED, RequestContext.none())));
        questions.put("tagKeys()", () -> List.copyOf(source.tagKeys(tags)));
        for (String key : tagKeys()) {
            questions.put("tagValues(\"" + key + "\")", () -> List.copyOf(source.tagValues(key, tags)));
        }
        questions.put("annotations()", () -> {
            source.annotations(AnnotationQuery.in(range()));
            return true; // What was may become known later.
        });
        List<String> lists = List.copyOf(questions.keySet());
        List<String> metrics = metrics(source);
        for (String metric : metrics) {
            questions.put("query(\"" + metric + "\")", () -> Content.of(frames(metric, range()), Thread::yield));
        }
        Map<String, Object> alone = new LinkedHashMap<>();
        for (Map.Entry<String, Callable<?>> question : questions.entrySet()) {
            alone.put(question.getKey(), answer(question.getKey(), ANSWER, question.getValue()));
        }
        String mend =
                "one instance answers many requests at once: keep nothing of a query in fields, and guard or copy what is shared (SimpleDateFormat, a cursor)";
        long until = System.nanoTime() + PARALLEL_TIME.toNanos();
        CyclicBarrier together = new CyclicBarrier(PARALLEL_QUERIES);
        List<String> queries = questions.keySet().stream().skip(lists.size()).toList();
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL_QUERIES);
        try {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < PARALLEL_QUERIES; i++) {
                int first = i;
                asked.add(pool.submit(() -> {
                    together.await();
                    for (int round = 0; round < PARALLEL_ROUNDS || System.nanoTime() < until; round++) {
                        // All ask the same list at once, and queries between.
                        boolean list = queries.isEmpty() || round % 2 == 0;
                        String what = list
                                ? lists.get(round / 2 % lists.size())
                                : queries.get((first + round / 2) % queries.size());
                        Checks.checkSame(
                                what + " while others are asked: " + mend,
                                Objects.requireNonNull(alone.get(what)),
                                Checks.described(
                                        what + " while others are asked",
                                        mend,
                                        Objects.requireNonNull(questions.get(what))));
                    }
                    return null;
                }));
            }
            for (Future<?> one : asked) {
                one.get(patience().multipliedBy(PARALLEL_ROUNDS).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException e) {
            Throwable failure = Objects.requireNonNullElse(e.getCause(), e);
            throw new AssertionError(failure.getMessage(), failure);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    PARALLEL_QUERIES + " queries at once did not end within " + PARALLEL_ROUNDS
                            + " times the patience() of this test, " + patience() + ": " + mend
                            + ", and wait for no other query",
                    e);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("a query ends when its thread is interrupted: its answer is not wanted any more")
    final void query_interrupted_ends() throws Exception {
        String mend = "wait only in what throws InterruptedException, or call query.checkAlive() in long loops";
        for (String metric : metrics(source)) {
            AtomicReference<String> swallowed = new AtomicReference<>();
            for (Interrupted when : Interrupted.values()) {
                Thread thread = new Thread(
                        () -> {
                            if (!when.isKept(() -> frames(metric, range()))) {
                                swallowed.set(
                                        "query(\"" + metric + "\") swallowed " + when.words()
                                                + ": it neither threw nor left its thread interrupted, so nobody learns that the answer is not wanted; throw the"
                                                + " InterruptedException on, or call Thread.currentThread().interrupt() where it is caught");
                            }
                        },
                        "interrupted query");
                thread.setDaemon(true);
                thread.start();
                if (when == Interrupted.FROM_OUTSIDE) {
                    thread.interrupt();
                }
                thread.join(patience().toMillis());

                assertThat(thread.isAlive())
                        .as(
                                "query(\"%s\") goes on after an interrupt, and keeps one of the source's few threads: %s",
                                metric, mend)
                        .isFalse();
                assertThat(swallowed.get()).as(swallowed.get()).isNull();
            }
        }
        checkData(
                "which others must still get after a query was interrupted",
                "others must still get it after a query was interrupted, so share nothing that an interrupt closes, as a FileChannel");
    }

    @Test
    @DisplayName("a filter that the source applies itself leaves what the engine would leave")
    final void filters_twice_areHarmless() throws Exception {
        SimpleJsonSettings settings =
                SimpleJsonSettings.builder().deadline(patience()).build();
        for (String key : tagKeys()) {
            List<String> values = tagValues(key).stream().limit(VALUES_ASKED).toList();
            for (String value : values) {
                boolean first = value.equals(values.get(0));
                for (Operator operator : first ? List.of(Operator.values()) : SIMPLE) {
                    boolean pattern = operator == Operator.MATCHES || operator == Operator.NOT_MATCHES;
                    AdhocFilter filter = AdhocFilter.of(key, operator, pattern ? quoted(value) : value);
                    for (String metric : metrics(source)) {
                        checkFilter(settings, metric, filter);
                    }
                }
            }
        }
    }

    private void checkFilter(SimpleJsonSettings settings, String metric, AdhocFilter filter) {
        String where = "'" + metric + "' where " + filter.key() + " "
                + filter.operator().symbol() + " " + filter.value();
        if (refuses(metric, filter, where)) {
            return; // In words, so that nobody takes it for an answer.
        }
        JsonNode both = drawn(settings, query -> query, metric, filter, where);
        JsonNode byEngine = drawn(settings, query -> filtered(query, null), metric, filter, where);
        // What only the source knows, it filters alone.
        boolean known = answer(
                where, ANSWER, () -> frames(metric, range()).stream().allMatch(frame -> has(frame, filter.key())));
        if (!both.equals(byEngine)
                && (known || !both.equals(drawn(settings, query -> filtered(query, filter), metric, null, where)))) {
            throw new BrokenPromise(where
                    + ", which the engine filters, too, is not what the engine leaves: use AdhocFilter.matches() on the"
                    + " label or column of that name, or leave it to the engine; expected " + byEngine
                    + ", but there was " + both);
        }
    }

    private boolean refuses(String metric, AdhocFilter filter, String where) {
        return answer("query() of " + where, ANY_FILTER, () -> {
            try {
                Content.of(Checks.checked(
                        "query() of " + where, source.query(filtered(queryOf(metric, range()), filter))));
                return false;
            } catch (SimpleJsonException refused) {
                return true;
            }
        });
    }

    @Test
    @DisplayName("a key that filters are offered does something")
    final void filters_doSomething() throws Exception {
        List<String> metrics = metrics(source);
        if (metrics.size() < listed(source).size()) {
            return; // It may belong to what is not asked for.
        }
        for (String key : tagKeys()) {
            AdhocFilter filter = AdhocFilter.of(key, Operator.EQUAL, UNKNOWN);
            AnnotationQuery events = AnnotationQuery.in(range());
            boolean does = !annotations(events).equals(annotations(events.withFilters(List.of(filter))));
            for (String metric : metrics) {
                for (Shape shape : Shape.values()) {
                    Query asked =
                            queryOf(metric, range()).toBuilder().shape(shape).build();
                    does |= answer("query(\"" + metric + "\") with and without a filter", ANSWER, () -> {
                        List<Frame> frames = Checks.checked("query()", source.query(asked));
                        return frames.stream().anyMatch(frame -> has(frame, key))
                                || !Content.of(frames)
                                        .equals(Content.of(
                                                Checks.checked("query()", source.query(filtered(asked, filter)))));
                    });
                }
            }
            assertThat(does)
                    .as(
                            "tagKeys() offers '%s', which is no label and no column of any metric, so that a filter on it does nothing:"
                                    + " offer the names of labels and columns, or apply the filter in query()",
                            key)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("a deferred series that is broken off closes what it opened, and says so")
    final void deferred_brokenOff_closes() throws Exception {
        checkLeaks(
                "were broken off",
                "close in the producer what it opened, also when the sink throws: try-with-resources does",
                true);
    }

    @Test
    @DisplayName("a deferred series that is never read has opened nothing")
    final void deferred_unread_opensNothing() throws Exception {
        checkLeaks(
                "were never read",
                "the producer may never run, so open a connection, a file or a thread in it, and not in query()",
                false);
    }

    @Test
    @DisplayName("annotations, keys, values, options and what is found are lists, never null, for any text")
    final void otherLists_areNeverNull() throws Exception {
        TimeRange range = range();
        RequestContext context = RequestContext.none();
        annotations(AnnotationQuery.in(range));
        for (String key : tagKeys()) {
            tagValues(key);
        }
        for (Metric metric : answer("metrics()", ANSWER, () -> source.metrics(context))) {
            for (MetricInput input : metric.inputs()) {
                InputQuery asked = new InputQuery(metric.name(), input.name(), Payload.empty(), context);
                answer("payloadOptions(" + asked + ")", ANY_TEXT, () -> source.payloadOptions(asked));
            }
        }
        for (String text : List.of("", UNKNOWN)) {
            String said = "(\"" + text + "\")";
            listOrRefusal(
                    "annotations" + said,
                    () -> source.annotations(AnnotationQuery.in(range).withText(text)));
            listOrRefusal("tagValues" + said, () -> source.tagValues(text, new TagQuery(List.of(), range, context)));
            listOrRefusal("search" + said, () -> source.search(text, METRICS_ASKED, context));
            InputQuery input = new InputQuery(text, text, Payload.empty(), context);
            listOrRefusal("payloadOptions" + said, () -> source.payloadOptions(input));
            listOrRefusal("inputs" + said, () -> orEmpty(source.inputs(input)));
            VariableQuery variable = new VariableQuery(text, Payload.of(Map.of("target", text)), range, context);
            listOrRefusal("variable" + said, () -> orEmpty(source.variable(variable)));
            if (answer("answers" + said, ANY_TEXT, () -> source.answers(text, context))) {
                listOrRefusal(
                        "query" + said + ", which answers() says it can answer",
                        () -> source.query(queryOf(text, range)));
            }
        }
    }

    /** Whether it is well is not asked: what is right in the past may be stale now. */
    @Test
    @DisplayName("it says in time whether its data can be reached")
    final void check_ends() throws Exception {
        answer("check()", "people wait for it when they test the connection, so limit how long it may take", () -> {
            try {
                source.check(RequestContext.none());
                return true;
            } catch (Exception notWell) {
                return false;
            }
        });
    }

    @Test
    @DisplayName("it says how old an answer may be")
    final void freshness_isNotNegative() throws Exception {
        for (String metric : metrics(source)) {
            assertThat(answer("freshness(\"" + metric + "\")", ANSWER, () -> source.freshness(metric)))
                    .as("freshness(\"%s\"): return Duration.ZERO where no answer may be shared", metric)
                    .isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }

    private void checkData(String which, String mend) throws Exception {
        TimeRange range = range();
        for (String metric : metrics(source)) {
            List<Content> found = answer("query(\"" + metric + "\")", mend, () -> Content.of(frames(metric, range)));
            assertThat(found.stream()
                            .mapToLong(content -> content.sizeIn(range))
                            .sum())
                    .as(
                            "points or rows of '%s' in range(), %s: there are none in %s%s; or leave out in metrics(DataSource) of this test what has no data there",
                            metric,
                            which,
                            range,
                            found.stream()
                                    .flatMap(content -> content.times().stream())
                                    .findFirst()
                                    .map(time ->
                                            ", and the first lies at " + time + " (epoch milliseconds are expected)")
                                    .orElse(""))
                    .isPositive();
        }
    }

    /** Whether anything stays open, in a second round: what a pool opens at first is its own. */
    private void checkLeaks(String how, String mend, boolean brokenOff) throws Exception {
        for (String metric : metrics(source)) {
            List<Object> held = new ArrayList<>(); // Else the garbage collector closes what nobody did.
            long files = 0;
            long threads = 0;
            for (int i = 0; i < 2 * Checks.BROKEN_OFF; i++) {
                if (i == Checks.BROKEN_OFF) {
                    files = OpenFiles.count();
                    threads = Thread.activeCount();
                }
                String what = "query(\"" + metric + "\")" + (i == 0 ? "" : ", after " + i + " whose answers " + how);
                held.add(answer(what, i == 0 ? ANSWER : mend, () -> {
                    List<Frame> frames = frames(metric, range());
                    for (Frame frame : brokenOff ? frames : List.<Frame>of()) {
                        Checks.breakOff(frame);
                    }
                    return frames;
                }));
            }
            Checks.checkGrowth("open files", files, OpenFiles::count, metric + "' whose answers " + how + ": " + mend);
            Checks.checkGrowth(
                    "running threads", threads, Thread::activeCount, metric + "' whose answers " + how + ": " + mend);
            assertThat(held).isNotEmpty();
        }
        checkData("which must have data after others " + how, mend);
    }

    /** What is answered within the patience, neither null nor with null in it; else a failure that says how to mend it. */
    private <T> T answer(String what, String mend, Callable<? extends T> call) {
        return assertTimeoutPreemptively(
                patience(),
                () -> Checks.described(what, mend, call),
                () -> what + " did not end within the patience() of this test, " + patience() + ": "
                        + (mend.equals(ANSWER) ? "where it stands is in the cause below" : mend)
                        + "; or let patience() allow more");
    }

    /** A pattern of this text alone. */
    private static String quoted(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}\\s_-]", "\\\\$0");
    }

    private void listOrRefusal(String what, Callable<List<?>> call) {
        answer(what, ANY_TEXT, () -> {
            try {
                return call.call();
            } catch (SimpleJsonException refused) {
                return List.of();
            }
        });
    }

    private void readAny(String what, String mend, Query query) {
        answer(what, mend, () -> {
            try {
                return Content.of(Checks.checked(what, source.query(query)));
            } catch (SimpleJsonException refused) {
                return List.of();
            }
        });
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private List<String> listed(DataSource asked) {
        return names(answer("metrics()", ANSWER, () -> asked.metrics(RequestContext.none())));
    }

    private List<String> search(String typed) {
        return names(answer(
                "search(\"" + typed + "\")",
                ANSWER,
                () -> source.search(typed, Integer.MAX_VALUE, RequestContext.none())));
    }

    private static List<String> names(List<Metric> metrics) {
        return metrics.stream().map(Metric::name).toList();
    }

    /** What is listed, and what each metric that is asked for gives. */
    private List<List<String>> allNames(DataSource asked) throws Exception {
        List<List<String>> names = new ArrayList<>();
        names.add(listed(asked));
        for (String metric : metrics(asked)) {
            List<Frame> frames =
                    answer("query(\"" + metric + "\")", ANSWER, () -> asked.query(queryOf(metric, range())));
            names.add(frames.stream().map(Content::name).toList());
        }
        return names;
    }

    private List<Annotation> annotations(AnnotationQuery query) {
        return answer("annotations()", ANSWER, () -> source.annotations(query));
    }

    private List<String> tagKeys() {
        List<String> keys = answer(
                "tagKeys()", ANSWER, () -> source.tagKeys(new TagQuery(List.of(), range(), RequestContext.none())));
        assertThat(keys).as("tagKeys(): list each key once").doesNotHaveDuplicates();
        return keys;
    }

    private List<String> tagValues(String key) {
        return answer(
                "tagValues(\"" + key + "\")",
                ANSWER,
                () -> source.tagValues(key, new TagQuery(List.of(), range(), RequestContext.none())));
    }

    /** What a query gives, read to its end. */
    private List<Content> query(String metric, TimeRange range) {
        return answer("query(\"" + metric + "\")", ANSWER, () -> Content.of(frames(metric, range)));
    }

    private List<Frame> frames(String metric, TimeRange range) throws Exception {
        return Checks.checked("query(\"" + metric + "\")", source.query(queryOf(metric, range)));
    }

    private Query queryOf(String metric, TimeRange range) {
        return Query.of(metric, range).payload(Payload.of(payload(metric))).build();
    }

    @SuppressWarnings("ReferenceEquality") // A test may have but one: then it is closed at its end.
    private <T> T ofNext(Question<T> question) throws Exception {
        DataSource next = source();
        try {
            return question.to(next);
        } finally {
            if (next != source) {
                close(next);
            }
        }
    }

    private void close(DataSource done) {
        if (done instanceof AutoCloseable closeable) {
            answer("close()", "the server is closed with it, so it must end and not throw", () -> {
                closeable.close();
                return true;
            });
        }
    }

    private static TimeRange middle(TimeRange range) {
        long third = range.durationMillis() / 3;
        return new TimeRange(range.fromEpochMillis() + third, range.toEpochMillis() - third);
    }

    private static TimeRange shifted(TimeRange range, Duration by) {
        return new TimeRange(range.fromEpochMillis() + by.toMillis(), range.toEpochMillis() + by.toMillis());
    }

    private static boolean has(Frame frame, String key) {
        return frame instanceof Table table
                ? table.columns().stream().anyMatch(column -> column.name().equals(key))
                : ((TimeSeries) frame).labels().containsKey(key);
    }

    private static Query filtered(Query query, @Nullable AdhocFilter filter) {
        return query.toBuilder()
                .filters(filter == null ? List.of() : List.of(filter))
                .build();
    }

    /** What a panel gets, without what is said about it, if the source is asked something else. */
    private JsonNode drawn(
            SimpleJsonSettings settings,
            UnaryOperator<Query> asked,
            String metric,
            @Nullable AdhocFilter filter,
            String where) {
        String mend =
                "all ten operators may come, and any value, so leave operators that it does not know to the engine";
        return Checks.described("a panel of " + where, mend, () -> {
            try (SimpleJsonTester tester = SimpleJsonTester.of(settings, new Borrowed(source, asked))) {
                PanelQuery query = tester.query(metric).payload(payload(metric));
                if (filter != null) {
                    query.filter(filter.key(), filter.operator(), filter.value());
                }
                JsonNode frames = PanelAssert.json(tester.ask(MemoryExchange.post("/query", query.body(range()))));
                frames.forEach(frame -> ((ObjectNode) frame).remove("meta"));
                return frames;
            }
        });
    }

    /** What a data source is asked. */
    @FunctionalInterface
    private interface Question<T> {
        T to(DataSource asked) throws Exception;
    }
}
