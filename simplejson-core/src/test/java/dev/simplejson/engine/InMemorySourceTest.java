// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/** Sources that say that they answer from memory. */
class InMemorySourceTest extends EngineTesting {
    private volatile Thread ran = new Thread();
    private volatile FakeSource.Answer later = query -> List.of();

    @Test
    void query_otherSource_runsOnAWorker() throws Exception {
        query(engine(new FakeSource("cpu", "cpu").answering(this::answer)), "cpu")
                .assertSent("[]");

        assertThat(ran.getName()).startsWith("simplejson-worker-");
    }

    @Test
    void query_inMemory_runsOnItsCallersThread() throws Exception {
        query(engine(source()), "cpu").assertSent("[]");

        assertThat(ran).isSameAs(Thread.currentThread());
    }

    @Test
    void inMemory_thatThrows_isNamedWithItsSource() {
        FakeSource undecided = new FakeSource("undecided") {
            @Override
            public boolean inMemory() {
                throw new IllegalStateException("not now");
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine(undecided))
                .withMessage(
                        "data source 'undecided' cannot say whether it is inMemory(): java.lang.IllegalStateException: not now");
    }

    @Test
    void query_inMemory_seesTheContextClassLoaderOfTheEnginesCreator() throws Exception {
        SimpleJsonEngine engine = engine(source());
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
    void query_inMemoryFails_is502() throws Exception {
        SimpleJsonEngine engine = engine(source());
        later = query -> {
            throw new IllegalStateException("broken");
        };

        assertThat(query(engine, "cpu").status()).isEqualTo(502);
    }

    @Test
    void query_inMemoryTakesLongerThanTheDeadline_is504OnceItIsBack() throws Exception {
        SimpleJsonEngine engine = engine(SHORT_DEADLINE, source());
        later = InMemorySourceTest::untilTheDeadline;

        TestExchange answer = query(engine, "cpu");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.sent())
                .containsPattern(
                        "no answer within 500ms \\(setting 'deadline'\\): data source 'cpu' took .*s to answer 'cpu'");
    }

    private static List<Frame> untilTheDeadline(Query query) {
        try {
            while (true) {
                query.checkAlive();
                Thread.onSpinWait();
            }
        } catch (SimpleJsonException late) {
            return List.of();
        }
    }

    @Test
    void query_inMemoryHangs_othersAnswer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        SimpleJsonEngine engine = engine(source(), new FakeSource("other", "load"));
        later = query -> {
            begun.countDown();
            hang();
            return List.of();
        };
        CompletableFuture<TestExchange> kept = queryLater(engine, "cpu/cpu");
        begun.await();

        assertThat(query(engine, "load").status()).isEqualTo(200);

        release();
        kept.get().assertSent("[]");
    }

    @Test
    void query_besideOneThatIsNotInMemory_runsMeanwhile() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        later = query -> {
            together.await();
            return List.of();
        };

        query(engine(source(), new FakeSource("other", "load").answering(query -> later.to(query))), "cpu", "load")
                .assertSent("[]");
    }

    @Test
    void query_deferredPointsOfASourceInMemory_areReadOnItsCallersThread() throws Exception {
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        later = query -> List.of(TimeSeries.named("cpu").points(sink -> reader.complete(Thread.currentThread())));

        assertThat(query(engine(source()), "cpu").status()).isEqualTo(200);

        assertThat(reader.get()).isSameAs(Thread.currentThread());
    }

    private FakeSource source() {
        return new FakeSource("cpu", "cpu", "memory", "disk") {
            @Override
            public boolean inMemory() {
                return true;
            }
        }.answering(this::answer);
    }

    private List<Frame> answer(Query query) throws Exception {
        ran = Thread.currentThread();
        return later.to(query);
    }
}
