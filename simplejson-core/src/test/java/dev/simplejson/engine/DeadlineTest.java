// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest extends EngineTesting {
    private static final String LATE =
            "no answer within 500ms (setting 'deadline'): data source 'app' was still trying to answer 'cpu'";

    private final AtomicInteger cancelled = new AtomicInteger();
    private final CountDownLatch firstCancel = new CountDownLatch(1);

    @Test
    void answer_readyAtTheDeadline_isNotBrokenOff() throws Exception {
        Endpoint late = Endpoint.of("/late", "GET").answer((request, response) -> {
            long until = System.nanoTime() + Duration.ofMillis(20).toNanos();
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            response.body().write(new byte[500_000]);
        });
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(new FakeSource("app", "cpu"))
                .settings(SimpleJsonSettings.builder().set("deadline", "10ms").build())
                .endpoints(late)
                .build());

        TestExchange.get("/late", "")
                .handledBy(engine)
                .assertError(504, "TIMED_OUT", "the answer was ready too late to be sent (setting 'deadline')");
    }

    @Test
    void query_sourceThatHangs_is504() throws Exception {
        query(engine(SHORT_DEADLINE, hanging()), "cpu").assertError(504, "TIMED_OUT", LATE);
    }

    @Test
    void query_sourceThatSpins_is504() throws Exception {
        FakeSource spinning = new FakeSource("app", "cpu").answering(query -> {
            spin();
            return List.of();
        });

        query(engine(SHORT_DEADLINE, spinning), "cpu").assertError(504, "TIMED_OUT", LATE);
    }

    @Test
    void query_oneOfSeveralSourcesHangs_is504WithItsName() throws Exception {
        query(engine(SHORT_DEADLINE, hanging(), new FakeSource("db", "rows")), "rows", "cpu")
                .assertError(504, "TIMED_OUT", LATE);
    }

    @Test
    void query_late_interruptsItsWorker() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        FakeSource waiting = new FakeSource("app", "cpu").answering(query -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.complete(true);
            }
            return List.of();
        });

        assertThat(query(engine(SHORT_DEADLINE, waiting), "cpu").status()).isEqualTo(504);
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void query_late_runsCancelActionsOnce() throws Exception {
        FakeSource registering = new FakeSource("app", "cpu").answering(query -> {
            countCancel(query);
            hang();
            return List.of();
        });
        SimpleJsonEngine engine = engine(SHORT_DEADLINE, registering);

        assertThat(query(engine, "cpu").status()).isEqualTo(504);
        firstCancel.await();
        release();
        engine.close();
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void query_late_runsTheCancelActionsOfADeferredSeries() throws Exception {
        FakeSource deferring = new FakeSource("app", "cpu").answering(query -> {
            countCancel(query);
            return List.of(
                    TimeSeries.named("short").points(sink -> sink.add(1, 1)),
                    TimeSeries.named("long").points(sink -> hang()));
        });

        assertThat(query(engine(SHORT_DEADLINE, deferring), "cpu").status()).isEqualTo(504);
        firstCancel.await();
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void query_late_aliveNoMore() throws Exception {
        CompletableFuture<Cancellation> cancellation = new CompletableFuture<>();
        FakeSource asking = new FakeSource("app", "cpu").answering(query -> {
            query.checkAlive();
            cancellation.complete(query.context().cancellation());
            hang();
            return List.of();
        });

        assertThat(query(engine(SHORT_DEADLINE, asking), "cpu").status()).isEqualTo(504);
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> cancellation.get().checkAlive())
                .returns(ErrorKind.TIMED_OUT, SimpleJsonException::kind);
        CountDownLatch atOnce = new CountDownLatch(1);
        cancellation.get().onCancel(atOnce::countDown);
        atOnce.await();
    }

    @Test
    void query_clientHangsUp_cancelsTheSource() throws Exception {
        FakeSource registering = new FakeSource("app", "cpu").answering(query -> {
            countCancel(query);
            hang();
            return List.of();
        });

        queryExchange("cpu")
                .hungUp()
                .handledBy(engine(registering))
                .assertError(504, "TIMED_OUT", "the client has gone");
        firstCancel.await();
    }

    @Test
    void query_clientHangsUpWhilePointsAreRead_cancelsTheSource() throws Exception {
        FakeSource deferring = new FakeSource("app", "cpu").answering(query -> {
            countCancel(query);
            return List.of(TimeSeries.named("long").points(sink -> hang()));
        });

        queryExchange("cpu").hungUp().handledBy(engine(deferring)).assertError(504, "TIMED_OUT", "the client has gone");
        firstCancel.await();
    }

    @Test
    void query_answered_runsNoCancelAction() throws Exception {
        CompletableFuture<Cancellation> cancellation = new CompletableFuture<>();
        FakeSource registering = new FakeSource("app", "cpu").answering(query -> {
            countCancel(query);
            cancellation.complete(query.context().cancellation());
            return List.of();
        });

        query(engine(registering), "cpu").assertSent("[]");
        assertThat(cancellation.get().deadline()).isEqualTo("2026-11-22T05:06:32.890Z");
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void query_cancelActionThatThrows_doesNotKeepTheOthers() throws Exception {
        FakeSource registering = new FakeSource("app", "cpu").answering(query -> {
            query.context().cancellation().onCancel(() -> {
                throw new IllegalStateException("cannot cancel");
            });
            countCancel(query);
            hang();
            return List.of();
        });

        assertThat(query(engine(SHORT_DEADLINE, registering), "cpu").status()).isEqualTo(504);
        firstCancel.await();
    }

    @Test
    void query_cancelActionsThatHang_keepNobodyWaiting() throws Exception {
        FakeSource registering = new FakeSource("app", "cpu").answering(query -> {
            query.context().cancellation().onCancel(this::hang);
            hang();
            return List.of();
        });
        SimpleJsonEngine engine = engine(SHORT_DEADLINE, registering, new FakeSource("well", "rows"));
        List<CompletableFuture<TestExchange>> late = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            late.add(queryLater(engine, "cpu"));
        }

        for (CompletableFuture<TestExchange> answer : late) {
            assertThat(answer.get().status()).isIn(503, 504);
        }
        assertThat(query(engine, "rows").status()).isEqualTo(200);
    }

    @Test
    void query_oneFails_cancelsTheRest() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        FakeSource half = new FakeSource("app", "slow", "broken").answering(query -> {
            if (query.metric().equals("broken")) {
                waiting.await();
                throw new IllegalStateException("broken");
            }
            countCancel(query);
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.complete(true);
            }
            return List.of();
        });

        assertThat(query(engine(half), "slow", "broken").status()).isEqualTo(502);
        assertThat(interrupted.get()).isTrue();
        firstCancel.await();
    }

    private FakeSource hanging() {
        return new FakeSource("app", "cpu").answering(query -> {
            hang();
            return List.of();
        });
    }

    private void countCancel(Query query) {
        query.context().cancellation().onCancel(() -> {
            cancelled.incrementAndGet();
            firstCancel.countDown();
        });
    }
}
