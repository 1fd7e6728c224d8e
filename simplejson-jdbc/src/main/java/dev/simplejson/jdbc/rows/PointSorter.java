// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import java.time.Instant;
import java.util.Arrays;

/**
 * Puts the rows of one series, which a database orders by time alone, into an order that does not depend on the database: by time, then by
 * value, gaps last. It is the order of {@link ThinningSql}. To have the database order by value, too, would take it as long as
 * everything else.
 */
class PointSorter implements PointSink {
    private static final int FIRST_SIZE = 16;

    private final PointSink sink;
    private final String purpose;
    private final long looseMillis;
    private long[] epochMillis = new long[FIRST_SIZE];
    private double[] values = new double[FIRST_SIZE];
    private int size;
    private int full;
    private long moment = Long.MIN_VALUE;

    /**
     * A sorter in front of whoever wants all points.
     *
     * @param purpose what is read, for messages
     * @param looseMillis see {@link dev.simplejson.jdbc.time.TimeCodec#looseMillis}; what lies in one such step is a moment
     * @param full how many points of one moment are held before something is done about them
     */
    PointSorter(PointSink sink, String purpose, long looseMillis, int full) {
        this.sink = sink;
        this.purpose = purpose;
        this.looseMillis = looseMillis;
        this.full = full;
    }

    /** Takes the next row. A value that is not finite is a gap; the two zeros are the same, as they are to databases. */
    @Override
    public final void add(long newMillis, double newValue) {
        long newMoment = looseMillis == 1 ? newMillis : Math.floorDiv(newMillis, looseMillis);
        if (newMoment != moment) {
            passOn();
            checkOrder(newMoment, newMillis);
            moment = newMoment;
        } else if (size == full) {
            sort();
            makeRoom();
        }
        if (size == values.length) {
            int capacity = size + (size >> 1);
            epochMillis = Arrays.copyOf(epochMillis, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        epochMillis[size] = newMillis;
        values[size++] = Math.abs(newValue) <= Double.MAX_VALUE ? newValue + 0.0 : Double.NaN;
    }

    /** Passes on what is held. */
    final void passOn() {
        if (size > 1) {
            sort();
        }
        sink.addAll(epochMillis, values, 0, size);
        size = 0;
    }

    /** Called with many points of one moment, in order. Those of one time can as well go on; the rest has to be held. */
    void makeRoom() {
        if (epochMillis[0] == epochMillis[size - 1]) {
            passOn();
        } else {
            full *= 2;
        }
    }

    /** Keeps of each time the lowest and the highest value and one gap; returns how many points are left out. */
    final int retainEnds() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean first = i == 0 || epochMillis[i - 1] != epochMillis[i];
            boolean last = i == size - 1 || epochMillis[i + 1] != epochMillis[i];
            boolean highest = !last && Double.isNaN(values[i + 1]) && !Double.isNaN(values[i]);
            if (first || last || highest) {
                epochMillis[kept] = epochMillis[i];
                values[kept++] = values[i];
            }
        }
        int leftOut = size - kept;
        size = kept;
        full = Math.max(full, 2 * kept);
        return leftOut;
    }

    private void sort() {
        if (looseMillis > 1) {
            sortByTime();
        }
        int start = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || epochMillis[i] != epochMillis[start]) {
                Arrays.sort(values, start, i);
                start = i;
            }
        }
    }

    private void sortByTime() {
        TimeSeries.Builder builder = TimeSeries.named("");
        for (int i = 0; i < size; i++) {
            builder.add(epochMillis[i], values[i]);
        }
        TimeSeries sorted = builder.build();
        for (int i = 0; i < size; i++) {
            epochMillis[i] = sorted.epochMillisAt(i);
            values[i] = sorted.valueAt(i);
        }
    }

    private void checkOrder(long newMoment, long newMillis) {
        if (newMoment < moment) {
            throw new SimpleJsonException(
                    ErrorKind.SOURCE_FAILED,
                    purpose + " goes back in time from " + Instant.ofEpochMilli(moment * looseMillis) + " to "
                            + Instant.ofEpochMilli(newMillis) + " although its rows are ordered by the time column;"
                            + " expected all of its times to be written in one way, with one offset from UTC; ISO-8601 in several ways is"
                            + " read with the time-format 'iso', and all else a query of yours can write in one way, metric.<name>.sql");
        }
    }
}
