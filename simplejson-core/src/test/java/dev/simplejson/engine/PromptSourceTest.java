// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/** Sources that always answer at once, and what happens when one of them no longer does. */
class PromptSourceTest extends EngineTesting {
    /** More than it takes to be known as prompt. */
    private static final int MANY = 500;

    private volatile Thread ran = new Thread();
    private volatile FakeSource.Answer later = query -> List.of();

    @Test
    void query_newSource_runsOnAWorker() throws Exception {
        query(engine(source()), "cpu").assertSent("[]");

        assertThat(ran.getName()).startsWith("simplejson-worker-");
    }

    @Test
    void query_promptSource_runsOnItsCallersThread() throws Exception {
        SimpleJsonEngine engine = engine(source());
        proveToBePrompt(engine);

        query(engine, "cpu").assertSent("[]");

        assertThat(ran).isSameAs(Thread.currentThread());
    }

    @Test
    void query_promptSourceWhereWorkersAreSet_runsOnAWorker() throws Exception {
        SimpleJsonEngine engine = engine(Map.of("prompt-sources", "workers"), source());
        for (int i = 0; i < MANY; i++) {
            query(engine, "cpu");
        }

        assertThat(ran.getName()).startsWith("simplejson-worker-");
    }

    @Test
    void query_promptSource_seesTheContextClassLoaderOfTheEnginesCreator() throws Exception {
        SimpleJsonEngine engine = engine(source());
        proveToBePrompt(engine);
        ClassLoader creators = Thread.currentThread().getContextClassLoader();
        CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
        later = query -> {
            seen.complete(Thread.currentThread().getContextClassLoader());
            return List.of();
        };
        ClassLoader callers = new ClassLoader() {};
        Thread.currentThread().setContextClassLoader(callers);
        try {
            query(engine, "cpu").assertSent("[]");

            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(callers);
        } finally {
            Thread.currentThread().setContextClassLoader(creators);
        }
        assertThat(seen.get()).isSameAs(creators);
    }

    @Test
    void query_promptSourceFails_is502() throws Exception {
        SimpleJsonEngine engine = engine(source());
        proveToBePrompt(engine);
        later = query -> {
            throw new IllegalStateException("broken");
        };

        assertThat(query(engine, "cpu").status()).isEqualTo(502);
    }

    @Test
    void query_promptSourceHangs_is504ThoughTheThreadIsKept() throws Exception {
        SimpleJsonEngine engine = engine(SHORT_DEADLINE, source(), new FakeSource("other", "load"));
        proveToBePrompt(engine);
        later = this::hanging;
        Answered answer = new Answered("cpu/cpu");
        CompletableFuture<Void> handled = answer.handledLater(engine);

        answer.sent
                .get()
                .assertError(
                        504,
                        "TIMED_OUT",
                        "no answer within 500ms (setting 'deadline'): data source 'cpu' was still trying to answer 'cpu'");
        assertThat(answer.exchange.answerHeader("Connection")).isEqualTo("close");
        assertThat(handled).isNotDone();
        assertThat(query(engine, "other/load").status()).isEqualTo(200);

        release();
        handled.get();
        later = query -> List.of();
        query(engine, "cpu/cpu").assertSent("[]");
    }

    @Test
    void query_clientOfAPromptSourceHangsUp_cancelsIt() throws Exception {
        SimpleJsonEngine engine = engine(source());
        proveToBePrompt(engine);
        later = this::hanging;
        Answered answer = new Answered("cpu");
        answer.exchange.hungUp();
        CompletableFuture<Void> handled = answer.handledLater(engine);

        answer.sent.get().assertError(504, "TIMED_OUT", "the client has gone");

        release();
        handled.get();
    }

    @Test
    void query_promptSourceBegunToHang_runsOnWorkersFromThenOn() throws Exception {
        SimpleJsonEngine engine = engine(SHORT_DEADLINE, source());
        proveToBePrompt(engine);
        later = this::hanging;
        Answered first = new Answered("cpu");
        CompletableFuture<Void> handled = first.handledLater(engine);
        assertThat(first.sent.get().status()).isEqualTo(504);

        assertThat(query(engine, "cpu").status()).isEqualTo(504);

        assertThat(ran.getName()).startsWith("simplejson-worker-");
        release();
        handled.get();
    }

    @Test
    void query_promptSourceWaits_isInterruptedAndItsThreadComesBackClean() throws Exception {
        SimpleJsonEngine engine = engine(SHORT_DEADLINE, source());
        proveToBePrompt(engine);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        later = query -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.complete(true);
                Thread.currentThread().interrupt();
            }
            return List.of();
        };

        assertThat(query(engine, "cpu").status()).isEqualTo(504);

        assertThat(interrupted.get()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void query_targetsBehindOneThatIsNotPrompt_runBesideIt() throws Exception {
        SimpleJsonEngine engine = engine(source());
        proveToBePrompt(engine);
        CyclicBarrier together = new CyclicBarrier(3);
        later = query -> {
            together.await();
            return List.of();
        };

        query(engine, "cpu", "memory", "disk").assertSent("[]");
    }

    @Test
    void query_deferredPointsOfAPromptSource_areReadOnAWorker() throws Exception {
        SimpleJsonEngine engine = engine(source());
        proveToBePrompt(engine);
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        later = query -> List.of(TimeSeries.named("cpu").points(sink -> reader.complete(Thread.currentThread())));

        assertThat(query(engine, "cpu").status()).isEqualTo(200);

        assertThat(reader.get().getName()).startsWith("simplejson-worker-");
    }

    @Test
    void close_promptSourceWaits_endsIt() throws Exception {
        SimpleJsonEngine engine = engine(source());
        proveToBePrompt(engine);
        CountDownLatch begun = new CountDownLatch(1);
        later = query -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return List.of();
        };
        CompletableFuture<TestExchange> answer = queryLater(engine, "cpu");
        begun.await();

        engine.close();

        answer.get().assertError(503, "OVERLOADED", "the server is stopping");
    }

    private FakeSource source() {
        return new FakeSource("cpu", "cpu", "memory", "disk").answering(query -> {
            ran = Thread.currentThread();
            return later.to(query);
        });
    }

    /** Until the next query runs on its caller's thread, however long a busy machine has paused in an answer before. */
    private static void proveToBePrompt(SimpleJsonEngine engine) throws Exception {
        for (int i = 0; !engine.gate("cpu").isProvenAndIdle(); i++) {
            assertThat(i).as("answers, and still not known as prompt").isLessThan(100 * MANY);
            query(engine, "cpu/cpu");
        }
    }

    private List<Frame> hanging(Query query) {
        hang();
        return List.of();
    }

    /** A request whose answer is seen as soon as it is flushed. */
    private static final class Answered {
        private final CompletableFuture<TestExchange> sent = new CompletableFuture<>();
        private final TestExchange exchange;

        Answered(String target) {
            exchange = queryExchange(target);
            exchange.onFlush(() -> sent.complete(exchange));
        }

        CompletableFuture<Void> handledLater(SimpleJsonEngine engine) {
            return CompletableFuture.runAsync(() -> {
                try {
                    engine.handle(exchange);
                } catch (IOException broken) {
                    sent.completeExceptionally(broken);
                }
            });
        }
    }
}
