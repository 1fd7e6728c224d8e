// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that run the sources' code.
 *
 * <p>Platform threads on every JDK: a source that spins, or that waits inside native code as SQLite's driver does, would keep one of
 * the few carriers of virtual threads, and two such sources would stop all others on a machine with two cores. The number of
 * threads is bounded by the {@link SourceGate}s, a fixed number for each source.
 */
final class Workers implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Workers.class.getName());

    /** Of the hundreds of threads that a container has. */
    private static final int MOST_ON_CALLERS = 8;

    private final ThreadFactory threads = threadFactory();
    private final ThreadPoolExecutor pool;
    private final CallersWatch watch;
    private final Map<String, SourceGate> gates = new ConcurrentHashMap<>();
    private final int maxConcurrent;
    private final int maxWaiting;
    private final int maxOnCallers;

    Workers(SimpleJsonSettings settings) {
        this.maxConcurrent = settings.maxConcurrentQueries();
        this.maxWaiting = settings.maxWaitingQueries();
        this.maxOnCallers = settings.promptSourcesOnCallersThread() ? MOST_ON_CALLERS : 0;
        this.pool =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
        this.watch = new CallersWatch(this::execute, threads);
    }

    /** What looks after sources on their callers' threads. */
    CallersWatch watch() {
        return watch;
    }

    /** What lets the tasks of one source in. */
    SourceGate gate(String source) {
        return gates.computeIfAbsent(
                source, name -> new SourceGate(name, pool, maxConcurrent, maxWaiting, maxOnCallers));
    }

    /** Runs something short that belongs to no source. */
    void execute(Runnable action) {
        try {
            pool.execute(action);
        } catch (RejectedExecutionException closed) {
            threads.newThread(action).start(); // What ends a wait is needed all the more while everything stops.
        }
    }

    /**
     * Interrupts what runs and takes nothing more. Waits a moment for the threads to end: a container that undeploys an application reports
     * threads it left behind.
     */
    @Override
    public void close() {
        gates.values().forEach(SourceGate::close);
        watch.close();
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
                LOGGER.log(System.Logger.Level.WARNING, "a data source goes on working although it was interrupted");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Threads see what the engine's creator saw; neither classes nor thread locals of whichever request started them. */
    private static ThreadFactory threadFactory() {
        AtomicInteger number = new AtomicInteger();
        ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
        return task -> {
            Thread thread = new Thread(null, task, "simplejson-worker-" + number.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(classLoader);
            return thread;
        };
    }
}
