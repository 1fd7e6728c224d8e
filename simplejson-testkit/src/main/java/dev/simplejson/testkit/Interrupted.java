// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import dev.simplejson.model.Frame;
import java.util.List;
import java.util.concurrent.Callable;

/** When a query is interrupted. */
enum Interrupted {
    WITH_THE_FIRST_POINT("an interrupt that came with its first point"),
    BEFORE("an interrupt that came before it"),
    /** By somebody else, at any time, also behind its end. */
    FROM_OUTSIDE("an interrupt");

    private final String words;

    Interrupted(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * Asks, reads to the end, and says whether the interrupt can be seen: there is an exception, or the thread is still interrupted. One
     * that comes while points do may be lost behind the last of them, as some drivers do.
     */
    boolean isKept(Callable<List<Frame>> query) {
        if (this == BEFORE) {
            Thread.currentThread().interrupt();
        }
        boolean[] came = {this == BEFORE};
        try {
            List<Content> read = Content.of(query.call(), () -> {
                if (this == WITH_THE_FIRST_POINT && !came[0]) {
                    came[0] = true;
                    Thread.currentThread().interrupt();
                }
            });
            return !came[0]
                    || Thread.currentThread().isInterrupted()
                    || this == WITH_THE_FIRST_POINT && read.equals(Content.of(query.call()));
        } catch (Exception | AssertionError ended) {
            return true;
        }
    }
}
