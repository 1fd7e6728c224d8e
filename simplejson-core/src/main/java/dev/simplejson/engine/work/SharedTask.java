// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A piece of a source's work that several requests wait for. It ends when the last of them leaves, and for no other's sake. */
public final class SharedTask<T> extends SourceTask<T> {
    private final Consumer<SharedTask<T>> whenOver;
    private final WorkCancellation cancellation;
    private final long joinableUntilNanos;
    private final List<Consumer<SourceTask<?>>> waiting = new ArrayList<>(); // Guards what is below, too.
    private boolean over;
    private boolean abandoned;

    SharedTask(
            SourceThreads threads,
            Asking asking,
            Callable<T> work,
            Consumer<SharedTask<T>> whenOver,
            WorkCancellation cancellation,
            long joinableUntilNanos,
            Consumer<SourceTask<?>> first) {
        super(threads, asking, work, unused -> {});
        this.whenOver = whenOver;
        this.cancellation = cancellation;
        this.joinableUntilNanos = joinableUntilNanos;
        this.waiting.add(first);
    }

    /** One more waits for it, and is told once. False if nobody did any more, or it has gone on for as long as one request may take. */
    boolean join(Consumer<SourceTask<?>> whoWaits) {
        synchronized (waiting) {
            if (abandoned || System.nanoTime() - joinableUntilNanos >= 0) {
                return false;
            }
            if (!over) {
                waiting.add(whoWaits);
                return true;
            }
        }
        whoWaits.accept(this);
        return true;
    }

    @Override
    void leave(Consumer<SourceTask<?>> whoWaits, SimpleJsonException why) {
        boolean unused = isLast(whoWaits, why);
    }

    @Override
    void leaveToOthers(Consumer<SourceTask<?>> whoWaits, SimpleJsonException why) {
        if (!isLast(whoWaits, why) && !isDone()) {
            threads().submit(this);
        }
    }

    /** Takes one away; whether nobody is left. Then it is cancelled. */
    private boolean isLast(Consumer<SourceTask<?>> whoWaits, SimpleJsonException why) {
        synchronized (waiting) {
            waiting.remove(whoWaits);
            if (over || !waiting.isEmpty()) {
                return false;
            }
            abandoned = true;
        }
        cancellation.cancel(why);
        giveUp();
        return true;
    }

    @Override
    protected void done() {
        List<Consumer<SourceTask<?>>> told;
        synchronized (waiting) {
            over = true;
            told = List.copyOf(waiting);
        }
        if (isCancelled()) {
            cancellation.cancel(SourceThreads.stopping(null)); // Unless it is known why.
        } else {
            cancellation.forgetActions();
        }
        super.done();
        whenOver.accept(this);
        told.forEach(one -> one.accept(this));
    }

    /** What is done. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @param cancellation tells when nobody waits any more
         * @param held what is in memory meanwhile
         * @throws Exception fails all who wait
         */
        T run(WorkCancellation cancellation, PointsAtHand.Share held) throws Exception;
    }
}
