// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

/**
 * Chooses which candidates leave when not all may. The grid has as many columns as points may leave, give or take three.
 *
 * <p>First comes what is owed: both ends of the series; the first, lowest, highest and last value of each bucket of sixteen
 * columns; and one gap for each run of columns that hold nothing else. From a budget of 16 on that always fits. Then, while the
 * budget lasts, narrower gaps (see {@link NarrowGaps}) and the lowest and highest value of each four columns; without gaps these
 * always fit too. The rest goes where the picture is most wrong (see {@link Refinement}).
 *
 * <p>A smaller budget is spent in this order: the last point, the first, the highest, the lowest, then gaps.
 */
final class PointSelection {
    /** Owes at most 12 points, eight of them gaps; a multiple of what a {@link Refinement} takes for one pixel. */
    static final int BUCKET_COLUMNS = 16;

    private static final int EXTREMES_COLUMNS = 4;

    private final Candidates candidates;
    private final int budget;
    private final Extremes extremes = new Extremes();

    private PointSelection(Candidates candidates, int budget) {
        this.candidates = candidates;
        this.budget = budget;
    }

    /** How many columns the grid for a budget has: as many, but whole fours. */
    static int columns(int budget) {
        return Math.max(EXTREMES_COLUMNS, budget & -EXTREMES_COLUMNS);
    }

    /** Marks at most {@code budget} candidates to be kept, all if there are no more. */
    static void select(Candidates candidates, int budget) {
        if (candidates.size() > budget) {
            new PointSelection(candidates, budget).select();
            return;
        }
        for (int i = 0; i < candidates.size(); i++) {
            candidates.keep(i);
        }
    }

    private void select() {
        keep(candidates.size() - 1);
        keep(0);
        if (candidates.hasGaps() || budget < BUCKET_COLUMNS) {
            keepExtremes(BUCKET_COLUMNS);
        }
        keepEnds();
        if (candidates.hasGaps()) {
            keepWideGaps();
            NarrowGaps.keep(candidates, (budget - candidates.keptCount()) / 2);
        }
        keepExtremes(EXTREMES_COLUMNS);
        if (candidates.keptCount() < budget) {
            new Refinement(candidates, budget).refine();
        }
    }

    private void keep(int candidate) {
        if (candidates.keptCount() < budget) {
            candidates.keep(candidate);
        }
    }

    /** Keeps the highest and the lowest value of so many columns at a time. */
    private void keepExtremes(int width) {
        int columns = candidates.grid().columns();
        for (int column = 0; column < columns; column += width) {
            int end = candidates.startOf(Math.min(column + width, columns));
            if (extremes.find(candidates, candidates.startOf(column), end)) {
                keep(extremes.highest);
                keep(extremes.lowest);
            }
        }
    }

    /** Keeps the first and the last value of each bucket. */
    private void keepEnds() {
        int columns = candidates.grid().columns();
        for (int column = 0; column < columns; column += BUCKET_COLUMNS) {
            int first = candidates.startOf(column);
            int last = candidates.startOf(Math.min(column + BUCKET_COLUMNS, columns)) - 1;
            while (first <= last && candidates.isGap(first)) {
                first++;
            }
            while (first <= last && candidates.isGap(last)) {
                last--;
            }
            if (first <= last) {
                keep(first);
                keep(last);
            }
        }
    }

    private void keepWideGaps() {
        boolean inGap = false;
        for (int column = 0; column < candidates.grid().columns(); column++) {
            int start = candidates.startOf(column);
            int end = candidates.startOf(column + 1);
            if (start == end) {
                continue;
            }
            boolean onlyGaps = onlyGaps(start, end);
            if (onlyGaps && !inGap) {
                keep(start);
            }
            inGap = onlyGaps;
        }
    }

    private boolean onlyGaps(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!candidates.isGap(i)) {
                return false;
            }
        }
        return true;
    }
}
