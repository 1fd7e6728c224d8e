// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes series one by one, all with the same number of values, and makes one of them, row by row. Not thread-safe. */
public abstract class Accumulator {
    private final double xFilesFactor;
    private int series;

    private Accumulator(double xFilesFactor) {
        this.xFilesFactor = xFilesFactor;
    }

    /**
     * An accumulator.
     *
     * @param size the number of values of each series
     * @param xFilesFactor which share of a row's values has to be there
     */
    public static Accumulator of(Aggregation aggregation, int size, double xFilesFactor) {
        return switch (aggregation) {
            case SUM, AVERAGE, COUNT -> new Sums(aggregation, size, xFilesFactor);
            case SERIES -> new SeriesCount(size);
            case MINIMUM, MAXIMUM -> new Extremes(aggregation == Aggregation.MAXIMUM, size, xFilesFactor);
            default -> new Rows(aggregation, size, xFilesFactor);
        };
    }

    /**
     * Takes a series' values.
     *
     * @param complete whether it is known that none is NaN
     */
    public void add(double[] values, boolean complete) {
        series++;
        accumulate(values, complete);
    }

    abstract void accumulate(double[] values, boolean complete);

    public abstract double[] result();

    final int series() {
        return series;
    }

    /** Whether so many values are enough for a row. */
    final boolean suffices(int present) {
        return present > 0 && (double) present / series >= xFilesFactor;
    }

    private static final class Sums extends Accumulator {
        private final Aggregation aggregation;
        private final double[] sums;

        /** Few values are missing, so those are counted. */
        private final int[] missing;

        Sums(Aggregation aggregation, int size, double xFilesFactor) {
            super(xFilesFactor);
            this.aggregation = aggregation;
            this.sums = new double[size];
            this.missing = new int[size];
        }

        @Override
        void accumulate(double[] values, boolean complete) {
            if (complete) {
                addAll(sums, values);
                return;
            }
            for (int i = 0; i < sums.length; i++) {
                double value = values[i];
                if (Double.isNaN(value)) {
                    missing[i]++;
                } else {
                    sums[i] += value;
                }
            }
        }

        /** Without a branch, so that the compiler adds several at once. */
        private static void addAll(double[] sums, double[] values) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += values[i];
            }
        }

        @Override
        public double[] result() {
            double[] result = new double[sums.length];
            for (int i = 0; i < result.length; i++) {
                int count = series() - missing[i];
                result[i] = suffices(count) ? value(sums[i], count) : Double.NaN;
            }
            return result;
        }

        private double value(double sum, int count) {
            return switch (aggregation) {
                case AVERAGE -> sum / count;
                case COUNT -> count;
                default -> sum;
            };
        }
    }

    private static final class Extremes extends Accumulator {
        private final boolean largest;
        private final double[] best;
        private final int[] counts;

        Extremes(boolean largest, int size, double xFilesFactor) {
            super(xFilesFactor);
            this.largest = largest;
            this.best = new double[size];
            this.counts = new int[size];
        }

        @Override
        void accumulate(double[] values, boolean complete) {
            for (int i = 0; i < best.length; i++) {
                double value = values[i];
                if (!Double.isNaN(value)) {
                    boolean better = counts[i]++ == 0 || (largest ? value > best[i] : value < best[i]);
                    best[i] = better ? value : best[i];
                }
            }
        }

        @Override
        public double[] result() {
            double[] result = new double[best.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = suffices(counts[i]) ? best[i] : Double.NaN;
            }
            return result;
        }
    }

    private static final class SeriesCount extends Accumulator {
        private final int size;

        SeriesCount(int size) {
            super(0);
            this.size = size;
        }

        @Override
        void accumulate(double[] values, boolean complete) {
            // Only how many series there are counts.
        }

        @Override
        public double[] result() {
            double[] result = new double[size];
            Arrays.fill(result, series());
            return result;
        }
    }

    /** For what needs all values of a row at once. */
    private static final class Rows extends Accumulator {
        private final Aggregation aggregation;
        private final int size;
        private final List<double[]> columns = new ArrayList<>();

        Rows(Aggregation aggregation, int size, double xFilesFactor) {
            super(xFilesFactor);
            this.aggregation = aggregation;
            this.size = size;
        }

        @Override
        void accumulate(double[] values, boolean complete) {
            columns.add(values);
        }

        @Override
        public double[] result() {
            double[] result = new double[size];
            double[] row = new double[columns.size()];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = columns.get(j)[i];
                }
                boolean enough = suffices(Aggregation.present(row, 0, row.length));
                result[i] = enough ? aggregation.of(row, 0, row.length) : Double.NaN;
            }
            return result;
        }
    }
}
