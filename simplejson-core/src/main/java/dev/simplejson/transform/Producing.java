// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds a source's function to its thread: what others push meanwhile is lost here and there, and what is pushed later goes nowhere. */
final class Producing {
    private final String what;
    private final String unit;
    private final Consumer<SimpleJsonException> late;
    private @Nullable Thread thread = Thread.currentThread();
    private @Nullable SimpleJsonException failure;

    /**
     * The function is about to be called, on this thread.
     *
     * @param late is told of what comes after it, of which nobody else hears
     */
    Producing(String what, String unit, Consumer<SimpleJsonException> late) {
        this.what = what;
        this.unit = unit;
        this.late = late;
    }

    /** Something is pushed. */
    void check() {
        // Without a lock, because whatever another thread reads here, it never reads itself.
        if (Thread.currentThread() != thread) {
            throw refused();
        }
    }

    /** Calls the function. Fails if something was refused meanwhile, also if nobody heard of that. */
    void run(Function function) throws Exception {
        try {
            function.call();
        } finally {
            synchronized (this) {
                thread = null;
            }
        }
        SimpleJsonException refused = failure; // Nobody sets it any more.
        if (refused != null) {
            throw refused;
        }
    }

    private SimpleJsonException refused() {
        synchronized (this) {
            if (thread != null) {
                failure = failed(
                        " from another thread, and may lack some; expected all from the one that its function runs on");
                return failure;
            }
        }
        SimpleJsonException refused =
                failed(" after its function had returned; expected it to return when all have been pushed");
        late.accept(refused);
        return refused;
    }

    private SimpleJsonException failed(String how) {
        return new SimpleJsonException(ErrorKind.SOURCE_FAILED, what + " got a " + unit + how);
    }

    /** Pushes all. */
    interface Function {
        void call() throws Exception;
    }
}
