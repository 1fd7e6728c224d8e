// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.TableSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns that tell the series of a table apart: the others of a key that holds the time; else, where times repeat, those that
 * make them unique and are few; else what is named like a device or a place and comes again. A text that merely changes is none.
 */
final class LabelChooser {
    private final TableInfo table;
    private final List<TableColumn> columns;
    private final List<TimeGuess> guesses;
    private final TableSample sample;
    private final TimeChoice time;
    private final List<ColumnName> names;

    /** {@code 05}, {@code 5:00 PM}, {@code 05 h}, {@code 05:00 - 06:00}. */
    private static final Pattern PART_OF_DAY =
            Pattern.compile("\\d{1,2}([:.]\\d{2}){0,2} ?([ap]\\.?m\\.?|h|uhr)?( ?[-–].*)?", Pattern.CASE_INSENSITIVE);

    /** Of hours, one or another may be missing. */
    private static final int FEWEST_PARTS = 20;

    /** More different numbers are measured. */
    private static final int MOST_IDS = 12;

    private static final int MOST_FRACTIONS = 3;

    /** Rows that were not looked at have more series, and what is a guess must not have more than are shown. */
    private static final int MOST_GUESSED = 30;

    /** Of fewer rows nobody can tell whether a value stays. */
    private static final int FEW_ROWS = 10;

    /** Columns that number the rows, and so say nothing about which belong together. */
    private final Set<Integer> numbering = new HashSet<>();

    private final List<Integer> differentRows;

    /**
     * What was chosen.
     *
     * @param labels places of the columns, in the table's order
     * @param reason why, for the log
     * @param warning what may be wrong with it, for the panel; null if nothing is
     * @param remark what could be meant otherwise, for the panel; null if nothing could
     * @param mayRepeat the columns that could tell series apart if times repeat in rows that were not looked at; empty if they cannot, or if that
     *     they do was said
     */
    record Labels(
            List<Integer> labels,
            String reason,
            @Nullable String warning,
            @Nullable String remark,
            List<String> mayRepeat) {
        Labels {
            labels = labels.stream().sorted().toList();
        }
    }

    LabelChooser(
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

    Labels choose() {
        Labels chosen = chosen();
        List<Integer> parts =
                chosen.labels().stream().filter(this::isPartOfEachDay).toList();
        return parts.isEmpty() || chosen.warning() != null
                ? chosen
                : new Labels(
                        chosen.labels(),
                        chosen.reason(),
                        namesOf(parts) + " climbs within each '" + time.name()
                                + "' as a part of the day does, and all of a day is drawn at its beginning; if there is one line, have the"
                                + " database make the time of both in a query, metric.<name>.sql",
                        chosen.remark(),
                        chosen.mayRepeat());
    }

    /** Whether a column counts the hours, or shorter parts, of the day that the time is: numbers from 0 or 1 on, or texts that begin with one. */
    private boolean isPartOfEachDay(int place) {
        ColumnSample sampled = values(place);
        boolean day = time.places().size() == 1
                && (values(time.places().get(0)).isOfIsoDates()
                        || Objects.equals(time.guess().format(), TimeFormat.YYYYMMDD));
        if (!day || sampled.distinct() < FEWEST_PARTS) {
            return false;
        }
        if (columns.get(place).kind() != Kind.INTEGER) {
            return sampled.distinctValues().stream()
                    .allMatch(value -> PART_OF_DAY.matcher(value.toString()).matches());
        }
        double least = Arrays.stream(sampled.asNumbers()).min().orElse(-1);
        return (least == 0 || least == 1) && sample.climbsWithin(time.places().get(0), place);
    }

    private Labels chosen() {
        Labels byKey = byUniqueKey();
        if (byKey != null) {
            return byKey.labels().isEmpty() ? byName(byKey) : byKey;
        }
        boolean unique = isUnique(List.of());
        Labels byIndex = byIndex();
        if (byIndex != null && (unique || isUnique(byIndex.labels()))) {
            return byIndex;
        }
        return unique ? byName(null) : byValues(byIndex);
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
        return sample.sharing(together, differentRows);
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
        boolean whole = true;
        for (String name : smallest.columns()) {
            Integer place = place(name);
            if (place == null || isTime(place)) {
                continue;
            }
            boolean number = columns.get(place).kind().isNumber();
            if (isOtherTime(place) || numbering.contains(place) || number && isManifold(place) && !isFraction(place)) {
                numbered = true;
            } else if (!isFraction(place)) {
                labels.add(place);
            } else {
                whole = false;
            }
        }
        // A key that the time shares with a number of the row itself, or with another time, says nothing.
        return numbered && !isUnique(labels)
                ? null
                : new Labels(
                        labels,
                        "the key " + smallest.columns() + " says so",
                        null,
                        null,
                        whole && !numbered ? List.of() : namesOfOthers());
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
                return new Labels(
                        labels, "the index " + key.columns() + " looks rows up by it", null, null, namesOfOthers());
            }
        }
        return null;
    }

    /**
     * Times are unique, so there may be one line; but for what is named like a device or a place, and comes again.
     *
     * @param byKey what a key says that is the time alone, so that such a name counts only if its values take turns; null if there is none
     */
    private Labels byName(@Nullable Labels byKey) {
        List<Integer> labels = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (isOfSeveralKinds(i)) {
                boolean turns = values(i).takesTurns();
                if (isOnlyValueGeneric() && (byKey == null || turns)) {
                    labels.add(i);
                } else if (byKey == null && names.get(i).isKind() || turns) {
                    kinds.add(i);
                }
            }
            if (isOfSeveralIds(i)) {
                labels.add(i);
            } else if (byKey == null && isOfIds(i)) {
                kinds.add(i);
            }
            // A 'reading' of numbers in text is what was read.
            boolean value = isNumericText(i) && !names.get(i).isNumbering();
            if (isTime(i)
                    || value
                    || labels.contains(i)
                    || !mayBeLabel(i)
                    || !names.get(i).isIdentity()) {
                continue;
            }
            boolean text = columns.get(i).kind() == Kind.TEXT || columns.get(i).kind() == Kind.SYMBOL;
            boolean one = byKey != null && !values(i).takesTurns();
            if (one) {
                continue;
            }
            if (values(i).repeats()
                    && !values(i).isOpen()
                    && (text || isReference(i) || values(i).distinct() > 1)) {
                labels.add(i);
            } else if (values(i).distinct() > 1 && text) {
                others.add(columns.get(i).name());
            }
        }
        String reason = labels.isEmpty()
                ? byKey == null ? "every time comes once" : byKey.reason()
                : "every time comes once, and the name says what is measured";
        dropUntilTheyRepeat(labels, others);
        // What the labels say as well is no news.
        kinds.removeIf(kind -> labels.contains(kind)
                || !labels.isEmpty() && sample.distinct(labels) == sample.distinct(with(labels, List.of(kind))));
        String warning = null;
        if (!others.isEmpty()) {
            others.addAll(namesOf(kinds));
            warning = "rows of different " + others
                    + " are one line, because nearly every row has another; if they are not, set "
                    + SettingName.ofTable(table.name()) + ".labels to " + String.join(",", others);
        } else if (!kinds.isEmpty()) {
            warning = areOneLine(kinds, with(labels, kinds), "every time comes once");
        }
        String remark = warning == null && byKey == null ? remarkOnUnique(labels) : null;
        return new Labels(labels, reason, warning, remark, byKey == null ? namesOfOthers() : List.of());
    }

    /** What a name or its lack has decided where times are unique, and values could have otherwise; null if nothing. */
    private @Nullable String remarkOnUnique(List<Integer> labels) {
        List<Integer> states = labels.stream().filter(this::changesAlongTheLine).toList();
        if (!states.isEmpty()) {
            return "each of " + namesOf(states)
                    + " is a line of its own, because its name says what is measured; if they are states of one line,"
                    + " set " + SettingName.ofTable(table.name()) + ".labels to "
                    + (states.size() == labels.size()
                            ? "nothing"
                            : String.join(
                                    ",",
                                    namesOf(labels.stream()
                                            .filter(label -> !states.contains(label))
                                            .toList())));
        }
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!labels.contains(i) && !isTime(i) && !numbering.contains(i) && couldTellApart(i)) {
                others.add(i);
            }
        }
        others.removeIf(
                other -> !labels.isEmpty() && sample.distinct(labels) == sample.distinct(with(labels, List.of(other))));
        return others.isEmpty() ? null : areOneLine(others, with(labels, others), "every time comes once");
    }

    /** Whether rows come in the order of time, and a value mostly stays from one to the next: a thing would be measured again and again. */
    private boolean changesAlongTheLine(int place) {
        return values(place).distinct() > 1
                && sample.rows() >= FEW_ROWS
                && !values(place).takesTurns()
                && values(time.places().get(0)).ascends();
    }

    /** Whether values come again so that they could be names of things, whatever the column is called. */
    private boolean couldTellApart(int place) {
        ColumnSample sampled = values(place);
        Kind kind = columns.get(place).kind();
        boolean text = (kind == Kind.TEXT || kind == Kind.SYMBOL) && mayBeLabel(place) && !isNumericText(place);
        if (sampled.distinct() < 2 || !sampled.repeats() || sampled.isOpen()) {
            return false;
        }
        boolean few = kind == Kind.BOOLEAN || kind.isNumber() && !isPartOfTime(place);
        return text && !names.get(place).isCondition()
                || (text || few) && sampled.takesTurnsInOrder()
                || couldBeIds(place);
    }

    /**
     * Whether a few values come in any order beside other values, or each in a block with times of its own: whole numbers, also as text, more than
     * off and on; booleans; two or three fractions, such as depths. A state stays for longer.
     */
    private boolean couldBeIds(int place) {
        ColumnSample sampled = values(place);
        Kind kind = columns.get(place).kind();
        int most = kind == Kind.INTEGER || isNumericText(place) ? MOST_IDS : kind.isNumber() ? MOST_FRACTIONS : 0;
        boolean declared = kind == Kind.BOOLEAN
                || columns.get(place).type().toLowerCase(Locale.ROOT).startsWith("bool");
        boolean ids = (declared || sampled.distinct() <= most)
                && Arrays.stream(sampled.asNumbers()).allMatch(number -> number >= 0)
                && !isPartOfTime(place)
                && !names.get(place).isOfCondition();
        boolean flag = !declared
                && sampled.distinct() == 2
                && Arrays.stream(sampled.asNumbers()).allMatch(number -> number == 0 || number == 1);
        boolean blocks = sampled.changes() == sampled.distinct() - 1
                && values(time.places().get(0)).stepsBack() > 0;
        return ids && (sampled.changesOften() && !flag || blocks);
    }

    /** Labels that each come again, but hardly ever together, would make a series of nearly every row. */
    private void dropUntilTheyRepeat(List<Integer> labels, List<String> others) {
        while (labels.size() > 1 && !sample.repeats(labels)) {
            Integer most = Collections.max(
                    labels, Comparator.comparingInt(place -> values(place).distinct()));
            labels.removeIf(most::equals);
            others.add(columns.get(most).name());
        }
    }

    private static List<Integer> with(List<Integer> labels, List<Integer> more) {
        List<Integer> all = new ArrayList<>(labels);
        all.addAll(more);
        return all;
    }

    /** Whether a column holds ids of a few things that take turns, and is not called like a state or a kind. */
    private boolean isOfSeveralIds(int place) {
        return isOfIds(place)
                && !names.get(place).isOfCondition()
                && !values(place).isOpen()
                && values(place).takesTurns();
    }

    /** Whether a column holds ids that come again. */
    private boolean isOfIds(int place) {
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
    private boolean isOfSeveralKinds(int place) {
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

    /** Whether there is one number in a row, and its name does not say of what: then the text beside it does. */
    private boolean isOnlyValueGeneric() {
        List<Integer> numbers = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean number =
                    columns.get(i).kind().isNumber() || columns.get(i).kind() == Kind.OTHER || isNumericText(i);
            if (number && !isTime(i) && !numbering.contains(i) && !names.get(i).isNumbering() && !isReference(i)) {
                numbers.add(i);
            } else if (isOfSeveralKinds(i)) {
                kinds.add(i);
            }
        }
        return kinds.size() == 1
                && numbers.size() == 1
                && names.get(numbers.get(0)).isGenericValue();
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
        List<Integer> grid = grid();
        return grid == null ? uncertain(byIndex, candidates) : withConstants(grid, candidates);
    }

    /**
     * Numbers and states that are called like nothing in particular, one or two of them, of which each combination comes once at every
     * time: what is measured does not do that. Null if there is none.
     */
    private @Nullable List<Integer> grid() {
        int largest = sharing(List.of()).largest();
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Kind kind = columns.get(i).kind();
            boolean may = kind == Kind.INTEGER && !isPartOfTime(i) || mayBeLabel(i);
            if (!isTime(i)
                    && may
                    && !isOtherTime(i)
                    && !numbering.contains(i)
                    && values(i).distinct() > 1
                    && values(i).distinct() <= largest) {
                some.add(i);
            }
        }
        int times = sample.distinct(time.places());
        for (int first : some) {
            if (times >= 3 && values(first).distinct() == largest && isUnique(List.of(first))) {
                return List.of(first);
            }
        }
        for (int first : some) {
            for (int second : some) {
                List<Integer> pair = List.of(first, second);
                if (times >= 3 && first < second && sample.distinct(pair) == largest && isUnique(pair)) {
                    return pair;
                }
            }
        }
        return null;
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
        return new Labels(
                List.copyOf(labels),
                "times repeat, and with " + namesOf(found) + " they do not",
                warningOfOthers(List.copyOf(labels)),
                null,
                namesOfOthers());
    }

    /** What names something and is not known from the labels is told; null if there is nothing. */
    private @Nullable String warningOfOthers(List<Integer> labels) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean named = columns.get(i).kind() == Kind.TEXT && names.get(i).isIdentity() && !isNumericText(i);
            if (!labels.contains(i)
                    && !isTime(i)
                    && mayBeLabel(i)
                    && !numbering.contains(i)
                    && (named || isOfIds(i))
                    && values(i).distinct() > 1
                    && values(i).repeats()
                    && sample.distinct(with(labels, List.of(i))) > sample.distinct(labels)) {
                others.add(i);
            }
        }
        return others.isEmpty() ? null : areOneLine(others, with(labels, others), "times repeat no more without them");
    }

    private String areOneLine(List<Integer> differ, List<Integer> wanted, String reason) {
        return "rows of different " + namesOf(differ) + " are one line, because " + reason + "; if they are not, set "
                + SettingName.ofTable(table.name()) + ".labels to " + String.join(",", namesOf(wanted));
    }

    /** Nothing makes the times unique: what is there and comes again is taken, and the panel says so. */
    private Labels uncertain(@Nullable Labels byIndex, List<Integer> candidates) {
        Set<Integer> labels = new LinkedHashSet<>(byIndex == null ? List.of() : byIndex.labels());
        for (int candidate : candidates) {
            boolean text = columns.get(candidate).kind() == Kind.TEXT
                    || columns.get(candidate).kind() == Kind.SYMBOL;
            // What comes once in every tenth row makes a series of each, and times repeat all the same.
            boolean few = !values(candidate).isOpen()
                    && (names.get(candidate).isIdentity()
                            || sharing(List.of(candidate)).shared()
                                    < sharing(List.of()).shared());
            boolean useful = few || values(candidate).distinct() == 1;
            if (text && rank(candidate) < LAST_RANK && useful) {
                labels.add(candidate);
            }
        }
        dropTooMany(labels);
        TableSample.Sharing left = sharing(List.copyOf(labels));
        String what = labels.isEmpty() ? "" : " and " + namesOf(List.copyOf(labels));
        String warning = left.shared() + " of " + left.rows() + " rows looked at have the same '" + time.name() + "'"
                + what + " as another, so that lines may be mixed up; if there are several, set "
                + SettingName.ofTable(table.name()) + ".labels to the columns that tell them apart, of "
                + namesOfOthers();
        return new Labels(List.copyOf(labels), "times repeat, and nothing makes them unique", warning, null, List.of());
    }

    /** What does not even make times unique must not be a series of nearly every row: then no panel would show anything. */
    private void dropTooMany(Set<Integer> labels) {
        while (!labels.isEmpty()
                && (!sample.repeats(List.copyOf(labels))
                        || 3 * sample.distinct(List.copyOf(labels)) > sample.rows()
                        || !sample.whole() && sample.distinct(List.copyOf(labels)) > MOST_GUESSED)) {
            labels.remove(Collections.max(
                    labels, Comparator.comparingInt(place -> values(place).distinct())));
        }
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

    /** Whether a column holds times, or may: when a forecast was made tells rows of one moment apart, but is no name of a line. */
    private boolean isOtherTime(int place) {
        return guesses.get(place).format() != null
                || guesses.get(place).open()
                        && (names.get(place).isTime() || !values(place).takesTurnsInOrder())
                || values(place).isOfTimes();
    }

    /** Whether a column is of a kind that can tell series apart at all: dates, durations, fractions and long texts cannot. */
    private boolean mayBeLabel(int place) {
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
    private boolean isPartOfTime(int place) {
        return columns.get(place).kind().isNumber()
                && (names.get(place).isFractionOfSecond() || names.get(place).isPartOfDay());
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
