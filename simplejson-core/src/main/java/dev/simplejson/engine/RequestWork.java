// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All that sources do for one request: run side by side on the workers while the container's thread waits, until it is done, one
 * of them fails or time is up. Used by the container's thread only, but for {@link #newCancellation}.
 */
final class RequestWork {
    private final Workers workers;
    private final Duration allowed;
    private final Instant deadline;
    private final long deadlineNanos;
    private final BlockingQueue<SourceTask<?>> finished = new LinkedBlockingQueue<>();
    private final List<SourceTask<?>> pending = new ArrayList<>();
    /** Of any thread: a worker that finds several metrics for its target makes one for each. */
    private final Queue<WorkCancellation> cancellations = new ConcurrentLinkedQueue<>();

    RequestWork(Workers workers, Duration allowed, Clock clock) {
        this.workers = workers;
        this.allowed = allowed;
        this.deadline = clock.instant().plus(allowed);
        this.deadlineNanos = System.nanoTime() + allowed.toNanos();
    }

    /** What tells one target's source that it should stop. */
    WorkCancellation newCancellation() {
        WorkCancellation cancellation = new WorkCancellation(deadline, deadlineNanos, this::timedOut, workers::execute);
        cancellations.add(cancellation);
        return cancellation;
    }

    /**
     * Starts a piece of work.
     *
     * @param source whose code it is
     * @param purpose as it reads behind "data source 'x' failed to …"
     */
    <T> SourceTask<T> submit(String source, String purpose, Callable<T> work) {
        SourceTask<T> task = new SourceTask<>(workers.gate(source), purpose, work, finished::add);
        pending.add(task);
        try {
            task.gate().submit(task);
        } catch (SimpleJsonException refused) {
            cancelAll(refused);
            throw refused;
        }
        return task;
    }

    /** Starts a piece of work and waits for it, and for whatever else was started. */
    void run(String source, String purpose, Callable<?> work) {
        SourceTask<?> task = submit(source, purpose, work);
        await();
        assert task.isDone();
    }

    /**
     * Waits until everything that was started is done.
     *
     * @throws SimpleJsonException if something failed or time is up; the rest is cancelled
     */
    void await() {
        while (!pending.isEmpty()) {
            SourceTask<?> task = nextFinished();
            pending.remove(task);
            SimpleJsonException failure = SourceFailure.of(task);
            if (failure != null) {
                cancelAll(failure);
                throw failure;
            }
        }
    }

    /** Waits until everything that was started is done, well or not. The failures are logged. */
    void awaitAll() {
        while (!pending.isEmpty()) {
            pending.remove(nextFinished());
        }
    }

    /** Nothing of it is wanted any more. */
    void cancelAll(SimpleJsonException why) {
        cancellations.forEach(cancellation -> cancellation.cancel(why));
        pending.forEach(task -> task.cancel(true));
        pending.clear();
    }

    private SourceTask<?> nextFinished() {
        try {
            SourceTask<?> task = finished.poll(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (task != null) {
                return task;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            SimpleJsonException stopped =
                    new SimpleJsonException(ErrorKind.OVERLOADED, "the server is stopping", stopping);
            cancelAll(stopped);
            throw stopped;
        }
        SimpleJsonException late = outOfTime();
        cancelAll(late);
        throw late;
    }

    /** A task that never had its turn is the fault of others. */
    private SimpleJsonException outOfTime() {
        for (SourceTask<?> task : pending) {
            if (!task.hasBegun()) {
                return task.gate().busy();
            }
        }
        SourceTask<?> slow = pending.get(0);
        return new SimpleJsonException(
                ErrorKind.TIMED_OUT,
                "no answer within " + seconds() + " (setting 'deadline'): data source '"
                        + slow.gate().source() + "' was still trying to " + slow.purpose());
    }

    private SimpleJsonException timedOut() {
        return new SimpleJsonException(ErrorKind.TIMED_OUT, "no answer within " + seconds() + " (setting 'deadline')");
    }

    private String seconds() {
        return allowed.toMillis() % 1000 == 0 ? allowed.toSeconds() + "s" : allowed.toMillis() + "ms";
    }

    /** The result of a task that {@link #await} has seen end well. */
    static <T> T resultOf(SourceTask<T> task) {
        try {
            return task.get();
        } catch (Exception neverAfterAwait) {
            throw new IllegalStateException(neverAfterAwait);
        }
    }

    /** The result of a task that {@link #awaitAll} has seen end; null if it failed. */
    static <T> @Nullable T resultOrNull(SourceTask<T> task) {
        return SourceFailure.of(task) == null ? resultOf(task) : null;
    }
}
