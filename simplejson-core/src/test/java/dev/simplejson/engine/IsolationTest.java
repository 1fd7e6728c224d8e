// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Annotation;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Option;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import dev.simplejson.spi.VariableQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that hangs, floods or dies, and another one that is asked by bare names meanwhile. */
class IsolationTest extends EngineTesting {
    /** The deadline is longer than a test may take: what needs it fails. On a busy machine a thousand threads look like slow clients. */
    private static final Map<String, String> SETTINGS =
            Map.of("deadline", "10m", "patience", "500ms", "max-slow-clients", "2000");

    private static final String AT_ITS_FIRST_LIST =
            "it is still finding out which metrics it has, for [0-9]+s now; ask again in a while";

    private static final String Y_ANSWER = "\"target\":\"y\",\"refId\":\"A\",";

    /** What a source may do wrong. */
    enum Method {
        METRICS,
        ANSWERS,
        QUERY,
        SEARCH,
        CHECK,
        TAG_KEYS,
        VARIABLE,
        ANNOTATIONS
    }

    /** How it does it. */
    private interface Wrong {
        void happen() throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void query_bareNameWhileAnotherSourceHangs_isAnswered(Method method) throws Exception {
        SimpleJsonEngine engine = engine(SETTINGS, new FaultySource(method, this::hang), new FakeSource("well", "y"));
        List<CompletableFuture<TestExchange>> stuck = askAll(engine);

        for (int i = 0; i < 50; i++) {
            TestExchange answer = query(engine, "y");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.sent()).contains(Y_ANSWER);
        }

        release();
        for (CompletableFuture<TestExchange> answer : stuck) {
            answer.get();
        }
    }

    @ParameterizedTest
    @EnumSource
    void query_bareNameWhileAnotherSourceThrows_isAnswered(Method method) throws Exception {
        SimpleJsonEngine engine = engine(
                SETTINGS,
                new FaultySource(method, () -> {
                    throw new StackOverflowError("deep");
                }),
                new FakeSource("well", "y"));
        for (CompletableFuture<TestExchange> answer : askAll(engine)) {
            answer.get();
        }

        TestExchange answer = query(engine, "y");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent()).contains(Y_ANSWER);
    }

    @Test
    void query_bareNameAmongAThousandRequestsToOneThatHangs_isAnswered() throws Exception {
        // Nobody has to be waited for, so on a busy machine nobody runs out of patience while a thousand threads start.
        SimpleJsonEngine engine = engine(
                Map.of("deadline", "10m", "patience", "10m", "max-slow-clients", "2000"),
                new FaultySource(Method.QUERY, this::hang),
                new FakeSource("well", "y"));
        List<CompletableFuture<TestExchange>> stuck = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            stuck.add(queryLater(engine, "x"));
        }

        assertThat(query(engine, "y").status()).isEqualTo(200);
        release();
        for (CompletableFuture<TestExchange> answer : stuck) {
            // On a slow machine the deadline comes before the release.
            assertThat(answer.get().status()).isIn(200, 503, 504);
        }
    }

    @Test
    void query_bareNameOfASourceThatHangs_blamesIt() throws Exception {
        SimpleJsonEngine engine = engine(
                Map.of("deadline", "500ms", "patience", "100ms"),
                new FaultySource(Method.QUERY, this::hang),
                new FakeSource("well", "y"));

        query(engine, "x")
                .assertError(
                        504,
                        "TIMED_OUT",
                        "no answer within 500ms (setting 'deadline'): data source 'stuck' was still trying to answer 'x'");
    }

    @Test
    void query_whileAnotherSourceIsAtItsFirstList_carriesANotice() throws Exception {
        SimpleJsonEngine engine =
                engine(SETTINGS, new FaultySource(Method.METRICS, this::hang), new FakeSource("well", "y"));

        assertThat(query(engine, "y").sent())
                .matches(
                        "\\[\\{\"target\":\"y\",\"refId\":\"A\",\"meta\":\\{\"notices\":\\[\\{\"severity\":\"warning\",\"text\":"
                                + "\"data source 'stuck' is left out: " + AT_ITS_FIRST_LIST
                                + "\"}]},\"datapoints\":\\[\\[1,1000]]}]");
        assertThat(query(engine, "well/y").sent()).doesNotContain("notice");
    }

    @Test
    void query_whileAnotherSourceDoesNotSayWhatItHasBesideItsList_carriesANotice() throws Exception {
        FaultySource faulty = new FaultySource(Method.ANSWERS, this::hang);
        SimpleJsonEngine engine = engine(SETTINGS, faulty, new FakeSource("well", "y") {
            @Override
            public boolean answers(String metric, RequestContext context) {
                return metric.equals("z");
            }
        });
        assertThat(query(engine, "x").status()).isEqualTo(200);

        assertThat(query(engine, "z").sent())
                .contains(
                        "data source 'stuck' is left out: it does not say within the setting 'patience' which metrics it has");
    }

    /** As a database does that looks at its tables first, and a dashboard that is open meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "x.*", "{x,y}"})
    void query_nameThatOnlyASourceAtItsFirstListKnows_waitsForTheList(String target) throws Exception {
        SimpleJsonEngine engine =
                engine(SETTINGS, new FaultySource(Method.METRICS, this::hang), new FakeSource("well", "y"));
        assertThat(query(engine, "y").sent()).contains("data source 'stuck' is left out"); // Patience is over.

        CompletableFuture<TestExchange> early = queryLater(engine, target);
        for (int i = 0; i < 50; i++) {
            assertThat(query(engine, "y").sent()).contains(Y_ANSWER);
        }
        release();

        assertThat(early.get().sent()).contains("\"target\":\"x\",").doesNotContain("notice");
    }

    @Test
    void query_namesOfASourceAtItsFirstList_waitInNoMorePlacesThanItHas() throws Exception {
        SimpleJsonEngine engine = engine(
                Map.of(
                        "deadline", "10m",
                        "patience", "100ms",
                        "max-concurrent-queries", "1",
                        "max-waiting-queries", "1"),
                new FaultySource(Method.METRICS, this::hang),
                new FakeSource("well", "y"));
        assertThat(query(engine, "y").status()).isEqualTo(200);

        CompletableFuture<?>[] three = {queryLater(engine, "x"), queryLater(engine, "x"), queryLater(engine, "x")};

        assertThat(((TestExchange) CompletableFuture.anyOf(three).get()).sent())
                .matches("\\{\"message\":\"nobody else knows target 'x', and data source 'stuck' is left out: "
                        + AT_ITS_FIRST_LIST + "\",\"code\":\"TIMED_OUT\"}");
        release();
        CompletableFuture.allOf(three).get();
    }

    @Test
    void query_nameOfASourceAtAFirstListThatTakesLongerThanTheDeadline_saysForHowLong() throws Exception {
        SimpleJsonEngine engine = engine(
                Map.of("deadline", "1s", "patience", "100ms"),
                new FaultySource(Method.METRICS, this::hang),
                new FakeSource("well", "y"));

        query(engine, "x")
                .assertError(
                        504,
                        "TIMED_OUT",
                        "no answer within 1s (setting 'deadline'): data source 'stuck' was still trying to list its metrics");
        for (String target : List.of("x", "x.*")) {
            TestExchange later = query(engine, target);
            assertThat(later.status()).isEqualTo(504);
            assertThat(later.sent()).containsPattern("data source 'stuck' is left out: " + AT_ITS_FIRST_LIST);
        }
    }

    /** As a database does that looks at its tables first: from then on it may be asked whether it has what nobody lists. */
    @Test
    void query_unknownNameAfterAFirstListThatTookLong_isUnknown() throws Exception {
        SimpleJsonEngine engine =
                engine(SETTINGS, new FaultySource(Method.METRICS, this::hang), new FakeSource("well", "y"));
        assertThat(query(engine, "y").sent()).contains("data source 'stuck' is left out"); // And alone for a while.
        release();
        assertThat(query(engine, "x").status()).isEqualTo(200);

        assertThat(query(engine, "nope").sent()).contains("unknown target 'nope'");
    }

    @Test
    void query_nameThatNobodyKnowsWhileAFirstListFails_isThatFailure() throws Exception {
        SimpleJsonEngine engine = engine(
                SETTINGS,
                new FaultySource(Method.METRICS, () -> {
                    hang();
                    throw new SimpleJsonException(ErrorKind.SOURCE_FAILED, "database 'x' is gone");
                }),
                new FakeSource("well", "y"));
        assertThat(query(engine, "y").status()).isEqualTo(200);
        CompletableFuture<TestExchange> early = queryLater(engine, "x");
        for (int i = 0; i < 10; i++) {
            assertThat(query(engine, "y").status()).isEqualTo(200);
        }

        release();

        assertThat(early.get().sent()).contains("database 'x' is gone");
    }

    @Test
    void query_whileAnotherSourceFailsToSayWhatItHas_carriesANotice() throws Exception {
        SimpleJsonEngine engine = engine(
                SETTINGS,
                new FaultySource(Method.METRICS, () -> {
                    throw new IOException("no connection");
                }),
                new FakeSource("well", "y"));

        TestExchange answer = query(engine, "y");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent())
                .contains("\"datapoints\":[[1,1000]]")
                .containsPattern(
                        "\"severity\":\"warning\",\"text\":\"data source 'stuck' failed to say which metrics it has;"
                                + " the server's log says why under [0-9a-f]{8}\"");
    }

    /** Rows have no place for a notice. */
    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/now"})
    void rows_whileAnotherSourceDoesNotSayWhatItHas_carryAHeader(String path) throws Exception {
        SimpleJsonEngine engine =
                engine(SETTINGS, new FaultySource(Method.METRICS, this::hang), new FakeSource("well", "y"));

        TestExchange answer = TestExchange.get(path, "target=y&from=0&to=2000").handledBy(engine);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent()).contains("\"metric\":\"y\"");
        assertThat(answer.answerHeader("X-Warning")).matches("data source 'stuck' is left out: " + AT_ITS_FIRST_LIST);
        assertThat(TestExchange.get(path, "target=well/y&from=0&to=2000")
                        .handledBy(engine)
                        .answerHeader("X-Warning"))
                .isNull();
    }

    @Test
    void query_nameThatOnlyASilentSourceMayKnow_is504WithItsName() throws Exception {
        FaultySource faulty = new FaultySource(Method.ANSWERS, this::hang);
        SimpleJsonEngine engine = engine(SETTINGS, faulty, new FakeSource("well", "y"));
        assertThat(query(engine, "x").status()).isEqualTo(200);

        TestExchange answer = query(engine, "z");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.sent()).contains("data source 'stuck'");
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"SEARCH", "TAG_KEYS", "VARIABLE"})
    void list_whileASourceHangs_hasWhatTheOthersGive(Method method) throws Exception {
        SimpleJsonEngine engine = engine(SETTINGS, new FaultySource(method, this::hang), new FakeSource("well", "y") {
            @Override
            public List<String> tagKeys(TagQuery query) {
                return List.of("y");
            }
        });

        TestExchange answer = TestExchange.post(path(method), "{\"payload\":{\"target\":\"y\"}}")
                .handledBy(engine);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent()).contains("\"y\"");
    }

    @Test
    void root_whileASourceHangs_namesItAmongTheProblems() throws Exception {
        SimpleJsonEngine engine =
                engine(SETTINGS, new FaultySource(Method.CHECK, this::hang), new FakeSource("well", "y"));

        TestExchange answer = TestExchange.of("GET", "/").handledBy(engine);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent())
                .contains("\"problems\":[\"data source 'stuck' took more than 500ms (setting 'patience') to reach its"
                        + " data\"]");
    }

    @Test
    void query_newMetric_isFoundAtOnce() throws Exception {
        List<Metric> metrics = new ArrayList<>(List.of(Metric.named("a")));
        FakeSource growing = new FakeSource("growing") {
            @Override
            public List<Metric> metrics() {
                return List.copyOf(metrics);
            }
        };
        SimpleJsonEngine engine = engine(growing, new FakeSource("well", "y"));
        assertThat(query(engine, "a").status()).isEqualTo(200);

        metrics.add(Metric.named("b"));

        assertThat(query(engine, "b").status()).isEqualTo(200);
        assertThat(query(engine, "b.*").status()).isEqualTo(200);
    }

    @Test
    void query_nameThatTwoSourcesAnswerWithoutListingIt_isRefused() throws Exception {
        SimpleJsonEngine engine = engine(new Answering("one"), new Answering("two"));

        for (int i = 0; i < 3; i++) {
            query(engine, "z")
                    .assertError(
                            400,
                            "BAD_REQUEST",
                            "target 'z' is a metric of two data sources; ask for 'one/z' or 'two/z'");
            assertThat(query(engine, "one/z").status()).isEqualTo(200);
        }
    }

    /** One request of each kind to the source that does wrong. */
    private List<CompletableFuture<TestExchange>> askAll(SimpleJsonEngine engine) {
        List<CompletableFuture<TestExchange>> answers = new ArrayList<>();
        answers.add(queryLater(engine, "x"));
        answers.add(queryLater(engine, "stuck/z"));
        answers.add(queryLater(engine, "x.*"));
        for (Method method : Method.values()) {
            answers.add(handledLater(engine, TestExchange.post("/stuck" + path(method), "{\"target\":\"x\"}")));
        }
        answers.add(handledLater(engine, TestExchange.of("GET", "/stuck")));
        return answers;
    }

    private static String path(Method method) {
        return switch (method) {
            case METRICS -> "/metrics";
            case SEARCH, ANSWERS, QUERY, CHECK -> "/search";
            case TAG_KEYS -> "/tag-keys";
            case VARIABLE -> "/variable";
            case ANNOTATIONS -> "/annotations";
        };
    }

    /** Answers whatever is asked, and lists nothing. */
    private static final class Answering extends FakeSource {
        Answering(String name) {
            super(name);
        }

        @Override
        public boolean answers(String metric, RequestContext context) {
            return true;
        }
    }

    /** Has a metric {@code x}, and does wrong in one of its methods. */
    private static final class FaultySource extends FakeSource {
        private final Method method;
        private final Wrong wrong;

        FaultySource(Method method, Wrong wrong) {
            super("stuck", "x");
            this.method = method;
            this.wrong = wrong;
        }

        private void in(Method entered) throws Exception {
            if (entered == method) {
                wrong.happen();
            }
        }

        @Override
        public List<Metric> metrics() throws Exception {
            in(Method.METRICS);
            return super.metrics();
        }

        @Override
        public boolean answers(String metric, RequestContext context) throws Exception {
            in(Method.ANSWERS);
            return super.answers(metric, context);
        }

        @Override
        public List<Frame> query(Query query) throws Exception {
            in(Method.QUERY);
            return super.query(query);
        }

        @Override
        public List<Metric> search(String typed, int limit, RequestContext context) throws Exception {
            in(Method.SEARCH);
            return super.search(typed, limit, context);
        }

        @Override
        public void check(RequestContext context) throws Exception {
            in(Method.CHECK);
        }

        @Override
        public List<String> tagKeys(TagQuery query) throws Exception {
            in(Method.TAG_KEYS);
            return List.of();
        }

        @Override
        public @Nullable List<Option> variable(VariableQuery query) throws Exception {
            in(Method.VARIABLE);
            return null;
        }

        @Override
        public List<Annotation> annotations(AnnotationQuery query) throws Exception {
            in(Method.ANNOTATIONS);
            return List.of();
        }
    }
}
