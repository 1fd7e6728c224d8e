// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one request that run on its caller's thread, one after the other, because their sources are prompt. Should one of
 * them not be prompt after all, a {@link CallersWatch} sees to it that nobody has to wait for it: the tasks behind it go to
 * the workers, and when time is up, the client is told by a worker, while the caller's thread is still in the source's hands.
 */
final class CallersTurn {
    /** Far longer than a prompt source takes, far shorter than anybody notices. */
    private static final long PATIENCE_NANOS = 5_000_000;

    /** How long to wait for sources before the next look whether the client still does. */
    static final long LOOK_AT_CLIENT_NANOS = 1_000_000_000;

    private final long deadlineNanos;
    private final BooleanSupplier isClientGone;
    private final Runnable rescue;
    private final Deque<SourceTask<?>> tasks = new ArrayDeque<>();
    private final CountDownLatch rescued = new CountDownLatch(1);
    private @Nullable SourceTask<?> running;
    private long sinceNanos;
    private long lookedAtClientNanos;
    private boolean takenOver;

    /**
     * A turn without tasks.
     *
     * @param deadlineNanos as {@link System#nanoTime()} tells it
     * @param isClientGone whether nobody waits for the answer any more
     * @param rescue cancels the request's work and tells its client that time is up
     */
    CallersTurn(long deadlineNanos, BooleanSupplier isClientGone, Runnable rescue) {
        this.deadlineNanos = deadlineNanos;
        this.isClientGone = isClientGone;
        this.rescue = rescue;
    }

    synchronized void add(SourceTask<?> task) {
        tasks.add(task);
    }

    synchronized boolean isEmpty() {
        return tasks.isEmpty();
    }

    /**
     * Runs the tasks on this thread.
     *
     * @return those that were not let in
     * @throws Rescued if the client was told in the meantime that time is up
     */
    List<SourceTask<?>> run() {
        List<SourceTask<?>> notLetIn = new ArrayList<>(0);
        for (SourceTask<?> task = begin(); task != null; task = begin()) {
            if (!task.gate().runOnCaller(task)) {
                notLetIn.add(task);
            }
            end();
        }
        return notLetIn;
    }

    private synchronized @Nullable SourceTask<?> begin() {
        running = tasks.poll();
        sinceNanos = System.nanoTime();
        lookedAtClientNanos = sinceNanos;
        return running;
    }

    private void end() {
        synchronized (this) {
            running = null;
            if (!takenOver) {
                return;
            }
        }
        awaitRescue();
        throw new Rescued();
    }

    /** Until the worker is done with the exchange, which the container takes back when its thread returns. */
    private void awaitRescue() {
        boolean interrupted = false;
        while (rescued.getCount() > 0) {
            try {
                rescued.await();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called by the watch: looks whether the running task is still prompt, and in time. */
    void look(long nowNanos, Executor workers) {
        List<SourceTask<?>> overdue;
        boolean over;
        synchronized (this) {
            SourceTask<?> kept = running;
            if (kept == null || takenOver || nowNanos - sinceNanos < PATIENCE_NANOS) {
                return;
            }
            kept.gate().lost();
            overdue = List.copyOf(tasks);
            tasks.clear();
            over = isOver(nowNanos);
            takenOver = over;
        }
        if (over) {
            takeOver(workers);
        } else {
            overdue.forEach(CallersTurn::submitOrRefuse);
        }
    }

    private boolean isOver(long nowNanos) {
        if (nowNanos - deadlineNanos > 0) {
            return true;
        }
        if (nowNanos - lookedAtClientNanos < LOOK_AT_CLIENT_NANOS) {
            return false;
        }
        lookedAtClientNanos = nowNanos;
        return isClientGone.getAsBoolean();
    }

    private static void submitOrRefuse(SourceTask<?> task) {
        try {
            task.gate().submit(task);
        } catch (SimpleJsonException refused) {
            task.refuse(refused);
        }
    }

    /** Telling the client may take as long as the client takes to listen, so it is no work for the watch, unless there is nobody else. */
    private void takeOver(Executor workers) {
        try {
            workers.execute(this::rescueAndLetGo);
        } catch (OutOfMemoryError noThread) {
            rescueAndLetGo();
        }
    }

    private void rescueAndLetGo() {
        try {
            rescue.run();
        } finally {
            rescued.countDown();
        }
    }

    /** Stops what runs, because everything stops. */
    synchronized void stop() {
        tasks.forEach(task -> task.cancel(false));
        tasks.clear();
        if (running != null) {
            running.cancel(true);
        }
    }

    /** The client was answered by somebody else; the exchange must not be touched any more. */
    static final class Rescued extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rescued() {
            super("the client was told that time is up", null, false, false);
        }
    }
}
