// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.labels.LabelChooser;
import dev.simplejson.jdbc.labels.LabelColumns;
import dev.simplejson.jdbc.labels.PartsInRows;
import dev.simplejson.jdbc.labels.SettingLines;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.TextPatterns;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.ClockColumns;
import dev.simplejson.jdbc.when.Conversions;
import dev.simplejson.jdbc.when.DateParts;
import dev.simplejson.jdbc.when.DayInSql;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.jdbc.when.HalfDays;
import dev.simplejson.jdbc.when.PartsOfDay;
import dev.simplejson.jdbc.when.Respelled;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.jdbc.when.TimeGuess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What there is to set for a column that may be the time of a table: formats, or a query that has the database make a time of it. */
final class TimeOffers {
    private static final Set<TimeFormat> COUNTS_OF_DAYS = Set.of(TimeFormat.EXCEL_DAY, TimeFormat.UNIX_DAY);

    private final SampledTable known;
    private final SettingLines lines;
    private final TableQueries queries;
    private final Conversions conversions;
    private final ClockColumns clocks;

    /** @param lines where those that help are added */
    TimeOffers(
            SampledTable known,
            SettingLines lines,
            TableQueries queries,
            Conversions conversions,
            ClockColumns clocks) {
        this.known = known;
        this.lines = lines;
        this.queries = queries;
        this.conversions = conversions;
        this.clocks = clocks;
    }

    double newest(int place) {
        return Arrays.stream(known.cells(place).asNumbers()).max().orElse(Double.NaN);
    }

    /** The formats in which a column of numbers or of text holds times; the likeliest first. */
    List<String> formats(int place) {
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
            return likely(cells, formats);
        }
        return List.copyOf(formats);
    }

    /** Those in which no text is of years to come, if there are any. */
    private List<String> likely(ColumnSample cells, Set<String> formats) {
        List<String> likely = formats.stream()
                .filter(format -> cells.distinctValues().stream()
                        .noneMatch(text -> known.epochs().isFarAhead(millis(format, text))))
                .toList();
        return likely.isEmpty() ? List.copyOf(formats) : likely;
    }

    /** The formats of a column for a query, of which only the format is set, each as a line; the likeliest first. */
    List<SettingLines.Choice> formatsOfQuery(int place, UnaryOperator<String> line) {
        ColumnSample cells = known.cells(place);
        List<String> formats = formats(place);
        Object telling = cells.texts() == 0 ? newest(place) : tellingOf(cells, formats);
        return formats.stream()
                .map(format -> new SettingLines.Choice(whatIf(telling, format), List.of(line.apply(format))))
                .toList();
    }

    private String whatIf(Object cell, String format) {
        long millis = millis(format, cell);
        return ColumnSample.shown(cell) + " is of "
                + (millis == TimeCodec.UNREADABLE ? "a day as " + format : Instant.ofEpochMilli(millis));
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
    String advise(int place) {
        ColumnSample cells = known.cells(place);
        String setting = known.setting() + ".time";
        if (cells.placeholders() == cells.values()
                || cells.numbers() == cells.values() && Epochs.areNoTimes(cells.asNumbers())) {
            return "it is looked at again when there are rows; until then set " + setting + " and " + setting
                    + "-format";
        }
        List<String> formats = formats(place);
        List<Conversions.Conversion> fitting = conversions.of(place);
        boolean named = fitting.stream().anyMatch(Conversions.Conversion::isNamed);
        if (!fitting.isEmpty() && (formats.isEmpty() || named)) {
            return "have the database make a time of it, as in "
                    + lines.oneOf(fitting.stream().map(queries::choice).toList()) + queries.warning(List.of(place));
        }
        Respelled respelled = new Respelled(known, place);
        List<String> patterns = formats.isEmpty() ? respelled.patterns() : List.of();
        if (!patterns.isEmpty()) {
            return "have the database write it as a pattern has it, as in "
                    + lines.oneOf(patterns.stream()
                            .map(pattern -> new SettingLines.Choice(
                                    "it is a time as " + pattern,
                                    queries.query(respelled.sql(), List.of(place), TimeFormat.ofSetting(pattern))))
                            .toList())
                    + queries.warning(List.of(place));
        }
        if (formats.isEmpty()) {
            String time = SettingLines.YOURS + "(" + known.column(place).quoted() + ")";
            List<String> query = queries.query(time, List.of(place), lines.timeOfYours());
            lines.add(query);
            return "no format is known for that: have the database make " + lines.kindOfYours()
                    + " of it, by SQL of yours" + " in the place of " + SettingLines.YOURS + ", in "
                    + String.join(" and ", query) + queries.warning(List.of(place));
        }
        int clock = clocks.of(place);
        String pattern = clock >= 0 && cells.numbers() == 0 ? clocks.pattern(clock) : "";
        Object newest = cells.texts() == 0 ? newest(place) : tellingOf(cells, formats);
        List<SettingLines.Choice> choices = new ArrayList<>();
        boolean recent = formats.stream().anyMatch(format -> known.epochs().isRecent(millis(format, newest)));
        List<Conversions.Conversion> rivals = recent ? List.of() : conversions.sinceOtherYears(place);
        boolean plain = rivals.isEmpty();
        for (String format : formats) {
            String what = whatIf(newest, format);
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
        rivals.forEach(rival -> choices.add(queries.choice(rival)));
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
        List<Integer> labels = queries.labels(both).labels();
        String sum =
                known.column(place).quoted() + " + " + known.column(fraction).quoted();
        return lines.query(lines.metric(""), sum, labels, queries.values(both, labels), format);
    }

    private TimeChoice choice(int place, String format) {
        TimeGuess guess = TimeGuess.certain(TimeFormat.ofSetting(format), "");
        return new TimeChoice(known.column(place), List.of(place), guess);
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
            return List.of(new SettingLines.Choice(
                    "", queries.query(day.with(halves.reading()), halves.places(), day.format())));
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
                    queries.query(
                            both.column().quoted(),
                            both.places(),
                            Objects.requireNonNull(both.guess().format()))));
        }
        TimeChoice time = choice(place, setting);
        LabelColumns facts = new LabelColumns(known, time);
        PartsInRows.PartOfTime part = clock >= 0
                ? new PartsInRows.PartOfTime(
                        clock, queries.labels(List.of(place, clock)).labels())
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
                                queries.values(List.of(place, part.place()), part.labels()),
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
