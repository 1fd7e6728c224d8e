// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.simplejson.model.PointProducer;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deferred series: what they can do to an answer that is partly on its way. */
class StreamingTest extends EngineTesting {
    @Test
    void deferred_wholeSeries_isSent() throws Exception {
        query(deferring(sink -> sink.add(1, 2)), "cpu")
                .assertSent("[{\"target\":\"cpu\",\"refId\":\"A\",\"datapoints\":[[2,1]]}]");
    }

    /** Nobody could draw it, so whoever wrote the source has to hear of it. */
    @Test
    void deferred_pointAfterItsFunctionReturned_isRefusedAndLogged() throws Exception {
        AtomicReference<PointSink> kept = new AtomicReference<>();
        SimpleJsonEngine engine = deferring(kept::set);
        query(engine, "cpu").assertSent("[{\"target\":\"cpu\",\"refId\":\"A\",\"datapoints\":[]}]");
        String refusal =
                "series 'cpu' got a point after its function had returned; expected it to return when all have been pushed";

        try (Log log = new Log()) {
            assertThatExceptionOfType(SimpleJsonException.class)
                    .isThrownBy(() -> kept.get().add(1, 2))
                    .withMessage(refusal);

            assertThat(log.lines()).singleElement().asString().contains(refusal);
        }
    }

    /** On whichever thread: a source's workers do something else by then, maybe for somebody else. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deferred_pointAfterItsFunctionFailed_isRefusedAndLogged(boolean onItsThread) throws Exception {
        AtomicReference<PointSink> kept = new AtomicReference<>();
        AtomicReference<Throwable> refused = new AtomicReference<>();
        FakeSource source = new FakeSource("app", "cpu", "late") {
            @Override
            public boolean inMemory() {
                return true; // So both are answered on this thread.
            }
        };
        SimpleJsonEngine engine = engine(source.answering(query -> {
            if (query.metric().equals("late")) {
                refused.set(catchThrowable(() -> kept.get().add(1, 2)));
            }
            return List.of(TimeSeries.named(query.metric()).points(sink -> {
                kept.set(sink);
                throw new IllegalStateException("broken");
            }));
        }));
        query(engine, "cpu");

        try (Log log = new Log()) {
            if (onItsThread) {
                query(engine, "late");
            } else {
                Thread other = new Thread(
                        () -> refused.set(catchThrowable(() -> kept.get().add(1, 2))));
                other.start();
                other.join();
            }

            assertThat(refused.get())
                    .hasMessageStartingWith("series 'cpu' got a point after its function had returned");
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("after its function had returned"))
                    .hasSize(1);
        }
    }

    @Test
    void deferred_failureInTheFirstBytes_hasItsOwnStatus() throws Exception {
        TestExchange answer = query(
                deferring(sink -> {
                    add(sink, 100);
                    throw new IllegalStateException("secret");
                }),
                "cpu");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.sent())
                .contains("data source 'app' failed to answer 'cpu'")
                .doesNotContain("secret");
    }

    @Test
    void deferred_laterFailure_breaksTheAnswerOff() {
        TestExchange exchange = queryExchange("cpu");
        SimpleJsonEngine engine = deferring(sink -> {
            add(sink, 20_000);
            throw new IllegalStateException("secret");
        });

        assertThatIOException()
                .isThrownBy(() -> engine.handle(exchange))
                .withMessageStartingWith("the answer was broken off: data source 'app' failed to answer 'cpu'");
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.answerHeader("Content-Length")).isNull();
        assertThat(exchange.sent()).startsWith("[{").doesNotContain("]]").doesNotContain("secret");
    }

    @Test
    void deferred_hangsAfterTheFirstBytes_breaksTheAnswerOff() {
        TestExchange exchange = queryExchange("cpu");
        SimpleJsonEngine engine = engine(SHORT_DEADLINE, source(sink -> {
            add(sink, 20_000);
            hang();
        }));

        assertThatIOException()
                .isThrownBy(() -> engine.handle(exchange))
                .withMessageStartingWith("the answer was broken off: no answer within 500ms");
        assertThat(exchange.sent()).doesNotContain("]]");
    }

    @Test
    void deferred_lateWorker_writesNothingMore() throws Exception {
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        SimpleJsonEngine engine = engine(SHORT_DEADLINE, source(sink -> {
            hang();
            try {
                add(sink, 20_000);
                refused.completeExceptionally(new AssertionError("nothing refused the points"));
            } catch (RuntimeException expected) {
                refused.complete(expected);
                throw expected;
            }
        }));
        TestExchange answer = query(engine, "cpu");
        String sent = answer.sent();

        release();

        assertThat(refused.get()).rootCause().hasMessageStartingWith("no answer within 500ms");
        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.sent()).isEqualTo(sent);
    }

    @Test
    void deferred_clientGone_stopsTheProducer() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        SimpleJsonEngine engine = deferring(sink -> {
            try {
                add(sink, Integer.MAX_VALUE);
            } finally {
                stopped.countDown();
            }
        });
        TestExchange exchange = queryExchange("cpu").to(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatIOException().isThrownBy(() -> engine.handle(exchange)).withMessageContaining("the client has gone");
        stopped.await();
    }

    /** As Helidon says it. */
    @Test
    void deferred_clientGoneAsAnUncheckedException_isNoFaultOfTheServer() throws Exception {
        SimpleJsonEngine engine = deferring(sink -> add(sink, Integer.MAX_VALUE));
        TestExchange exchange = queryExchange("cpu").to(new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException(new UncheckedIOException(new IOException("connection reset")));
            }
        });

        try (Log log = new Log()) {
            assertThatIOException()
                    .isThrownBy(() -> engine.handle(exchange))
                    .withMessageContaining("the client has gone");

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void deferred_producer_runsOnceOnAWorker() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<Thread> ran = new CompletableFuture<>();

        assertThat(query(
                                deferring(sink -> {
                                    runs.incrementAndGet();
                                    ran.complete(Thread.currentThread());
                                }),
                                "cpu")
                        .status())
                .isEqualTo(200);
        assertThat(runs).hasValue(1);
        assertThat(ran.get()).isNotSameAs(Thread.currentThread());
    }

    private SimpleJsonEngine deferring(PointProducer producer) {
        return engine(source(producer));
    }

    private static FakeSource source(PointProducer producer) {
        return new FakeSource("app", "cpu")
                .answering(query -> List.of(TimeSeries.named("cpu").points(producer)));
    }

    /** Inside the range of the query, a few bytes each. */
    private static void add(PointSink sink, int points) {
        for (int i = 0; i < points; i++) {
            sink.add(500, i);
        }
    }
}
