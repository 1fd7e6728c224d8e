// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that sources do for one request: run side by side on the workers while the container's thread waits, until it is done, one
 * of them fails or time is up. Sources that are prompt run on the container's thread itself; see {@link CallersTurn}. Used by the
 * container's thread, apart from {@link #newCancellation}.
 */
final class RequestWork {
    private final Workers workers;
    private final Duration allowed;
    private final BooleanSupplier isClientGone;
    private final Instant deadline;
    private final long deadlineNanos;
    private final BlockingQueue<SourceTask<?>> finished = new LinkedBlockingQueue<>();
    private final List<SourceTask<?>> pending = new ArrayList<>();
    private final CallersTurn callersTurn;
    private final List<WorkCancellation> cancellations = new ArrayList<>();
    private @Nullable SimpleJsonException cancelled;

    /**
     * The work for one request.
     *
     * @param isClientGone whether nobody waits for it any more
     * @param rescue tells the client of a failure while the container's thread is kept by a source
     */
    RequestWork(
            Workers workers,
            Duration allowed,
            Clock clock,
            BooleanSupplier isClientGone,
            Consumer<SimpleJsonException> rescue) {
        this.workers = workers;
        this.allowed = allowed;
        this.isClientGone = isClientGone;
        this.deadline = clock.instant().plus(allowed);
        this.deadlineNanos = System.nanoTime() + allowed.toNanos();
        this.callersTurn = new CallersTurn(deadlineNanos, isClientGone, () -> rescue(rescue));
    }

    /** What tells one source that it should stop. May be called on any thread. */
    WorkCancellation newCancellation() {
        WorkCancellation cancellation = new WorkCancellation(deadline, deadlineNanos, this::timedOut, workers::execute);
        synchronized (cancellations) {
            cancellations.add(cancellation);
            if (cancelled != null) {
                cancellation.cancel(cancelled);
            }
        }
        return cancellation;
    }

    /**
     * Has a piece of work done, at the latest by the next call that waits.
     *
     * @param source whose code it is
     * @param purpose as it reads behind "data source 'x' failed to …"
     */
    <T> SourceTask<T> submit(String source, String purpose, Callable<T> work) {
        SourceTask<T> task = task(source, purpose, work);
        if (task.gate().takesCallers()) {
            callersTurn.add(task);
        } else {
            submitToWorkers(task);
        }
        return task;
    }

    /** Has a piece of work done on a worker, however prompt its source is, and waits for it. */
    void runOnWorker(String source, String purpose, Callable<?> work) {
        SourceTask<?> task = task(source, purpose, work);
        submitToWorkers(task);
        await();
        assert task.isDone();
    }

    private <T> SourceTask<T> task(String source, String purpose, Callable<T> work) {
        SourceTask<T> task = new SourceTask<>(workers.gate(source), purpose, work, finished::add);
        pending.add(task);
        return task;
    }

    private void submitToWorkers(SourceTask<?> task) {
        try {
            task.gate().submit(task);
        } catch (SimpleJsonException refused) {
            cancelAll(refused);
            throw refused;
        }
    }

    /**
     * Waits until everything that was started is done.
     *
     * @throws SimpleJsonException if something failed or time is up; the rest is cancelled
     */
    void await() {
        runOnCaller();
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

    /** Waits until everything that was started is done, well or not. */
    void awaitAll() {
        runOnCaller();
        while (!pending.isEmpty()) {
            pending.remove(nextFinished());
        }
    }

    private void runOnCaller() {
        if (callersTurn.isEmpty()) {
            return;
        }
        List<SourceTask<?>> notLetIn = workers.watch().run(callersTurn);
        notLetIn.forEach(this::submitToWorkers);
    }

    /** Time is up or nobody waits, and the container's thread, which should see to that, is in a source's hands. */
    private void rescue(Consumer<SimpleJsonException> rescue) {
        SimpleJsonException over = whyOver();
        cancelAll(over);
        rescue.accept(over);
    }

    /** Nothing of it is wanted any more. */
    void cancelAll(SimpleJsonException why) {
        synchronized (cancellations) {
            cancelled = why;
            cancellations.forEach(cancellation -> cancellation.cancel(why));
        }
        pending.forEach(task -> task.cancel(true));
        pending.clear();
    }

    private SourceTask<?> nextFinished() {
        try {
            SourceTask<?> task = poll();
            while (task == null && !isOver()) {
                task = poll();
            }
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
        SimpleJsonException over = whyOver();
        cancelAll(over);
        throw over;
    }

    private @Nullable SourceTask<?> poll() throws InterruptedException {
        long left = Math.min(deadlineNanos - System.nanoTime(), CallersTurn.LOOK_AT_CLIENT_NANOS);
        return finished.poll(left, TimeUnit.NANOSECONDS);
    }

    private boolean isOver() {
        return System.nanoTime() - deadlineNanos >= 0 || isClientGone.getAsBoolean();
    }

    private SimpleJsonException whyOver() {
        return System.nanoTime() - deadlineNanos >= 0 ? outOfTime() : ClientGone.asFailure(null);
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
}
