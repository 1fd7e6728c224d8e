// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the callers' threads that run tasks of prompt sources. Its thread begins with the first of them, looks at them
 * every few milliseconds, and dozes while there are none. Thread-safe.
 */
final class CallersWatch implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(SimpleJsonEngine.class.getName());

    private static final long TICK_NANOS = 5_000_000;

    /** So that a busy server does not have to wake it with each request. */
    private static final int TICKS_BEFORE_DOZING = 100;

    private final Set<CallersTurn> turns = ConcurrentHashMap.newKeySet();
    private final Executor workers;
    private final ThreadFactory threads;
    private final ClassLoader contextClassLoader = Thread.currentThread().getContextClassLoader();
    private volatile @Nullable Thread thread;
    private volatile boolean dozing;
    private volatile boolean closed;

    /**
     * A watch that has not begun.
     *
     * @param workers run what takes longer than a look
     */
    CallersWatch(Executor workers, ThreadFactory threads) {
        this.workers = workers;
        this.threads = threads;
    }

    /**
     * Runs a turn's tasks on this thread, watched; see {@link CallersTurn#run}. Sources see the context class loader that they see on
     * workers.
     */
    List<SourceTask<?>> run(CallersTurn turn) {
        Thread caller = Thread.currentThread();
        ClassLoader callersOwn = caller.getContextClassLoader();
        turns.add(turn);
        try {
            wake();
            caller.setContextClassLoader(contextClassLoader);
            return turn.run();
        } finally {
            caller.setContextClassLoader(callersOwn);
            turns.remove(turn);
        }
    }

    /** Stops what runs on callers' threads, and watches no more. */
    @Override
    public void close() {
        closed = true;
        turns.forEach(CallersTurn::stop);
        LockSupport.unpark(thread);
    }

    private void wake() {
        if (thread == null) {
            begin();
        } else if (dozing) {
            LockSupport.unpark(thread);
        }
    }

    private synchronized void begin() {
        if (thread == null) {
            Thread watcher = threads.newThread(this::watch);
            watcher.setName("simplejson-watch");
            watcher.start();
            thread = watcher;
        }
    }

    private void watch() {
        int idleTicks = 0;
        while (!closed) {
            LockSupport.parkNanos(this, TICK_NANOS);
            idleTicks = turns.isEmpty() ? idleTicks + 1 : 0;
            if (idleTicks > TICKS_BEFORE_DOZING) {
                doze();
                idleTicks = 0;
            }
            long now = System.nanoTime();
            turns.forEach(turn -> look(turn, now));
        }
    }

    /** Whatever an adapter or a broken connection throws, the watch goes on. */
    private void look(CallersTurn turn, long nowNanos) {
        try {
            turn.look(nowNanos, workers);
        } catch (RuntimeException unexpected) {
            LOGGER.log(System.Logger.Level.ERROR, "a request could not be looked after", unexpected);
        }
    }

    private void doze() {
        dozing = true;
        while (turns.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        dozing = false;
    }
}
