// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Annotation;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.MetricInput;
import dev.simplejson.model.Option;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.InputQuery;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import dev.simplejson.spi.VariableQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Each promise of the contract is broken by a source, and seen. */
class DataSourceContractTest {
    private static final TimeRange RANGE = new TimeRange(1_772_355_600_000L, 1_772_359_200_000L);
    private static final long STEP_MILLIS = 60_000;

    private static final List<InputStream> LEAKED = new ArrayList<>();

    /** A source that keeps all promises. Those behind it break one each. */
    private static class Good implements DataSource {
        @Override
        public String name() {
            return "good";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.named("a"), Metric.named("b"));
        }

        @Override
        public List<Frame> query(Query query) throws Exception {
            List<Frame> frames = new ArrayList<>();
            for (String town : List.of("Bonn", "Rom")) {
                if (query.filters().stream().allMatch(filter -> !filter.key().equals("town") || filter.matches(town))) {
                    frames.add(TimeSeries.named(query.metric())
                            .label("town", town)
                            .points(sink -> push(query.range(), sink)));
                }
            }
            return frames;
        }

        void push(TimeRange range, PointSink sink) throws Exception {
            long first = range.fromEpochMillis() + Math.floorMod(-range.fromEpochMillis(), STEP_MILLIS);
            for (long time = first; time <= range.toEpochMillis(); time += STEP_MILLIS) {
                sink.add(time, (int) (time % 7));
            }
        }

        @Override
        public List<String> tagKeys(TagQuery query) {
            return List.of("town");
        }

        @Override
        public List<String> tagValues(String key, TagQuery query) {
            return List.of("Bonn", "Rom");
        }
    }

    /** A source, and the test that must fail for it, with these words. */
    record Broken(String test, String words, Supplier<DataSource> sources) {
        Broken(String test, String words, DataSource source) {
            this(test, words, () -> source);
        }

        @Override
        public String toString() {
            return test + ": " + words;
        }
    }

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final AtomicBoolean STOPPED = new AtomicBoolean();
    private static volatile boolean released;

    static List<Broken> broken() {
        List<Broken> all = new ArrayList<>(brokenAtFirstSight());
        all.addAll(brokenNames());
        all.addAll(brokenAnswers());
        all.addAll(brokenTimes());
        all.addAll(brokenInterrupts());
        all.addAll(brokenResources());
        all.addAll(brokenLists());
        all.addAll(brokenAmongMany());
        return all;
    }

    private static List<Broken> brokenAtFirstSight() {
        return List.of(
                new Broken("name_isStable", "name()", new Good() {
                    @Override
                    public String name() {
                        return "source-" + CALLS.incrementAndGet();
                    }
                }),
                new Broken("name_isStable", "slash", new Good() {
                    @Override
                    public String name() {
                        return "a slash/in it";
                    }
                }),
                new Broken("metrics_areListed", "names of metrics()", new Good() {
                    @Override
                    public List<Metric> metrics() {
                        return List.of(Metric.named("a"), Metric.named("a"));
                    }
                }),
                new Broken("metrics_areStable", "names when metrics() is called again", new Good() {
                    @Override
                    public List<Metric> metrics() {
                        return List.of(Metric.named("session " + CALLS.incrementAndGet()));
                    }
                }),
                new Broken("metrics_areAnsweredAndFound", "which metrics() lists", new Good() {
                    @Override
                    public boolean answers(String metric, RequestContext context) {
                        return metric.equals("a");
                    }
                }),
                new Broken("query_givesFrames", "query(\"a\")", new Good() {
                    @Override
                    @SuppressWarnings("NullAway") // That is what is wrong with it.
                    public List<Frame> query(Query query) {
                        return null;
                    }
                }),
                new Broken("query_givesFrames", "which must have data", new Good() {
                    @Override
                    public List<Frame> query(Query query) {
                        return List.of();
                    }
                }),
                new Broken("points_ascend", "sort the points by time", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) {
                        sink.add(range.toEpochMillis(), 1);
                        sink.add(range.fromEpochMillis(), 2);
                    }
                }),
                new Broken("points_areInMilliseconds", "multiplied by 1000", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        super.push(range, (time, value) -> sink.add(time / 1000, value));
                    }
                }),
                new Broken("points_areInRange", "read in vain", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        super.push(RANGE, sink);
                    }
                }),
                new Broken("query_inParallel_isTheSame", "many requests at once", new Good() {
                    private final Two two = new Two();

                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        return two.meet() ? super.query(query).subList(0, 1) : super.query(query);
                    }
                }),
                new Broken("query_interrupted_ends", "goes on after an interrupt", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) {
                        while (!released) {
                            Thread.onSpinWait();
                        }
                    }
                }),
                new Broken("filters_twice_areHarmless", "which the engine filters, too", new Good() {
                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        return query.filters().isEmpty()
                                ? super.query(query)
                                : super.query(query.toBuilder()
                                        .filters(List.of(AdhocFilter.of("town", Operator.EQUAL, "Bonn")))
                                        .build());
                    }
                }),
                new Broken("deferred_brokenOff_closes", "open files", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        LEAKED.add(Files.newInputStream(file));
                        super.push(range, sink);
                    }
                }),
                new Broken("deferred_brokenOff_closes", "its exception must come out", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        try {
                            super.push(range, sink);
                        } catch (IllegalStateException e) {
                            CALLS.incrementAndGet();
                        }
                    }
                }),
                new Broken("otherLists_areNeverNull", "annotations()", new Good() {
                    @Override
                    @SuppressWarnings("NullAway") // That is what is wrong with it.
                    public List<Annotation> annotations(AnnotationQuery query) {
                        return null;
                    }
                }));
    }

    private static List<Broken> brokenNames() {
        return List.of(
                new Broken("name_isStable", "expected a name that is not blank", new Good() {
                    @Override
                    @SuppressWarnings("NullAway") // That is what is wrong with it.
                    public String name() {
                        return null;
                    }
                }),
                new Broken("name_isStable", "that differs from start to start", () -> {
                    String name = "good-" + CALLS.incrementAndGet();
                    return new Good() {
                        @Override
                        public String name() {
                            return name;
                        }
                    };
                }),
                new Broken("metrics_areStable", "metrics() of the next instance: dashboards hold them", () -> {
                    Metric mine = Metric.named("a" + CALLS.incrementAndGet());
                    return new Good() {
                        @Override
                        public List<Metric> metrics() {
                            return List.of(mine);
                        }
                    };
                }),
                new Broken("metrics_areStable", "names and labels when query() is called again", new Good() {
                    @Override
                    public List<Frame> query(Query query) {
                        return List.of(TimeSeries.named("call " + CALLS.incrementAndGet())
                                .points(sink -> push(query.range(), sink)));
                    }
                }),
                new Broken("metrics_areListed", "list what can be queried", new Good() {
                    @Override
                    public List<Metric> metrics() {
                        return List.of();
                    }
                }),
                new Broken("metrics_areListed", "give each some text", new Good() {
                    @Override
                    public List<Metric> metrics() {
                        return List.of(Metric.named(" "));
                    }
                }),
                new Broken("metrics_areListed", "metrics() gave null, which is no answer", new Good() {
                    @Override
                    @SuppressWarnings("NullAway") // That is what is wrong with it.
                    public List<Metric> metrics() {
                        return null;
                    }
                }),
                new Broken("metrics_areListed", "leave out what is not there", new Good() {
                    @Override
                    public List<Metric> metrics() {
                        return Arrays.asList(Metric.named("a"), null);
                    }
                }),
                new Broken("metrics_areAnsweredAndFound", "the empty text must offer everything", new Good() {
                    @Override
                    public List<Metric> search(String typed, int limit, RequestContext context) throws Exception {
                        return typed.isEmpty() ? List.of() : super.search(typed, limit, context);
                    }
                }),
                new Broken("series_canBeToldApart", "labels or titles that differ", new Good() {
                    @Override
                    public List<Frame> query(Query query) {
                        Frame one = TimeSeries.named("x")
                                .add(query.range().from(), 1)
                                .build();
                        return List.of(one, one);
                    }
                }));
    }

    private static List<Broken> brokenAnswers() {
        return List.of(
                new Broken("query_givesFrames", "return what is empty", new Good() {
                    @Override
                    @SuppressWarnings("NullAway") // That is what is wrong with it.
                    public List<Frame> query(Query query) {
                        return null;
                    }
                }),
                new Broken("query_givesFrames", "label 'town' of series 'a' is null: nothing is wrong", new Good() {
                    @Override
                    @SuppressWarnings("NullAway") // That is what is wrong with it.
                    public List<Frame> query(Query query) {
                        return List.of(TimeSeries.named("a").label("town", null).build());
                    }
                }),
                new Broken("query_givesFrames", "push from the thread that runs the producer", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        CompletableFuture.runAsync(() -> sink.add(range.fromEpochMillis(), 1))
                                .get();
                    }
                }),
                new Broken("query_again_isTheSame", "asked a second time", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) {
                        sink.add(range.fromEpochMillis(), CALLS.incrementAndGet());
                    }
                }),
                new Broken("query_again_isTheSame", "return a new series for each query", new Good() {
                    private final Map<String, List<Frame>> kept = new ConcurrentHashMap<>();

                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        return kept.computeIfAbsent(
                                query.metric(),
                                metric -> List.of(TimeSeries.named(metric).points(sink -> push(query.range(), sink))));
                    }
                }),
                new Broken("query_again_isTheSame", "keep nothing of a query in fields", new Good() {
                    private final List<Frame> frames = new ArrayList<>();

                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        frames.clear();
                        frames.addAll(super.query(query));
                        return frames;
                    }
                }),
                new Broken("query_again_isTheSame", "keep nothing of a query in fields", new Good() {
                    private TimeRange current = RANGE;

                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        current = query.range();
                        return super.query(query);
                    }

                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        super.push(current, sink);
                    }
                }),
                new Broken("query_inParallel_isTheSame", "guard or copy what is shared", new Good() {
                    private final AtomicInteger inside = new AtomicInteger();
                    private final Two two = new Two();

                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        inside.incrementAndGet();
                        two.meet();
                        if (inside.get() > 1) {
                            throw new ConcurrentModificationException();
                        }
                        super.push(range, sink);
                        inside.decrementAndGet();
                    }
                }),
                new Broken("query_ofAnyPanel_isAnswered", "return an empty list", new Good() {
                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        if (query.range().toEpochMillis() > RANGE.toEpochMillis()) {
                            throw new IllegalStateException("no rows");
                        }
                        return super.query(query);
                    }
                }),
                new Broken("query_ofAnyPanel_isAnswered", "do not divide by it less one", new Good() {
                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        long step = query.range().durationMillis() / (query.maxDataPointsOr(100) - 1);
                        return step < 0 ? List.of() : super.query(query);
                    }
                }),
                new Broken(
                        "query_ofAnyPanel_isAnswered", "leave filters that it does not know to the engine", new Good() {
                            @Override
                            public List<Frame> query(Query query) throws Exception {
                                for (AdhocFilter filter : query.filters()) {
                                    if (!filter.key().equals("town")) {
                                        throw new NoSuchElementException(filter.key());
                                    }
                                }
                                return super.query(query);
                            }
                        }),
                new Broken("filters_doSomething", "offer the names of labels and columns", new Good() {
                    @Override
                    public List<String> tagKeys(TagQuery query) {
                        return List.of("town", "country");
                    }
                }),
                new Broken("query_givesFrames", "or let patience() allow more", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        while (!released) {
                            Thread.sleep(1000);
                        }
                    }
                }));
    }

    private static List<Broken> brokenTimes() {
        return List.of(
                new Broken("query_givesFrames", "epoch milliseconds are expected", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        super.push(range, (time, value) -> sink.add(time + 7_200_000, value));
                    }
                }),
                new Broken("points_areInMilliseconds", "microseconds is to be divided by 1000", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        super.push(range, (time, value) -> sink.add(time * 1000, value));
                    }
                }),
                new Broken("points_areInMilliseconds", "nanoseconds is to be divided by 1000000", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        super.push(range, (time, value) -> sink.add(time * 1_000_000, value));
                    }
                }),
                new Broken("points_areInMilliseconds", "multiplied by 1000", new Good() {
                    @Override
                    public List<Frame> query(Query query) {
                        return List.of(Table.named("starts")
                                .columns(Column.string("Host"), Column.time("Started"))
                                .row("web-1", null)
                                .row("web-2", RANGE.fromEpochMillis() / 1000)
                                .build());
                    }
                }),
                new Broken("points_areInMilliseconds", "annotation 'Release' has the time 1772355600", new Good() {
                    @Override
                    public List<Annotation> annotations(AnnotationQuery query) {
                        return List.of(Annotation.at(Instant.ofEpochMilli(RANGE.fromEpochMillis() / 1000), "Release"));
                    }
                }));
    }

    private static List<Broken> brokenInterrupts() {
        return List.of(
                new Broken(
                        "query_interrupted_ends",
                        "call Thread.currentThread().interrupt() where it is caught",
                        new Good() {
                            @Override
                            void push(TimeRange range, PointSink sink) throws Exception {
                                try {
                                    Thread.sleep(1);
                                } catch (InterruptedException e) {
                                    CALLS.incrementAndGet();
                                }
                                super.push(range, sink);
                            }
                        }),
                new Broken("query_interrupted_ends", "swallowed an interrupt that came before it", new Good() {
                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        Thread.interrupted();
                        return super.query(query);
                    }
                }),
                new Broken(
                        "query_interrupted_ends", "swallowed an interrupt that came with its first point", new Good() {
                            @Override
                            void push(TimeRange range, PointSink sink) {
                                for (long time = range.fromEpochMillis();
                                        time < range.toEpochMillis();
                                        time += STEP_MILLIS) {
                                    if (time > range.fromEpochMillis() && Thread.interrupted()) {
                                        return;
                                    }
                                    sink.add(time, 1);
                                }
                            }
                        }),
                new Broken("query_interrupted_ends", "share nothing that an interrupt closes", new Good() {
                    private volatile boolean closed;

                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        closed |= Thread.currentThread().isInterrupted();
                        if (closed) {
                            throw new ClosedByInterruptException();
                        }
                        super.push(range, sink);
                    }
                }));
    }

    private static List<Broken> brokenResources() {
        return List.of(
                new Broken("deferred_unread_opensNothing", "open files", new Good() {
                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        InputStream opened = Files.newInputStream(file);
                        LEAKED.add(opened);
                        return List.of(TimeSeries.named("a").points(sink -> {
                            try (opened) {
                                push(query.range(), sink);
                            }
                        }));
                    }
                }),
                new Broken("deferred_unread_opensNothing", "running threads", new Good() {
                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        CountDownLatch read = new CountDownLatch(1);
                        Thread reader = new Thread(() -> {
                            while (!released || read.getCount() > 0) {
                                LockSupport.parkNanos(1_000_000);
                                if (STOPPED.get()) {
                                    return;
                                }
                            }
                        });
                        reader.setDaemon(true);
                        reader.start();
                        return List.of(TimeSeries.named("a").points(sink -> {
                            push(query.range(), sink);
                            read.countDown();
                        }));
                    }
                }),
                new Broken("deferred_unread_opensNothing", "the producer may never run", new Good() {
                    private final Semaphore pool = new Semaphore(10);

                    @Override
                    public List<Frame> query(Query query) {
                        if (!pool.tryAcquire()) {
                            throw new IllegalStateException("no connection is free");
                        }
                        return List.of(TimeSeries.named("a").points(sink -> {
                            push(query.range(), sink);
                            pool.release();
                        }));
                    }
                }),
                new Broken("deferred_brokenOff_closes", "try-with-resources does", new Good() {
                    private final Semaphore pool = new Semaphore(10);

                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        if (!pool.tryAcquire()) {
                            throw new IllegalStateException("no connection is free");
                        }
                        super.push(range, sink);
                        pool.release();
                    }
                }),
                new Broken("deferred_brokenOff_closes", "throw it on, as it is or as the cause", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) throws Exception {
                        try {
                            super.push(range, sink);
                        } catch (IllegalStateException e) {
                            throw new IOException("cannot be read");
                        }
                    }
                }));
    }

    /** What only some questions find. */
    private static List<Broken> brokenAmongMany() {
        return List.of(
                new Broken("filters_twice_areHarmless", "leave operators that it does not know", new Good() {
                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        query.filters().forEach(filter -> {
                            if (filter.operator() != Operator.EQUAL && filter.operator() != Operator.NOT_EQUAL) {
                                throw new IllegalArgumentException("no such operator");
                            }
                        });
                        return super.query(query);
                    }
                }),
                new Broken("filters_twice_areHarmless", "use AdhocFilter.matches()", new Good() {
                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        return query.filters().stream().anyMatch(filter -> filter.operator() == Operator.MATCHES)
                                ? List.of()
                                : super.query(query);
                    }
                }),
                new Broken("check_ends", "check() did not end within the patience()", new Good() {
                    @Override
                    public void check(RequestContext context) throws InterruptedException {
                        new CountDownLatch(1).await();
                    }
                }),
                new Broken("metrics_areAnsweredAndFound", "answers(\"ghost\"), which search(\"\") offers", new Good() {
                    @Override
                    public List<Metric> search(String text, int limit, RequestContext context) {
                        return List.of(Metric.named("a"), Metric.named("b"), Metric.named("ghost"));
                    }
                }),
                new Broken(
                        "query_inParallel_isTheSame", "while others are asked: one instance answers many", new Good() {
                            private final List<Metric> shared = new CopyOnWriteArrayList<>();
                            private final Two two = new Two();

                            @Override
                            public List<Metric> metrics() {
                                shared.clear();
                                two.meet();
                                shared.add(Metric.named("a"));
                                shared.add(Metric.named("b"));
                                two.meet();
                                return shared;
                            }
                        }),
                new Broken("query_inParallel_isTheSame", "tagKeys() while others are asked", new Good() {
                    private final List<String> shared = new CopyOnWriteArrayList<>();
                    private final Two two = new Two();

                    @Override
                    public List<String> tagKeys(TagQuery query) {
                        shared.clear();
                        two.meet();
                        shared.add("town");
                        two.meet();
                        return shared;
                    }
                }),
                new Broken(
                        "query_again_isTheSame", "was expected to be 1.0 at 1772355600000, and was 2.0 at", new Good() {
                            private int asked;

                            @Override
                            public List<Frame> query(Query query) {
                                asked++;
                                return List.of(TimeSeries.named("a")
                                        .points(new long[] {RANGE.fromEpochMillis()}, new double[] {asked}));
                            }
                        }),
                new Broken("query_givesFrames", "push from the thread that runs the producer", new Good() {
                    @Override
                    void push(TimeRange range, PointSink sink) {
                        java.util.stream.LongStream.range(0, 10_000)
                                .parallel()
                                .forEach(i -> sink.add(range.fromEpochMillis() + i, (double) i));
                    }
                }),
                new Broken(
                        "query_givesFrames",
                        "query(\"a\") threw java.lang.AssertionError: boom: nothing is wrong",
                        new Good() {
                            @Override
                            public List<Frame> query(Query query) {
                                throw new AssertionError("boom");
                            }
                        }));
    }

    /** Threads that ask at the same time do so here for certain, however busy the machine is; one alone goes on after a moment. */
    private static final class Two {
        private final CyclicBarrier both = new CyclicBarrier(2);

        boolean meet() {
            try {
                both.await(50, TimeUnit.MILLISECONDS);
                return true;
            } catch (BrokenBarrierException | TimeoutException | InterruptedException alone) {
                both.reset();
                return false;
            }
        }
    }

    @SuppressWarnings("NullAway") // That is what is wrong with them.
    private static List<Broken> brokenLists() {
        return List.of(
                new Broken("otherLists_areNeverNull", "tagKeys() gave null", new Good() {
                    @Override
                    public List<String> tagKeys(TagQuery query) {
                        return null;
                    }
                }),
                new Broken("otherLists_areNeverNull", "tagKeys(): list each key once", new Good() {
                    @Override
                    public List<String> tagKeys(TagQuery query) {
                        return List.of("town", "town");
                    }
                }),
                new Broken("otherLists_areNeverNull", "gave null", new Good() {
                    @Override
                    public List<String> tagValues(String key, TagQuery query) {
                        return Map.of("town", List.of("Bonn")).get(key);
                    }
                }),
                new Broken("otherLists_areNeverNull", "payloadOptions(", new Good() {
                    @Override
                    public List<Option> payloadOptions(InputQuery query) {
                        return null;
                    }
                }),
                new Broken("otherLists_areNeverNull", "payloadOptions(InputQuery[metric=a, input=scale", new Good() {
                    @Override
                    public List<Metric> metrics() {
                        return List.of(Metric.named("a").withInputs(MetricInput.of("scale", MetricInput.Type.SELECT)));
                    }

                    @Override
                    public List<Option> payloadOptions(InputQuery query) {
                        return query.input().equals("scale") ? null : List.of();
                    }
                }),
                new Broken("otherLists_areNeverNull", "inputs(", new Good() {
                    @Override
                    public List<MetricInput> inputs(InputQuery query) {
                        return Collections.singletonList(null);
                    }
                }),
                new Broken("otherLists_areNeverNull", "people may send any text", new Good() {
                    @Override
                    public List<Option> variable(VariableQuery query) {
                        return List.of(Option.of(query.text().split(":")[1]));
                    }
                }),
                new Broken("otherLists_areNeverNull", "people may send any text", new Good() {
                    @Override
                    public List<Metric> search(String typed, int limit, RequestContext context) {
                        return metrics().stream()
                                .filter(metric -> Pattern.matches(".*" + typed + ".*", metric.name()))
                                .toList();
                    }
                }),
                new Broken("otherLists_areNeverNull", "which answers() says it can answer", new Good() {
                    @Override
                    public boolean answers(String metric, RequestContext context) {
                        return true;
                    }

                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        return metrics().contains(Metric.named(query.metric())) ? super.query(query) : null;
                    }
                }),
                new Broken("freshness_isNotNegative", "return Duration.ZERO", new Good() {
                    @Override
                    public Duration freshness() {
                        return Duration.ofSeconds(-1);
                    }
                }));
    }

    /** Unusual, and right. */
    static Map<String, DataSource> good() {
        Map<String, DataSource> all = new LinkedHashMap<>();
        all.put("usual", new Good());
        all.put("one point, twice", new Good() {
            @Override
            void push(TimeRange range, PointSink sink) {
                if (range.contains(RANGE.toEpochMillis())) {
                    sink.add(RANGE.toEpochMillis(), 1);
                    sink.add(RANGE.toEpochMillis(), 2);
                }
            }
        });
        all.put("no values", new Good() {
            @Override
            void push(TimeRange range, PointSink sink) throws Exception {
                super.push(
                        range, (time, value) -> sink.add(time, time % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY));
            }
        });
        all.put("its neighbours", new Good() {
            @Override
            void push(TimeRange range, PointSink sink) throws Exception {
                sink.add(range.fromEpochMillis() - 1, 1);
                super.push(range, sink);
                sink.add(range.toEpochMillis() + 1, 1);
            }
        });
        all.put("slow at first", new Good() {
            private final AtomicBoolean started = new AtomicBoolean();

            @Override
            public List<Frame> query(Query query) throws Exception {
                if (!started.getAndSet(true)) {
                    new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
                }
                return super.query(query);
            }
        });
        all.put("annotations only", new Good() {
            @Override
            public List<Metric> metrics() {
                return List.of();
            }

            @Override
            public List<String> tagKeys(TagQuery query) {
                return List.of();
            }

            @Override
            public List<Annotation> annotations(AnnotationQuery query) {
                return List.of(Annotation.at(RANGE.from(), "Release"));
            }
        });
        all.put("a table, whenever its rows began", new Good() {
            @Override
            public List<Frame> query(Query query) {
                return List.of(Table.named("hosts")
                        .columns(Column.string("town"), Column.time("Started"))
                        .row("Rom", Instant.parse("2001-01-01T00:00:00Z"))
                        .row(null, null)
                        .build());
            }
        });
        all.put("a column of its tables only", new Good() {
            @Override
            public List<Frame> query(Query query) throws Exception {
                return query.shape() == Shape.TABLE
                        ? List.of(Table.named("hosts")
                                .columns(Column.string("host"))
                                .row("web-1")
                                .build())
                        : super.query(query);
            }

            @Override
            public List<String> tagKeys(TagQuery query) {
                return List.of("host");
            }
        });
        all.put("strict, in words", new Good() {
            @Override
            public List<Frame> query(Query query) throws Exception {
                if (!metrics().contains(Metric.named(query.metric()))) {
                    throw new SimpleJsonException(ErrorKind.UNKNOWN_TARGET, "there is no such metric");
                }
                return super.query(query);
            }

            @Override
            public List<String> tagValues(String key, TagQuery query) {
                if (!key.equals("town")) {
                    throw new SimpleJsonException(ErrorKind.BAD_REQUEST, "there is no such key");
                }
                return super.tagValues(key, query);
            }
        });
        all.put("with many threads of its own", new Good() {
            private final ExecutorService threads = Executors.newFixedThreadPool(12, task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            });

            @Override
            public List<Frame> query(Query query) throws Exception {
                return threads.submit(() -> super.query(query)).get();
            }
        });
        return all;
    }

    private static Supplier<DataSource> current = Good::new;
    private static Path file = Path.of("");

    /** The contract of whichever source is the current one. */
    static class OfCurrent extends DataSourceContract {
        @Override
        protected DataSource source() {
            return current.get();
        }

        @Override
        protected TimeRange range() {
            return RANGE;
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(released ? 10_000 : 300);
        }
    }

    @BeforeEach
    void makeFile(@TempDir Path directory) throws IOException {
        STOPPED.set(false);
        file = Files.writeString(directory.resolve("points"), "1");
    }

    @AfterEach
    void release() throws IOException {
        released = true;
        STOPPED.set(true);
        for (InputStream leaked : LEAKED) {
            leaked.close();
        }
        LEAKED.clear();
    }

    @ParameterizedTest
    @MethodSource("goodOnes")
    void contract_ofAGoodSource_isKept(Map.Entry<String, DataSource> good) {
        released = true;

        assertThat(failures(good::getValue, selectClass(OfCurrent.class))).isEmpty();
    }

    static Set<Map.Entry<String, DataSource>> goodOnes() {
        return good().entrySet();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void contract_ofABrokenSource_saysWhichPromise(Broken broken) {
        released = !broken.words().contains("goes on after") && !broken.words().contains("patience()");

        assertThat(failures(broken.sources(), selectMethod(OfCurrent.class, broken.test())))
                .hasEntrySatisfying(
                        broken.test(), message -> assertThat(message).contains(broken.words()));
    }

    @ParameterizedTest
    @MethodSource("brokenThroughout")
    void contract_ofASourceThatIsBrokenThroughout_saysSoInWords(DataSource source) {
        released = true;

        assertThat(failures(() -> source, selectClass(OfCurrent.class)))
                .hasSizeGreaterThan(5)
                .allSatisfy((test, message) ->
                        assertThat(message).as(test).containsPattern("(BrokenPromise|Assertion\\w+): "));
    }

    @SuppressWarnings("NullAway") // That is what is wrong with them.
    static List<DataSource> brokenThroughout() {
        return List.of(
                new Good() {
                    @Override
                    public String name() {
                        return null;
                    }

                    @Override
                    public List<Metric> metrics() {
                        return null;
                    }
                },
                new Good() {
                    @Override
                    public List<Frame> query(Query query) {
                        return null;
                    }

                    @Override
                    public List<String> tagValues(String key, TagQuery query) {
                        return null;
                    }
                },
                new Good() {
                    @Override
                    public List<Frame> query(Query query) {
                        throw new IllegalStateException("no connection is free");
                    }
                });
    }

    private static Map<String, String> failures(Supplier<DataSource> sources, DiscoverySelector tests) {
        current = sources;
        Map<String, String> failures = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter").selectors(tests).execute().testEvents().failed().stream()
                .forEach(event -> failures.put(
                        event.getTestDescriptor()
                                .getUniqueId()
                                .getLastSegment()
                                .getValue()
                                .replace("()", ""),
                        event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .map(Throwable::toString)
                                .orElse("")));
        return failures;
    }
}
