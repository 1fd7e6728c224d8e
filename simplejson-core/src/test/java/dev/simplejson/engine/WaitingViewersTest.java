// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.hook.Caller;
import dev.simplejson.hook.Observer;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.RequestContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One answer for many viewers who ask at once: they wait for it together. */
class WaitingViewersTest extends SharingTesting {
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
}
