// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that discovery looks at: some of its beginning, its middle and its end.
 *
 * @param columns one for each column, all with the same rows
 * @param whole whether the table has no other rows
 */
public record TableSample(List<ColumnSample> columns, boolean whole) {
    private static final int FEWEST_NEAR = 10;
    private static final int FEWEST_FAR = 4;
    private static final double JUMP = 4;

    public TableSample {
        columns = List.copyOf(columns);
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).rows();
    }

    /** Whether numbers climb from row to row as long as other columns stay, and begin anew when those change, as the hours of days do. */
    public boolean climbsWithin(List<Integer> outer, int inner) {
        return climbsWithin(outer, inner, false);
    }

    /** The same, but numbers may stay for a while, as hours do while their minutes climb. */
    public boolean neverFallsWithin(List<Integer> outer, int inner) {
        return climbsWithin(outer, inner, true);
    }

    private boolean climbsWithin(List<Integer> outer, int inner, boolean mayStay) {
        int same = 0;
        int up = 0;
        List<@Nullable Object> numbers = columns.get(inner).cells();
        for (int row = 1; row < rows(); row++) {
            boolean within = true;
            for (int place : outer) {
                within &=
                        columns.get(place).ordinalAt(row) == columns.get(place).ordinalAt(row - 1);
            }
            if (within && numbers.get(row) instanceof Number now && numbers.get(row - 1) instanceof Number before) {
                same++;
                up += now.doubleValue() > before.doubleValue() || mayStay && now.doubleValue() == before.doubleValue()
                        ? 1
                        : 0;
            }
        }
        return same > 0 && up == same;
    }

    /**
     * Whether numbers stay near each other while another column stays, and jump with it, as those of several things do: a state that
     * follows what is measured has it go on from where it was.
     */
    public boolean jumps(int number, int with) {
        List<@Nullable Object> cells = columns.get(number).cells();
        double[] before = new double[columns.get(with).ordinals() + 1];
        Arrays.fill(before, Double.NaN);
        List<Double> near = new ArrayList<>();
        List<Double> far = new ArrayList<>();
        int last = 0;
        for (int row = 0; row < rows(); row++) {
            int of = columns.get(with).ordinalAt(row);
            if (of > 0 && cells.get(row) instanceof Number now) {
                if (!Double.isNaN(before[of])) {
                    near.add(Math.abs(now.doubleValue() - before[of]));
                }
                if (last > 0 && last != of) {
                    far.add(Math.abs(now.doubleValue() - before[last]));
                }
                before[of] = now.doubleValue();
                last = of;
            }
        }
        // What is always the same with the same value follows from it.
        return near.size() >= FEWEST_NEAR
                && far.size() >= FEWEST_FAR
                && median(near) > 0
                && median(far) > JUMP * median(near);
    }

    private static double median(List<Double> some) {
        return some.stream().sorted().skip(some.size() / 2).findFirst().orElse(Double.NaN);
    }

    /**
     * Whether midnights come behind the other times of day of their dates, and never before them: what is measured is called by its end
     * then.
     */
    public boolean isMidnightLast(int date, List<Integer> timeOfDay) {
        int last = 0;
        for (int row = 0; row < rows(); row++) {
            if (!isMidnight(row, timeOfDay)) {
                continue;
            }
            ColumnSample dates = columns.get(date);
            boolean first = row == 0 || dates.ordinalAt(row) != dates.ordinalAt(row - 1);
            if (first) {
                return false;
            }
            last += isMidnight(row - 1, timeOfDay) ? 0 : 1;
        }
        return last > 0;
    }

    private boolean isMidnight(int row, List<Integer> timeOfDay) {
        return timeOfDay.stream().allMatch(place -> columns.get(place).isMidnightAt(row));
    }

    /** How rows share the values of some columns. */
    public record Sharing(int rows, int shared, int largest) {
        /** Whether next to no row has the values of another; a few may have been stored twice. */
        public boolean isUnique() {
            return shared == 0 || 50 * shared <= rows;
        }
    }

    /**
     * Counts the rows that have the same values in some columns as another.
     *
     * @param some places of the columns
     * @param rows which rows, see {@link #different}
     */
    public Sharing sharing(List<Integer> some, List<Integer> rows) {
        Groups groups = groups(some, rows.stream().mapToInt(row -> row).toArray());
        int[] sizes = new int[groups.count()];
        int largest = 0;
        for (int group : groups.ofRows()) {
            largest = Math.max(largest, ++sizes[group]);
        }
        return new Sharing(rows.size(), rows.size() - groups.count(), largest);
    }

    /**
     * The rows that have a time; of those that are alike altogether, the first.
     *
     * @param time place of the column
     * @param ignored places of columns that number the rows, in which all differ
     */
    public List<Integer> different(int time, Set<Integer> ignored) {
        List<Integer> compared = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (!ignored.contains(column)) {
                compared.add(column);
            }
        }
        ColumnSample times = columns.get(time);
        int[] timed = IntStream.range(0, rows())
                .filter(row -> times.ordinalAt(row) > 0)
                .toArray();
        Groups groups = groups(compared, timed);
        List<Integer> different = new ArrayList<>();
        for (int i = 0; i < timed.length; i++) {
            // Groups are numbered in the order of their first rows.
            if (groups.ofRows()[i] == different.size()) {
                different.add(timed[i]);
            }
        }
        return different;
    }

    /** Whether the values of some columns come again together. */
    public boolean repeats(List<Integer> some) {
        return 2 * distinct(some) <= rows();
    }

    /** The same rows, all that have the same values in some columns together, and otherwise in their order. */
    public TableSample together(List<Integer> some) {
        int[] groups = groups(some, IntStream.range(0, rows()).toArray()).ofRows();
        List<Integer> order = IntStream.range(0, rows())
                .boxed()
                .sorted(Comparator.comparingInt(row -> groups[row]))
                .toList();
        return new TableSample(
                columns.stream()
                        .map(column -> {
                            ColumnSample ordered = new ColumnSample();
                            order.forEach(row -> ordered.add(column.cells().get(row)));
                            return ordered;
                        })
                        .toList(),
                whole);
    }

    /** How many combinations of values some columns have. */
    public int distinct(List<Integer> some) {
        return groups(some, IntStream.range(0, rows()).toArray()).count();
    }

    /**
     * Which rows are alike.
     *
     * @param ofRows the group of each row, from 0 on in the order of their first rows
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Groups(int[] ofRows, int count) {}

    /** Puts rows together that have the same values in some columns: column by column, until no two rows are together. */
    private Groups groups(List<Integer> some, int[] rows) {
        int[] groups = new int[rows.length];
        int count = Math.min(1, rows.length);
        for (int place : some) {
            if (count == rows.length) {
                break;
            }
            ColumnSample column = columns.get(place);
            long base = column.ordinals() + 1L;
            Map<Long, Integer> parts = new HashMap<>(2 * rows.length);
            for (int i = 0; i < rows.length; i++) {
                Integer known = parts.putIfAbsent(groups[i] * base + column.ordinalAt(rows[i]), parts.size());
                groups[i] = known == null ? parts.size() - 1 : known;
            }
            count = parts.size();
        }
        return new Groups(groups, count);
    }
}
