// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.PointedText;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.TableSample;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the columns of a table whose time is chosen, when some of them are to tell its series apart. */
public final class LabelColumns {
    private static final int SIDE_BY_SIDE = 4;

    final SampledTable known;
    public final TimeChoice time;

    /** Columns that number the rows, and so say nothing about which belong together. */
    final Set<Integer> numbering = new HashSet<>();

    private final List<Integer> differentRows;

    /** How many columns of numbers have a name, but for the number in it. */
    private final Map<String, Integer> numberedAlike = new HashMap<>();

    private static final int MOST_TIMEFRAMES = 20;

    private static final Pattern TIMEFRAME = Pattern.compile(
            "\\d{1,3} ?(?:s|secs?|m|mins?|h|hours?|d|days?|w|weeks?|mo|months?|y|years?)|[smhdw]\\d{0,3}|mn1|(?:hour|dai|week|month)ly",
            Pattern.CASE_INSENSITIVE);

    public LabelColumns(SampledTable known, TimeChoice time) {
        this.known = known;
        this.time = time;
        for (int i = 0; i < known.columns().size(); i++) {
            if (known.numbersRows(i)) {
                numbering.add(i);
            }
            String name = known.column(i).name();
            String alike = withoutNumber(name);
            if (known.column(i).kind().isNumber() && !alike.equals(name)) {
                numberedAlike.merge(alike, 1, Integer::sum);
            }
        }
        this.differentRows = drawn(known.sample().different(time.place(), numbering));
    }

    /** Without the rows that are left out, because what stands for no time comes again. */
    private List<Integer> drawn(List<Integer> rows) {
        TimeFormat format = time.guess().format();
        ColumnSample times = known.cells(time.place());
        boolean none = time.guess().leftOut() == 0 && times.placeholders() == 0;
        if (none || format == null || time.places().size() > 1) {
            return rows;
        }
        TimeCodec codec = TimeCodec.of(format, time.column().kind(), known.dialect(), known.zone());
        List<@Nullable Object> cells = times.cells();
        return rows.stream()
                .filter(row -> cells.get(row) instanceof Number number
                        ? !Epochs.areNoTimes(new double[] {number.doubleValue()})
                        : codec.ofCell(Objects.requireNonNull(cells.get(row))) != TimeCodec.UNREADABLE
                                && !times.isPlaceholder(Objects.requireNonNull(cells.get(row))))
                .toList();
    }

    boolean isTime(int place) {
        return time.placeSet().contains(place);
    }

    public boolean isUnique(List<Integer> labels) {
        return sharing(labels).isUnique();
    }

    public TableSample.Sharing sharing(List<Integer> labels) {
        List<Integer> together = new ArrayList<>(time.places());
        together.addAll(labels);
        return known.sample().sharing(together, differentRows);
    }

    /** Whether a number of a key only divides the second: then every row would be a series. */
    boolean isFraction(int place) {
        return known.column(place).kind().isNumber() && known.name(place).isFractionOfSecond();
    }

    boolean isManifold(int place) {
        ColumnSample values = known.cells(place);
        return values.values() >= 10 && 2 * values.distinct() > values.values();
    }

    /**
     * Whether a text says how long each of what is summed up was, so that rows of several lengths are beside each other: {@code 5m},
     * {@code 1h}.
     */
    boolean isTimeframe(int place) {
        ColumnSample values = known.cells(place);
        return values.texts() > 0
                && values.distinct() <= MOST_TIMEFRAMES
                && known.name(place).isTimeframe()
                && values.distinctValues().stream()
                        .allMatch(value ->
                                TIMEFRAME.matcher(value.toString().strip()).matches());
    }

    /** Whether a column holds ids that come again. */
    boolean isOfIds(int place) {
        ColumnSample sampled = known.cells(place);
        boolean id = known.isReference(place) || known.name(place).isId();
        return id
                && !isTime(place)
                && mayBeLabel(place)
                && !numbering.contains(place)
                && sampled.distinct() > 1
                && sampled.repeats();
    }

    /** Whether a column divides the rows into kinds, of which each comes again, and not only because it changed. */
    boolean isOfSeveralKinds(int place) {
        Kind kind = known.column(place).kind();
        ColumnSample sampled = known.cells(place);
        return !isTime(place)
                && (kind == Kind.TEXT || kind == Kind.SYMBOL)
                && mayBeLabel(place)
                && !known.name(place).isCondition()
                && !isNumericText(place)
                && !isWrittenTime(place)
                && sampled.distinct() > 1
                && sampled.repeats()
                && !sampled.isOpen()
                && !isMeasured(place);
    }

    /**
     * Whether a column is plainly measured: by its values, else by its name, or because it is one of several numbers side by side. Where
     * times come once, nothing asks whether that could tell series apart; what comes in turn may all the same.
     */
    boolean isMeasured(int place) {
        ColumnSample sampled = known.cells(place);
        return sampled.isMeasured()
                || sampled.isOfNumbers()
                        && !sampled.order().takesTurnsInOrder()
                        && (known.name(place).isMeasure() || isOneOfSeveral(place));
    }

    /** Whether a column is declared as one of booleans, also where a database stores them as numbers. */
    boolean isBoolean(int place) {
        return known.column(place).kind() == Kind.BOOLEAN
                || known.column(place).type().toLowerCase(Locale.ROOT).startsWith("bool");
    }

    /** Whether numbers stand side by side: {@code q1} to {@code q24}. */
    private boolean isOneOfSeveral(int place) {
        return numberedAlike.getOrDefault(withoutNumber(known.column(place).name()), 0) >= SIDE_BY_SIDE;
    }

    private static String withoutNumber(String name) {
        return name.replaceAll("\\d+", "0");
    }

    /** Whether a text is a time, as its name says, however it is written. */
    boolean isWrittenTime(int place) {
        return known.guess(place).open()
                && known.column(place).kind() == Kind.TEXT
                && known.name(place).isTime();
    }

    static List<Integer> with(List<Integer> labels, List<Integer> more) {
        List<Integer> all = new ArrayList<>(labels);
        all.addAll(more);
        return all;
    }

    boolean isNumericText(int place) {
        return known.cells(place).areNumericTexts(0.5);
    }

    /** Whether a column holds times, or may: when a forecast was made tells rows of one moment apart, but is no name of a line. */
    boolean isOtherTime(int place) {
        return known.guess(place).format() != null
                || known.guess(place).open()
                        && (known.name(place).isTime()
                                || !known.cells(place).order().takesTurnsInOrder())
                || known.cells(place).isOfTimes();
    }

    /** Whether a column is of a kind that can tell series apart at all: dates, durations, fractions, percentages and long texts cannot. */
    boolean mayBeLabel(int place) {
        TableColumn column = known.column(place);
        ColumnSample values = known.cells(place);
        if (values.isBlank()
                || values.isOfZones()
                || values.isOfWeekdays()
                || isPartOfTime(place)
                || known.name(place).isOfCoreData()) {
            return false;
        }
        return switch (column.kind()) {
            case TEXT ->
                (!values.isOfTimes() || isTimeframe(place))
                        && !values.hasLongText()
                        && !values.isOfPercentages()
                        && !values.isOfDegrees()
                        && (!values.written().areFractions() || values.order().takesTurnsInOrder())
                        && !known.name(place).isCoordinate()
                        && PointedText.exampleIn(column.type()).isEmpty();
            case SYMBOL, BOOLEAN -> true;
            case INTEGER -> known.name(place).isNumbering() || known.isReference(place);
            default -> false;
        };
    }

    /** Whether a number only divides the day or the second: {@code second_of_day}, {@code hour}, {@code nsec}. */
    boolean isPartOfTime(int place) {
        return known.column(place).kind().isNumber()
                && (known.name(place).isFractionOfSecond() || known.name(place).isPartOfDay());
    }

    /** What there is to do where rows have the same time: measured columns tell nothing apart, and would be gone from what is drawn. */
    String advice(List<Integer> chosen) {
        List<String> others = known.namesOf(
                others().filter(place -> !tellsNothing(place, chosen)).toList());
        return others.isEmpty()
                ? "have the database say of what each is in a query, metric.<name>.sql"
                : "set " + known.setting() + ".labels to the columns that tell them apart, of " + others;
    }

    /** Whether a text is in a unique key of several columns that does not hold the time: there is one row of each. */
    boolean isInKeyOfThings(int place) {
        return known.column(place).kind() == Kind.TEXT
                && !isOtherTime(place)
                && !known.name(place).isCondition()
                && !known.cells(place).isOpen()
                && known.table().keys().stream()
                        .anyMatch(key -> key.unique()
                                && key.columns().size() > 1
                                && key.columns().contains(known.column(place).name())
                                && key.columns().stream().map(known::place).noneMatch(time.placeSet()::contains));
    }

    private boolean isInKey(int place) {
        return known.table().keys().stream()
                .anyMatch(key -> key.columns().contains(known.column(place).name()));
    }

    /** Whether whole numbers come again as those of things do, ships for instance, and not as days or batches do, one after the other. */
    boolean mayBeThing(int place) {
        ColumnSample sampled = known.cells(place);
        return known.column(place).kind() == Kind.INTEGER
                && known.guess(place).format() == null
                && !known.name(place).isTime()
                && !isPartOfTime(place)
                && sampled.distinct() > 1
                && sampled.repeats()
                && !sampled.order().ascends();
    }

    /** Whether numbers that could be times come again, and are called like things: a serial number may lie near now. */
    boolean isOfSerials(int place) {
        return known.name(place).isIdentity()
                && !known.name(place).isTime()
                && known.cells(place).repeats();
    }

    /** Whether a column divides what is summed up by several lengths, of which each comes again. */
    boolean isOfTimeframes(int place) {
        return isTimeframe(place)
                && !isTime(place)
                && known.cells(place).distinct() > 1
                && known.cells(place).repeats();
    }

    /** Some labels, and the units in which the values of one line would differ. */
    List<Integer> withUnits(List<Integer> labels) {
        List<Integer> all = new ArrayList<>(labels);
        for (int i = 0; i < known.columns().size(); i++) {
            if (!all.contains(i)
                    && !isTime(i)
                    && isUnit(i)
                    && known.sample().distinct(with(all, List.of(i)))
                            > known.sample().distinct(all)) {
                all.add(i);
            }
        }
        return all;
    }

    /** Whether a text is the unit of values. */
    boolean isUnit(int place) {
        ColumnSample sampled = known.cells(place);
        return known.column(place).kind() == Kind.TEXT
                && known.name(place).isUnit()
                && mayBeLabel(place)
                && sampled.distinct() > 1
                && sampled.repeats()
                && !sampled.isOpen();
    }

    /** Whether a whole number has an index of its own and comes again: rows are looked up by what it numbers. */
    boolean isIndexedThing(int place) {
        ColumnSample sampled = known.cells(place);
        return known.column(place).kind() == Kind.INTEGER
                && !isTime(place)
                && known.guess(place).format() == null
                && !numbering.contains(place)
                && !known.name(place).isOfCondition()
                && sampled.distinct() > 2
                && 10 * sampled.distinct() < 9 * sampled.values()
                && known.table().keys().stream()
                        .anyMatch(key -> !key.unique()
                                && key.columns()
                                        .equals(List.of(known.column(place).name())));
    }

    List<String> namesOfOthers() {
        List<Integer> others = others().toList();
        List<Integer> likely =
                others.stream().filter(place -> !tellsNothing(place, List.of())).toList();
        return known.namesOf(likely.isEmpty() ? others : likely);
    }

    private Stream<Integer> others() {
        return known.places(place -> !isTime(place) && !numbering.contains(place)).stream();
    }

    /** Whether a column plainly tells nothing apart: what is measured, and what is never there. */
    private boolean tellsNothing(int place, List<Integer> chosen) {
        boolean named = chosen.contains(place)
                || known.name(place).isNumbering()
                || known.name(place).isIdentity();
        boolean measured = isMeasured(place) && !named && !isInKey(place) && !mayBeLabel(place);
        return measured || known.cells(place).values() == 0 && !chosen.contains(place);
    }
}
