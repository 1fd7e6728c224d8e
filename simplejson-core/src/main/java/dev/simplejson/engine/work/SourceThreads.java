// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run one source's code: so many, and a short line in front of them. Work that was given up keeps its thread until it
 * comes back. Thread-safe.
 */
public final class SourceThreads {
    private static final int CANCELLING_THREADS = 4;
    private static final int MOST_CANCEL_ACTIONS = 10_000;

    private final String source;
    private final boolean inMemory;
    private final int most;
    private final Observation observation;
    private final ThreadFactory factory;
    private final int mostWaiting;
    private final ThreadPoolExecutor pool;
    private final ThreadPoolExecutor cancelling;
    private final FailureLog log = new FailureLog();
    private final Set<SourceTask<?>> tasks = new HashSet<>();
    private final Set<SourceTask<?>> givenUp = new HashSet<>();
    private boolean closed;

    /**
     * Threads that are started when they are needed.
     *
     * @param inMemory whether the source has its callers' threads for what requests ask
     */
    SourceThreads(
            String source,
            boolean inMemory,
            int most,
            int mostWaiting,
            ThreadFactory factory,
            Observation observation) {
        this.source = source;
        this.observation = observation;
        this.inMemory = inMemory;
        this.most = most;
        this.factory = factory;
        this.mostWaiting = mostWaiting;
        this.pool = pool(most, most + mostWaiting, factory);
        this.cancelling = pool(CANCELLING_THREADS, MOST_CANCEL_ACTIONS, factory);
    }

    private static ThreadPoolExecutor pool(int threads, int waiting, ThreadFactory factory) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    String source() {
        return source;
    }

    boolean isInMemory() {
        return inMemory;
    }

    /** Is told what the source has done. */
    Observation observation() {
        return observation;
    }

    /** What is said of this source's failures. */
    public FailureLog log() {
        return log;
    }

    /** Runs what ends a wait; apart from the source's threads, which may all be waiting. */
    Executor cancelling() {
        return action -> {
            try {
                cancelling.execute(action);
            } catch (RejectedExecutionException full) {
                if (isClosed()) {
                    factory.newThread(action)
                            .start(); // What ends a wait is needed all the more while everything stops.
                } else {
                    log.failed(
                            "data source '" + source + "' has too many cancel actions that hang; one is left out",
                            full);
                }
            }
        };
    }

    /** How many tasks it takes, with those that wait. */
    public int places() {
        return most + mostWaiting;
    }

    /** Whether a task would not have to wait. */
    public synchronized boolean hasFreeThread() {
        return tasks.size() < most;
    }

    /** How many tasks wait for a thread. */
    public synchronized int waiting() {
        return Math.max(0, tasks.size() - most);
    }

    /** Runs a task now or when its turn has come; refuses it if too many wait, or none will ever get its turn. */
    public void submit(SourceTask<?> task) {
        SimpleJsonException refused = refusal(task);
        if (refused == null) {
            try {
                pool.execute(task);
                return;
            } catch (RejectedExecutionException closedMeanwhile) {
                refused = stopping(closedMeanwhile);
            } catch (OutOfMemoryError noThread) {
                refused = new SimpleJsonException(
                        ErrorKind.OVERLOADED, "the server has no thread left; try again later", noThread);
            }
            ended(task);
        }
        task.refuse(refused);
    }

    private synchronized @Nullable SimpleJsonException refusal(SourceTask<?> task) {
        if (closed) {
            return stopping(null);
        }
        if (givenUp.size() >= most) {
            return hangs();
        }
        if (tasks.size() >= most + mostWaiting) {
            return overloaded(
                    "busy, and " + mostWaiting + " queries wait for it already (setting 'max-waiting-queries')");
        }
        tasks.add(task);
        return null;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** A task's thread is free again. */
    synchronized void ended(SourceTask<?> task) {
        tasks.remove(task);
        givenUp.remove(task);
    }

    /** A task was cancelled. Once that is so for all that run, those that wait need wait no longer. */
    void gaveUp(SourceTask<?> task) {
        synchronized (this) {
            if (pool.remove(task)) {
                tasks.remove(task);
            } else if (tasks.contains(task)) {
                givenUp.add(task);
            }
            if (closed || givenUp.size() < most) {
                return;
            }
        }
        for (Runnable waiting = pool.getQueue().poll();
                waiting != null;
                waiting = pool.getQueue().poll()) {
            SourceTask<?> refused = (SourceTask<?>) waiting;
            ended(refused);
            refused.refuse(hangs());
        }
    }

    /** Why a task that never ran did not. */
    SimpleJsonException busy() {
        return overloaded("busy with " + most + " other queries (setting 'max-concurrent-queries')");
    }

    private SimpleJsonException hangs() {
        return overloaded(
                "stuck: " + most + " queries (setting 'max-concurrent-queries') were given up and do not come back");
    }

    private SimpleJsonException overloaded(String reason) {
        return new SimpleJsonException(
                ErrorKind.OVERLOADED, "data source '" + source + "' is " + reason + "; try again later");
    }

    /** Why nothing more is begun. */
    public static SimpleJsonException stopping(@Nullable Throwable cause) {
        return new SimpleJsonException(ErrorKind.OVERLOADED, "the server is stopping", cause);
    }

    /** Takes nothing more, and gives up what runs or waits. */
    void close() {
        List<SourceTask<?>> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(tasks);
        }
        open.forEach(SourceTask::giveUp);
        pool.shutdown();
        cancelling.shutdown();
    }

    /** Waits until the threads have ended, and says which have not. */
    void awaitEnd(long untilNanos) throws InterruptedException {
        boolean ended = pool.awaitTermination(untilNanos - System.nanoTime(), TimeUnit.NANOSECONDS)
                && cancelling.awaitTermination(untilNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (!ended) {
            List<SourceTask<?>> still;
            synchronized (this) {
                still = List.copyOf(tasks);
            }
            still.forEach(task -> log.late(task.description("goes on although it was interrupted, trying to"), task));
        }
    }
}
