// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.ColumnName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a person is told about a table that is not shown, or about a column that is not drawn: why, and the lines of settings that change it. */
final class Advice {
    private final TableInfo table;
    private final List<TableColumn> columns;
    private final List<ColumnName> names;
    private final List<TimeGuess> guesses;
    private final TableSample sample;
    private final Dialect dialect;
    private final JdbcSettings settings;
    private final Epochs epochs;
    private final IntPredicate isKey;
    private final List<String> advice = new ArrayList<>();

    Advice(
            TableInfo table,
            List<TableColumn> columns,
            List<ColumnName> names,
            List<TimeGuess> guesses,
            TableSample sample,
            Dialect dialect,
            JdbcSettings settings,
            Epochs epochs,
            IntPredicate isKey) {
        this.table = table;
        this.columns = columns;
        this.names = names;
        this.guesses = guesses;
        this.sample = sample;
        this.dialect = dialect;
        this.settings = settings;
        this.epochs = epochs;
        this.isKey = isKey;
    }

    /** The lines of settings, ready to copy. */
    List<String> lines() {
        return advice;
    }

    /** A table that is not shown. */
    Decision refused(String reason) {
        return Decision.refused(table.name(), reason, List.of(), advice, columnNames());
    }

    private List<String> columnNames() {
        return columns.stream().map(TableColumn::name).toList();
    }

    /** A table of which no column is known for certain to be its time. */
    Decision noTime(TimeChooser chooser) {
        // What has no values yet or counts something else is named only if nothing else is.
        Set<Integer> open = chooser.open();
        Set<Integer> likely = new TreeSet<>(open);
        likely.removeIf(chooser::isNone);
        TimeChoice parts = chooser.parts();
        if (likely.isEmpty() && parts != null) {
            return refusedForParts(parts);
        }
        Decision months = likely.isEmpty() ? refusedForMonths() : null;
        if (months != null) {
            return months;
        }
        List<Integer> dates = likely.isEmpty() ? textsOfDates() : List.of();
        if (!dates.isEmpty()) {
            return refusedForTime(dates);
        }
        return refusedForTime(chooser.bestFirst(likely.isEmpty() ? open : likely));
    }

    /** Text that holds a number and something else is not drawn: what it means only somebody who knows can say. */
    List<String> numbersInWords(TimeChoice time, TimeFormat format, List<Integer> labels) {
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnSample cells = sample.columns().get(i);
            if (columns.get(i).kind() != Kind.TEXT
                    || labels.contains(i)
                    || time.placeSet().contains(i)
                    || names.get(i).isCondition()
                    || !cells.isMostlyNumbersInWords()) {
                continue;
            }
            String metric =
                    "metric." + metricName(table.name() + "_" + columns.get(i).name());
            // 1.234,5 and 1,234.5 are the same to people, but not to each other.
            boolean clear = cells.distinctValues().stream()
                    .noneMatch(value ->
                            value.toString().contains(",") && value.toString().contains("."));
            String column = columns.get(i).quoted();
            String number = clear ? dialect.leadingNumber(column) : column;
            List<String> lines = query(metric, time.column().quoted(), labels, number, format);
            advice.addAll(lines);
            remarks.add("'" + columns.get(i).name() + "' is not drawn, because its text, such as " + cells.example()
                    + ", is no plain number; have the database make one of it, "
                    + (number.equals(column) ? "in the place of the column in " : "as in ")
                    + String.join(" and ", lines));
        }
        return remarks;
    }

    /** The settings of a metric that is asked for with SQL: what is selected, which of it are labels, and the format of its time. */
    private List<String> query(String metric, String time, List<Integer> labels, String value, TimeFormat format) {
        List<String> selected = new ArrayList<>();
        // Names that are words of SQL in one database or another.
        selected.add(time + " AS " + dialect.quote("time"));
        labels.forEach(label -> selected.add(columns.get(label).quoted()));
        selected.add(value + " AS " + dialect.quote("value"));
        List<String> lines = new ArrayList<>();
        lines.add(metric + ".sql = SELECT " + String.join(", ", selected) + " FROM " + table.from());
        if (labels.stream().anyMatch(label -> columns.get(label).kind() != Kind.TEXT)) {
            lines.add(metric + ".labels = "
                    + labels.stream().map(label -> columns.get(label).name()).collect(Collectors.joining(",")));
        }
        lines.add(metric + ".time-format = " + format.setting());
        return lines;
    }

    /** A name that can stand in front of an equals sign as it is. */
    private static String metricName(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_.]+", "_");
    }

    /** Months as text are made dates by the database; null if there are none. */
    private @Nullable Decision refusedForMonths() {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == Kind.TEXT && sample.columns().get(i).isOfMonths()) {
                int month = i;
                List<Integer> labels = IntStream.range(0, columns.size())
                        .filter(other -> other != month
                                && columns.get(other).kind() == Kind.TEXT
                                && sample.columns().get(other).repeats()
                                && names.get(other).isIdentity())
                        .boxed()
                        .toList();
                List<String> query = query(
                        "metric." + metricName(table.name()),
                        columns.get(month).quoted() + " || '-01'",
                        labels,
                        firstValue(month),
                        TimeFormat.ISO_DATE);
                advice.addAll(query);
                return refused(
                        "no column looks like a time; if '" + columns.get(month).name() + "', such as "
                                + sample.columns().get(month).example()
                                + ", is one, have the database make a date of it, as in "
                                + String.join(" and ", query));
            }
        }
        return null;
    }

    /** The first column that can be drawn, as a number; a one for each row if there is none. */
    private String firstValue(int time) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind().isNumber() && i != time && !isKey.test(i)) {
                return columns.get(i).quoted();
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            ColumnSample cells = sample.columns().get(i);
            boolean numbers = cells.isMostlyNumbersInWords() || cells.numericTexts() > 0;
            if (columns.get(i).kind() == Kind.TEXT
                    && i != time
                    && numbers
                    && !names.get(i).isId()) {
                return dialect.leadingNumber(columns.get(i).quoted());
            }
        }
        return "1";
    }

    /** Texts that are dates in a pattern that is known, though no name says so. */
    private List<Integer> textsOfDates() {
        return IntStream.range(0, columns.size())
                .filter(place -> columns.get(place).kind() == Kind.TEXT
                        && sample.columns().get(place).isOfTimes()
                        && !sample.columns().get(place).isTimeOfDay()
                        && (sample.columns().get(place).isOfDates()
                                || !TextPatterns.fitting(sample.columns().get(place), dialect, settings.zone())
                                        .isEmpty()))
                .boxed()
                .toList();
    }

    private Decision refusedForParts(TimeChoice parts) {
        String setting = "table." + table.name() + ".time = " + parts.name();
        advice.add(setting);
        return refused("no column looks like a time; " + parts.guess().reason()
                + ", but its rows are in no order, so that it may be of something else; if it is when they happened, set "
                + setting);
    }

    /** Says of each column that may be a time what it holds, and what to set. */
    Decision refusedForTime(List<Integer> open) {
        if (open.isEmpty()) {
            return Decision.refused(
                    table.name(),
                    "no column looks like a time; set table." + table.name()
                            + ".time if one is, or have the database make one in a query, metric.<name>.sql",
                    List.of(),
                    List.of(),
                    columnNames());
        }
        List<String> counters = open.stream()
                .filter(place -> sample.columns().get(place).values() > 0
                        && sample.columns().get(place).texts() == 0
                        && !Epochs.areNoTimes(sample.columns().get(place).asNumbers())
                        && !epochs.mayBeTimes(sample.columns().get(place).asNumbers()))
                .map(place -> "'" + columns.get(place).name() + "' is called like one, but its newest number, "
                        + ColumnSample.shown(
                                Arrays.stream(sample.columns().get(place).asNumbers())
                                        .max()
                                        .orElse(0))
                        + ", is no time of these years in any format that is known")
                .toList();
        if (!open.isEmpty() && counters.size() == open.size()) {
            return Decision.refused(
                    table.name(),
                    "no column looks like a time: " + String.join(", ", counters) + "; set table." + table.name()
                            + ".time if one is, or have the database make one in a query, metric.<name>.sql",
                    List.of(),
                    List.of(),
                    columnNames());
        }
        List<String> reasons = new ArrayList<>();
        for (int place : open) {
            String reason = guesses.get(place).open()
                    ? guesses.get(place).reason()
                    : "its text, such as " + sample.columns().get(place).example()
                            + ", is a date, but its name does not say that it is when the row happened";
            List<String> better = List.copyOf(advice);
            reasons.add("it is not clear whether or how '" + columns.get(place).name() + "' holds times, because "
                    + reason + "; " + advise(place));
            if (!better.isEmpty()) {
                // A table has one time, and lines to copy are of the best.
                advice.clear();
                advice.addAll(better);
            }
        }
        return Decision.refused(table.name(), String.join("; ", reasons), List.of(), advice, columnNames());
    }

    /** The column of times of day that belongs to one of dates; -1 if there is none. */
    private int clockOf(int date) {
        for (int i = 0; i < columns.size(); i++) {
            if (i != date
                    && sample.columns().get(i).isTimeOfDay()
                    && TimeChooser.belongTogether(
                            columns.get(date).name(), columns.get(i).name())) {
                return i;
            }
        }
        return -1;
    }

    /** The setting that helps, if one does; else the query. */
    private String advise(int place) {
        String name = columns.get(place).name();
        ColumnSample cells = sample.columns().get(place);
        String setting = "table." + table.name() + ".time";
        List<String> formats = new ArrayList<>();
        if (cells.values() == 0 || cells.numbers() == cells.values() && Epochs.areNoTimes(cells.asNumbers())) {
            return "it is looked at again when there are rows; until then set " + setting + " and " + setting
                    + "-format";
        }
        if (cells.texts() == 0) {
            double newest = Arrays.stream(cells.asNumbers()).max().orElse(Double.NaN);
            TimeFormat certain =
                    epochs.judge(new double[] {newest}, cells.fractions() > 0).format();
            if (names.get(place).isOfGps() && !epochs.asGps(newest).isEmpty()) {
                formats.add(TimeFormat.GPS_SECONDS.setting());
            }
            if (certain != null) {
                formats.add(certain.setting());
            }
            formats.addAll(epochs.fitting(newest));
            formats = new ArrayList<>(new LinkedHashSet<>(formats));
            if (formats.isEmpty()) {
                formats.addAll(epochs.formatsOfMost(cells.asNumbers()));
            }
        } else if (cells.numbers() == 0) {
            formats.addAll(TextPatterns.fitting(cells, dialect, settings.zone()));
            int clock = clockOf(place);
            if (clock >= 0 && formats.stream().anyMatch(format -> !format.contains("H") && format.contains("y"))) {
                // The date alone would have all of a day at midnight.
                boolean seconds = sample.columns().get(clock).distinctValues().stream()
                        .allMatch(value -> value.toString().length() > 5);
                formats.replaceAll(format -> format + (seconds ? " HH:mm:ss" : " HH:mm"));
                name = name + " + " + columns.get(clock).name();
            }
            if (cells.distinctValues().stream()
                    .allMatch(value ->
                            value instanceof String text && text.strip().matches("\\d{8,19}"))) {
                formats.addAll(epochs.fitting(cells.cells().stream()
                        .filter(String.class::isInstance)
                        .mapToDouble(cell -> Double.parseDouble(((String) cell).strip()))
                        .max()
                        .orElse(Double.NaN)));
            }
        }
        if (formats.isEmpty()) {
            List<String> query = query(
                    "metric." + metricName(table.name()),
                    columns.get(place).quoted(),
                    List.of(),
                    firstValue(place),
                    dialect.hasStrictTypes() ? TimeFormat.TIMESTAMP : TimeFormat.ISO_SPACE);
            advice.addAll(query);
            return "no format is known for that: have the database make a time of it, in the place of the column in "
                    + String.join(" and ", query);
        }
        advice.add(setting + " = " + name);
        advice.add(setting + "-format = " + formats.get(0));
        return "set " + setting + " = " + name + " and " + setting + "-format = " + String.join(" or ", formats);
    }
}
