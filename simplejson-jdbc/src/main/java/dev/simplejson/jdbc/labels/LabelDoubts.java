// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What speaks against the labels that were chosen, for the panel. */
public final class LabelDoubts {
    /** More different numbers are measured. */
    private static final int MOST_IDS = 12;

    /** Of more nobody can see lines. */
    static final int MOST_THINGS = 40;

    private static final int MOST_FRACTIONS = 3;
    /** Of fewer rows nobody can tell whether a value stays. */
    static final int FEW_ROWS = 10;

    /**
     * What may be wrong with labels.
     *
     * @param text for the panel
     * @param choices what there is to set; of each the text says the same
     */
    public record Doubt(String text, List<Choice> choices) {}

    /** The labels of which lines are told apart if something is so. */
    public record Choice(String ifSo, List<Integer> labels) {}

    private final LabelColumns facts;
    private final SampledTable known;
    private final TimeChoice time;

    LabelDoubts(LabelColumns facts) {
        this.facts = facts;
        this.known = facts.known;
        this.time = facts.time;
    }

    /**
     * What a name has decided where times are unique, and the order of the rows does not show; null if nothing.
     *
     * @param certain those of the labels that need no name
     */
    @Nullable
    Doubt remarkOnNamed(List<Integer> labels, List<Integer> certain) {
        List<Integer> byName = without(labels, certain);
        List<Integer> states = byName.stream().filter(this::changesAlongTheLine).toList();
        List<Integer> places = byName.stream()
                .filter(label -> !states.contains(label) && mayBeWhereabouts(label))
                .toList();
        List<Integer> about = byName.stream()
                .filter(label -> !states.contains(label) && !places.contains(label) && mayBeWhatItIsAbout(label))
                .toList();
        List<Integer> named = LabelColumns.with(LabelColumns.with(states, places), about);
        if (named.isEmpty()) {
            return null;
        }
        String ifNot = named.equals(states)
                ? "they are states of one line"
                : named.equals(places)
                        ? "one thing was measured there, one after the other"
                        : named.equals(about)
                                ? "they are what rows of one line are about"
                                : "all of them are of one line";
        return areLines(labels, named, ifNot, "its name says so");
    }

    /** Customers and authors come in any order, as what is read in turn does not. */
    private boolean mayBeWhatItIsAbout(int place) {
        return known.cells(place).distinct() > MOST_IDS
                && facts.isOfIds(place)
                && !known.cells(place).order().takesTurnsInOrder();
    }

    /** Labels of which some are of lines for a reason that may be wrong. */
    Doubt areLines(List<Integer> labels, List<Integer> named, String ifNot, String reason) {
        // A name goes with its id.
        List<Integer> rest = without(labels, named).stream()
                .filter(label -> known.sample().distinct(LabelColumns.with(named, List.of(label)))
                        > known.sample().distinct(named))
                .toList();
        String lines = "each of " + known.namesOf(named) + " is a line of its own";
        return new Doubt(
                lines + ", because " + reason + "; if that is right, set " + set(labels) + "; if " + ifNot + ", set "
                        + set(rest),
                List.of(new Choice(lines, labels), new Choice(ifNot, rest)));
    }

    static List<Integer> without(List<Integer> labels, List<Integer> some) {
        return labels.stream().filter(label -> !some.contains(label)).toList();
    }

    /** Things are asked in turn, or all at once; one that goes about is where it is. */
    private boolean mayBeWhereabouts(int place) {
        return known.name(place).isWhereabouts()
                && known.cells(place).distinct() > 1
                && !known.cells(place).order().takesTurnsInOrder();
    }

    /** What the lack of a name has decided where times are unique, and values could have otherwise. */
    List<Integer> unnamed(List<Integer> labels) {
        List<Integer> others = known.places(place -> !labels.contains(place)
                && !facts.isTime(place)
                && !facts.numbering.contains(place)
                && couldTellApart(place));
        removeOnlyNumber(others, labels);
        others.removeIf(other -> !labels.isEmpty()
                && known.sample().distinct(labels)
                        == known.sample().distinct(LabelColumns.with(labels, List.of(other))));
        return others;
    }

    /** Of an only number there would be nothing left to draw. */
    private void removeOnlyNumber(List<Integer> others, List<Integer> labels) {
        List<Integer> numbers = known.places(place -> known.column(place).kind().isNumber()
                && !labels.contains(place)
                && !facts.isTime(place)
                && !facts.numbering.contains(place));
        others.removeIf(other -> numbers.equals(List.of(other)));
    }

    /** Whether rows come in the order of time, and a value mostly stays from one to the next: a thing would be measured again and again. */
    boolean changesAlongTheLine(int place) {
        return known.cells(place).distinct() > 1
                && known.sample().rows() >= FEW_ROWS
                && !known.cells(place).order().takesTurns()
                && known.cells(time.place()).order().ascends();
    }

    /** Whether values come again so that they could be names of things, whatever the column is called. */
    boolean couldTellApart(int place) {
        ColumnSample sampled = known.cells(place);
        Kind kind = known.column(place).kind();
        boolean text =
                (kind == Kind.TEXT || kind == Kind.SYMBOL) && facts.mayBeLabel(place) && !facts.isNumericText(place);
        if (sampled.distinct() < 2
                || !sampled.repeats()
                || sampled.isOpen()
                || facts.isMeasured(place)
                || facts.isWrittenTime(place)
                || known.name(place).isOfCoreData()) {
            return false;
        }
        boolean few = kind == Kind.BOOLEAN || kind.isNumber() && !facts.isPartOfTime(place);
        boolean divides = known.name(place).mayDivide() && sampled.order().changesOften();
        return (text || kind == Kind.INTEGER && sampled.distinct() <= MOST_IDS) && divides
                || text && !known.name(place).isCondition()
                || (text || few) && sampled.order().takesTurnsInOrder()
                || couldBeIds(place)
                || kind == Kind.INTEGER && jumps(place);
    }

    /** Whether whole numbers that could be of things have others jump with them. */
    private boolean jumps(int place) {
        return known.cells(place).distinct() <= MOST_THINGS
                && Arrays.stream(known.cells(place).asNumbers()).allMatch(number -> number >= 0)
                && !facts.isPartOfTime(place)
                && !known.name(place).isOfState()
                && known.place(other -> other != place
                                && !facts.isTime(other)
                                && !facts.numbering.contains(other)
                                && known.column(other).kind().isNumber()
                                && known.sample().jumps(other, place))
                        >= 0;
    }

    /** Whether that is so and values come in turn, as of lines beside each other, whose times are some seconds apart. */
    private boolean takesTurnsAlongTheLine(int place) {
        return known.cells(place).order().changesOften() && couldTellApart(place);
    }

    /**
     * Whether a few values come in any order beside other values, or each in a block with times of its own: whole numbers, also as text,
     * more than off and on; booleans; two or three fractions, such as depths. A state stays for longer, and so may a thing, if its name
     * says that it is one.
     */
    boolean couldBeIds(int place) {
        ColumnSample sampled = known.cells(place);
        Kind kind = known.column(place).kind();
        int most = kind == Kind.INTEGER || facts.isNumericText(place) ? MOST_IDS : kind.isNumber() ? MOST_FRACTIONS : 0;
        boolean declared = facts.isBoolean(place);
        boolean ids = (declared || sampled.distinct() <= most)
                && Arrays.stream(sampled.asNumbers()).allMatch(number -> number >= 0)
                && !facts.isPartOfTime(place)
                && !known.name(place).isOfCondition();
        boolean flag = !declared
                && sampled.distinct() == 2
                && Arrays.stream(sampled.asNumbers()).allMatch(number -> number == 0 || number == 1);
        boolean blocks = sampled.order().changes() == sampled.distinct() - 1
                && known.cells(time.place()).order().stepsBack() > 0;
        // What only grows is a counter.
        boolean grows = sampled.distinct() > 2
                && sampled.order().stepsBack() == 0
                && sampled.order().changesOften();
        return ids
                && !grows
                && (sampled.order().changesOften() && !flag
                        || blocks
                        || known.name(place).isIdentity());
    }

    /**
     * What names something and is not known from the labels is told; null if there is nothing.
     *
     * @param anyIds whether ids name something whatever they are of: beside an index, those of attributes go with what is measured
     */
    @Nullable
    Doubt warningOfOthers(List<Integer> labels, boolean anyIds) {
        LabelDoubts ofLines = new LabelDoubts(new LabelColumns(known.lineByLine(labels), time));
        List<Integer> others = known.places(i -> {
            boolean named =
                    known.column(i).kind() == Kind.TEXT && known.name(i).isIdentity() && !facts.isNumericText(i);
            boolean ids = anyIds || known.name(i).isIdentity();
            boolean may = facts.mayBeLabel(i) && (named || ids && facts.isOfIds(i) || facts.isInKeyOfThings(i));
            return !labels.contains(i)
                    && !facts.isTime(i)
                    && !facts.numbering.contains(i)
                    && (may || ofLines.takesTurnsAlongTheLine(i))
                    && known.cells(i).distinct() > 1
                    && known.cells(i).repeats()
                    && known.sample().distinct(LabelColumns.with(labels, List.of(i)))
                            > known.sample().distinct(labels);
        });
        removeOnlyNumber(others, labels);
        return others.isEmpty()
                ? null
                : areOneLine(others, LabelColumns.with(labels, others), "times repeat no more without them");
    }

    /**
     * Rows that differ, and are one line.
     *
     * @param wanted the labels if they are not
     */
    Doubt areOneLine(List<Integer> differ, List<Integer> wanted, String reason) {
        List<Integer> rest = without(wanted, differ);
        String one = "rows of different " + known.namesOf(differ) + " are one line";
        return new Doubt(
                one + ", because " + reason + "; if they are not, set " + set(wanted) + "; if they are one, set "
                        + set(rest),
                List.of(new Choice(one, rest), new Choice("they are not", wanted)));
    }

    private String set(List<Integer> labels) {
        return SettingName.labels(known.table().name(), known.namesOf(labels));
    }
}
