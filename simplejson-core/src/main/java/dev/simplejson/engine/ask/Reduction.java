// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.Text;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes a series one value, of the points that have one, in constant memory. */
public enum Reduction {
    LAST,
    AVG,
    MIN,
    MAX,
    SUM,
    COUNT;

    /** A power of two, so that nothing is rounded. */
    private static final double SCALE = 0x1p-64;

    /**
     * The reduction of this name; the last value if none is named.
     *
     * @throws SimpleJsonException if there is no such reduction
     */
    static Reduction named(String name) {
        if (name.isEmpty()) {
            return LAST;
        }
        return Arrays.stream(values())
                .filter(reduction -> reduction.lowerCase().equals(name))
                .findFirst()
                .orElseThrow(() -> SimpleJsonException.badRequest("'reduce' is '" + Text.abbreviated(name)
                        + "'; expected one of "
                        + Arrays.stream(values()).map(Reduction::lowerCase).collect(Collectors.joining(", "))));
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The series with one point, or none if nothing has a value; a table as it is. */
    Frame apply(Frame frame) throws Exception {
        if (!(frame instanceof TimeSeries series)) {
            return frame;
        }
        Running running = new Running();
        series.forEach(running::add);
        TimeSeries.Builder reduced = series.toBuilder();
        if (running.count > 0 || this == COUNT) {
            double value = value(running);
            if (!Double.isFinite(value)) {
                reduced.notice(Notice.warning("the sum of '" + Text.abbreviated(series.name())
                        + "' is too large for a number, and is left out"));
            }
            reduced.add(running.lastEpochMillis, value);
        }
        return reduced.build();
    }

    private double value(Running running) {
        return switch (this) {
            case LAST -> running.last;
            case AVG ->
                Double.isFinite(running.sum) ? running.sum / running.count : running.scaledSum / running.count / SCALE;
            case MIN -> running.min;
            case MAX -> running.max;
            case SUM -> running.sum;
            case COUNT -> running.count;
        };
    }

    /** All that is kept of the points so far. */
    private static final class Running {
        private long lastEpochMillis;
        private double last;
        private double sum;
        private double scaledSum; // Finite where the sum of large values is not.
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private long count;

        void add(long epochMillis, double value) {
            if (Double.isFinite(value)) {
                lastEpochMillis = epochMillis;
                last = value;
                sum += value;
                scaledSum += value * SCALE;
                min = Math.min(min, value);
                max = Math.max(max, value);
                count++;
            }
        }
    }
}
