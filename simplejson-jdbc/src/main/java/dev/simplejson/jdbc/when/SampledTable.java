// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.Affinity;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.TableSample;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of which some rows were looked at, and what its columns by themselves say. A place is that of a column in the table, from 0 on.
 *
 * @param columns how they are asked for, and what they hold
 * @param names what their names say
 * @param guesses whether and how they hold times
 * @param zone of times that say none
 * @param epochs which numbers are times of these years
 */
public record SampledTable(
        TableInfo table,
        List<TableColumn> columns,
        List<ColumnName> names,
        List<TimeGuess> guesses,
        TableSample sample,
        Dialect dialect,
        ZoneId zone,
        Epochs epochs) {
    /** So many characters has a date. */
    static final int ISO_DATE = 10;

    /** Whoever sets a column as the time says what its own name may not. */
    private static final ColumnName SET = ColumnName.of("time");

    public SampledTable {
        columns = List.copyOf(columns);
        names = List.copyOf(names);
        guesses = List.copyOf(guesses);
    }

    /**
     * Looks at each column by itself.
     *
     * @param time the column that is set as the time; empty if none is
     */
    public static SampledTable of(
            TableInfo table, String time, TableSample sample, Dialect dialect, ZoneId zone, Instant now) {
        Epochs epochs = new Epochs(now);
        List<TableColumn> columns = new ArrayList<>();
        List<ColumnName> names = new ArrayList<>();
        List<TimeGuess> guesses = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            TableInfo.RawColumn raw = table.columns().get(i);
            ColumnSample cells = sample.columns().get(i);
            TableColumn.Kind kind = dialect.hasStrictTypes() ? raw.kind() : Affinity.kind(raw.typeName(), cells);
            columns.add(new TableColumn(raw.name(), dialect.column(raw.name(), raw.typeName()), kind, raw.typeName()));
            ColumnName name = ColumnName.of(raw.name());
            ColumnName apart = name.isTime() ? name : name.withClockApart();
            TimeGuess byType = TimeGuess.ofType(kind);
            Function<ColumnName, TimeGuess> guessOf = called -> byType.format() != null
                    ? byType
                    : TimeGuess.ofSample(
                            raw.name().equals(time) && !called.isTime() ? SET : called,
                            cells,
                            epochs,
                            !dialect.hasStrictTypes());
            TimeGuess guess = guessOf.apply(apart);
            if (guess.format() == null && !name.isTime()) {
                apart = name;
                guess = guessOf.apply(name);
            }
            names.add(apart);
            boolean isNone = cells.isOfDayOfNone() && !raw.name().equals(time);
            guesses.add(isNone ? TimeGuess.none() : guess);
        }
        return new SampledTable(table, columns, names, guesses, sample, dialect, zone, epochs);
    }

    /** The same with the rows that were looked at line by line, of lines that some columns tell apart. */
    public SampledTable lineByLine(List<Integer> labels) {
        return labels.isEmpty()
                ? this
                : new SampledTable(table, columns, names, guesses, sample.together(labels), dialect, zone, epochs);
    }

    /** The same with times that say no zone read as of that one. */
    public SampledTable in(ZoneId other) {
        return new SampledTable(table, columns, names, guesses, sample, dialect, other, epochs);
    }

    /** Whether a column holds lists, or objects whose keys are no columns. */
    public boolean isNested(int place) {
        String type = column(place).type().toLowerCase(Locale.ROOT);
        return column(place).kind() == TableColumn.Kind.OTHER
                && (type.endsWith("]") || type.startsWith("map(") || type.startsWith("struct("));
    }

    /** The columns that are such, in their order; the list is the caller's. */
    public List<Integer> places(IntPredicate such) {
        return IntStream.range(0, columns.size()).filter(such).boxed().collect(Collectors.toCollection(ArrayList::new));
    }

    /** The first column that is such; -1 if there is none. */
    public int place(IntPredicate such) {
        return IntStream.range(0, columns.size()).filter(such).findFirst().orElse(-1);
    }

    public TableColumn column(int place) {
        return columns.get(place);
    }

    public ColumnName name(int place) {
        return names.get(place);
    }

    public TimeGuess guess(int place) {
        return guesses.get(place);
    }

    /** The column that has a column's times without a zone in UTC, as its name says; negative if there is none. */
    public int inUtc(int place) {
        return place(other -> name(other).isUtcOf(name(place))
                && column(other).kind() == column(place).kind()
                && Objects.equals(guess(other).format(), guess(place).format()));
    }

    /** What a column holds in the rows that were looked at. */
    public ColumnSample cells(int place) {
        return sample.columns().get(place);
    }

    public List<String> columnNames() {
        return columns.stream().map(TableColumn::name).toList();
    }

    public List<String> namesOf(List<Integer> places) {
        return places.stream().map(place -> column(place).name()).toList();
    }

    /** What the settings of the table start with. */
    public String setting() {
        return SettingName.ofTable(table.name());
    }

    /** Whether a time of day is that of a date, as the names of both say. */
    public boolean belongTogether(int date, int time) {
        return name(time).isClock() && name(date).rest().equals(name(time).rest());
    }

    /** The column of that name; -1 if there is none. */
    public int place(String name) {
        return columnNames().indexOf(name);
    }

    /** SQL of a column of whole numbers: what is small stays so in some databases, and a product is too large for it. */
    public String wholeNumber(int place) {
        return wholeNumber(column(place).quoted());
    }

    /** The same of any SQL, also of text that is digits. */
    public String wholeNumber(String sql) {
        return dialect.floorsNumbers() ? dialect.bigint(sql) : sql;
    }

    public boolean isInUniqueKey(String column) {
        return table.keys().stream()
                .anyMatch(key -> key.unique() && key.columns().contains(column));
    }

    /** Whether a column of whole numbers is a unique key all by itself. */
    public boolean numbersRows(int place) {
        List<String> alone = List.of(column(place).name());
        return column(place).kind() == TableColumn.Kind.INTEGER
                && table.keys().stream()
                        .anyMatch(key -> key.unique() && key.columns().equals(alone));
    }

    /** Whether a column refers to another table. */
    public boolean isReference(int place) {
        String name = column(place).name();
        return table.references().stream()
                .anyMatch(reference -> reference.column().equals(name));
    }

    /** Whether a column numbers the rows, or those of another table. */
    public boolean isKey(int place) {
        return numbersRows(place)
                || column(place).kind() == TableColumn.Kind.INTEGER
                        && (name(place).isId()
                                || name(place).isRowId()
                                || name(place).isOfCoreData())
                || isReference(place);
    }

    /** Whether times are dates, also those that are written as midnights: what divides a day is not in them. */
    public boolean isOfDays(TimeChoice time, TimeFormat format) {
        String pattern = format.pattern();
        return TimeChooser.DAYS.contains(format)
                || time.places().size() == 1
                        && (pattern == null
                                ? cells(time.place()).isOfMidnights()
                                : !pattern.contains("H") && !pattern.contains("h")
                                        || DayInSql.areMidnights(this, time.place(), format));
    }

    /** SQL of a date, also one that is written as a midnight, as text. */
    public String textOfDay(int date) {
        String text = dialect.asText(column(date).quoted());
        return cells(date).isOfMidnights() ? dialect.substring(text, 1, ISO_DATE) : text;
    }
}
