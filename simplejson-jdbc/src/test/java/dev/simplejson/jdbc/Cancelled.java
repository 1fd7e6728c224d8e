// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Work that a test ends once a given number of statements have been registered. */
final class Cancelled implements Cancellation {
    private final List<CancelAction> actions = new ArrayList<>();
    private final CountDownLatch registered;
    private boolean over;

    Cancelled(int statements) {
        this.registered = new CountDownLatch(statements);
    }

    /** Counts down to zero with the statements. */
    CountDownLatch registered() {
        return registered;
    }

    /** Ends the work. */
    synchronized void cancel() throws Exception {
        over = true;
        for (CancelAction action : actions) {
            action.run();
        }
    }

    @Override
    public Instant deadline() {
        return Instant.MAX;
    }

    @Override
    public synchronized void checkAlive() {
        if (over) {
            throw new SimpleJsonException(ErrorKind.TIMED_OUT, "nobody waits any more");
        }
    }

    @Override
    public synchronized void onCancel(CancelAction action) {
        actions.add(action);
        registered.countDown();
        if (over) {
            try {
                action.run();
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
    }
}
