// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that discovery looks at: some of its beginning, its middle and its end.
 *
 * @param columns one for each column, all with the same rows
 * @param whole whether the table has no other rows
 */
record TableSample(List<ColumnSample> columns, boolean whole) {
    TableSample {
        columns = List.copyOf(columns);
    }

    int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).rows();
    }

    /** How rows share the values of some columns. */
    record Sharing(int rows, int shared, int largest) {
        /** Whether next to no row has the values of another; a few may have been stored twice. */
        boolean isUnique() {
            return shared == 0 || 50 * shared <= rows;
        }
    }

    /**
     * Counts the rows that have the same values in some columns as another.
     *
     * @param some places of the columns
     * @param rows which rows, see {@link #different}
     */
    Sharing sharing(List<Integer> some, List<Integer> rows) {
        Map<List<@Nullable Object>, Integer> counts = new HashMap<>();
        for (int row : rows) {
            counts.merge(row(row, some), 1, Integer::sum);
        }
        int largest = counts.values().stream().mapToInt(count -> count).max().orElse(0);
        return new Sharing(rows.size(), rows.size() - counts.size(), largest);
    }

    /**
     * The rows that have a time; of those that are alike altogether, the first.
     *
     * @param time place of the column
     * @param ignored places of columns that number the rows, in which all differ
     */
    List<Integer> different(int time, Set<Integer> ignored) {
        List<Integer> compared = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (!ignored.contains(column)) {
                compared.add(column);
            }
        }
        List<Integer> different = new ArrayList<>();
        Set<List<@Nullable Object>> seen = new HashSet<>();
        for (int row = 0; row < rows(); row++) {
            if (columns.get(time).cells().get(row) != null && seen.add(row(row, compared))) {
                different.add(row);
            }
        }
        return different;
    }

    /** Whether the values of some columns come again together. */
    boolean repeats(List<Integer> some) {
        return 2 * distinct(some) <= rows();
    }

    /** How many combinations of values some columns have. */
    int distinct(List<Integer> some) {
        Set<List<@Nullable Object>> together = new HashSet<>();
        for (int row = 0; row < rows(); row++) {
            together.add(row(row, some));
        }
        return together.size();
    }

    private List<@Nullable Object> row(int row, List<Integer> some) {
        List<@Nullable Object> cells = new ArrayList<>(some.size());
        for (int column : some) {
            cells.add(comparable(columns.get(column).cells().get(row)));
        }
        return cells;
    }

    private static @Nullable Object comparable(@Nullable Object cell) {
        return cell instanceof byte[] bytes ? Arrays.hashCode(bytes) : cell;
    }
}
