// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.labels.LabelChooser.Labels;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.TableSample;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what tells the series of a table apart where times repeat and no key says it. */
final class RepeatedTimeLabels {
    private static final int LAST_RANK = 9;

    private final LabelColumns facts;
    private final LabelDoubts doubts;
    private final SampledTable known;
    private final TimeChoice time;

    RepeatedTimeLabels(LabelColumns facts, LabelDoubts doubts) {
        this.facts = facts;
        this.doubts = doubts;
        this.known = facts.known;
        this.time = facts.time;
    }

    /** The column, or the two, whose values make times unique and few; else what there is, with a warning. */
    Labels find(@Nullable Labels byIndex) {
        int largest = facts.sharing(List.of()).largest();
        List<Integer> candidates = known.places(i -> {
            boolean named = known.name(i).isIdentity() || known.isReference(i);
            boolean few = 2 * known.cells(i).distinct() <= known.cells(i).values()
                    || named && known.cells(i).distinct() <= largest;
            return !facts.isTime(i)
                    && facts.mayBeLabel(i)
                    && !facts.numbering.contains(i)
                    && (named || !known.cells(i).isOpen())
                    && few
                    && known.cells(i).distinct() > 0;
        });
        candidates.sort(Comparator.comparingInt(this::rank));
        List<Integer> indexed = byIndex == null ? null : withOneMore(byIndex.labels(), candidates);
        if (indexed != null) {
            return withConstants(indexed, candidates);
        }
        for (int candidate : candidates) {
            if (rank(candidate) < LAST_RANK && facts.isUnique(List.of(candidate))) {
                return withConstants(List.of(candidate), candidates);
            }
        }
        for (int first = 0; first < candidates.size(); first++) {
            for (int second = first + 1; second < candidates.size(); second++) {
                List<Integer> pair = List.of(candidates.get(first), candidates.get(second));
                if (areFew(pair) && rank(pair.get(1)) < LAST_RANK && facts.isUnique(pair)) {
                    return withConstants(pair, candidates);
                }
            }
        }
        List<Integer> grid = new LabelGrid(facts).oneOrTwo();
        return grid == null ? uncertain(byIndex, candidates) : withConstants(grid, candidates);
    }

    /** What an index says with one column more, if that makes times unique; null if none does. */
    private @Nullable List<Integer> withOneMore(List<Integer> indexed, List<Integer> candidates) {
        List<Integer> booleans = known.places(
                place -> facts.isBoolean(place) && !known.name(place).isCondition());
        return Stream.concat(candidates.stream().filter(candidate -> rank(candidate) < LAST_RANK), booleans.stream())
                .filter(candidate -> !indexed.contains(candidate))
                .map(candidate -> LabelColumns.with(indexed, List.of(candidate)))
                .filter(labels -> areFew(labels) && facts.isUnique(labels))
                .findFirst()
                .orElse(null);
    }

    /** Of each entry of a ledger there are two, and of its accounts more. */
    private boolean areFew(List<Integer> labels) {
        return known.sample().distinct(labels) <= LabelChooser.MOST_GUESSED
                || known.sample().repeats(labels);
    }

    /**
     * What is named like a device and has only one value yet belongs to the labels, too: a second one may come; and so does what tells
     * candles of several lengths apart, of which few begin together.
     */
    private Labels withConstants(List<Integer> found, List<Integer> candidates) {
        Set<Integer> labels = new LinkedHashSet<>(found);
        for (int candidate : candidates) {
            boolean text = known.column(candidate).kind() == Kind.TEXT;
            if (facts.isOfTimeframes(candidate)
                    || text
                            && known.name(candidate).isIdentity()
                            && known.cells(candidate).repeats()
                            && known.cells(candidate).distinct() == 1) {
                labels.add(candidate);
            }
        }
        List<Integer> chosen = facts.withUnits(List.copyOf(labels));
        return new Labels(
                chosen,
                "times repeat, and with " + known.namesOf(found) + " they do not",
                doubts.warningOfOthers(chosen, true),
                null,
                facts.namesOfOthers());
    }

    /** Nothing makes the times unique: what is there and comes again is taken, and the panel says so. */
    private Labels uncertain(@Nullable Labels byIndex, List<Integer> candidates) {
        Set<Integer> labels = new LinkedHashSet<>(byIndex == null ? List.of() : byIndex.labels());
        List<Integer> indexed = List.copyOf(labels);
        for (int candidate : candidates) {
            boolean text = known.column(candidate).kind() == Kind.TEXT
                    || known.column(candidate).kind() == Kind.SYMBOL;
            // What comes once in every tenth row makes a series of each, and times repeat all the same.
            boolean few = !known.cells(candidate).isOpen()
                    && (known.name(candidate).isIdentity()
                            || facts.sharing(List.of(candidate)).shared()
                                    < facts.sharing(List.of()).shared());
            boolean useful = few || known.cells(candidate).distinct() == 1;
            if (text && rank(candidate) < LAST_RANK && useful) {
                labels.add(candidate);
            }
        }
        dropTooMany(labels, indexed);
        TableSample.Sharing left = facts.sharing(List.copyOf(labels));
        List<Integer> unique = left.isUnique() ? List.copyOf(labels) : new LabelGrid(facts).three();
        if (unique != null) {
            return withConstants(unique, candidates);
        }
        String what = labels.isEmpty() ? "" : " and " + known.namesOf(List.copyOf(labels));
        List<Integer> chosen = facts.withUnits(List.copyOf(labels));
        String warning = left.shared() + " of " + left.rows() + " rows looked at have the same '" + time.name() + "'"
                + what + " as another, so that lines may be mixed up; if there are several, "
                + facts.advice(chosen) + "; if not, set "
                + SettingName.labels(known.table().name(), known.namesOf(chosen));
        return new Labels(
                chosen,
                "times repeat, and nothing makes them unique",
                new LabelDoubts.Doubt(
                        warning, List.of(new LabelDoubts.Choice("rows of the same time are of one line", chosen))),
                null,
                List.of());
    }

    /** What does not even make times unique must not be a series of nearly every row: then no panel would show anything. */
    private void dropTooMany(Set<Integer> labels, List<Integer> kept) {
        while (labels.size() > kept.size()
                && (!known.sample().repeats(List.copyOf(labels))
                        || 3 * known.sample().distinct(List.copyOf(labels))
                                > known.sample().rows()
                        || !known.sample().whole()
                                && known.sample().distinct(List.copyOf(labels)) > LabelChooser.MOST_GUESSED)) {
            labels.remove(Collections.max(
                    labels.stream().filter(label -> !kept.contains(label)).toList(),
                    Comparator.comparingInt(place -> known.cells(place).distinct())));
        }
    }

    /** The earlier, the sooner it is taken. */
    private int rank(int place) {
        ColumnName name = known.name(place);
        boolean text =
                known.column(place).kind() == Kind.TEXT || known.column(place).kind() == Kind.SYMBOL;
        boolean numeric = facts.isNumericText(place);
        if (name.isCondition()) {
            return LAST_RANK;
        }
        if (facts.isTimeframe(place)) {
            return 0;
        }
        if (name.isIdentity()) {
            return text ? 0 : 2;
        }
        if (known.isReference(place)) {
            return 1;
        }
        if (text && !numeric) {
            return 3;
        }
        return name.isNumbering() ? 4 : LAST_RANK;
    }
}
