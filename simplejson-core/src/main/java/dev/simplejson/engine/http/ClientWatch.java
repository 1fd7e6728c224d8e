// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.engine.work.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends waits for clients: for a body that does not come, for an answer that is not taken. A container's thread that waits for one is
 * interrupted at the deadline, or sooner if so many are slow that they would use the threads up. Thread-safe.
 */
public final class ClientWatch implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Text.LOGGER);

    private static final long TICK_MILLIS = 50;
    /** Longer than a client takes that is well, for one read of a body or for what a socket takes at once. */
    private static final long SLOW_NANOS = 200_000_000;

    private static final long GENTLE_NANOS = 1_500_000_000;
    private static final int MANY_INTERRUPTS = 30;
    private static final long BETWEEN_INTERRUPTS_NANOS = 20_000;

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;
    private final int mostSlow;

    /**
     * Begins to watch.
     *
     * @param mostSlow how many clients may be waited for that are slow
     */
    @SuppressWarnings("FutureReturnValueIgnored") // It goes on until the timer is shut down.
    public ClientWatch(int mostSlow, ThreadFactory factory) {
        this.mostSlow = mostSlow;
        this.timer = Executors.newSingleThreadScheduledExecutor(factory);
        timer.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** This thread now waits for a client, until the answer is closed or time is up. */
    Wait begin(long untilNanos) {
        Wait wait = new Wait(untilNanos);
        waits.add(wait);
        return wait;
    }

    /** A stream to a client that may not keep this thread any longer. */
    OutputStream watched(OutputStream out, long untilNanos) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try (Wait wait = begin(untilNanos)) {
                    wait.checkTime();
                    out.write(bytes, offset, length);
                } catch (RuntimeException failure) {
                    throw ClientFailure.in(failure);
                }
            }

            @Override
            public void flush() throws IOException {
                try (Wait wait = begin(untilNanos)) {
                    wait.checkTime();
                    out.flush();
                } catch (RuntimeException failure) {
                    throw ClientFailure.in(failure);
                }
            }
        };
    }

    private void look() {
        try {
            long now = System.nanoTime();
            List<Wait> slow = new ArrayList<>();
            for (Wait wait : waits) {
                if (now - wait.untilNanos >= 0) {
                    wait.cut(now);
                } else if (now - wait.sinceNanos >= SLOW_NANOS) {
                    slow.add(wait);
                }
            }
            if (slow.size() > mostSlow) {
                slow.sort(Comparator.comparingLong((Wait wait) -> wait.sinceNanos - now));
                slow.subList(0, slow.size() - mostSlow).forEach(wait -> wait.untilNanos = now);
            }
        } catch (Throwable unexpected) { // Whatever it is, the watch goes on: a timer would not.
            LOGGER.log(System.Logger.Level.ERROR, "the watch over slow clients failed", unexpected);
        }
    }

    /** Watches no more; a container that stops closes its connections itself. */
    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One wait of one thread. Closed by that thread. */
    final class Wait implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private final long sinceNanos = System.nanoTime();
        private volatile long untilNanos;
        private boolean cut;
        private boolean over;

        Wait(long untilNanos) {
            this.untilNanos = untilNanos;
        }

        /**
         * Interrupts the thread. Jetty ends its wait then. Tomcat waits on: a write, until an interrupt meets its thread at the socket, for
         * which so many are sent, once there was time for an end that tells the client more; a read, which is why the servlet waits for a
         * body itself.
         */
        private void cut(long nowNanos) {
            int times = nowNanos - untilNanos < GENTLE_NANOS ? 1 : MANY_INTERRUPTS;
            for (int i = 0; i < times && interrupt(); i++) {
                LockSupport.parkNanos(BETWEEN_INTERRUPTS_NANOS);
            }
        }

        private synchronized boolean interrupt() {
            if (!over) {
                cut = true;
                thread.interrupt();
            }
            return !over;
        }

        boolean isLate() {
            return System.nanoTime() - untilNanos >= 0;
        }

        void checkTime() throws IOException {
            if (isLate()) {
                throw new IOException("the client did not take the answer in time");
            }
        }

        @Override
        public void close() {
            waits.remove(this);
            synchronized (this) {
                over = true;
                if (cut) {
                    Thread.interrupted(); // It was meant for the wait, not for what comes next.
                }
            }
        }
    }
}
