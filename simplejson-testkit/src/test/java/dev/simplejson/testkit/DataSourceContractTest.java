// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Annotation;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
                if (query.filters().stream().allMatch(filter -> filter.matches(town))) {
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
    record Broken(String test, String words, DataSource source) {
        @Override
        public String toString() {
            return test + ": " + words;
        }
    }

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile boolean released;

    static List<Broken> broken() {
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
                    private final CyclicBarrier two = new CyclicBarrier(2);

                    @Override
                    public List<Frame> query(Query query) throws Exception {
                        return meets() ? super.query(query).subList(0, 1) : super.query(query);
                    }

                    private boolean meets() throws InterruptedException {
                        try {
                            two.await(50, TimeUnit.MILLISECONDS);
                            return true;
                        } catch (BrokenBarrierException | TimeoutException e) {
                            two.reset();
                            return false;
                        }
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

    private static DataSource current = new Good();
    private static Path file = Path.of("");

    /** The contract of whichever source is the current one. */
    static class OfCurrent extends DataSourceContract {
        @Override
        protected DataSource source() {
            return current;
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
        file = Files.writeString(directory.resolve("points"), "1");
    }

    @AfterEach
    void release() throws IOException {
        released = true;
        for (InputStream leaked : LEAKED) {
            leaked.close();
        }
        LEAKED.clear();
    }

    @Test
    void contract_ofAGoodSource_isKept() {
        released = true;

        assertThat(failures(new Good())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void contract_ofABrokenSource_saysWhichPromise(Broken broken) {
        released = !broken.test().equals("query_interrupted_ends");

        assertThat(failures(broken.source()))
                .hasEntrySatisfying(
                        broken.test(), message -> assertThat(message).contains(broken.words()));
    }

    private static Map<String, String> failures(DataSource source) {
        current = source;
        Map<String, String> failures = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(OfCurrent.class))
                .execute()
                .testEvents()
                .failed()
                .stream()
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
