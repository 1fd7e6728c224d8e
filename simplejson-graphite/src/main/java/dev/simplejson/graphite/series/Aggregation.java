// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ways to make one value of several. NaN is no value: it does not count, and is the outcome if there is nothing else. */
public enum Aggregation {
    AVERAGE("average", "avg") {
        @Override
        public double of(double[] row, int from, int to) {
            return SUM.of(row, from, to) / present(row, from, to);
        }
    },
    AVERAGE_ZERO("avg_zero") {
        @Override
        public double of(double[] row, int from, int to) {
            return SUM.of(row, from, to) / (to - from);
        }
    },
    COUNT("count") {
        @Override
        public double of(double[] row, int from, int to) {
            int count = present(row, from, to);
            return count == 0 ? Double.NaN : count;
        }
    },
    /** The first less all others. */
    DIFFERENCE("diff") {
        @Override
        public double of(double[] row, int from, int to) {
            double difference = Double.NaN;
            for (int i = from; i < to; i++) {
                if (!Double.isNaN(row[i])) {
                    difference = Double.isNaN(difference) ? row[i] : difference - row[i];
                }
            }
            return difference;
        }
    },
    LAST("last", "current") {
        @Override
        public double of(double[] row, int from, int to) {
            for (int i = to - 1; i >= from; i--) {
                if (!Double.isNaN(row[i])) {
                    return row[i];
                }
            }
            return Double.NaN;
        }
    },
    MAXIMUM("max") {
        @Override
        public double of(double[] row, int from, int to) {
            double best = Double.NaN;
            for (int i = from; i < to; i++) {
                best = row[i] > best || Double.isNaN(best) ? row[i] : best;
            }
            return best;
        }
    },
    MEDIAN("median") {
        @Override
        public double of(double[] row, int from, int to) {
            double[] sorted = Arrays.copyOfRange(row, from, to);
            Arrays.sort(sorted); // NaN is last.
            int count = present(row, from, to);
            if (count == 0) {
                return Double.NaN;
            }
            int middle = count / 2;
            return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    },
    MINIMUM("min") {
        @Override
        public double of(double[] row, int from, int to) {
            double best = Double.NaN;
            for (int i = from; i < to; i++) {
                best = row[i] < best || Double.isNaN(best) ? row[i] : best;
            }
            return best;
        }
    },
    /** Nothing if one of them is missing. */
    PRODUCT("multiply") {
        @Override
        public double of(double[] row, int from, int to) {
            double product = from == to ? Double.NaN : 1;
            for (int i = from; i < to; i++) {
                product *= row[i];
            }
            return product;
        }
    },
    RANGE("range", "rangeOf") {
        @Override
        public double of(double[] row, int from, int to) {
            return MAXIMUM.of(row, from, to) - MINIMUM.of(row, from, to);
        }
    },
    DEVIATION("stddev") {
        @Override
        public double of(double[] row, int from, int to) {
            double average = AVERAGE.of(row, from, to);
            double squares = 0;
            for (int i = from; i < to; i++) {
                squares += Double.isNaN(row[i]) ? 0 : (row[i] - average) * (row[i] - average);
            }
            return Math.sqrt(squares / present(row, from, to));
        }
    },
    /** How many there are, with a value or without: what {@code countSeries} does as a callback, unlike {@code count}. */
    SERIES("countSeries") {
        @Override
        public double of(double[] row, int from, int to) {
            return to - from;
        }
    },
    SUM("sum", "total") {
        @Override
        public double of(double[] row, int from, int to) {
            double sum = Double.NaN;
            for (int i = from; i < to; i++) {
                if (!Double.isNaN(row[i])) {
                    sum = Double.isNaN(sum) ? row[i] : sum + row[i];
                }
            }
            return sum;
        }
    };

    private final String called;
    private final String calledToo;

    Aggregation(String name) {
        this(name, name);
    }

    Aggregation(String name, String otherName) {
        called = name;
        calledToo = otherName;
    }

    /** What some values of an array come to. */
    public abstract double of(double[] row, int from, int to);

    public static int present(double[] row, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += Double.isNaN(row[i]) ? 0 : 1;
        }
        return count;
    }

    /** All names that can be given, in alphabetical order. */
    public static List<String> all() {
        return Arrays.stream(values())
                .filter(aggregation -> aggregation != SERIES)
                .flatMap(aggregation -> Stream.of(aggregation.called, aggregation.calledToo))
                .distinct()
                .sorted()
                .toList();
    }

    /** As {@link #all}, and each with {@code Series} behind it, as the callbacks of groups are written, too. */
    public static List<String> allOfSeries() {
        return Stream.concat(all().stream(), all().stream().map(name -> name + "Series"))
                .toList();
    }

    /** The aggregation of a name, {@code Series} behind it or not; null if there is none. */
    private static @Nullable Aggregation find(String name) {
        String bare = name.equals(SERIES.called) ? name : bare(name);
        return Arrays.stream(values())
                .filter(aggregation -> aggregation.called.equals(bare) || aggregation.calledToo.equals(bare))
                .findFirst()
                .orElse(null);
    }

    /** The aggregation of a name that has been checked. */
    public static Aggregation named(String name) {
        Aggregation found = find(name);
        if (found == null) {
            throw new IllegalArgumentException("unknown aggregation '" + name + "'");
        }
        return found;
    }

    /** A name without {@code Series}. */
    public static String bare(String name) {
        return name.endsWith("Series") ? name.substring(0, name.length() - "Series".length()) : name;
    }
}
