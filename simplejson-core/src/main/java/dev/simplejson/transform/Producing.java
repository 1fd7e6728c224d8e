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
    private volatile @Nullable SimpleJsonException failure;

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
        if (Thread.currentThread() != thread) {
            throw refused();
        }
    }

    /** The function has returned. Fails if something was refused meanwhile, also if nobody heard of that. */
    void end() {
        thread = null;
        SimpleJsonException refused = failure;
        if (refused != null) {
            throw refused;
        }
    }

    private SimpleJsonException refused() {
        boolean isLate = thread == null;
        SimpleJsonException refused = new SimpleJsonException(
                ErrorKind.SOURCE_FAILED,
                isLate
                        ? what + " got a " + unit
                                + " after its function had returned; expected it to return when all have been pushed"
                        : what + " got a " + unit
                                + " from another thread, and may lack some; expected all from the one that its function runs on");
        if (isLate) {
            late.accept(refused);
        } else {
            failure = refused;
        }
        return refused;
    }
}
