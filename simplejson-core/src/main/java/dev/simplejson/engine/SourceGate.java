// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Lets so many tasks of one source run at a time and has the others wait in line, so that no source takes another's threads. */
final class SourceGate {
    private final String source;
    private final Executor executor;
    private final int maxConcurrent;
    private final int maxWaiting;
    private final int maxOnCallers;
    private final Deque<SourceTask<?>> waiting = new ArrayDeque<>();
    private final Promptness promptness = new Promptness();
    private int running;
    private int runningOnCallers;
    private boolean closed;

    /**
     * A gate that is open.
     *
     * @param executor runs tasks on the engine's own threads
     * @param maxOnCallers how many of its callers' threads the source can keep, should it begin to hang after it was prompt
     */
    SourceGate(String source, Executor executor, int maxConcurrent, int maxWaiting, int maxOnCallers) {
        this.source = source;
        this.executor = executor;
        this.maxConcurrent = maxConcurrent;
        this.maxWaiting = maxWaiting;
        this.maxOnCallers = maxOnCallers;
    }

    String source() {
        return source;
    }

    /**
     * Runs a task now or when its turn has come.
     *
     * @throws SimpleJsonException of kind {@link ErrorKind#OVERLOADED} if too many wait already
     */
    void submit(SourceTask<?> task) {
        synchronized (this) {
            if (closed) {
                throw stopping(null);
            }
            if (running >= maxConcurrent) {
                enqueue(task);
                return;
            }
            running++;
        }
        start(task);
    }

    private void start(SourceTask<?> task) {
        try {
            executor.execute(() -> runAll(task));
        } catch (RejectedExecutionException shutDown) {
            leave();
            throw stopping(shutDown);
        } catch (OutOfMemoryError noThread) {
            leave();
            throw new SimpleJsonException(
                    ErrorKind.OVERLOADED, "the server has no thread left; try again later", noThread);
        }
    }

    /** Whether a task would now be let in on its caller's own thread, because the source is known to be prompt. */
    synchronized boolean takesCallers() {
        return !closed && promptness.isProven() && runningOnCallers < maxOnCallers && running < maxConcurrent;
    }

    /** Whether the source is known to be prompt, and nothing runs that could show the opposite; for tests. */
    synchronized boolean isProvenAndIdle() {
        return promptness.isProven() && running == 0;
    }

    /** Runs a task on this thread, which is its caller's; false if it is not let in. */
    boolean runOnCaller(SourceTask<?> task) {
        synchronized (this) {
            if (!takesCallers()) {
                return false;
            }
            running++;
            runningOnCallers++;
        }
        try {
            task.run();
        } finally {
            leaveCaller(task);
        }
        if (task.isCancelled()) {
            Thread.interrupted(); // It leaves its interrupt behind, which is not meant for the caller.
        }
        return true;
    }

    /** The source is no longer prompt: whoever runs on a caller's thread has not come back for a while. */
    synchronized void lost() {
        promptness.lose();
    }

    private void leaveCaller(SourceTask<?> task) {
        SourceTask<?> next;
        synchronized (this) {
            runningOnCallers--;
            promptness.add(task.tookNanos());
            next = nextOrLeave();
        }
        if (next != null) {
            startOrRefuse(next);
        }
    }

    private void startOrRefuse(SourceTask<?> waited) {
        try {
            start(waited);
        } catch (SimpleJsonException noThread) {
            waited.refuse(noThread);
        }
    }

    /** Lets nothing in any more; what waits is cancelled. */
    void close() {
        List<SourceTask<?>> refused;
        synchronized (this) {
            closed = true;
            refused = List.copyOf(waiting);
            waiting.clear();
        }
        refused.forEach(task -> task.cancel(false));
    }

    /** Why nothing more is begun. */
    static SimpleJsonException stopping(@Nullable Throwable cause) {
        return new SimpleJsonException(ErrorKind.OVERLOADED, "the server is stopping", cause);
    }

    /** Why a task that never ran did not. */
    SimpleJsonException busy() {
        return new SimpleJsonException(
                ErrorKind.OVERLOADED,
                "data source '" + source + "' is busy with " + maxConcurrent
                        + " other queries (setting 'max-concurrent-queries'); try again later");
    }

    private void enqueue(SourceTask<?> task) {
        waiting.removeIf(SourceTask::isDone);
        if (waiting.size() >= maxWaiting) {
            throw new SimpleJsonException(
                    ErrorKind.OVERLOADED,
                    "data source '" + source + "' is busy, and " + maxWaiting
                            + " queries wait for it already (setting 'max-waiting-queries'); try again later");
        }
        waiting.add(task);
    }

    private void runAll(SourceTask<?> first) {
        @Nullable SourceTask<?> task = first;
        while (task != null) {
            task.run();
            Thread.interrupted(); // A cancelled task leaves its interrupt behind; the next one must not see it.
            task = nextAfter(task);
        }
    }

    private synchronized @Nullable SourceTask<?> nextAfter(SourceTask<?> done) {
        promptness.add(done.tookNanos());
        return nextOrLeave();
    }

    private synchronized @Nullable SourceTask<?> nextOrLeave() {
        SourceTask<?> next = waiting.poll();
        if (next == null) {
            leave();
        }
        return next;
    }

    private synchronized void leave() {
        running--;
    }
}
