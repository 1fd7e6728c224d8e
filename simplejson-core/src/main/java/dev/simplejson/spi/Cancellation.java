// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.time.Instant;

/**
 * Tells a data source when its work is no longer wanted: time is up, the client has gone, or another target of the same
 * request failed. Thread-safe.
 *
 * <p>When that happens the engine also interrupts the thread the source runs on. A source that blocks where an interrupt is
 * not noticed, as in a native database driver, registers what ends the wait: {@code cancellation.onCancel(statement::cancel)}.
 */
public interface Cancellation {
    /** When the answer has to be complete. */
    Instant deadline();

    /**
     * Returns while the work is wanted.
     *
     * @throws SimpleJsonException of kind {@link ErrorKind#TIMED_OUT} once it is not
     */
    void checkAlive();

    /**
     * Has an action run when the work is no longer wanted: at most once, on another thread, at once if that is already so. What
     * it throws is logged. It does not run once the work is done.
     */
    void onCancel(CancelAction action);

    /** Work that is always wanted; for tests. */
    static Cancellation never() {
        return NeverCancelled.INSTANCE;
    }

    /** What to do when work is no longer wanted; may throw. */
    @FunctionalInterface
    interface CancelAction {
        /**
         * Ends the work quickly and without waiting for it.
         *
         * @throws Exception is logged
         */
        void run() throws Exception;
    }
}
