// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.SimpleJsonException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One piece of a source's work. */
public class SourceTask<T> extends FutureTask<T> {
    private static final StackTraceElement[] NOWHERE = {};

    private final SourceThreads threads;
    private final Asking asking;
    private final long createdNanos;
    private final Consumer<? super SourceTask<T>> whenDone;
    private volatile @Nullable Thread thread;
    private volatile long begunNanos;
    private volatile long tookNanos = -1;

    public SourceTask(
            SourceThreads threads, Asking asking, Callable<T> work, Consumer<? super SourceTask<T>> whenDone) {
        super(work);
        this.threads = threads;
        this.asking = asking;
        this.createdNanos = System.nanoTime();
        this.whenDone = whenDone;
    }

    final SourceThreads threads() {
        return threads;
    }

    /** Whose work it is and what it is for, as messages begin. */
    public final String description(String verb) {
        return "data source '" + threads.source() + "' " + verb + " " + asking.text();
    }

    /** Whether its turn has come. */
    final boolean hasBegun() {
        return thread != null || tookNanos >= 0;
    }

    /** How long it has run. */
    public final long elapsedNanos() {
        long took = tookNanos;
        return took >= 0 ? took : thread == null ? 0 : System.nanoTime() - begunNanos;
    }

    /** Where its thread stands. */
    final StackTraceElement[] stack() {
        Thread running = thread;
        return running == null ? NOWHERE : running.getStackTrace();
    }

    /** Ends it without running it. */
    final void refuse(SimpleJsonException why) {
        setException(why);
    }

    /** Nobody waits for it any more. It is interrupted, whether it heeds that or not. */
    public final void giveUp() {
        if (cancel(true)) {
            threads.gaveUp(this);
        }
    }

    /** A request that waits for it does so no longer. */
    void leave(Consumer<SourceTask<?>> whoWaits, SimpleJsonException why) {
        giveUp();
    }

    /** The request that was to begin it will not. */
    void leaveToOthers(Consumer<SourceTask<?>> whoWaits, SimpleJsonException why) {
        boolean unused = cancel(false);
    }

    @Override
    public void run() {
        begunNanos = System.nanoTime();
        thread = Thread.currentThread();
        try {
            super.run();
        } finally {
            tookNanos = System.nanoTime() - begunNanos;
            thread = null;
            threads.ended(this);
        }
    }

    @Override
    protected void done() {
        threads.observation().asked(this);
        whenDone.accept(this);
    }

    final Asking asking() {
        return asking;
    }

    /** How long it waited for its turn. */
    final long queuedNanos() {
        return (hasBegun() ? begunNanos : System.nanoTime()) - createdNanos;
    }
}
