// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.spi.MetricSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;

class WorkersCloseTest {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @RepeatedTest(50)
    void close_withIdleAndWaitingThreads_leavesNone() throws InterruptedException {
        Workers workers = new Workers(Map.of("app", MetricSource.named("app")), 2, 1, Observation.NONE);
        CountDownLatch started = new CountDownLatch(2);
        submit(workers, () -> note(started));
        submit(workers, () -> {
            note(started);
            waitForever();
        });
        started.await();

        workers.close();
        workers.awaitThreads();

        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    }

    private static void submit(Workers workers, Runnable work) {
        SourceThreads threads = workers.of("app");
        threads.submit(
                new SourceTask<>(threads, Asking.to(Purpose.OTHER, "work"), Executors.callable(work), done -> {}));
    }

    private void note(CountDownLatch started) {
        threads.add(Thread.currentThread());
        started.countDown();
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
