// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

/**
 * Whether a source is known to answer faster than it takes to hand its work to another thread and wait for that. Proven by a row of
 * prompt answers, lost by a few that are not, or by one that takes long. Not thread-safe.
 */
final class Promptness {
    /** Far more than a change of thread costs, so that a pause of the collector or a busy machine does not count as slowness. */
    private static final long PROMPT_NANOS = 2_000_000;

    private static final long LONG_NANOS = 20_000_000;

    private static final int PROVEN = 32;
    private static final int MOST = 64;
    private static final int PENALTY = 8;

    private int score;

    boolean isProven() {
        return score >= PROVEN;
    }

    /** An answer took so long. */
    void add(long nanos) {
        if (nanos <= PROMPT_NANOS) {
            score = Math.min(MOST, score + 1);
        } else if (nanos <= LONG_NANOS) {
            score = Math.max(0, score - PENALTY);
        } else {
            lose();
        }
    }

    void lose() {
        score = 0;
    }
}
