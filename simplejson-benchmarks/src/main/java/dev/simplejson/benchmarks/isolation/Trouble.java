// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.isolation;

import java.util.Arrays;

/** What one source does wrong, in one of its methods. */
enum Trouble {
    NONE,
    METRICS,
    ANSWERS,
    QUERY,
    SEARCH,
    TAG_KEYS,
    CHECK,
    /** Fills the heap where it is asked for points. */
    HEAP;

    private static final int CHUNK_LONGS = 1 << 20;

    /** What the only source of that kind does now. */
    static volatile Trouble now = NONE;

    /** Hangs for good, interrupted or not, if this is the trouble now. */
    void hang() {
        while (now == this) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException ignored) {
                // The worst of them do not heed it.
            }
        }
    }

    /** Fills the heap if that is the trouble now. */
    static void fillHeap() {
        long[][] heap = {};
        while (now == HEAP) {
            heap = Arrays.copyOf(heap, heap.length + 1);
            heap[heap.length - 1] = new long[CHUNK_LONGS];
        }
    }
}
