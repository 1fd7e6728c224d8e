// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.PointSink;
import java.util.Arrays;

/** The candidates of points that come one by one and are then gone: copies of them. */
final class StreamedCandidates extends Candidates implements PointSink {
    private final long[] epochMillis;
    private final double[] values;
    private final long[] found = new long[ROLES];
    private final long[] foundMillis = new long[ROLES];
    private final double[] foundValues = new double[ROLES];
    private int column = -1;
    private long columnEnd = Long.MIN_VALUE;
    private double low;
    private double high;
    private long latestOrdinal = NONE;
    private long latestMillis;
    private double latestValue;
    private boolean latestIsValue;

    /** Whether the latest point is a value of the open column and no extreme, so that nobody asks what comes behind it. */
    private boolean latestIsUsual;

    private long storedOrdinal = NONE;

    StreamedCandidates(TimeGrid grid) {
        super(grid);
        this.epochMillis = new long[capacity(grid)];
        this.values = new double[capacity(grid)];
    }

    /** Takes the next point: its time is in the range and not before the latest, its value is finite or NaN. */
    @Override
    public void add(long newMillis, double newValue) {
        if (newMillis > columnEnd || column < 0) {
            openColumn(newMillis);
        }
        // What most points pass: nothing but the latest changes.
        if (newValue >= low && newValue <= high && latestIsUsual) {
            advance(newMillis, newValue);
        } else if (Double.isNaN(newValue)) {
            addGap(newMillis);
        } else {
            addValue(newMillis, newValue);
        }
    }

    /** Ends the adding. */
    void finish() {
        if (column >= 0) {
            closeColumn();
            if (Double.isNaN(latestValue) && storedOrdinal != latestOrdinal) {
                Arrays.fill(found, NONE);
                find(GAP);
                addColumn(column, found);
            }
        }
        complete();
    }

    @Override
    long epochMillis(int candidate) {
        return epochMillis[candidate];
    }

    @Override
    double value(int candidate) {
        return values[candidate];
    }

    @Override
    void store(int candidate, int role) {
        epochMillis[candidate] = foundMillis[role];
        values[candidate] = foundValues[role];
        storedOrdinal = found[role];
    }

    private void openColumn(long newMillis) {
        if (column >= 0) {
            closeColumn();
        }
        column = grid().columnOf(newMillis, column);
        columnEnd = grid().endOf(column);
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
        latestIsValue = false;
        latestIsUsual = false;
        Arrays.fill(found, NONE);
    }

    private void closeColumn() {
        findLast();
        addColumn(column, found);
    }

    /** The latest point may be the last value of the column. */
    private void findLast() {
        if (latestIsValue) {
            find(LAST);
        }
    }

    private void addGap(long newMillis) {
        findLast();
        advance(newMillis, Double.NaN);
        latestIsValue = false;
        latestIsUsual = false;
        if (found[GAP] == NONE) {
            find(GAP);
        }
    }

    private void addValue(long newMillis, double newValue) {
        boolean first = found[FIRST] == NONE;
        boolean lower = newValue < low;
        boolean higher = newValue > high;
        boolean afterLowest = found[LOWEST] == latestOrdinal;
        boolean afterHighest = found[HIGHEST] == latestOrdinal;
        if (lower) {
            findBefore(BEFORE_LOWEST);
        }
        if (higher) {
            findBefore(BEFORE_HIGHEST);
        }
        advance(newMillis, newValue);
        latestIsValue = true;
        latestIsUsual = !lower && !higher;
        if (first) {
            find(FIRST);
        }
        if (lower) {
            low = newValue;
            find(LOWEST);
            found[AFTER_LOWEST] = NONE;
        } else if (afterLowest) {
            find(AFTER_LOWEST);
        }
        if (higher) {
            high = newValue;
            find(HIGHEST);
            found[AFTER_HIGHEST] = NONE;
        } else if (afterHighest) {
            find(AFTER_HIGHEST);
        }
    }

    private void findBefore(int role) {
        if (latestIsValue) {
            find(role);
        } else {
            found[role] = NONE;
        }
    }

    private void advance(long newMillis, double newValue) {
        latestOrdinal++;
        latestMillis = newMillis;
        latestValue = newValue;
    }

    /** The latest point has this role. */
    private void find(int role) {
        found[role] = latestOrdinal;
        foundMillis[role] = latestMillis;
        foundValues[role] = latestValue;
    }
}
