// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

/**
 * Keeps the gaps that do not fill a column, each with the values on either side so that it looks no wider than it is: all of
 * them, or none if there are too many, because gaps on one side of the picture only would be a lie.
 */
final class NarrowGaps {
    private final Candidates candidates;
    private int cost;

    private NarrowGaps(Candidates candidates) {
        this.candidates = candidates;
    }

    static void keep(Candidates candidates, int budget) {
        NarrowGaps gaps = new NarrowGaps(candidates);
        gaps.walk(false);
        if (gaps.cost <= budget) {
            gaps.walk(true);
        }
    }

    /** Visits every run of gaps between two values. */
    private void walk(boolean keep) {
        int start = -1;
        for (int i = 1; i < candidates.size(); i++) {
            if (candidates.isGap(i)) {
                start = candidates.isGap(i - 1) ? start : i;
            } else if (start >= 0) {
                visit(start, i, keep);
                start = -1;
            }
        }
    }

    private void visit(int start, int end, boolean keep) {
        for (int i = start; i < end; i++) {
            if (candidates.isKept(i)) {
                return;
            }
        }
        cost += 3;
        if (keep) {
            candidates.keep(start - 1);
            candidates.keep(start);
            candidates.keep(end);
        }
    }
}
