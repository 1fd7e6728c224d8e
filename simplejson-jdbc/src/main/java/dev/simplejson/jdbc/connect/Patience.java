// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens connections and waits no longer than the setting {@code jdbc.connect-timeout}, whatever a driver or a file system does: few
 * drivers limit it themselves, and a file on a mount that hangs is beyond them. Nobody holds a lock meanwhile. Thread-safe.
 */
final class Patience implements AutoCloseable {
    /** How many attempts may hang before no further thread is risked. They end when the server or the mount is back. */
    private static final int MOST_HANGING = 8;

    private static final long IDLE_SECONDS = 2;
    private static final long END_MILLIS = 1000;

    private final Duration limit;
    private final ExecutorService threads;
    private final Set<Thread> started = ConcurrentHashMap.newKeySet();
    private final AtomicInteger hanging = new AtomicInteger();

    Patience(Duration limit) {
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "simplejson-jdbc-open");
                    thread.setDaemon(true);
                    started.removeIf(other -> other.getState() == Thread.State.TERMINATED);
                    started.add(thread);
                    return thread;
                });
    }

    /**
     * What the opening gives. A connection that comes too late is closed.
     *
     * @throws NotOpened if it takes too long
     * @throws SQLException what the opening throws
     */
    Connection open(Callable<Connection> opening) throws SQLException {
        if (hanging.get() >= MOST_HANGING) {
            throw new NotOpened(": " + MOST_HANGING + " attempts hang; the next is made when one of them ends", null);
        }
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        threads.execute(() -> run(opening, opened));
        try {
            return opened.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return leave(opened, tooLate());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return leave(opened, new SQLException("interrupted while a connection was opened", "57014", stop));
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SQLException why) {
                throw why;
            }
            throw new SQLException("the driver failed", "08001", failure.getCause());
        }
    }

    private NotOpened tooLate() {
        return new NotOpened(
                ": it has not answered within " + limit.toMillis() / 1000.0
                        + " s, the setting jdbc.connect-timeout; see that it runs and answers",
                null);
    }

    private <E extends SQLException> Connection leave(CompletableFuture<Connection> opened, E why) throws E {
        if (opened.completeExceptionally(why)) {
            hanging.incrementAndGet();
            throw why;
        }
        return opened.join();
    }

    private void run(Callable<Connection> opening, CompletableFuture<Connection> opened) {
        boolean inTime = false;
        try {
            Connection connection = opening.call();
            inTime = opened.complete(connection);
            if (!inTime) {
                connection.close();
            }
        } catch (Throwable failure) {
            inTime = opened.completeExceptionally(failure) || inTime;
        } finally {
            if (!inTime) {
                hanging.decrementAndGet();
            }
        }
    }

    /**
     * A container looks for threads of an application that has stopped, so they have ended here: a pool's own end comes before that of its
     * threads. One that hangs ends when what it waits for does.
     */
    @Override
    public void close() {
        threads.shutdownNow();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
        try {
            for (Thread thread : started) {
                // Zero would be for ever.
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                if (thread.isAlive()) {
                    System.getLogger(Patience.class.getName())
                            .log(
                                    System.Logger.Level.WARNING,
                                    "a connection is still being opened while its source is closed");
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
