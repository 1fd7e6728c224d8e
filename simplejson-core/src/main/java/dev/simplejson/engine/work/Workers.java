// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.spi.DataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that run the sources' code.
 *
 * <p>Platform threads on every JDK: a source that spins, or that waits inside native code as SQLite's driver does, would keep one of
 * the few carriers of virtual threads, and two such sources would stop all others on a machine with two cores.
 */
public final class Workers implements AutoCloseable {
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, SourceThreads> bySource = new TreeMap<>();
    private final Observation observation;
    private final ClassLoader contextClassLoader = Thread.currentThread().getContextClassLoader();
    /** Those that have ended are forgotten. */
    private final Set<Thread> started = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final ThreadFactory factory = factory(contextClassLoader);

    /**
     * Threads for these sources; none is started before it is needed.
     *
     * @param most how many each of them has
     * @param mostWaiting how many tasks may wait for them
     * @param observation is told what they have done
     */
    public Workers(Map<String, DataSource> sources, int most, int mostWaiting, Observation observation) {
        this.observation = observation;
        sources.forEach((name, source) -> bySource.put(
                name, new SourceThreads(name, isInMemory(name, source), most, mostWaiting, factory, observation)));
    }

    private static boolean isInMemory(String name, DataSource source) {
        try {
            return source.inMemory();
        } catch (RuntimeException failure) {
            throw new IllegalArgumentException(
                    "data source '" + name + "' cannot say whether it is inMemory(): " + failure, failure);
        }
    }

    /** Whether somebody wants to know what sources do. */
    boolean isObserved() {
        return observation.isWanted();
    }

    /** The threads of one source. */
    public SourceThreads of(String source) {
        return Objects.requireNonNull(bySource.get(source), source);
    }

    /** Makes threads that see what the engine's creator saw. */
    public ThreadFactory factory() {
        return factory;
    }

    /** Runs something on this thread, which sees the same context class loader then as the engine's own threads do. */
    void runHere(Runnable work) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(contextClassLoader);
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /**
     * Interrupts what runs and takes nothing more. Waits a moment for the threads to end, because a container that undeploys an application
     * reports threads it left behind; the log names those that do not.
     */
    @Override
    public void close() {
        bySource.values().forEach(SourceThreads::close);
        long until = System.nanoTime() + CLOSE_NANOS;
        try {
            for (SourceThreads threads : bySource.values()) {
                threads.awaitEnd(until);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits a moment until all threads that this has made are gone, when nothing needs them any more: a pool counts a thread as ended
     * before it is, and a container that looks in between reports it.
     */
    public void awaitThreads() {
        List<Thread> threads;
        synchronized (started) {
            threads = new ArrayList<>(started);
        }
        threads.remove(Thread.currentThread());
        long until = System.nanoTime() + CLOSE_NANOS;
        try {
            for (Thread thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, until - System.nanoTime());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Threads see neither classes nor thread locals of whichever request started them. */
    private ThreadFactory factory(ClassLoader classLoader) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, "simplejson-worker-" + number.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(classLoader);
            started.add(thread);
            return thread;
        };
    }
}
