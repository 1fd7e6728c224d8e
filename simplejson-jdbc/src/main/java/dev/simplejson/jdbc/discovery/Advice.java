// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.labels.LabelChooser;
import dev.simplejson.jdbc.labels.LabelColumns;
import dev.simplejson.jdbc.labels.PartsInRows;
import dev.simplejson.jdbc.labels.SettingLines;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.TextPatterns;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.Conversions;
import dev.simplejson.jdbc.when.DateParts;
import dev.simplejson.jdbc.when.DayInSql;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.jdbc.when.HalfDays;
import dev.simplejson.jdbc.when.PartsInColumns;
import dev.simplejson.jdbc.when.PartsOfDay;
import dev.simplejson.jdbc.when.Respelled;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.jdbc.when.TimeChooser;
import dev.simplejson.jdbc.when.TimeGuess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a person is told about a table that is not shown: why, and the lines of settings that change it. */
final class Advice {
    private static final Set<TimeFormat> COUNTS_OF_DAYS = Set.of(TimeFormat.EXCEL_DAY, TimeFormat.UNIX_DAY);

    private final SampledTable known;
    private final SettingLines lines;
    private final TextNumbers texts;
    private final Conversions conversions;
    private final ClockColumns clocks;

    /** @param lines where those that help are added */
    Advice(SampledTable known, SettingLines lines, TextNumbers texts) {
        this.known = known;
        this.lines = lines;
        this.texts = texts;
        this.conversions = new Conversions(known);
        this.clocks = new ClockColumns(known);
    }

    /** A table that is not shown. */
    Decision refused(String reason) {
        return Decision.refused(known.table().name(), reason, List.of(), lines.all(), known.columnNames());
    }

    /** A table of which no column is known for certain to be its time. */
    Decision noTime(TimeChooser chooser) {
        // What has no values yet or counts something else is named only if nothing else is.
        Set<Integer> open = chooser.open();
        Set<Integer> likely = new TreeSet<>(open);
        likely.removeIf(chooser::isNone);
        TimeChoice parts = chooser.parts();
        if (parts != null || !conversions.find().isEmpty() || !textsOfDates().isEmpty()) {
            // Beside a year, large numbers are no times that nothing else says they are.
            likely.removeIf(place -> !known.name(place).isTime());
        }
        if (likely.isEmpty() && parts != null) {
            return refusedForParts(parts);
        }
        List<Integer> dates = likely.stream().allMatch(clocks::isClock) ? textsOfDates() : List.of();
        if (!dates.isEmpty()) {
            return refusedForTime(dates);
        }
        List<Conversions.Conversion> fitting = likely.isEmpty() ? conversions.find() : List.of();
        if (!fitting.isEmpty()) {
            return refusedForConversions(fitting);
        }
        return refusedForTime(chooser.bestFirst(likely.isEmpty() ? open : likely));
    }

    /** The same for a table that is not shown, with whatever of it can be drawn. */
    private List<String> query(String time, List<Integer> places, TimeFormat format) {
        List<Integer> labels =
                places.isEmpty() ? textsOfThings() : labels(places).labels();
        return lines.query(lines.metric(""), time, labels, values(places, labels), format);
    }

    /** Without a time, names alone tell what is a label. */
    private List<Integer> textsOfThings() {
        return IntStream.range(0, known.columns().size())
                .filter(place -> known.column(place).kind() == Kind.TEXT
                        && known.cells(place).repeats()
                        && known.name(place).isIdentity())
                .boxed()
                .toList();
    }

    private LabelChooser.Labels labels(List<Integer> places) {
        TimeGuess any = known.guess(places.get(0));
        TimeChoice time = new TimeChoice(known.column(places.get(0)), places, any, 0, List.of());
        return new LabelChooser(new LabelColumns(known, time)).choose();
    }

    /** Without a word of its own on the panel, a query must not mix what a table would warn of. */
    private String warning(List<Integer> places) {
        return labels(places).warning() == null
                ? ""
                : "; several rows have the same time: if they are of different things, select what tells them apart, and name it in "
                        + lines.metric("") + ".labels";
    }

    /** The columns that can be drawn; else the first text that begins with a number, as one; else a one for each row. */
    private List<String> values(List<Integer> places, List<Integer> labels) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < known.columns().size() && values.size() < SettingLines.MOST_VALUES; i++) {
            boolean number = known.column(i).kind().isNumber();
            boolean time = known.name(i).isTime() && known.guess(i).format() != null
                    || known.column(i).name().equalsIgnoreCase("time");
            if (number && !places.contains(i) && !labels.contains(i) && !known.isKey(i) && !time) {
                values.add(known.column(i).quoted());
            }
        }
        for (int i = 0; i < known.columns().size() && values.isEmpty(); i++) {
            boolean text = known.column(i).kind() == Kind.TEXT && !known.name(i).isId();
            if (text && !places.contains(i) && !labels.contains(i)) {
                String number = texts.number(i);
                if (number != null) {
                    values.add(number);
                }
            }
        }
        return values.isEmpty() ? List.of("1") : values;
    }

    /** Texts that are dates in a pattern that is known, though no name says so. */
    private List<Integer> textsOfDates() {
        return IntStream.range(0, known.columns().size())
                .filter(place -> known.column(place).kind() == Kind.TEXT
                                && known.cells(place).isOfTimes()
                                && !known.cells(place).isClock()
                                && (known.cells(place).isOfDates()
                                        || !TextPatterns.fitting(
                                                        known.cells(place).distinctValues(),
                                                        known.dialect(),
                                                        known.zone())
                                                .isEmpty())
                        || clocks.of(place) >= 0 && new Respelled(known, place).areDigitsOfDays())
                .boxed()
                .toList();
    }

    private Decision refusedForParts(TimeChoice parts) {
        String setting = SettingName.ofTable(known.table().name()) + ".time = " + parts.name();
        lines.add(List.of(setting));
        return refused("no column looks like a time; " + parts.guess().reason()
                + ", but "
                + (parts.reasons().isEmpty()
                        ? "its rows are in no order, so that it may be of something else"
                        : parts.reasons().get(0))
                + "; if it is when they happened, set " + setting);
    }

    private Decision refusedForConversions(List<Conversions.Conversion> fitting) {
        List<Integer> places = fitting.get(0).places();
        String called = places.stream()
                .map(place -> "'" + known.column(place).name() + "'")
                .collect(Collectors.joining(" and "));
        String examples =
                places.stream().map(place -> known.cells(place).example()).collect(Collectors.joining(" and "));
        List<SettingLines.Choice> choices = fitting.stream().map(this::choice).toList();
        return refused("no column looks like a time; if " + called + ", such as " + examples
                + ", says when, as "
                + fitting.stream().map(Conversions.Conversion::what).collect(Collectors.joining(" or "))
                + ", have the database make a time of it, as in " + lines.oneOf(choices) + warning(places));
    }

    private SettingLines.Choice choice(Conversions.Conversion conversion) {
        List<TableColumn> months = conversion.format().equals(TimeFormat.YYYYMMDD)
                ? PartsInColumns.months(known.columns().stream()
                        .filter(column -> column.kind().isNumber())
                        .toList())
                : List.of();
        if (!months.isEmpty()) {
            List<String> union = lines.union(
                    lines.metric(""),
                    months,
                    labels(conversion.places()).labels(),
                    month -> conversion.sql() + " + " + 100 * month,
                    TimeFormat.YYYYMMDD);
            return new SettingLines.Choice("it holds " + conversion.what() + ", and its months are columns", union);
        }
        return new SettingLines.Choice(
                "the newest is of " + Instant.ofEpochMilli(conversion.newestMillis()) + ", because it holds "
                        + conversion.what(),
                query(conversion.sql(), conversion.places(), conversion.format()));
    }

    /** Says of each column that may be a time what it holds, and what to set. */
    Decision refusedForTime(List<Integer> columnsInDoubt) {
        // The time of day beside a date is told with it.
        List<Integer> open = columnsInDoubt.stream()
                .filter(place -> !clocks.isClock(place)
                        || columnsInDoubt.stream().noneMatch(date -> !clocks.isClock(date) && clocks.of(date) == place))
                .toList();
        List<String> counters = open.stream()
                .filter(place -> known.cells(place).values() > 0
                        && known.cells(place).texts() == 0
                        && !Epochs.areNoTimes(known.cells(place).asNumbers())
                        && formats(place).isEmpty())
                .map(place -> "'" + known.column(place).name() + "' is called like one, but its newest number, "
                        + ColumnSample.shown(newest(place)) + ", is no time of these years in any format that is known")
                .toList();
        if (counters.size() == open.size()) {
            return refusedForNothing(counters);
        }
        List<String> reasons = new ArrayList<>();
        for (int place : open) {
            String reason = known.guess(place).open()
                    ? known.guess(place).reason()
                    : "its text, such as " + known.cells(place).example()
                            + ", is a date, but its name does not say that it is when the row happened";
            List<String> better = List.copyOf(lines.all());
            reasons.add("it is not clear whether or how '" + known.column(place).name() + "' holds times, because "
                    + reason + "; " + advise(place));
            if (!better.isEmpty()) {
                // A table has one time, and lines to copy are of the best.
                lines.replace(better);
            }
        }
        return Decision.refused(
                known.table().name(), String.join("; ", reasons), List.of(), lines.all(), known.columnNames());
    }

    /** What is left to say: which part of a query a person has to write. Of a table in which nothing counts or measures, that is no news. */
    private Decision refusedForNothing(List<String> counters) {
        List<String> query = query(SettingLines.YOURS, List.of(), lines.timeOfYours());
        return Decision.refused(
                known.table().name(),
                "no column looks like a time" + (counters.isEmpty() ? "" : ": " + String.join(", ", counters))
                        + "; if one is, write SQL that makes " + lines.kindOfYours() + " of it, in the place of "
                        + SettingLines.YOURS
                        + ", and set " + String.join(" and ", query),
                List.of(),
                List.of(),
                known.columnNames());
    }

    private double newest(int place) {
        return Arrays.stream(known.cells(place).asNumbers()).max().orElse(Double.NaN);
    }

    /** The formats in which a column of numbers or of text holds times; the likeliest first. */
    private List<String> formats(int place) {
        ColumnSample cells = known.cells(place);
        Set<String> formats = new LinkedHashSet<>();
        if (cells.texts() == 0) {
            double newest = newest(place);
            TimeFormat certain = known.epochs()
                    .judge(new double[] {newest}, cells.fractions() > 0)
                    .format();
            if (known.name(place).isOfGps() && !known.epochs().asGps(newest).isEmpty()) {
                formats.add(TimeFormat.GPS_SECONDS.setting());
            }
            if (certain != null) {
                formats.add(certain.setting());
            }
            formats.addAll(known.epochs().fitting(newest));
            if (formats.isEmpty() && conversions.of(place).isEmpty()) {
                formats.addAll(known.epochs().formatsOfMost(cells.asNumbers()));
            }
            if (conversions.of(place).isEmpty()
                    && formats.stream().noneMatch(format -> known.epochs().isRecent(millis(format, newest)))) {
                formats.addAll(known.epochs().fartherOff(newest));
            }
        } else if (cells.numbers() == 0) {
            formats.addAll(TextPatterns.fitting(cells.distinctValues(), known.dialect(), known.zone()));
            if (formats.isEmpty()) {
                formats.addAll(TextPatterns.fittingMost(cells.distinctValues(), known.dialect(), known.zone()));
            }
            if (cells.distinctValues().stream()
                    .allMatch(value ->
                            value instanceof String text && text.strip().matches("\\d{8,19}"))) {
                formats.addAll(known.epochs().fitting(newestOfTexts(cells)));
            }
            // Of numbers alone.
            formats.remove(TimeFormat.YYYYMMDD.setting());
        }
        return List.copyOf(formats);
    }

    private static double newestOfTexts(ColumnSample cells) {
        return cells.cells().stream()
                .filter(String.class::isInstance)
                .mapToDouble(cell -> Double.parseDouble(((String) cell).strip()))
                .max()
                .orElse(Double.NaN);
    }

    private long millis(String format, Object cell) {
        Kind kind = cell instanceof Number ? Kind.DECIMAL : Kind.TEXT;
        return TimeCodec.of(TimeFormat.ofSetting(format), kind, known.dialect(), known.zone())
                .ofCell(cell);
    }

    /** The setting that helps, if one does; else the query. */
    private String advise(int place) {
        ColumnSample cells = known.cells(place);
        String setting = SettingName.ofTable(known.table().name()) + ".time";
        if (cells.values() == 0 || cells.numbers() == cells.values() && Epochs.areNoTimes(cells.asNumbers())) {
            return "it is looked at again when there are rows; until then set " + setting + " and " + setting
                    + "-format";
        }
        List<String> formats = formats(place);
        List<Conversions.Conversion> fitting = conversions.of(place);
        boolean named = fitting.stream().anyMatch(Conversions.Conversion::isNamed);
        if (!fitting.isEmpty() && (formats.isEmpty() || named)) {
            return "have the database make a time of it, as in "
                    + lines.oneOf(fitting.stream().map(this::choice).toList()) + warning(List.of(place));
        }
        Respelled respelled = new Respelled(known, place);
        List<String> patterns = formats.isEmpty() ? respelled.patterns() : List.of();
        if (!patterns.isEmpty()) {
            return "have the database write it as a pattern has it, as in "
                    + lines.oneOf(patterns.stream()
                            .map(pattern -> new SettingLines.Choice(
                                    "it is a time as " + pattern,
                                    query(respelled.sql(), List.of(place), TimeFormat.ofSetting(pattern))))
                            .toList())
                    + warning(List.of(place));
        }
        if (formats.isEmpty()) {
            String time = SettingLines.YOURS + "(" + known.column(place).quoted() + ")";
            List<String> query = query(time, List.of(place), lines.timeOfYours());
            lines.add(query);
            return "no format is known for that: have the database make " + lines.kindOfYours()
                    + " of it, by SQL of yours" + " in the place of " + SettingLines.YOURS + ", in "
                    + String.join(" and ", query) + warning(List.of(place));
        }
        int clock = clocks.of(place);
        String pattern = clock >= 0 && cells.numbers() == 0 ? clocks.pattern(clock) : "";
        Object newest = cells.texts() == 0 ? newest(place) : tellingOf(cells, formats);
        List<SettingLines.Choice> choices = new ArrayList<>();
        boolean recent = formats.stream().anyMatch(format -> known.epochs().isRecent(millis(format, newest)));
        List<Conversions.Conversion> rivals = recent ? List.of() : conversions.sinceOtherYears(place);
        boolean plain = rivals.isEmpty();
        for (String format : formats) {
            long millis = millis(format, newest);
            String what = ColumnSample.shown(newest) + " is of "
                    + (millis == TimeCodec.UNREADABLE ? "a day as " + format : Instant.ofEpochMilli(millis));
            List<String> dayAndFraction = queryWithFraction(place, format);
            List<SettingLines.Choice> ofBoth = dayAndFraction.isEmpty()
                    ? queriesWithTimeOfDay(place, format, clock, pattern)
                    : List.of(new SettingLines.Choice("", dayAndFraction));
            if (!ofBoth.isEmpty()) {
                plain = false;
                ofBoth.forEach(both -> choices.add(new SettingLines.Choice(
                        both.what().isEmpty() ? what : what + " and " + both.what(), both.lines())));
                continue;
            }
            // The date alone would have all of a day at midnight.
            boolean together = !pattern.isEmpty() && isOfDays(place, format);
            if (together && format.equals(TimeFormat.YYYYMMDD.setting())) {
                continue;
            }
            String name = known.column(place).name();
            choices.add(new SettingLines.Choice(
                    what,
                    List.of(
                            setting + " = "
                                    + (together
                                            ? name + " + " + known.column(clock).name()
                                            : name),
                            setting + "-format = " + format + (together ? " " + pattern : ""))));
        }
        rivals.forEach(rival -> choices.add(choice(rival)));
        boolean alike = formats.stream()
                        .map(format -> millis(format, newest))
                        .distinct()
                        .count()
                == 1;
        boolean clear = alike || cells.texts() == 0 && known.epochs().isRecent(millis(formats.get(0), newest));
        if (clear && plain && choices.size() > 1) {
            lines.add(choices.get(0).lines());
            return "set " + choices.get(0).lines().get(0) + " and " + setting + "-format = "
                    + choices.stream()
                            .map(choice -> choice.lines().get(1).split(" = ", 2)[1])
                            .collect(Collectors.joining(" or "));
        }
        return "set " + lines.oneOf(choices);
    }

    /** The query of days and the fraction of each, as spreadsheets hold a date and a time of day; empty if there are none. */
    private List<String> queryWithFraction(int place, String setting) {
        TimeFormat format = TimeFormat.ofSetting(setting);
        int fraction = COUNTS_OF_DAYS.contains(format) ? clocks.fraction(place) : -1;
        if (fraction < 0) {
            return List.of();
        }
        List<Integer> both = List.of(place, fraction);
        List<Integer> labels = labels(both).labels();
        String sum =
                known.column(place).quoted() + " + " + known.column(fraction).quoted();
        return lines.query(lines.metric(""), sum, labels, values(both, labels), format);
    }

    private TimeChoice choice(int place, String format) {
        TimeGuess guess = new TimeGuess(TimeFormat.ofSetting(format), "", false, 0, "", false);
        return new TimeChoice(known.column(place), List.of(place), guess, 0, List.of());
    }

    private boolean isOfDays(int place, String format) {
        return known.isOfDays(choice(place, format), TimeFormat.ofSetting(format));
    }

    /**
     * The queries of a date and of what divides its day beside it, where they cannot be named as one time.
     *
     * @param clock the column of times of day as text that belongs to the date; -1 if there is none
     * @param pattern that of these; empty if they have none
     */
    private List<SettingLines.Choice> queriesWithTimeOfDay(int place, String setting, int clock, String pattern) {
        TimeFormat format = TimeFormat.ofSetting(setting);
        if (!isOfDays(place, setting)) {
            return List.of();
        }
        HalfDays halves = HalfDays.beside(known, place);
        if (halves != null) {
            DayInSql day = new DayInSql(known, choice(place, setting), format);
            return List.of(
                    new SettingLines.Choice("", query(day.with(halves.reading()), halves.places(), day.format())));
        }
        boolean midnights = format.pattern() != null && (setting.contains("H") || setting.contains("h"));
        if (!pattern.isEmpty() && !midnights) {
            return List.of();
        }
        DateParts.Found parts =
                clock < 0 && known.cells(place).numbers() == 0 ? new DateParts(known).ofDay(place, format) : null;
        if (parts != null) {
            TimeChoice both = parts.choice();
            return List.of(new SettingLines.Choice(
                    "",
                    query(
                            both.column().quoted(),
                            both.places(),
                            Objects.requireNonNull(both.guess().format()))));
        }
        TimeChoice time = choice(place, setting);
        LabelColumns facts = new LabelColumns(known, time);
        PartsInRows.PartOfTime part = clock >= 0
                ? new PartsInRows.PartOfTime(
                        clock, labels(List.of(place, clock)).labels())
                : new PartsInRows(facts, format)
                        .beside(new LabelChooser(facts).choose().labels());
        if (part == null) {
            return List.of();
        }
        DayInSql day = new DayInSql(known, time, format);
        List<PartsOfDay.Reading> readings = new PartsOfDay(known, part.place()).readings();
        return readings.stream()
                .map(reading -> new SettingLines.Choice(
                        readings.size() == 1
                                ? ""
                                : "'" + known.column(part.place()).name() + "' " + reading.what(),
                        lines.query(
                                lines.metric(""),
                                day.with(reading),
                                part.labels(),
                                values(List.of(place, part.place()), part.labels()),
                                day.format())))
                .toList();
    }

    /** The last text that is another time in each format, if there is one: of the third of March nobody could tell. */
    private Object tellingOf(ColumnSample cells, List<String> formats) {
        Object last = "";
        for (int row = cells.rows() - 1; row >= 0; row--) {
            Object cell = cells.cells().get(row);
            if (cell != null) {
                if (formats.stream()
                                .map(format -> millis(format, cell))
                                .distinct()
                                .count()
                        == formats.size()) {
                    return cell;
                }
                last = last.equals("") ? cell : last;
            }
        }
        return last;
    }
}
