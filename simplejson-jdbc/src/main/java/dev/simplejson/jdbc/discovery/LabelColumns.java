// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.TableSample;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.jdbc.when.TimeGuess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the columns of a table whose time is chosen, when some of them are to tell its series apart. */
final class LabelColumns {
    final TableInfo table;
    final List<TableColumn> columns;
    final List<ColumnName> names;
    final List<TimeGuess> guesses;
    final TableSample sample;
    final TimeChoice time;

    /** Columns that number the rows, and so say nothing about which belong together. */
    final Set<Integer> numbering = new HashSet<>();

    private final List<Integer> differentRows;

    LabelColumns(
            TableInfo table,
            List<TableColumn> columns,
            List<ColumnName> names,
            List<TimeGuess> guesses,
            TableSample sample,
            TimeChoice time) {
        this.table = table;
        this.columns = columns;
        this.names = names;
        this.guesses = guesses;
        this.sample = sample;
        this.time = time;
        for (int i = 0; i < columns.size(); i++) {
            List<String> alone = List.of(columns.get(i).name());
            if (columns.get(i).kind() == Kind.INTEGER
                    && table.keys().stream()
                            .anyMatch(key -> key.unique() && key.columns().equals(alone))) {
                numbering.add(i);
            }
        }
        this.differentRows = sample.different(time.places().get(0), numbering);
    }

    boolean isTime(int place) {
        return time.placeSet().contains(place);
    }

    boolean isUnique(List<Integer> labels) {
        return sharing(labels).isUnique();
    }

    TableSample.Sharing sharing(List<Integer> labels) {
        List<Integer> together = new ArrayList<>(time.places());
        together.addAll(labels);
        return sample.sharing(together, differentRows);
    }

    ColumnSample values(int place) {
        return sample.columns().get(place);
    }

    @Nullable
    Integer place(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return null;
    }

    /** Whether a number of a key only divides the second: then every row would be a series. */
    boolean isFraction(int place) {
        return columns.get(place).kind().isNumber() && names.get(place).isFractionOfSecond();
    }

    boolean isManifold(int place) {
        ColumnSample values = values(place);
        return values.values() >= 10 && 2 * values.distinct() > values.values();
    }

    /** Whether a column holds ids that come again. */
    boolean isOfIds(int place) {
        ColumnSample sampled = values(place);
        boolean id = isReference(place) || names.get(place).isId();
        return id
                && !isTime(place)
                && mayBeLabel(place)
                && !numbering.contains(place)
                && sampled.distinct() > 1
                && sampled.repeats();
    }

    /** Whether a column divides the rows into kinds, of which each comes again, and not only because it changed. */
    boolean isOfSeveralKinds(int place) {
        Kind kind = columns.get(place).kind();
        ColumnSample sampled = values(place);
        return !isTime(place)
                && (kind == Kind.TEXT || kind == Kind.SYMBOL)
                && mayBeLabel(place)
                && !names.get(place).isCondition()
                && !isNumericText(place)
                && sampled.distinct() > 1
                && sampled.repeats()
                && !sampled.isOpen();
    }

    static List<Integer> with(List<Integer> labels, List<Integer> more) {
        List<Integer> all = new ArrayList<>(labels);
        all.addAll(more);
        return all;
    }

    boolean isNumericText(int place) {
        ColumnSample values = values(place);
        return values.texts() > 0 && 2 * values.numericTexts() > values.texts();
    }

    boolean isReference(int place) {
        return table.references().stream()
                .anyMatch(reference ->
                        reference.column().equals(columns.get(place).name()));
    }

    /** Whether a column holds times, or may: when a forecast was made tells rows of one moment apart, but is no name of a line. */
    boolean isOtherTime(int place) {
        return guesses.get(place).format() != null
                || guesses.get(place).open()
                        && (names.get(place).isTime() || !values(place).takesTurnsInOrder())
                || values(place).isOfTimes();
    }

    /** Whether a column is of a kind that can tell series apart at all: dates, durations, fractions and long texts cannot. */
    boolean mayBeLabel(int place) {
        TableColumn column = columns.get(place);
        ColumnSample values = values(place);
        if (values.isBlank() || values.isOfZones() || isPartOfTime(place)) {
            return false;
        }
        return switch (column.kind()) {
            case TEXT -> !values.isOfTimes() && !values.hasLongText();
            case SYMBOL, BOOLEAN -> true;
            case INTEGER -> names.get(place).isNumbering() || isReference(place);
            default -> false;
        };
    }

    /** Whether a number only divides the day or the second: {@code second_of_day}, {@code hour}, {@code nsec}. */
    boolean isPartOfTime(int place) {
        return columns.get(place).kind().isNumber()
                && (names.get(place).isFractionOfSecond() || names.get(place).isPartOfDay());
    }

    List<String> namesOf(List<Integer> places) {
        return places.stream().map(place -> columns.get(place).name()).toList();
    }

    List<String> namesOfOthers() {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!isTime(i) && !numbering.contains(i)) {
                others.add(columns.get(i).name());
            }
        }
        return others;
    }
}
