// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.Observation;
import dev.simplejson.engine.work.PointsAtHand;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SourceTask;
import dev.simplejson.engine.work.WorkCancellation;
import dev.simplejson.engine.work.Workers;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyTest extends EngineTesting {
    @Test
    void query_targetsOfOneSource_runSideBySide() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        FakeSource meeting = new FakeSource("app", "a", "b", "c").answering(query -> {
            together.await();
            return List.of();
        });

        query(engine(meeting), "a", "b", "c").assertSent("[]");
        query(engine(meeting), "(a|b|c)").assertSent("[]");
    }

    @Test
    void query_targetsOfSeveralSources_runSideBySide() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        FakeSource.Answer meeting = query -> {
            together.await();
            return List.of();
        };

        query(
                        engine(
                                new FakeSource("a", "x").answering(meeting),
                                new FakeSource("b", "y").answering(meeting)),
                        "x",
                        "y")
                .assertSent("[]");
    }

    @Test
    void query_answersInAnotherOrder_areSentInTheAskedOne() throws Exception {
        CountDownLatch lastIsDone = new CountDownLatch(1);
        FakeSource reversing = new FakeSource("app", "a", "b").answering(query -> {
            if (query.metric().equals("a")) {
                lastIsDone.await();
            } else {
                lastIsDone.countDown();
            }
            return List.of(TimeSeries.named(query.metric()).build());
        });

        query(engine(reversing), "a", "b")
                .assertSent("[{\"target\":\"a\",\"refId\":\"A\",\"datapoints\":[]},"
                        + "{\"target\":\"b\",\"refId\":\"B\",\"datapoints\":[]}]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void query_oneSourceHangsWithAllItsWorkers_othersAnswer(boolean spins) throws Exception {
        CountDownLatch allHang = new CountDownLatch(4);
        FakeSource stuck = new FakeSource("stuck", "x").answering(query -> {
            allHang.countDown();
            if (spins) {
                spin();
            } else {
                hang();
            }
            return List.of();
        });
        SimpleJsonEngine engine = engine(Map.of("max-concurrent-queries", "4"), stuck, new FakeSource("well", "y"));
        List<CompletableFuture<TestExchange>> stuckAnswers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            stuckAnswers.add(queryLater(engine, "stuck/x"));
        }
        allHang.await();

        assertThat(query(engine, "well/y").status()).isEqualTo(200);

        release();
        for (CompletableFuture<TestExchange> answer : stuckAnswers) {
            answer.get().assertSent("[]");
        }
    }

    @Test
    void query_moreThanTheBound_waitForTheirTurn() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        FakeSource counting = new FakeSource("app", "cpu").answering(query -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            running.decrementAndGet();
            return List.of();
        });
        String[] targets = new String[100];
        Arrays.fill(targets, "cpu");

        query(engine(Map.of("max-concurrent-queries", "3"), counting), targets).assertSent("[]");

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void query_tooManyWait_is503() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        FakeSource busy = new FakeSource("app", "cpu").answering(query -> {
            begun.countDown();
            hang();
            return List.of();
        });
        SimpleJsonEngine engine = engine(Map.of("max-concurrent-queries", "1", "max-waiting-queries", "2"), busy);
        CompletableFuture<TestExchange> first = queryLater(engine, "app/cpu");
        begun.await();
        // A request takes one place in the line, whatever it asks for.
        List<CompletableFuture<TestExchange>> others =
                List.of(queryLater(engine, "app/cpu", "app/cpu", "app/cpu"), queryLater(engine, "app/cpu", "app/cpu"));
        while (engine.threads("app").waiting() < 2) {
            Thread.onSpinWait();
        }

        TestExchange refused = query(engine, "app/cpu", "app/cpu", "app/cpu");

        refused.assertError(
                503,
                "OVERLOADED",
                "data source 'app' is busy, and 2 queries wait for it already (setting 'max-waiting-queries');"
                        + " try again later");
        assertThat(refused.answerHeader("Retry-After")).isEqualTo("1");
        release();
        first.get().assertSent("[]");
        for (CompletableFuture<TestExchange> other : others) {
            other.get().assertSent("[]");
        }
        query(engine, "cpu").assertSent("[]");
    }

    @Test
    void query_turnNeverComes_is503WithRetryAfter() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        FakeSource busy = new FakeSource("app", "cpu").answering(query -> {
            begun.countDown();
            hang();
            return List.of();
        });
        SimpleJsonEngine engine =
                engine(Map.of("max-concurrent-queries", "1", "deadline", SHORT_DEADLINE.get("deadline")), busy);
        CompletableFuture<TestExchange> first = queryLater(engine, "cpu");
        begun.await();

        TestExchange refused = query(engine, "cpu");

        // Whose deadline is first decides whether the first query is given up already.
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.sent())
                .containsPattern("data source 'app' is (busy with 1 other|stuck: 1) queries .*; try again later");
        assertThat(refused.answerHeader("Retry-After")).isEqualTo("1");
        assertThat(first.get().status()).isEqualTo(504);
    }

    /** Workers that find several metrics for their target register what cancels each of them. */
    @Test
    void newCancellation_fromManyThreads_losesNone() throws Exception {
        Workers workers = new Workers(Map.of("app", new FakeSource("app")), 32, 16, Observation.NONE);
        RequestWork work = new RequestWork(
                workers,
                Duration.ofSeconds(25),
                Duration.ofSeconds(1),
                Clock.systemUTC(),
                new PointsAtHand(1, 1).share(),
                () -> false);
        int threads = 8;
        Queue<WorkCancellation> all = new ConcurrentLinkedQueue<>();
        CyclicBarrier together = new CyclicBarrier(threads);
        for (int i = 0; i < threads; i++) {
            SourceTask<String> unused = work.submit("app", Asking.to(Purpose.OTHER, "register"), () -> {
                together.await();
                for (int n = 0; n < 2_000; n++) {
                    all.add(work.newCancellation("app"));
                }
                return "done";
            });
        }
        work.await();

        work.cancelAll(new SimpleJsonException(ErrorKind.TIMED_OUT, "enough"));

        assertThat(all).hasSize(threads * 2_000).noneMatch(ConcurrencyTest::isAlive);
        workers.close();
    }

    private static boolean isAlive(WorkCancellation cancellation) {
        try {
            cancellation.checkAlive();
            return true;
        } catch (SimpleJsonException cancelled) {
            return false;
        }
    }
}
