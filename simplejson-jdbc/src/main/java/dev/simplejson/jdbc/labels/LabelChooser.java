// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.sample.RowOrder;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns that tell the series of a table apart: the others of a key that holds the time; else, where times repeat, those that
 * make them unique and are few; else what is named like a device or a place and comes again. A text that merely changes is none.
 */
public final class LabelChooser {
    /** Rows that were not looked at have more series, and what is a guess must not have more than are shown. */
    static final int MOST_GUESSED = 30;

    private final LabelColumns facts;
    private final SampledTable known;
    private final TimeChoice time;
    private final LabelDoubts doubts;

    /** Labels that are known, by an index or a key; there may be more. */
    private final Labels start;

    /**
     * What was chosen.
     *
     * @param labels places of the columns, in the table's order
     * @param reason why, for the log
     * @param warning what may be wrong with it, for the panel; null if nothing is
     * @param remark what could be meant otherwise, for the panel; null if nothing could
     * @param mayRepeat the columns that could tell series apart if times repeat in rows that were not looked at; empty if they cannot, or
     *     if that they do was said
     */
    public record Labels(
            List<Integer> labels,
            String reason,
            LabelDoubts.@Nullable Doubt warning,
            LabelDoubts.@Nullable Doubt remark,
            List<String> mayRepeat) {
        public Labels {
            labels = labels.stream().sorted().toList();
        }

        public Labels warning(LabelDoubts.Doubt other) {
            return new Labels(labels, reason, other, remark, mayRepeat);
        }
    }

    public LabelChooser(LabelColumns facts) {
        this(facts, new Labels(List.of(), "", null, null, List.of()));
    }

    private LabelChooser(LabelColumns facts, Labels start) {
        this.facts = facts;
        this.start = start;
        this.known = facts.known;
        this.time = facts.time;
        this.doubts = new LabelDoubts(facts);
    }

    /** What is measured in several units cannot be one line, whatever a key says. */
    private @Nullable Labels withUnits(@Nullable Labels found) {
        List<Integer> labels = found == null ? List.of() : facts.withUnits(found.labels());
        return found == null || labels.size() == found.labels().size()
                ? found
                : new Labels(labels, found.reason() + ", and units differ", null, null, found.mayRepeat());
    }

    public Labels choose() {
        KeyLabels keys = new KeyLabels(facts);
        Labels byKey = withUnits(keys.ofUniqueKey());
        if (byKey != null) {
            return ofKey(byKey);
        }
        Labels byOtherKey = keys.ofKeyWithoutTime();
        if (byOtherKey != null) {
            return byOtherKey;
        }
        boolean unique = facts.isUnique(List.of());
        Labels byIndex = withUnits(keys.ofIndex());
        if (byIndex != null && unique) {
            return within(byIndex).byName(null);
        }
        if (byIndex != null && facts.isUnique(byIndex.labels())) {
            LabelDoubts.Doubt others = doubts.warningOfOthers(byIndex.labels(), false);
            return others == null ? byIndex : byIndex.warning(others);
        }
        return unique ? byName(null) : new RepeatedTimeLabels(facts, doubts).find(byIndex);
    }

    /** Looks along the lines that some labels tell apart. */
    private LabelChooser within(Labels labels) {
        return new LabelChooser(new LabelColumns(known.lineByLine(labels.labels()), time), labels);
    }

    /**
     * A key may hold a state, a measured value or a step, so that no row is stored twice: without what times are unique without, and that
     * is told. And what it holds may be of several lines, whose times are some seconds apart.
     */
    private Labels ofKey(Labels byKey) {
        List<Integer> spare = unneeded(
                byKey.labels(),
                label -> known.name(label).isCondition() && !facts.isUnit(label)
                        || known.cells(label).fractions() > 0
                        || numbersTheLine(label, byKey.labels()));
        List<Integer> rest = LabelDoubts.without(byKey.labels(), spare);
        Labels needed = new Labels(rest, byKey.reason(), null, null, byKey.mayRepeat());
        Labels labels = rest.isEmpty() ? byName(needed) : withTurnsWithin(needed);
        if (spare.isEmpty() || labels.warning() != null || !labels.labels().equals(rest)) {
            return labels;
        }
        return labels.warning(doubts.areOneLine(
                spare,
                LabelColumns.with(rest, spare),
                rest.isEmpty() ? "every time comes once" : "times repeat no more without them"));
    }

    /** Whether a number behind the time counts the rows of each line, as the steps of a run do. */
    private boolean numbersTheLine(int label, List<Integer> labels) {
        RowOrder order = known.lineByLine(LabelDoubts.without(labels, List.of(label)))
                .cells(label)
                .order();
        return known.column(label).kind() == Kind.INTEGER
                && new KeyLabels(facts).isBehindTime(label)
                && order.takesTurns()
                && order.climbs();
    }

    /** Those of some labels without all of which times are unique; none of a few rows, where that is chance. */
    private List<Integer> unneeded(List<Integer> labels, Predicate<Integer> which) {
        List<Integer> some = labels.stream().filter(which).toList();
        return known.sample().rows() >= LabelDoubts.FEW_ROWS && facts.isUnique(LabelDoubts.without(labels, some))
                ? some
                : List.of();
    }

    private Labels withTurnsWithin(Labels byKey) {
        KeyLabels keys = new KeyLabels(facts);
        List<Integer> unnamed = unneeded(
                byKey.labels(),
                label -> keys.isBehindTime(label)
                        && !known.name(label).isIdentity()
                        && !known.name(label).isId()
                        && !known.isReference(label));
        if (!unnamed.isEmpty()) {
            return byKey.warning(
                    doubts.areLines(byKey.labels(), unnamed, "all of them are of one line", "the key says so"));
        }
        Labels within = within(byKey).byName(byKey);
        Set<Integer> more = new TreeSet<>(within.labels());
        Stream.of(within.warning(), within.remark())
                .filter(Objects::nonNull)
                .flatMap(doubt -> doubt.choices().stream())
                .forEach(choice -> more.addAll(choice.labels()));
        byKey.labels().forEach(more::remove);
        more.removeIf(place -> known.guess(place).format() != null);
        return more.isEmpty()
                ? byKey
                : byKey.warning(doubts.areOneLine(
                        List.copyOf(more), LabelColumns.with(byKey.labels(), List.copyOf(more)), "the key says so"));
    }

    /**
     * Times are unique, so there may be one line; but for what is named like a device or a place, and comes again.
     *
     * @param byKey what a key says that is the time alone, so that such a name counts only if its values take turns; null if there is none
     */
    private Labels byName(@Nullable Labels byKey) {
        List<Integer> indexed = start.labels();
        List<Integer> found = new ArrayList<>(indexed);
        List<String> others = new ArrayList<>();
        Set<Integer> kinds = new LinkedHashSet<>();
        for (int i = 0; i < known.columns().size(); i++) {
            if (indexed.contains(i)) {
                continue;
            }
            if (facts.isOfSeveralKinds(i)) {
                boolean turns = known.cells(i).order().takesTurns();
                if (isOnlyValueGeneric() && (byKey == null && indexed.isEmpty() || turns)) {
                    found.add(i);
                } else if (byKey == null && known.name(i).isKind() || turns) {
                    kinds.add(i);
                }
            }
            // Beside an index, those of attributes and the like go with what is measured.
            boolean ids = indexed.isEmpty() || known.name(i).isIdentity();
            if (ids && isOfSeveralIds(i) || byKey == null && facts.isOfTimeframes(i)) {
                found.add(i);
            } else if (byKey == null && ids && (facts.isOfIds(i) || facts.isIndexedThing(i))) {
                kinds.add(i);
            }
            // A 'reading' of numbers in text is what was read.
            boolean value = facts.isNumericText(i) && !known.name(i).isNumbering();
            if (facts.isTime(i)
                    || value
                    || found.contains(i)
                    || !facts.mayBeLabel(i)
                    || !known.name(i).isIdentity() && !isKeyOfOnlyValue(i)) {
                continue;
            }
            boolean text =
                    known.column(i).kind() == Kind.TEXT || known.column(i).kind() == Kind.SYMBOL;
            boolean one = byKey != null && !known.cells(i).order().takesTurns();
            if (one) {
                if (text && known.cells(i).repeats() && known.cells(i).order().changesOften()) {
                    kinds.add(i);
                }
                continue;
            }
            boolean again = known.cells(i).repeats()
                    && !known.cells(i).isOpen()
                    && (text || known.isReference(i) || known.cells(i).distinct() > 1);
            if (again && isAlongTheLine(i)) {
                if (known.cells(i).distinct() > 1) {
                    kinds.add(i);
                }
            } else if (again) {
                found.add(i);
            } else if (known.cells(i).distinct() > 1 && text) {
                others.add(known.column(i).name());
            }
        }
        String once = found.isEmpty() && byKey != null ? byKey.reason() : "every time comes once";
        String reason = (indexed.isEmpty() ? once : start.reason())
                + (found.size() > indexed.size() ? ", and the name says what is measured" : "");
        dropUntilTheyRepeat(found, others);
        List<Integer> labels = facts.withUnits(found);
        // What the labels say as well is no news.
        kinds.removeIf(kind -> labels.contains(kind)
                || !labels.isEmpty()
                        && known.sample().distinct(labels)
                                == known.sample().distinct(LabelColumns.with(labels, List.of(kind))));
        Set<Integer> differ =
                new LinkedHashSet<>(others.stream().map(known::place).toList());
        differ.addAll(kinds);
        boolean doubted = !differ.isEmpty();
        // Beside a doubt that there is, of numbers it would be noise, and so of texts that hardly come again.
        doubts.unnamed(labels).stream()
                .filter(place -> byKey == null || isPlainlyOfThings(place))
                .filter(place -> !doubted
                        || known.cells(place).texts() > 0 && known.cells(place).distinct() <= LabelDoubts.MOST_THINGS)
                .forEach(differ::add);
        LabelDoubts.Doubt oneLine = differ.isEmpty()
                ? null
                : doubts.areOneLine(
                        List.copyOf(differ),
                        LabelColumns.with(labels, List.copyOf(differ)),
                        others.isEmpty() ? "every time comes once" : "nearly every row has another");
        LabelDoubts.Doubt named = doubts.remarkOnNamed(labels, indexed);
        LabelDoubts.Doubt warning = doubted || named != null ? oneLine : null;
        LabelDoubts.Doubt remark = named == null && !doubted ? oneLine : named;
        return new Labels(labels, reason, warning, remark, byKey == null ? facts.namesOfOthers() : List.of());
    }

    /** Labels that each come again, but hardly ever together, would make a series of nearly every row. */
    private void dropUntilTheyRepeat(List<Integer> labels, List<String> others) {
        while (labels.size() > Math.max(1, start.labels().size())
                && !known.sample().repeats(labels)) {
            Integer most = Collections.max(
                    labels.stream()
                            .filter(label -> !start.labels().contains(label))
                            .toList(),
                    Comparator.comparingInt(place -> known.cells(place).distinct()));
            labels.removeIf(most::equals);
            others.add(known.column(most).name());
        }
    }

    /**
     * Whether a column could tell lines apart although a key says that the time alone does: by its name, or because its values come in
     * turn.
     */
    private boolean isPlainlyOfThings(int place) {
        return known.cells(place).order().takesTurnsInOrder()
                || known.cells(place).order().takesTurns()
                        && (known.name(place).isIdentity() || known.name(place).isKind());
    }

    /** Whether a column says of a thing that is looked up by an index where it is, or what it is just now. */
    private boolean isAlongTheLine(int place) {
        boolean goesAbout =
                known.name(place).isWhereabouts() && !known.cells(place).order().takesTurnsInOrder();
        return !start.labels().isEmpty()
                && (goesAbout || !known.cells(place).order().takesTurns());
    }

    /** Whether a column holds ids of a few things that take turns, and is not called like a state or a kind. */
    private boolean isOfSeveralIds(int place) {
        return facts.isOfIds(place)
                && !known.name(place).isOfCondition()
                && !known.cells(place).isOpen()
                && known.cells(place).order().takesTurns();
    }

    /** Whether each row is of another text, and there is nothing to draw but a value that does not say of what: then that text does. */
    private boolean isKeyOfOnlyValue(int place) {
        List<String> alone = List.of(known.column(place).name());
        List<Integer> numbers = numbers();
        return known.column(place).kind() == Kind.TEXT
                && !known.name(place).isId()
                && !known.name(place).isNumbering()
                && known.table().keys().stream()
                        .anyMatch(key -> key.unique() && key.columns().equals(alone))
                && numbers.size() == 1
                && known.name(numbers.get(0)).isGenericValue();
    }

    /** Whether there is one number in a row, and its name does not say of what: then the text beside it does. */
    private boolean isOnlyValueGeneric() {
        List<Integer> numbers = numbers();
        List<Integer> kinds = known.places(place -> !numbers.contains(place)
                && facts.isOfSeveralKinds(place)
                && !start.labels().contains(place));
        return kinds.size() == 1
                && numbers.size() == 1
                && known.name(numbers.get(0)).isGenericValue();
    }

    /** The columns that there are to draw. */
    private List<Integer> numbers() {
        return known.places(place -> (known.column(place).kind().isNumber()
                        || known.column(place).kind() == Kind.OTHER
                        || facts.isNumericText(place))
                && !facts.isTime(place)
                && !facts.numbering.contains(place)
                && !known.name(place).isNumbering()
                && !known.isReference(place));
    }
}
