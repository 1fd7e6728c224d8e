// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Annotation;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFailureTest extends EngineTesting {
    private static final String SECRET = "jdbc:secret";

    static List<Throwable> failures() {
        return List.of(
                new IllegalStateException(SECRET),
                new IOException(SECRET),
                new InterruptedException(SECRET),
                new StackOverflowError(SECRET),
                new NoClassDefFoundError(SECRET),
                new AssertionError(SECRET),
                new OutOfMemoryError(SECRET),
                new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void query_sourceThatThrows_is502WithALogIdAndNotTheCause(Throwable failure) throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        SimpleJsonEngine engine = engine(new FakeSource("app", "cpu").answering(query -> {
            if (broken.get()) {
                throw asException(failure);
            }
            return List.of();
        }));

        TestExchange answer = query(engine, "cpu");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.sent())
                .contains("\"code\":\"SOURCE_FAILED\"")
                .containsPattern(
                        "data source 'app' failed to answer 'cpu'; the server's log says why under [0-9a-f]{8}\"")
                .doesNotContain(SECRET, failure.getClass().getSimpleName(), "\\tat ", "dev.simplejson");
        broken.set(false);
        query(engine, "cpu").assertSent("[]");
    }

    @Test
    void query_sourceThatReturnsNull_brokeItsContract() throws Exception {
        query(engine(new FakeSource("app", "cpu").answering(query -> null)), "cpu")
                .assertError(
                        502,
                        "SOURCE_FAILED",
                        "data source 'app' broke its contract: query returned null; expected a list, which may be empty");
    }

    @Test
    void query_sourceThatReturnsAListWithNull_brokeItsContract() throws Exception {
        query(engine(new FakeSource("app", "cpu").answering(query -> Arrays.asList((Frame) null))), "cpu")
                .assertError(
                        502,
                        "SOURCE_FAILED",
                        "data source 'app' broke its contract: query returned a list that holds null");
    }

    /** What a source adds behind its points is its own, too. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void query_noticesThatFail_areTheSourcesFailureInAnyShape(boolean isNull) throws Exception {
        TimeSeries.Builder failing = TimeSeries.named("cpu").noticesAtEnd(() -> {
            if (isNull) {
                return null;
            }
            throw new IllegalStateException(SECRET);
        });
        List<FakeSource.Answer> answers = List.of(
                query -> List.of(failing.build()),
                query -> List.of(failing.points(sink -> sink.add(1, 2))),
                query -> List.of(Table.named("cpu")
                        .columns(Column.number("load"))
                        .noticesAtEnd(() -> {
                            throw new IllegalStateException(SECRET);
                        })
                        .rows(sink -> sink.add(1))));
        for (FakeSource.Answer answer : answers) {
            SimpleJsonEngine engine = engine(new FakeSource("app", "cpu").answering(answer));

            assertRefused(query(engine, "cpu"), 502);
            assertRefused(
                    TestExchange.of("GET", "/rows")
                            .withQuery("target=cpu&from=0&to=1000&type=table")
                            .handledBy(engine),
                    502);
            assertRefused(
                    TestExchange.post(
                                    "/query", "{" + RANGE + ",\"maxDataPoints\":1,\"targets\":[{\"target\":\"cpu\"}]}")
                            .handledBy(engine),
                    502);
        }
    }

    /** As a future's {@code get} and {@code join} hand it on. */
    @Test
    void query_failureThatASourceChoseOnAnotherThread_isToldAsItIs() throws Exception {
        SimpleJsonException chosen = new SimpleJsonException(ErrorKind.UNAUTHORIZED, "not for you");
        for (Exception wrapped :
                List.of(new ExecutionException(chosen), new CompletionException(new ExecutionException(chosen)))) {
            query(
                            engine(new FakeSource("app", "cpu").answering(query -> {
                                throw wrapped;
                            })),
                            "cpu")
                    .assertError(403, "UNAUTHORIZED", "not for you");
        }
    }

    @Test
    void query_failureThatSaysNothing_isToldAsWhatItIs() throws Exception {
        query(
                        engine(new FakeSource("app", "cpu").answering(query -> {
                            throw new SimpleJsonException(ErrorKind.OVERLOADED, " ");
                        })),
                        "cpu")
                .assertError(503, "OVERLOADED", "data source 'app' failed to answer 'cpu', and does not say why");
    }

    /** Nobody else could tell why. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void query_failureThatSaysNothing_isLogged(boolean hasCause) throws Exception {
        SimpleJsonException mute =
                new SimpleJsonException(ErrorKind.SOURCE_FAILED, "", hasCause ? new IOException(SECRET) : null);
        SimpleJsonEngine engine = engine(new FakeSource("app", "cpu").answering(query -> {
            throw mute;
        }));

        try (Log log = new Log()) {
            query(engine, "cpu")
                    .assertError(
                            502, "SOURCE_FAILED", "data source 'app' failed to answer 'cpu', and does not say why");

            assertThat(log.lines()).singleElement().asString().contains("'app' failed to answer 'cpu'");
        }
    }

    @Test
    void query_sourceThatChoosesItsFailure_isToldAsItIs() throws Exception {
        FakeSource picky = new FakeSource("app", "cpu").answering(query -> {
            throw new SimpleJsonException(ErrorKind.BAD_REQUEST, "host is missing", new IOException(SECRET));
        });

        query(engine(picky), "cpu").assertError(400, "BAD_REQUEST", "host is missing");
    }

    @Test
    void query_metricsThatThrow_failTheQuery() throws Exception {
        FakeSource broken = new FakeSource("app") {
            @Override
            public List<Metric> metrics() throws IOException {
                throw new IOException(SECRET);
            }
        };

        assertRefused(query(engine(broken), "cpu"), 502);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/annotations", "/tag-keys", "/tag-values"})
    void list_onlySourceThrows_is502(String path) throws Exception {
        SimpleJsonEngine engine = engine(new ListSource(() -> {
            throw new IOException(SECRET);
        }));

        assertRefused(TestExchange.post(path, "{}").handledBy(engine), 502);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/annotations", "/tag-keys", "/tag-values"})
    void list_onlySourceReturnsNull_is502(String path) throws Exception {
        TestExchange answer = TestExchange.post(path, "{}").handledBy(engine(new ListSource(() -> null)));

        assertRefused(answer, 502);
        assertThat(answer.sent()).contains("data source 'app' broke its contract");
    }

    @Test
    void check_thatThrows_failsTheConnectionTest() throws Exception {
        FakeSource unwell = new FakeSource("app", "cpu") {
            @Override
            public void check(RequestContext context) throws IOException {
                throw new IOException(SECRET);
            }
        };
        TestExchange answer = TestExchange.of("GET", "/").handledBy(engine(unwell));

        assertRefused(answer, 502);
        assertThat(answer.sent()).contains("data source 'app' ");
    }

    private static void assertRefused(TestExchange answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.sent()).contains("\"code\":\"SOURCE_FAILED\"").doesNotContain(SECRET, "Exception");
    }

    private static Exception asException(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (Exception) failure;
    }

    /** All its lists are made by one function. */
    private static final class ListSource extends FakeSource {
        private final Callable<List<?>> list;

        ListSource(Callable<List<?>> list) {
            super("app");
            this.list = list;
        }

        @Override
        public List<Metric> search(String typed, int limit, RequestContext context) throws Exception {
            return made();
        }

        @Override
        public List<Annotation> annotations(AnnotationQuery query) throws Exception {
            return made();
        }

        @Override
        public List<String> tagKeys(TagQuery query) throws Exception {
            return made();
        }

        @Override
        public List<String> tagValues(String key, TagQuery query) throws Exception {
            return made();
        }

        @SuppressWarnings("unchecked") // It is empty, null or not made at all.
        private <T> List<T> made() throws Exception {
            return (List<T>) list.call();
        }
    }
}
