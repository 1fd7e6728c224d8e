// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.hook.Authenticator;
import dev.simplejson.hook.Caller;
import dev.simplejson.hook.Observer;
import dev.simplejson.model.Column;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One answer for many viewers, and never one of somebody else's. */
class SharedAnswersTest extends EngineTesting {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final MovingClock clock = new MovingClock();
    private final Tally tally = new Tally();
    private final Counting source = new Counting("db", TEN_SECONDS);

    private SimpleJsonEngine sharing(Map<String, String> settings, dev.simplejson.spi.DataSource... sources) {
        SimpleJsonSettings.Builder builder = SimpleJsonSettings.builder();
        settings.forEach(builder::set);
        Authenticator byHeader = request -> {
            @Nullable String user = request.header("X-User");
            @Nullable String tenant = request.header("X-Tenant");
            Caller caller = user == null ? Caller.anonymous() : Caller.named(user);
            return tenant == null ? caller : caller.withHeader("X-Tenant", tenant);
        };
        return closed(SimpleJsonEngine.builder()
                .sources(sources)
                .settings(builder.build())
                .authenticator(byHeader)
                .observer(tally)
                .clock(clock)
                .build());
    }

    private SimpleJsonEngine sharing() {
        return sharing(Map.of(), source);
    }

    /** A panel of an hour that ends at this time of the day, one pixel per ten seconds. */
    private static String panel(String toTime, String more) {
        Instant to = Instant.parse("2026-11-22T" + toTime + "Z");
        return """
                {"range":{"from":"%s","to":"%s"},"intervalMs":10000,"maxDataPoints":360%s}""".formatted(to.minusSeconds(3600), to, more);
    }

    private static TestExchange post(String body) {
        return TestExchange.post("/query", body);
    }

    private static TestExchange panel(String toTime) {
        return post(panel(toTime, ",\"targets\":[{\"target\":\"x\",\"refId\":\"A\"}]"));
    }

    @Test
    void query_viewersWithTheirOwnNow_areGivenOneAnswer() throws Exception {
        SimpleJsonEngine engine = sharing();

        String first = panel("05:06:07.123").handledBy(engine).sent();
        String second = panel("05:06:09.999").handledBy(engine).sent();

        assertThat(source.asked).hasValue(1);
        assertThat(second).isEqualTo(first);
        assertThat(tally.text()).isEqualTo("ASKED KEPT");
    }

    @Test
    void query_rangeBetweenIntervals_isAskedForOutward() throws Exception {
        panel("05:06:07.123").handledBy(sharing());

        assertThat(source.last().range())
                .isEqualTo(TimeRange.between(
                        Instant.parse("2026-11-22T04:06:00Z"), Instant.parse("2026-11-22T05:06:10Z")));
    }

    @Test
    void query_intervalLongerThanRange_isAskedForAsItIs() throws Exception {
        post("{\"range\":{\"from\":5,\"to\":1005},\"intervalMs\":60000,\"targets\":[{\"target\":\"x\"}]}")
                .handledBy(sharing());

        assertThat(source.last().range()).isEqualTo(new TimeRange(5, 1005));
    }

    @Test
    void query_withoutFreshness_isAskedForAsItIsEachTime() throws Exception {
        Counting plain = new Counting("plain", Duration.ZERO);
        SimpleJsonEngine engine = sharing(Map.of(), plain);

        panel("05:06:07.123").handledBy(engine);
        panel("05:06:07.123").handledBy(engine);

        assertThat(plain.asked).hasValue(2);
        assertThat(plain.last().range().to()).isEqualTo(Instant.parse("2026-11-22T05:06:07.123Z"));
        assertThat(tally.text()).isEmpty();
    }

    @Test
    void query_answerOlderThanFreshness_isMadeAnew() throws Exception {
        SimpleJsonEngine engine = sharing();
        panel("05:06:07").handledBy(engine);

        clock.advance(Duration.ofMillis(9_999));
        panel("05:06:07").handledBy(engine);
        assertThat(source.asked).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        panel("05:06:07").handledBy(engine);
        assertThat(source.asked).hasValue(2);
    }

    @Test
    void query_clockSetBack_isMadeAnew() throws Exception {
        SimpleJsonEngine engine = sharing();
        panel("05:06:07").handledBy(engine);

        clock.advance(Duration.ofSeconds(-1));
        panel("05:06:07").handledBy(engine);

        assertThat(source.asked).hasValue(2);
    }

    @Test
    void query_answerOfSomeSeconds_saysHowOldItIs() throws Exception {
        source.answering(query -> List.of(TimeSeries.named("x")
                .notice(Notice.warning("its own"))
                .executedQuery("SELECT 1")
                .points(new long[] {query.range().toEpochMillis()}, new double[] {1})));
        SimpleJsonEngine engine = sharing();
        String first = panel("05:06:10").handledBy(engine).sent();

        clock.advance(Duration.ofSeconds(3));
        String later = panel("05:06:10").handledBy(engine).sent();

        String points = "[{\"target\":\"x\",\"refId\":\"A\",\"datapoints\":[[1,1795323970000]],\"meta\":{\"notices\":[";
        String own = "{\"severity\":\"warning\",\"text\":\"its own\"}],\"executedQueryString\":\"SELECT 1\"}}]";
        assertThat(first).isEqualTo(points + own);
        assertThat(later)
                .isEqualTo(points + "{\"severity\":\"info\",\"text\":\"this answer is 3 seconds old, because others"
                        + " asked for it, too (freshness of data source 'db')\"}," + own);
    }

    /** Requests of which each must get an answer of its own: the first differs from the others in one thing. */
    static Stream<List<TestExchange>> differingQuestions() {
        return Stream.of(
                List.of(panel("05:06:07"), panel("05:06:17"), panel("04:06:07")),
                List.of(target("\"target\":\"x\",\"refId\":\"A\""), target("\"target\":\"y\",\"refId\":\"A\"")),
                List.of(target("\"target\":\"x\",\"refId\":\"A\""), target("\"target\":\"x\",\"refId\":\"B\"")),
                List.of(
                        target("\"target\":\"x\",\"type\":\"timeserie\""),
                        target("\"target\":\"x\",\"type\":\"table\"")),
                List.of(
                        target("\"target\":\"x\""),
                        target("\"target\":\"x\",\"payload\":{}".replace("{}", "{\"a\":1}")),
                        target("\"target\":\"x\",\"payload\":{\"a\":\"1\"}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":1,\"b\":2}"),
                        target("\"target\":\"x\",\"payload\":{\"b\":2,\"a\":1}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":[1,2]}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":[1],\"b\":[2]}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":{\"b\":null}}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":null}"),
                        target("\"target\":\"x\",\"payload\":\"text\""),
                        target("\"target\":\"x\",\"payload\":\"\\ud800\""),
                        target("\"target\":\"x\",\"payload\":\"\\ud801\"")),
                List.of(
                        more(""),
                        more(",\"adhocFilters\":[{\"key\":\"a\",\"operator\":\"=\",\"value\":\"b\"}]"),
                        more(",\"adhocFilters\":[{\"key\":\"a\",\"operator\":\"!=\",\"value\":\"b\"}]"),
                        more(",\"adhocFilters\":[{\"key\":\"a\",\"operator\":\"=\",\"value\":\"c\"}]"),
                        more(",\"adhocFilters\":[{\"key\":\"ab\",\"operator\":\"=\",\"value\":\"\"}]"),
                        more(",\"adhocFilters\":[{\"key\":\"a\",\"operator\":\"=\",\"value\":\"b\"},"
                                + "{\"key\":\"a\",\"operator\":\"=\",\"value\":\"b\"}]")),
                List.of(
                        more(""),
                        more(",\"scopedVars\":{\"host\":{\"text\":\"a\",\"value\":\"a\"}}"),
                        more(",\"scopedVars\":{\"host\":{\"text\":\"a\",\"value\":\"b\"}}"),
                        more(",\"scopedVars\":{\"host\":{\"text\":\"b\",\"value\":\"b\"}}"),
                        more(",\"scopedVars\":{\"host\":{\"text\":\"a\",\"value\":[\"a\",\"b\"]}}")),
                List.of(more(""), more(",\"timezone\":\"Europe/Berlin\"")),
                List.of(panel("05:06:07"), replaced("360", "361"), replaced(",\"maxDataPoints\":360", "")),
                List.of(panel("05:06:10"), replaced("10000", "5000"), replaced("\"intervalMs\":10000,", "")),
                List.of(
                        panel("05:06:07"),
                        panel("05:06:07").with("X-User", "ann"),
                        panel("05:06:07").with("X-User", "bob")),
                List.of(
                        panel("05:06:07").with("X-Tenant", "a"),
                        panel("05:06:07").with("X-Tenant", "b"),
                        panel("05:06:07")));
    }

    private static TestExchange target(String fields) {
        return post(panel("05:06:07", ",\"targets\":[{" + fields + "}]"));
    }

    private static TestExchange more(String fields) {
        return post(panel("05:06:07", fields + ",\"targets\":[{\"target\":\"x\",\"refId\":\"A\"}]"));
    }

    private static TestExchange replaced(String what, String with) {
        return post(panel("05:06:10", ",\"targets\":[{\"target\":\"x\",\"refId\":\"A\"}]")
                .replace(what, with));
    }

    @ParameterizedTest
    @MethodSource("differingQuestions")
    void query_differentQuestions_haveTheirOwnAnswers(List<TestExchange> questions) throws Exception {
        SimpleJsonEngine engine = sharing();

        for (TestExchange question : questions) {
            assertThat(question.handledBy(engine).status()).isEqualTo(200);
        }

        assertThat(source.asked).hasValue(questions.size());
    }

    @Test
    void query_sameMetricOfTwoSources_isTheirOwn() throws Exception {
        Counting other = new Counting("other", TEN_SECONDS);
        source.answering(query -> point("of db"));
        other.answering(query -> point("of other"));
        SimpleJsonEngine engine = sharing(Map.of(), source, other);

        assertThat(TestExchange.post("/db/query", panelBody()).handledBy(engine).sent())
                .contains("of db");
        assertThat(TestExchange.post("/other/query", panelBody())
                        .handledBy(engine)
                        .sent())
                .contains("of other");
        assertThat(TestExchange.post("/db/query", panelBody()).handledBy(engine).sent())
                .contains("of db");
    }

    @Test
    void query_userWhoMayNotSeeTheSource_isNotGivenItsKeptAnswer() throws Exception {
        Counting other = new Counting("other", TEN_SECONDS);
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(source, other)
                .authenticator(request -> request.header("X-User") == null
                        ? Caller.anonymous()
                        : Caller.anonymous().seeingOnly(List.of("other")))
                .clock(clock)
                .build());
        String body = panel("05:06:07", ",\"targets\":[{\"target\":\"db/x\"}]");

        assertThat(post(body).handledBy(engine).status()).isEqualTo(200);
        TestExchange refused = post(body).with("X-User", "guest").handledBy(engine);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.sent()).doesNotContain("datapoints");
    }

    private static String panelBody() {
        return panel("05:06:07", ",\"targets\":[{\"target\":\"x\",\"refId\":\"A\"}]");
    }

    private static List<Frame> point(String name) {
        return List.of(TimeSeries.named(name).points(new long[] {1795323960000L}, new double[] {1}));
    }

    @Test
    void query_oneTargetFreshAndOneNot_sharesTheOne() throws Exception {
        Counting plain = new Counting("plain", Duration.ZERO);
        SimpleJsonEngine engine = sharing(Map.of(), source, plain);
        String body = panel(
                "05:06:10",
                ",\"targets\":[{\"target\":\"db/x\",\"refId\":\"A\"},{\"target\":\"plain/x\",\"refId\":\"B\"},"
                        + "{\"target\":\"db/y\",\"refId\":\"C\"}]");

        String first = post(body).handledBy(engine).sent();
        String second = post(body).handledBy(engine).sent();

        assertThat(first).isEqualTo(second).isEqualTo("""
                [{"target":"x","refId":"A","datapoints":[[1,1795323970000]]},\
                {"target":"x","refId":"B","datapoints":[[1,1795323970000]]},\
                {"target":"y","refId":"C","datapoints":[[1,1795323970000]]}]""");
        assertThat(source.asked).hasValue(2);
        assertThat(plain.asked).hasValue(2);
    }

    @Test
    void query_freshnessOfOneMetric_holdsForThatAlone() throws Exception {
        Counting mixed = new Counting("db", Duration.ZERO) {
            @Override
            public Duration freshness(String metric) {
                return metric.equals("x") ? TEN_SECONDS : super.freshness(metric);
            }
        };
        SimpleJsonEngine engine = sharing(Map.of(), mixed);

        for (int i = 0; i < 3; i++) {
            target("\"target\":\"x\"").handledBy(engine);
            target("\"target\":\"y\"").handledBy(engine);
        }

        assertThat(mixed.asked).hasValue(1 + 3);
    }

    @Test
    void query_freshnessWithoutEnd_isKept() throws Exception {
        for (Duration endless : List.of(ChronoUnit.FOREVER.getDuration(), Duration.ofMillis(Long.MAX_VALUE))) {
            Counting constant = new Counting("db", endless);
            SimpleJsonEngine engine = sharing(Map.of(), constant);

            String first = panel("05:06:07").handledBy(engine).sent();
            String second = panel("05:06:07").handledBy(engine).sent();

            assertThat(first).startsWith("[{\"target\":\"x\"");
            assertThat(second).isEqualTo(first);
            assertThat(constant.asked).hasValue(1);
        }
    }

    @Test
    void query_freshnessThatEndsInAnError_isTheSourcesFailure() throws Exception {
        Counting broken = new Counting("db", TEN_SECONDS) {
            @Override
            public Duration freshness(String metric) {
                throw new NoClassDefFoundError("gone");
            }
        };

        TestExchange answer = panel("05:06:07").handledBy(sharing(Map.of(), broken));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.sent()).contains("data source 'db' failed to say how old an answer may be");
    }

    @Test
    void query_freshnessThatIsNone_isTheSourcesFailure() throws Exception {
        for (@Nullable Duration wrong : new @Nullable Duration[] {null, Duration.ofMillis(-1)}) {
            Counting broken = new Counting("db", TEN_SECONDS) {
                @Override
                @SuppressWarnings("NullAway") // That is what is wrong with it.
                public Duration freshness(String metric) {
                    return wrong;
                }
            };

            TestExchange answer = panel("05:06:07").handledBy(sharing(Map.of(), broken));

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.sent()).contains("data source 'db' failed to say how old an answer may be");
        }
    }

    @Test
    void query_compressedAndNot_areTheSameAnswer() throws Exception {
        source.answering(query -> List.of(TimeSeries.named("x").points(times(query, 1_000), zigzag(1_000))));
        SimpleJsonEngine engine = sharing();

        String plain = panel("05:06:07").handledBy(engine).sent();
        TestExchange compressed =
                panel("05:06:07").with("Accept-Encoding", "gzip").handledBy(engine);

        assertThat(compressed.answerHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.sentGunzipped()).isEqualTo(plain);
        assertThat(source.asked).hasValue(1);
    }

    private static double[] zigzag(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = i % 7;
        }
        return values;
    }

    private static long[] times(Query query, int count) {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = query.range().fromEpochMillis() + i * 3_000L;
        }
        return times;
    }

    @Test
    void query_getOfTheSame_isTheSameAnswer() throws Exception {
        SimpleJsonEngine engine = sharing();
        String query = "target=x&from=2026-11-22T04:06:10Z&to=2026-11-22T05:06:10Z&maxDataPoints=360&step=10s";

        String first = TestExchange.get("/query", query).handledBy(engine).sent();
        String second = TestExchange.get("/query", query).handledBy(engine).sent();

        assertThat(second).isEqualTo(first).contains("datapoints");
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void rows_ofSourceWithFreshness_areAskedForEachTime() throws Exception {
        SimpleJsonEngine engine = sharing();

        TestExchange.get("/rows", "target=x").handledBy(engine);
        TestExchange.get("/rows", "target=x").handledBy(engine);

        assertThat(source.asked).hasValue(2);
    }

    @Test
    void query_fiftyAtOnce_waitForOneEvaluation() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        source.answering(query -> {
            go.await();
            return point("x");
        });
        SimpleJsonEngine engine = sharing();

        List<CompletableFuture<TestExchange>> answers = viewers(engine, 50);
        tally.awaitCount(50);
        go.countDown();

        for (CompletableFuture<TestExchange> answer : answers) {
            assertThat(answer.get().sent())
                    .isEqualTo("[{\"target\":\"x\",\"refId\":\"A\",\"datapoints\":[[1,1795323960000]]}]");
        }
        assertThat(source.asked).hasValue(1);
        assertThat(tally.count(Observer.Origin.WAITED)).isEqualTo(49);
    }

    /** Nobody knows yet which metrics there are, and to find out takes long. */
    @Test
    void query_moreThanMayWaitAtOnceWhileTheSourceIsCold_waitForOneEvaluation() throws Exception {
        int viewers = 60; // By default 32 queries run and 16 wait.
        CountDownLatch here = new CountDownLatch(viewers);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger askedForNames = new AtomicInteger();
        Counting cold = new Counting("db", TEN_SECONDS) {
            @Override
            public List<Metric> metrics() throws Exception {
                go.await();
                return super.metrics();
            }

            @Override
            public boolean answers(String metric, RequestContext context) throws Exception {
                askedForNames.incrementAndGet();
                go.await();
                return true;
            }
        };
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(cold)
                .clock(clock)
                .authenticator(request -> {
                    here.countDown();
                    return Caller.anonymous();
                })
                .build());

        List<CompletableFuture<TestExchange>> answers = viewers(engine, viewers);
        here.await();
        go.countDown();

        for (CompletableFuture<TestExchange> answer : answers) {
            assertThat(answer.get().sent())
                    .isEqualTo("[{\"target\":\"x\",\"refId\":\"A\",\"datapoints\":[[1,1795323970000]]}]");
        }
        assertThat(cold.asked).hasValue(1);
        assertThat(askedForNames).hasValueLessThan(viewers / 2); // One, and whoever comes between it and the list.
    }

    /** What a source answers may depend on who asks. */
    @Test
    void query_othersWhileTheSourceIsCold_areNotToldWhatItHasForSomebodyElse() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Counting cold = new Counting("db", TEN_SECONDS) {
            @Override
            public List<Metric> metrics() {
                return List.of();
            }

            @Override
            public boolean answers(String metric, RequestContext context) throws Exception {
                both.countDown();
                both.await();
                return context.user().equals("ann");
            }
        };
        SimpleJsonEngine engine = sharing(Map.of(), cold);

        CompletableFuture<TestExchange> ann =
                handledLater(engine, panel("05:06:07").with("X-User", "ann"));
        CompletableFuture<TestExchange> bob =
                handledLater(engine, panel("05:06:07").with("X-User", "bob"));

        assertThat(ann.get().status()).isEqualTo(200);
        assertThat(bob.get().status()).isEqualTo(404);
    }

    @Test
    void query_failureWithFiftyWaiting_failsForAllAndIsNotKept() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        source.answering(query -> {
            go.await();
            throw new IOException("down");
        });
        SimpleJsonEngine engine = sharing();

        List<CompletableFuture<TestExchange>> answers = viewers(engine, 50);
        tally.awaitCount(50);
        go.countDown();
        for (CompletableFuture<TestExchange> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(502);
        }
        assertThat(source.asked).hasValue(1);

        source.answering(query -> point("well again"));
        assertThat(panel("05:06:07").handledBy(engine).sent()).contains("well again");
    }

    @Test
    void query_firstOneHangsUp_leavesTheAnswerToTheOthers() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        source.answering(query -> {
            begun.countDown();
            go.await();
            query.checkAlive();
            return point("x");
        });
        SimpleJsonEngine engine = sharing();
        TestExchange first = panel("05:06:07");
        CompletableFuture<TestExchange> firstAnswer = handledLater(engine, first);
        begun.await();
        List<CompletableFuture<TestExchange>> others = viewers(engine, 3);
        tally.awaitCount(4);

        first.hungUp();
        assertThat(firstAnswer.get().status()).isEqualTo(504);
        go.countDown();

        for (CompletableFuture<TestExchange> other : others) {
            assertThat(other.get().status()).isEqualTo(200);
        }
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void query_lastOneHangsUp_cancelsTheSource() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        source.answering(query -> {
            query.context().cancellation().onCancel(cancelled::countDown);
            begun.countDown();
            assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
            return point("half of it"); // As a source may that was told to stop.
        });
        SimpleJsonEngine engine = sharing();
        List<TestExchange> exchanges = List.of(panel("05:06:07"), panel("05:06:07"));
        List<CompletableFuture<TestExchange>> answers = exchanges.stream()
                .map(exchange -> handledLater(engine, exchange))
                .toList();
        begun.await();
        tally.awaitCount(2);

        exchanges.get(0).hungUp();
        assertThat(answers.get(0).get().status()).isEqualTo(504);
        assertThat(cancelled.getCount()).isEqualTo(1);
        exchanges.get(1).hungUp();
        assertThat(answers.get(1).get().status()).isEqualTo(504);
        assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();

        source.answering(query -> point("all of it"));
        assertThat(panel("05:06:07").handledBy(engine).sent()).contains("all of it");
    }

    @Test
    void query_firstOneOutOfTime_leavesTheOthersTheirOwn() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        source.answering(query -> {
            go.await();
            query.checkAlive();
            return point("x");
        });
        SimpleJsonEngine engine = sharing(Map.of("deadline", "3s"), source);
        CompletableFuture<TestExchange> first = handledLater(engine, panel("05:06:07"));
        tally.awaitCount(1);
        TimeUnit.MILLISECONDS.sleep(1_500); // There is no other way to have a deadline of one's own than to ask later.
        CompletableFuture<TestExchange> second = handledLater(engine, panel("05:06:07"));

        assertThat(first.get().status()).isEqualTo(504);
        go.countDown();

        assertThat(second.get().status()).isEqualTo(200);
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void query_leaderFailsBeforeItsSharedWorkBegins_leavesThatToTheOthers() throws Exception {
        // One thread, which another question keeps: the first request holds its second question back, and fails.
        CountDownLatch go = new CountDownLatch(1);
        Counting busy = new Counting("db", TEN_SECONDS);
        busy.answering(query -> {
            if (query.metric().equals("slow")) {
                go.await();
                throw new IOException("down");
            }
            return point("x");
        });
        SimpleJsonEngine engine = sharing(Map.of("max-concurrent-queries", "1"), busy);
        CompletableFuture<TestExchange> failing = handledLater(
                engine,
                post(panel("05:06:07", ",\"targets\":[{\"target\":\"slow\"},{\"target\":\"x\",\"refId\":\"A\"}]")));
        tally.awaitCount(2);
        CompletableFuture<TestExchange> waiting = handledLater(engine, panel("05:06:07"));
        tally.awaitCount(3);

        go.countDown();

        assertThat(failing.get().status()).isEqualTo(502);
        assertThat(waiting.get().status()).isEqualTo(200);
    }

    @Test
    void query_inMemorySource_isSharedToo() throws Exception {
        Counting inMemory = new Counting("db", TEN_SECONDS) {
            @Override
            public boolean inMemory() {
                return true;
            }
        };
        SimpleJsonEngine engine = sharing(Map.of(), inMemory);

        panel("05:06:07").handledBy(engine);
        panel("05:06:07").handledBy(engine);

        assertThat(inMemory.asked).hasValue(1);
    }

    @Test
    void query_deferredTableAndSeries_areSharedWithTheirNoticesAtEnd() throws Exception {
        source.answering(query -> {
            List<Notice> told = new ArrayList<>();
            return List.of(
                    Table.named("t")
                            .column(Column.number("n"))
                            .noticesAtEnd(() -> told)
                            .rows(sink -> {
                                sink.add(1);
                                told.add(Notice.info("one row"));
                            }),
                    TimeSeries.named("x").withoutDownsampling().points(sink -> sink.add(1795323960000L, 2)));
        });
        SimpleJsonEngine engine = sharing();

        String first = panel("05:06:07").handledBy(engine).sent();
        String second = panel("05:06:07").handledBy(engine).sent();

        assertThat(second)
                .isEqualTo(first)
                .contains("\"rows\":[[1]],\"meta\":{\"notices\":[{\"severity\":\"info\",\"text\":\"one row\"}]}}")
                .endsWith(",{\"target\":\"x\",\"refId\":\"A\",\"datapoints\":[[2,1795323960000]]}]");
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void query_answerTooLargeToKeep_isWholeAndStreamedToEach() throws Exception {
        source.answering(query ->
                List.of(TimeSeries.named("x").withoutDownsampling().points(sink -> {
                    for (int i = 0; i < 100_000; i++) {
                        sink.add(query.range().fromEpochMillis() + i, i);
                    }
                })));
        SimpleJsonEngine engine = sharing(Map.of("max-kept-bytes", "1MiB"), source);

        String first = panel("05:06:07").handledBy(engine).sent();
        String second = panel("05:06:07").handledBy(engine).sent();

        assertThat(first.equals(second)).isTrue();
        assertThat(first.substring(first.length() - 24)).isEqualTo("[99999,1795320466999]]}]");
        assertThat(source.asked).hasValue(1 + 2); // Once to find out, then by each for itself.
        assertThat(tally.text()).isEqualTo("ASKED");
    }

    @Test
    void query_noFrames_isSharedToo() throws Exception {
        source.answering(query -> List.of());
        SimpleJsonEngine engine = sharing();

        panel("05:06:07").handledBy(engine).assertSent("[]");
        clock.advance(Duration.ofSeconds(2));
        panel("05:06:07").handledBy(engine).assertSent("[]");

        assertThat(source.asked).hasValue(1);
    }

    @Test
    void query_tenThousandPanels_takeNoMoreMemoryThanAllowed() throws Exception {
        source.answering(query -> List.of(TimeSeries.named("x").points(times(query, 300), new double[300])));
        SimpleJsonEngine engine = sharing(Map.of("max-kept-bytes", "1MiB"), source);

        for (int i = 0; i < 10_000; i++) {
            target("\"target\":\"x\",\"payload\":{\"panel\":" + i + "}").handledBy(engine);
        }
        target("\"target\":\"x\",\"payload\":{\"panel\":9999}").handledBy(engine); // The newest is kept,
        target("\"target\":\"x\",\"payload\":{\"panel\":0}").handledBy(engine); // the eldest is not.

        assertThat(source.asked).hasValue(10_000 + 1);
        assertThat(tally.mostBytes).isBetween(1_000_000L, 1L << 20);
    }

    @Test
    void query_keptAnswerThatIsAskedFor_outlivesOthers() throws Exception {
        source.answering(query -> List.of(TimeSeries.named("x").points(times(query, 300), new double[300])));
        SimpleJsonEngine engine = sharing(Map.of("max-kept-bytes", "100KiB"), source);

        panel("05:06:07").handledBy(engine);
        for (int i = 0; i < 50; i++) {
            target("\"target\":\"x\",\"payload\":{\"panel\":" + i + "}").handledBy(engine);
            panel("05:06:07").handledBy(engine);
        }

        assertThat(source.asked).hasValue(1 + 50);
    }

    /** Whatever a source can see in a query is in the key; whoever adds a field must think of it. */
    @Test
    void queryAndContext_haveNoFieldsThatTheKeyDoesNotKnow() {
        assertThat(fields(Query.class))
                .isEqualTo("metric range refId shape maxDataPoints downsampling pointsPerPixel intervalMillis filters"
                        + " payload context");
        assertThat(fields(dev.simplejson.spi.RequestContext.class))
                .isEqualTo("timeZone user variables cancellation headers");
    }

    private static String fields(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
                .map(java.lang.reflect.Field::getName)
                .filter(name -> !name.startsWith("$"))
                .collect(Collectors.joining(" "));
    }

    private List<CompletableFuture<TestExchange>> viewers(SimpleJsonEngine engine, int count) {
        return Stream.generate(() -> handledLater(engine, panel("05:06:07")))
                .limit(count)
                .toList();
    }

    /** Counts how often it is asked. */
    static class Counting extends FakeSource {
        final AtomicInteger asked = new AtomicInteger();
        private final Duration freshness;
        private volatile @Nullable Query last;

        Counting(String name, Duration freshness) {
            super(name, "x", "y", "slow");
            this.freshness = freshness;
        }

        @Override
        public Duration freshness() {
            return freshness;
        }

        @Override
        public List<Frame> query(Query query) throws Exception {
            asked.incrementAndGet();
            last = query;
            return super.query(query);
        }

        Query last() {
            return Objects.requireNonNull(last);
        }
    }

    private static final class Tally implements Observer {
        private final List<Origin> origins = new CopyOnWriteArrayList<>();
        private volatile long mostBytes;

        @Override
        public void answerShared(Sharing sharing) {
            synchronized (this) {
                origins.add(sharing.origin());
                mostBytes = Math.max(mostBytes, sharing.keptBytes());
                notifyAll();
            }
        }

        synchronized void awaitCount(int count) throws InterruptedException {
            while (origins.size() < count) {
                wait();
            }
        }

        long count(Origin origin) {
            return origins.stream().filter(origin::equals).count();
        }

        String text() {
            return origins.stream().map(Origin::name).collect(Collectors.joining(" "));
        }
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T05:06:07.890Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
