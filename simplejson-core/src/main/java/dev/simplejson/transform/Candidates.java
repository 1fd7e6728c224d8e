// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import java.util.Arrays;

/**
 * What is remembered of a long series: of every column of a {@link TimeGrid} the first, lowest, highest and last value, the
 * values right beside the lowest and the highest, and the first gap; and the very last point of the series if it is a gap. They
 * are numbered in the order of the series. Some of them are marked to be kept.
 *
 * <p>With all of them, a picture with one pixel per column is the picture of the whole series (Jugel, Jerzak, Hackenbroich,
 * Markl: "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014). The values beside the extremes keep a spike
 * slim and a step steep in a picture whose pixels lie elsewhere.
 */
abstract class Candidates {
    /** What a point can be to its column. */
    static final int FIRST = 0;

    static final int BEFORE_LOWEST = 1;
    static final int LOWEST = 2;
    static final int AFTER_LOWEST = 3;
    static final int BEFORE_HIGHEST = 4;
    static final int HIGHEST = 5;
    static final int AFTER_HIGHEST = 6;
    static final int LAST = 7;
    static final int GAP = 8;
    static final int ROLES = 9;

    /** In the place of a point that does not exist. */
    static final long NONE = -1;

    private static final int[] LOWEST_FIRST = {
        FIRST, BEFORE_LOWEST, LOWEST, AFTER_LOWEST, BEFORE_HIGHEST, HIGHEST, AFTER_HIGHEST, LAST
    };
    private static final int[] HIGHEST_FIRST = {
        FIRST, BEFORE_HIGHEST, HIGHEST, AFTER_HIGHEST, BEFORE_LOWEST, LOWEST, AFTER_LOWEST, LAST
    };

    private final TimeGrid grid;
    private final int[] starts;
    private final long[] kept;
    private int column = -1;
    private long latest;
    private int size;
    private int keptCount;
    private boolean hasGaps;

    Candidates(TimeGrid grid) {
        this.grid = grid;
        this.starts = new int[grid.columns() + 1];
        this.kept = new long[(capacity(grid) + 63) / 64];
    }

    /** The most candidates there can be. */
    static int capacity(TimeGrid grid) {
        return grid.columns() * ROLES + 1;
    }

    abstract long epochMillis(int candidate);

    /** The value; NaN for a gap. */
    abstract double value(int candidate);

    /** Puts the point that was found for a role at the given place. */
    abstract void store(int candidate, int role);

    final TimeGrid grid() {
        return grid;
    }

    final int size() {
        return size;
    }

    /** The first candidate of a column; for an empty one that of the next, for the number of columns their number. */
    final int startOf(int ofColumn) {
        return starts[ofColumn];
    }

    final boolean hasGaps() {
        return hasGaps;
    }

    final boolean isGap(int candidate) {
        return hasGaps && Double.isNaN(value(candidate));
    }

    /** When it is, counted in columns. */
    final double position(int candidate) {
        return grid.position(epochMillis(candidate));
    }

    final boolean isKept(int candidate) {
        return (kept[candidate >> 6] & 1L << candidate) != 0;
    }

    final void keep(int candidate) {
        if (!isKept(candidate)) {
            kept[candidate >> 6] |= 1L << candidate;
            keptCount++;
        }
    }

    /** The first candidate from this one on that is kept; the number of candidates if none is. */
    final int nextKept(int candidate) {
        if (candidate >= size) {
            return size;
        }
        int word = candidate >> 6;
        long bits = kept[word] & -1L << candidate;
        while (bits == 0 && ++word < kept.length) {
            bits = kept[word];
        }
        return bits == 0 ? size : word * 64 + Long.numberOfTrailingZeros(bits);
    }

    final int keptCount() {
        return keptCount;
    }

    /**
     * Adds the points found in a column, each once, in the order of the series.
     *
     * @param inColumn not before the column of the points added before
     * @param ordinals by role, which point of the series it is; {@link #NONE} if there is none
     */
    final void addColumn(int inColumn, long[] ordinals) {
        while (column < inColumn) {
            starts[++column] = size;
        }
        latest = NONE;
        for (int role : ordinals[LOWEST] < ordinals[HIGHEST] ? LOWEST_FIRST : HIGHEST_FIRST) {
            if (ordinals[GAP] < ordinals[role]) {
                add(GAP, ordinals[GAP]);
            }
            add(role, ordinals[role]);
        }
        add(GAP, ordinals[GAP]);
        hasGaps |= ordinals[GAP] != NONE;
    }

    /** Adds a point unless it or a later one has been added: what stands beside the lowest can be the highest. */
    private void add(int role, long ordinal) {
        if (ordinal > latest) {
            store(size++, role);
            latest = ordinal;
        }
    }

    /** Ends the adding. */
    final void complete() {
        Arrays.fill(starts, column + 1, starts.length, size);
        column = grid.columns();
    }

    /** Copies what is kept into arrays that have room for it. */
    final void copyKept(long[] epochMillis, double[] values) {
        int count = 0;
        for (int i = nextKept(0); i < size; i = nextKept(i + 1)) {
            epochMillis[count] = epochMillis(i);
            values[count++] = value(i);
        }
    }
}
