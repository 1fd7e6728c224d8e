// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.TimeRange;

/** A time range cut into columns of equal length. Exact for every range, also for one as long as all time. */
final class TimeGrid {
    private final long from;
    private final int columns;
    private final long wholeMillis;
    private final long spareMillis;
    private final double columnsPerMilli;

    TimeGrid(TimeRange range, int columns) {
        this.from = range.fromEpochMillis();
        this.columns = columns;
        // As unsigned: the length of a range can be up to 2^64 - 1.
        long length = range.toEpochMillis() - from;
        this.wholeMillis = Long.divideUnsigned(length, columns);
        this.spareMillis = Long.remainderUnsigned(length, columns);
        this.columnsPerMilli = columns / unsignedToDouble(length);
    }

    int columns() {
        return columns;
    }

    /** The first millisecond of a column; for the number of columns the last millisecond of the range. */
    long startOf(int column) {
        return from + column * wholeMillis + column * spareMillis / columns;
    }

    /** The column a time in the range belongs to; the end of the range belongs to the last. */
    int columnOf(long epochMillis) {
        int low = 0;
        int high = columns - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (startOf(middle) <= epochMillis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The same for a time behind the end of column {@code previous}; fast if it is in the next. */
    int columnOf(long epochMillis, int previous) {
        int next = previous + 1;
        return epochMillis <= endOf(next) ? next : columnOf(epochMillis);
    }

    /** The last millisecond of a column. It is before the first in a column that holds no millisecond. */
    long endOf(int column) {
        return column == columns - 1 ? Long.MAX_VALUE : startOf(column + 1) - 1;
    }

    /** Where a time of the range lies, counted in columns. */
    double position(long epochMillis) {
        return unsignedToDouble(epochMillis - from) * columnsPerMilli;
    }

    private static double unsignedToDouble(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0;
    }
}
