// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import java.util.stream.IntStream;

/** How the values of a column follow each other from row to row. */
public final class RowOrder {
    private static final int MOST_IN_TURN = 40;

    /** Of fewer rows that come in turn it may be chance. */
    private static final int FEWEST_IN_TURN = 10;

    /** Now and then one is missing. */
    private static final double IN_ORDER = 0.8;

    private final ColumnSample sample;

    RowOrder(ColumnSample sample) {
        this.sample = sample;
    }

    /** Whether the value is mostly another one than in the row before: a state stays for a while, sensors take turns. */
    public boolean takesTurns() {
        return 2 * changes() > neighbours().count();
    }

    /** Whether the value is another one than in the row before as often as that of two things that come in any order, and a little less. */
    public boolean changesOften() {
        return 3 * changes() > neighbours().count();
    }

    /** How often the value is another one than in the row before. */
    public long changes() {
        return neighbours().filter(this::changes).count();
    }

    /** The rows that have a value, as does the one before. */
    private IntStream neighbours() {
        return IntStream.range(1, sample.rows())
                .filter(row -> sample.ordinalAt(row - 1) > 0 && sample.ordinalAt(row) > 0);
    }

    private boolean changes(int row) {
        return sample.ordinalAt(row) != sample.ordinalAt(row - 1);
    }

    /** Whether a few values follow each other in the same order over and over, as those of sensors do and measured ones do not. */
    public boolean takesTurnsInOrder() {
        int period = sample.distinct();
        int compared = sample.rows() - period;
        return period > 1
                && period <= MOST_IN_TURN
                && compared >= Math.max(2 * period, FEWEST_IN_TURN)
                && IntStream.range(period, sample.rows())
                                .filter(row -> sample.ordinalAt(row) == sample.ordinalAt(row - period) && changes(row))
                                .count()
                        >= IN_ORDER * compared;
    }

    /** Whether next to no value is less than the one in the row before. */
    public boolean ascends() {
        return 50 * stepsBack() <= sample.rows();
    }

    /** How often a value is less than the one in the row before. */
    public int stepsBack() {
        int back = 0;
        Object before = null;
        for (Object cell : sample.cells()) {
            if (cell instanceof Number number && before instanceof Number last) {
                back += number.doubleValue() < last.doubleValue() ? 1 : 0;
            } else if (cell != null && before != null) {
                back += cell.toString().compareTo(before.toString()) < 0 ? 1 : 0;
            }
            before = cell == null ? before : cell;
        }
        return back;
    }

    /** Whether values that can be compared become more, but for one in twenty; those that stay do not count. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public boolean climbs() {
        Comparable before = null;
        int up = 0;
        int down = 0;
        for (Object cell : sample.cells()) {
            if (cell instanceof Comparable now && !(cell instanceof Boolean)) {
                if (before != null && before.getClass() == now.getClass()) {
                    int order = before.compareTo(now);
                    up += order < 0 ? 1 : 0;
                    down += order > 0 ? 1 : 0;
                }
                before = now;
            }
        }
        return up > 0 && up >= 19 * down;
    }
}
