// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells one target's source when its work is no longer wanted. */
public final class WorkCancellation implements Cancellation {
    private static final System.Logger LOGGER = System.getLogger(Text.LOGGER);

    private final Instant deadline;
    private final long deadlineNanos;
    private final Supplier<SimpleJsonException> timedOut;
    private final Executor executor;
    private final List<CancelAction> actions = new ArrayList<>();
    private volatile @Nullable SimpleJsonException reason;

    /**
     * A cancellation for one target.
     *
     * @param deadlineNanos as {@link System#nanoTime()} tells it
     * @param executor runs the actions
     */
    WorkCancellation(Instant deadline, long deadlineNanos, Supplier<SimpleJsonException> timedOut, Executor executor) {
        this.deadline = deadline;
        this.deadlineNanos = deadlineNanos;
        this.timedOut = timedOut;
        this.executor = executor;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public void checkAlive() {
        SimpleJsonException cancelled = reason;
        if (cancelled != null) {
            throw new SimpleJsonException(cancelled.kind(), String.valueOf(cancelled.getMessage()), cancelled);
        }
        if (System.nanoTime() - deadlineNanos > 0) {
            throw timedOut.get();
        }
    }

    @Override
    public void onCancel(CancelAction action) {
        synchronized (this) {
            if (reason == null) {
                actions.add(action);
                return;
            }
        }
        execute(action);
    }

    /** The work is no longer wanted. */
    public void cancel(SimpleJsonException why) {
        List<CancelAction> toRun;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(this::execute);
    }

    /** What was going on has ended; what is registered for it must not run any more. */
    public synchronized void forgetActions() {
        actions.clear();
    }

    private void execute(CancelAction action) {
        executor.execute(() -> {
            try {
                action.run();
            } catch (Exception failure) {
                LOGGER.log(System.Logger.Level.WARNING, "a data source's cancel action failed", failure);
            }
        });
    }
}
