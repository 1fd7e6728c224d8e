// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.SimpleJsonException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SourceThreadsTest {
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final SourceThreads threads = new SourceThreads("app", false, 1, 10, Thread::new, Observation.NONE);

    @AfterEach
    void close() {
        released.countDown();
        threads.close();
    }

    @Test
    void close_whatWaits_neverRuns() throws InterruptedException {
        SourceTask<String> running = hanging();
        SourceTask<String> waiting = task();
        threads.submit(running);
        begun.await();
        threads.submit(waiting);

        threads.close();

        assertThat(running.isCancelled()).isTrue();
        assertThat(waiting.isCancelled()).isTrue();
        assertThat(waiting.hasBegun()).isFalse();
    }

    @Test
    void submit_afterClose_isRefused() {
        threads.close();

        assertRefused(task(), "the server is stopping");
    }

    @Test
    void submit_whileEveryThreadIsKeptByWhatWasGivenUp_isRefusedAtOnce() throws Exception {
        SourceTask<String> stuck = hanging();
        threads.submit(stuck);
        begun.await();
        SourceTask<String> waiting = task();
        threads.submit(waiting);

        stuck.giveUp();

        String refusal = "data source 'app' is stuck: 1 queries (setting 'max-concurrent-queries') were given up and do"
                + " not come back; try again later";
        assertThatThrownBy(waiting::get)
                .hasCauseInstanceOf(SimpleJsonException.class)
                .hasMessageContaining(refusal);
        assertRefused(task(), refusal);
    }

    @Test
    void submit_onceOneCameBack_runs() throws Exception {
        SourceTask<String> stuck = hanging();
        threads.submit(stuck);
        begun.await();
        stuck.giveUp();
        released.countDown();
        while (!threads.hasFreeThread()) {
            Thread.onSpinWait();
        }
        SourceTask<String> task = task();

        threads.submit(task);

        assertThat(task.get()).isEqualTo("done");
    }

    /** Whatever a task throws, the next one has a thread. */
    @Test
    void submit_afterAnError_runs() throws Exception {
        SourceTask<String> broken = new SourceTask<>(
                threads,
                Asking.to(Purpose.OTHER, "break"),
                () -> {
                    throw new OutOfMemoryError("none left");
                },
                done -> {
                    throw new OutOfMemoryError("not even to say so");
                });
        threads.submit(broken);
        SourceTask<String> task = task();

        threads.submit(task);

        assertThat(task.get()).isEqualTo("done");
        assertThatThrownBy(broken::get).isInstanceOf(ExecutionException.class);
    }

    private void assertRefused(SourceTask<String> task, String why) {
        threads.submit(task);
        assertThatThrownBy(task::get)
                .hasCauseInstanceOf(SimpleJsonException.class)
                .hasMessageContaining(why);
        assertThat(task.hasBegun()).isFalse();
    }

    private SourceTask<String> task() {
        return new SourceTask<>(threads, Asking.to(Purpose.OTHER, "answer 'cpu'"), () -> "done", task -> {});
    }

    /** Hangs until the test is over, whoever interrupts. */
    private SourceTask<String> hanging() {
        return new SourceTask<>(
                threads,
                Asking.to(Purpose.OTHER, "hang"),
                () -> {
                    begun.countDown();
                    while (released.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return "late";
                },
                task -> {});
    }
}
