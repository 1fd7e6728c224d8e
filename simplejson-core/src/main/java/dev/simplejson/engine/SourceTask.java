// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.SimpleJsonException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** One piece of a source's work. */
final class SourceTask<T> extends FutureTask<T> {
    private final SourceGate gate;
    private final String purpose;
    private final Consumer<SourceTask<?>> whenDone;
    private volatile boolean begun;
    private long tookNanos;

    SourceTask(SourceGate gate, String purpose, Callable<T> work, Consumer<SourceTask<?>> whenDone) {
        super(work);
        this.gate = gate;
        this.purpose = purpose;
        this.whenDone = whenDone;
    }

    SourceGate gate() {
        return gate;
    }

    /** What it is for, as it reads behind "data source 'x' failed to …". */
    String purpose() {
        return purpose;
    }

    /** Whether its turn has come. */
    boolean hasBegun() {
        return begun;
    }

    /** Ends it without running it. */
    void refuse(SimpleJsonException why) {
        setException(why);
    }

    /** How long it ran; for the thread that ran it. */
    long tookNanos() {
        return tookNanos;
    }

    @Override
    public void run() {
        begun = true;
        long start = System.nanoTime();
        super.run();
        tookNanos = System.nanoTime() - start;
    }

    @Override
    protected void done() {
        whenDone.accept(this);
    }
}
