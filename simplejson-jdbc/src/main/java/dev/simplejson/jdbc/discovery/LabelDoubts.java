// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.when.PartsOfDay;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What speaks against the labels that were chosen, for the panel. */
final class LabelDoubts {
    /** {@code 05}, {@code 5:00 PM}, {@code 05 h}, {@code 05:00 - 06:00}, {@code 05:00:00Z}, {@code 0 days 05:00:00}. */
    private static final Pattern PART_OF_DAY = Pattern.compile(
            "(?:0 days )?\\d{1,2}(?:[:.h]\\d{2}){0,2} ?(?:[ap]\\.?m\\.?|h|uhr|Z|[+-]\\d{2}:?\\d{2})?(?: ?[-–].*)?",
            Pattern.CASE_INSENSITIVE);

    /** {@code HE01}, {@code P48}, {@code Hour 1}. */
    private static final Pattern NUMBERED = Pattern.compile("([A-Za-z]{1,9})[ _-]?(\\d{1,2})");

    /** As many parts as days have, also those on which clocks are put back. */
    private static final Set<Integer> PARTS = Set.of(24, 25, 48, 50, 96, 100);

    /** Of hours, one or another may be missing. */
    private static final int FEWEST_PARTS = 20;
    /** Of those of which the numbers say more. */
    private static final int FEWEST_HOURS = 8;

    /** More different numbers are measured. */
    private static final int MOST_IDS = 12;

    private static final int MOST_FRACTIONS = 3;
    /** Of fewer rows nobody can tell whether a value stays. */
    private static final int FEW_ROWS = 10;

    private final LabelColumns facts;
    private final SampledTable known;
    private final TimeChoice time;

    LabelDoubts(LabelColumns facts) {
        this.facts = facts;
        this.known = facts.known;
        this.time = facts.time;
    }

    /**
     * Of labels, and where they leave times that come again of what would tell those apart, the column that counts the hours or shorter parts of
     * the day that the time is, or the parts of its hour: numbers from 0 or 1 on, or texts that begin with one; null if there is none.
     *
     * @param format how the time is read
     */
    @Nullable
    PartOfTime partOfTime(List<Integer> labels, TimeFormat format) {
        boolean days = known.isOfDays(time, format);
        if (!days && time.places().size() < 2) {
            return null;
        }
        for (int label : labels) {
            List<Integer> others =
                    labels.stream().filter(other -> other != label).toList();
            if (isPart(label, others, days)) {
                return new PartOfTime(label, others);
            }
        }
        if (facts.isUnique(labels)) {
            return null;
        }
        for (int place = 0; place < known.columns().size(); place++) {
            if (mayBeBeside(place, labels)) {
                if (isPart(place, labels, days) && facts.isUnique(LabelColumns.with(labels, List.of(place)))) {
                    return new PartOfTime(place, labels);
                }
                for (int other = 0; other < known.columns().size(); other++) {
                    List<Integer> others = LabelColumns.with(labels, List.of(other));
                    boolean few = known.column(other).kind() == Kind.INTEGER
                            || known.column(other).kind() == Kind.TEXT;
                    if (other != place
                            && few
                            && mayBeBeside(other, labels)
                            && 5 * known.cells(other).distinct()
                                    <= known.cells(other).values()
                            && isPart(place, others, days)
                            && facts.isUnique(LabelColumns.with(others, List.of(place)))) {
                        return new PartOfTime(place, others);
                    }
                }
            }
        }
        return null;
    }

    /** The column that counts parts of a day or an hour, and the labels beside it. */
    record PartOfTime(int place, List<Integer> labels) {}

    private boolean mayBeBeside(int place, List<Integer> labels) {
        return !facts.isTime(place) && !labels.contains(place) && !facts.numbering.contains(place);
    }

    private boolean isPart(int place, List<Integer> labels, boolean days) {
        return days ? isPartOfEachDay(place, labels) : isPartOfEachHour(place, labels);
    }

    private boolean isPartOfEachDay(int place, List<Integer> labels) {
        ColumnSample sampled = known.cells(place);
        if (known.column(place).kind() != Kind.INTEGER) {
            return sampled.distinct() >= FEWEST_PARTS
                    && (sampled.distinctValues().stream()
                                    .allMatch(value -> PART_OF_DAY
                                            .matcher(value.toString().strip())
                                            .matches())
                            || areNumbered(sampled));
        }
        double least = Arrays.stream(sampled.asNumbers()).min().orElse(-1);
        double most = Arrays.stream(sampled.asNumbers()).max().orElse(-1);
        boolean many = sampled.distinct() >= FEWEST_PARTS && (least == 0 || least == 1)
                || sampled.distinct() >= FEWEST_HOURS && known.name(place).isPartOfDay();
        // From 6 to 20, or every third: a few things are numbered from 0 or 1 on, one by one.
        boolean hours = sampled.distinct() >= FEWEST_HOURS
                && least >= 0
                && most <= 24
                && (least > 1 || most - least >= sampled.distinct());
        return (many || hours) && climbs(place, labels);
    }

    /** Whether texts are one word with each number from 0 or 1 on. */
    private static boolean areNumbered(ColumnSample sampled) {
        Set<String> words = new HashSet<>();
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Object value : sampled.distinctValues()) {
            Matcher matcher = NUMBERED.matcher(value.toString().strip());
            if (!matcher.matches()) {
                return false;
            }
            words.add(matcher.group(1));
            numbers.add(Integer.parseInt(matcher.group(2)));
        }
        return words.size() == 1
                && PARTS.contains(numbers.size())
                && numbers.first() <= 1
                && numbers.last() - numbers.first() == numbers.size() - 1;
    }

    /** Whether a column counts quarters, or other equal parts, of the hour that the time ends with. */
    private boolean isPartOfEachHour(int place, List<Integer> labels) {
        ColumnSample sampled = known.cells(place);
        double least = Arrays.stream(sampled.asNumbers()).min().orElse(-1);
        return known.column(place).kind() == Kind.INTEGER
                && PartsOfDay.OF_HOUR.contains(sampled.distinct())
                && (least == 0 || least == 1)
                && Arrays.stream(sampled.asNumbers()).max().orElse(-1) - least + 1 == sampled.distinct()
                && climbs(place, labels);
    }

    /** Rows may come one line after the other, or all of a time together. */
    private boolean climbs(int place, List<Integer> labels) {
        return known.sample().climbsWithin(time.places(), place)
                || !labels.isEmpty()
                        && (known.sample().neverFallsWithin(time.places(), place)
                                || known.sample().climbsWithin(LabelColumns.with(time.places(), labels), place));
    }

    /** What a name has decided where times are unique, and the order of the rows does not show; null if nothing. */
    @Nullable
    String remarkOnNamed(List<Integer> labels) {
        List<Integer> states = labels.stream().filter(this::changesAlongTheLine).toList();
        if (!states.isEmpty()) {
            return areLines(states) + "; if they are states of one line, set " + set(without(labels, states));
        }
        List<Integer> places = labels.stream().filter(this::mayBeWhereabouts).toList();
        return places.isEmpty()
                ? null
                : areLines(places) + "; if one thing was measured there, one after the other, set "
                        + set(without(labels, places));
    }

    private String areLines(List<Integer> named) {
        return "each of " + known.namesOf(named) + " is a line of its own, because its name says what is measured";
    }

    private static List<Integer> without(List<Integer> labels, List<Integer> some) {
        return labels.stream().filter(label -> !some.contains(label)).toList();
    }

    /** Things are asked in turn, or all at once; one that goes about is where it is. */
    private boolean mayBeWhereabouts(int place) {
        return known.name(place).isWhereabouts()
                && known.cells(place).distinct() > 1
                && !known.cells(place).takesTurnsInOrder();
    }

    /** What the lack of a name has decided where times are unique, and values could have otherwise; null if nothing. */
    @Nullable
    String remarkOnUnnamed(List<Integer> labels) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < known.columns().size(); i++) {
            if (!labels.contains(i) && !facts.isTime(i) && !facts.numbering.contains(i) && couldTellApart(i)) {
                others.add(i);
            }
        }
        List<Integer> numbers = IntStream.range(0, known.columns().size())
                .filter(place -> known.column(place).kind().isNumber()
                        && !labels.contains(place)
                        && !facts.isTime(place)
                        && !facts.numbering.contains(place))
                .boxed()
                .toList();
        // Of an only number there would be nothing left to draw.
        others.removeIf(other -> numbers.equals(List.of(other)));
        others.removeIf(other -> !labels.isEmpty()
                && known.sample().distinct(labels)
                        == known.sample().distinct(LabelColumns.with(labels, List.of(other))));
        return others.isEmpty() ? null : areOneLine(others, LabelColumns.with(labels, others), "every time comes once");
    }

    /** Whether rows come in the order of time, and a value mostly stays from one to the next: a thing would be measured again and again. */
    boolean changesAlongTheLine(int place) {
        return known.cells(place).distinct() > 1
                && known.sample().rows() >= FEW_ROWS
                && !known.cells(place).takesTurns()
                && known.cells(time.places().get(0)).ascends();
    }

    /** Whether values come again so that they could be names of things, whatever the column is called. */
    boolean couldTellApart(int place) {
        ColumnSample sampled = known.cells(place);
        Kind kind = known.column(place).kind();
        boolean text =
                (kind == Kind.TEXT || kind == Kind.SYMBOL) && facts.mayBeLabel(place) && !facts.isNumericText(place);
        if (sampled.distinct() < 2 || !sampled.repeats() || sampled.isOpen()) {
            return false;
        }
        boolean few = kind == Kind.BOOLEAN || kind.isNumber() && !facts.isPartOfTime(place);
        boolean divides = known.name(place).mayDivide() && sampled.changesOften();
        return (text || kind == Kind.INTEGER && sampled.distinct() <= MOST_IDS) && divides
                || text && !known.name(place).isCondition()
                || (text || few) && sampled.takesTurnsInOrder()
                || couldBeIds(place);
    }

    /**
     * Whether a few values come in any order beside other values, or each in a block with times of its own: whole numbers, also as text, more than
     * off and on; booleans; two or three fractions, such as depths. A state stays for longer.
     */
    boolean couldBeIds(int place) {
        ColumnSample sampled = known.cells(place);
        Kind kind = known.column(place).kind();
        int most = kind == Kind.INTEGER || facts.isNumericText(place) ? MOST_IDS : kind.isNumber() ? MOST_FRACTIONS : 0;
        boolean declared = kind == Kind.BOOLEAN
                || known.column(place).type().toLowerCase(Locale.ROOT).startsWith("bool");
        boolean ids = (declared || sampled.distinct() <= most)
                && Arrays.stream(sampled.asNumbers()).allMatch(number -> number >= 0)
                && !facts.isPartOfTime(place)
                && !known.name(place).isOfCondition();
        boolean flag = !declared
                && sampled.distinct() == 2
                && Arrays.stream(sampled.asNumbers()).allMatch(number -> number == 0 || number == 1);
        boolean blocks = sampled.changes() == sampled.distinct() - 1
                && known.cells(time.places().get(0)).stepsBack() > 0;
        return ids && (sampled.changesOften() && !flag || blocks);
    }

    /** What names something and is not known from the labels is told; null if there is nothing. */
    @Nullable
    String warningOfOthers(List<Integer> labels) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < known.columns().size(); i++) {
            boolean named =
                    known.column(i).kind() == Kind.TEXT && known.name(i).isIdentity() && !facts.isNumericText(i);
            if (!labels.contains(i)
                    && !facts.isTime(i)
                    && facts.mayBeLabel(i)
                    && !facts.numbering.contains(i)
                    && (named || facts.isOfIds(i))
                    && known.cells(i).distinct() > 1
                    && known.cells(i).repeats()
                    && known.sample().distinct(LabelColumns.with(labels, List.of(i)))
                            > known.sample().distinct(labels)) {
                others.add(i);
            }
        }
        return others.isEmpty()
                ? null
                : areOneLine(others, LabelColumns.with(labels, others), "times repeat no more without them");
    }

    String areOneLine(List<Integer> differ, List<Integer> wanted, String reason) {
        return "rows of different " + known.namesOf(differ) + " are one line, because " + reason
                + "; if they are not, set " + set(wanted) + "; if they are one, set "
                + set(wanted.stream().filter(label -> !differ.contains(label)).toList());
    }

    private String set(List<Integer> labels) {
        return SettingName.labels(known.table().name(), known.namesOf(labels));
    }
}
