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
    private final Deque<SourceTask<?>> waiting = new ArrayDeque<>();
    private int running;
    private boolean closed;

    SourceGate(String source, Executor executor, int maxConcurrent, int maxWaiting) {
        this.source = source;
        this.executor = executor;
        this.maxConcurrent = maxConcurrent;
        this.maxWaiting = maxWaiting;
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
            task = nextOrLeave();
        }
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
