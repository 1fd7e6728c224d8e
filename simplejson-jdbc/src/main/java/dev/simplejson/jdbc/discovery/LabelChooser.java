// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns that tell the series of a table apart: the others of a key that holds the time; else, where times repeat, those that
 * make them unique and are few; else what is named like a device or a place and comes again. A text that merely changes is none.
 */
final class LabelChooser {
    private final TableInfo table;
    private final List<TableColumn> columns;
    private final TableSample sample;
    private final TimeChoice time;
    private final List<ColumnName> names = new ArrayList<>();

    /** Columns that number the rows, and so say nothing about which belong together. */
    private final Set<Integer> numbering = new HashSet<>();

    /**
     * What was chosen.
     *
     * @param labels places of the columns, in the table's order
     * @param reason why, for the log
     * @param warning what may be wrong with it, for the panel; null if nothing is
     */
    record Labels(
            List<Integer> labels, String reason, @Nullable String warning) {
        Labels {
            labels = labels.stream().sorted().toList();
        }
    }

    LabelChooser(TableInfo table, List<TableColumn> columns, TableSample sample, TimeChoice time) {
        this.table = table;
        this.columns = columns;
        this.sample = sample;
        this.time = time;
        for (int i = 0; i < columns.size(); i++) {
            names.add(ColumnName.of(columns.get(i).name()));
            List<String> alone = List.of(columns.get(i).name());
            if (columns.get(i).kind() == Kind.INTEGER
                    && table.keys().stream()
                            .anyMatch(key -> key.unique() && key.columns().equals(alone))) {
                numbering.add(i);
            }
        }
    }

    Labels choose() {
        Labels byKey = byUniqueKey();
        if (byKey != null) {
            return byKey;
        }
        boolean unique = isUnique(List.of());
        Labels byIndex = byIndex();
        if (byIndex != null && (unique || isUnique(byIndex.labels()))) {
            return byIndex;
        }
        return unique ? byName() : byValues(byIndex);
    }

    private boolean isTime(int place) {
        return time.placeSet().contains(place);
    }

    private boolean isUnique(List<Integer> labels) {
        return sharing(labels).isUnique();
    }

    private TableSample.Sharing sharing(List<Integer> labels) {
        List<Integer> together = new ArrayList<>(time.places());
        together.addAll(labels);
        return sample.sharing(together, numbering);
    }

    private ColumnSample values(int place) {
        return sample.columns().get(place);
    }

    private @Nullable Integer place(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return null;
    }

    /** The smallest key that holds the time: nothing of less is needed, and nothing of more can be. */
    private @Nullable Labels byUniqueKey() {
        TableInfo.Key smallest = null;
        for (TableInfo.Key key : table.keys()) {
            boolean holdsTime = time.places().stream()
                    .allMatch(place -> key.columns().contains(columns.get(place).name()));
            if (key.unique()
                    && holdsTime
                    && (smallest == null
                            || key.columns().size() < smallest.columns().size())) {
                smallest = key;
            }
        }
        if (smallest == null) {
            return null;
        }
        List<Integer> labels = new ArrayList<>();
        boolean numbered = false;
        for (String name : smallest.columns()) {
            Integer place = place(name);
            if (place == null || isTime(place)) {
                continue;
            }
            boolean number = columns.get(place).kind().isNumber();
            if (numbering.contains(place) || number && isManifold(place) && !isFraction(place)) {
                numbered = true;
            } else if (!isFraction(place)) {
                labels.add(place);
            }
        }
        // A key that the time shares with a number of the row itself says nothing.
        return numbered && !isUnique(labels)
                ? null
                : new Labels(labels, "the key " + smallest.columns() + " says so", null);
    }

    /** Whether a number of a key only divides the second: then every row would be a series. */
    private boolean isFraction(int place) {
        return columns.get(place).kind().isNumber() && names.get(place).isFractionOfSecond();
    }

    private boolean isManifold(int place) {
        ColumnSample values = values(place);
        return values.values() >= 10 && 2 * values.distinct() > values.values();
    }

    /** What stands in front of the time in an index: rows are looked for by it. */
    private @Nullable Labels byIndex() {
        for (TableInfo.Key key : table.keys()) {
            int at = key.columns().indexOf(columns.get(time.places().get(0)).name());
            if (at > 0) {
                List<Integer> labels = new ArrayList<>();
                for (String name : key.columns().subList(0, at)) {
                    Integer place = place(name);
                    if (place == null
                            || !mayBeLabel(place)
                            || names.get(place).isCondition()
                            || numbering.contains(place)) {
                        return null;
                    }
                    labels.add(place);
                }
                return new Labels(labels, "the index " + key.columns() + " looks rows up by it", null);
            }
        }
        return null;
    }

    /** Times are unique, so there may be one line; but for what is named like a device or a place, and comes again. */
    private Labels byName() {
        List<Integer> labels = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (isTime(i) || !mayBeLabel(i) || !names.get(i).isIdentity()) {
                continue;
            }
            boolean text = columns.get(i).kind() == Kind.TEXT || columns.get(i).kind() == Kind.SYMBOL;
            if (values(i).repeats() && (text || isReference(i) || values(i).distinct() > 1)) {
                labels.add(i);
            } else if (values(i).distinct() > 1 && text) {
                others.add(columns.get(i).name());
            }
        }
        String reason = labels.isEmpty()
                ? "every time comes once"
                : "every time comes once, and the name says what is measured";
        String warning = others.isEmpty()
                ? null
                : "rows of different " + others
                        + " are one line, because nearly every row has another; if they are not, set table."
                        + table.name() + ".labels to " + String.join(",", others);
        return new Labels(labels, reason, warning);
    }

    /** Times repeat: the column, or the two, whose values make them unique and few. */
    private Labels byValues(@Nullable Labels byIndex) {
        List<Integer> candidates = new ArrayList<>();
        int largest = sharing(List.of()).largest();
        for (int i = 0; i < columns.size(); i++) {
            boolean named = names.get(i).isIdentity() || isReference(i);
            boolean few = 2 * values(i).distinct() <= values(i).values()
                    || named && values(i).distinct() <= largest;
            if (!isTime(i)
                    && mayBeLabel(i)
                    && !numbering.contains(i)
                    && few
                    && values(i).distinct() > 0) {
                candidates.add(i);
            }
        }
        candidates.sort(Comparator.comparingInt(this::rank));
        List<Integer> best = new ArrayList<>();
        for (int candidate : candidates) {
            if (rank(candidate) < LAST_RANK && isUnique(List.of(candidate))) {
                return withConstants(List.of(candidate), candidates);
            }
        }
        for (int first = 0; first < candidates.size(); first++) {
            for (int second = first + 1; second < candidates.size(); second++) {
                List<Integer> pair = List.of(candidates.get(first), candidates.get(second));
                if (best.isEmpty() && rank(pair.get(1)) < LAST_RANK && isUnique(pair)) {
                    best.addAll(pair);
                }
            }
        }
        if (!best.isEmpty()) {
            return withConstants(best, candidates);
        }
        return uncertain(byIndex, candidates);
    }

    /** What is named like a device and has only one value yet belongs to the labels, too: a second one may come. */
    private Labels withConstants(List<Integer> found, List<Integer> candidates) {
        Set<Integer> labels = new LinkedHashSet<>(found);
        for (int candidate : candidates) {
            boolean text = columns.get(candidate).kind() == Kind.TEXT;
            if (text
                    && names.get(candidate).isIdentity()
                    && values(candidate).repeats()
                    && values(candidate).distinct() == 1) {
                labels.add(candidate);
            }
        }
        return new Labels(List.copyOf(labels), "times repeat, and with " + namesOf(found) + " they do not", null);
    }

    /** Nothing makes the times unique: what is there and comes again is taken, and the panel says so. */
    private Labels uncertain(@Nullable Labels byIndex, List<Integer> candidates) {
        Set<Integer> labels = new LinkedHashSet<>(byIndex == null ? List.of() : byIndex.labels());
        for (int candidate : candidates) {
            boolean text = columns.get(candidate).kind() == Kind.TEXT
                    || columns.get(candidate).kind() == Kind.SYMBOL;
            boolean useful = names.get(candidate).isIdentity()
                    || sharing(List.of(candidate)).shared() < sharing(List.of()).shared()
                    || values(candidate).distinct() == 1;
            if (text && rank(candidate) < LAST_RANK && useful) {
                labels.add(candidate);
            }
        }
        TableSample.Sharing left = sharing(List.copyOf(labels));
        String what = labels.isEmpty() ? "" : " and " + namesOf(List.copyOf(labels));
        String warning =
                left.shared() + " of " + left.rows() + " rows looked at have the same '" + time.name() + "'" + what
                        + " as another, so that lines may be mixed up; if there are several, set table." + table.name()
                        + ".labels to the columns that tell them apart, of " + namesOfOthers();
        return new Labels(List.copyOf(labels), "times repeat, and nothing makes them unique", warning);
    }

    /** The earlier, the sooner it is taken. */
    private int rank(int place) {
        ColumnName name = names.get(place);
        boolean text =
                columns.get(place).kind() == Kind.TEXT || columns.get(place).kind() == Kind.SYMBOL;
        boolean numeric = isNumericText(place);
        if (name.isCondition()) {
            return LAST_RANK;
        }
        if (name.isIdentity()) {
            return text ? 0 : 2;
        }
        if (isReference(place)) {
            return 1;
        }
        if (text && !numeric) {
            return 3;
        }
        return name.isNumbering() ? 4 : LAST_RANK;
    }

    private static final int LAST_RANK = 9;

    private boolean isNumericText(int place) {
        ColumnSample values = values(place);
        return values.texts() > 0 && 2 * values.numericTexts() > values.texts();
    }

    private boolean isReference(int place) {
        return table.references().stream()
                .anyMatch(reference ->
                        reference.column().equals(columns.get(place).name()));
    }

    /** Whether a column is of a kind that can tell series apart at all: dates, durations, fractions and long texts cannot. */
    private boolean mayBeLabel(int place) {
        TableColumn column = columns.get(place);
        ColumnSample values = values(place);
        return switch (column.kind()) {
            case TEXT -> !values.isOfTimes() && !values.hasLongText();
            case SYMBOL, BOOLEAN -> true;
            case INTEGER -> names.get(place).isNumbering() || isReference(place);
            default -> false;
        };
    }

    private List<String> namesOf(List<Integer> places) {
        return places.stream().map(place -> columns.get(place).name()).toList();
    }

    private List<String> namesOfOthers() {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!isTime(i) && !numbering.contains(i)) {
                others.add(columns.get(i).name());
            }
        }
        return others;
    }
}
