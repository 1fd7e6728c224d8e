// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.TableSample;
import dev.simplejson.jdbc.time.TextPatterns;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.Conversions;
import dev.simplejson.jdbc.when.DateParts;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.jdbc.when.PartsOfDay;
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
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a person is told about a table that is not shown, or about a column that is not drawn: why, and the lines of settings that change it. */
final class Advice {
    /** What a person has to write, in SQL that is not asked for until it is written. */
    static final String YOURS = "YOUR_CONVERSION";

    /** So many columns of a table that is not shown are in its query. */
    private static final int MOST_VALUES = 64;

    private static final Pattern HALF_DAYS = Pattern.compile(
            "(?:0?[1-9]|1[0-2]):[0-5]\\d(?<seconds>:[0-5]\\d)?(?<blank> ?)[AP]M", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOCK_DIGITS = Pattern.compile("([01]\\d|2[0-3])[0-5]\\d([0-5]\\d)?");

    private final TableInfo table;
    private final List<TableColumn> columns;
    private final List<ColumnName> names;
    private final List<TimeGuess> guesses;
    private final TableSample sample;
    private final Dialect dialect;
    private final JdbcSettings settings;
    private final Epochs epochs;
    private final IntPredicate isKey;
    private final Conversions conversions;
    private final List<String> advice = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

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
        this.conversions = new Conversions(columns, names, sample, dialect, epochs);
    }

    /** What {@link #ofTexts} said that may be drawn wrong, for the panel. */
    List<String> doubts() {
        return doubts;
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
        List<Integer> dates = likely.isEmpty() ? textsOfDates() : List.of();
        if (!dates.isEmpty()) {
            return refusedForTime(dates);
        }
        List<Conversions.Conversion> fitting = likely.isEmpty() ? conversions.find() : List.of();
        if (!fitting.isEmpty()) {
            return refusedForConversions(fitting);
        }
        return refusedForTime(chooser.bestFirst(likely.isEmpty() ? open : likely));
    }

    /**
     * Text that is no plain number is not drawn: what it means only somebody who knows can say.
     *
     * @param partOfTime the column that is a part of the day or the hour; null if there is none
     * @param drawn the columns that are, some of them only where their text is a plain number
     * @return what to say of each
     */
    List<String> ofTexts(
            TimeChoice time,
            TimeFormat format,
            LabelDoubts.@Nullable PartOfTime partOfTime,
            List<Integer> labels,
            List<TableColumn> drawn) {
        // Where the numbers beside them are offered at the time of both, texts are as well.
        List<PartsOfDay.Reading> readings = partOfTime == null ? List.of() : readings(time, format, partOfTime.place());
        boolean together = readings.size() == 1;
        String when = together ? readings.get(0).sql() : time.column().quoted();
        TimeFormat whenFormat = together ? readings.get(0).format() : format;
        List<Integer> lines = together && partOfTime != null ? partOfTime.labels() : labels;
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnSample cells = sample.columns().get(i);
            if (columns.get(i).kind() != Kind.TEXT
                    || labels.contains(i)
                    || time.placeSet().contains(i)) {
                continue;
            }
            List<Meaning> meanings = cells.switches().isEmpty() ? numbersOf(i) : List.of(switchOf(i));
            if (meanings.isEmpty()) {
                continue;
            }
            String metric =
                    "metric." + metricName(table.name() + "_" + columns.get(i).name());
            List<Choice> choices = meanings.stream()
                    .map(meaning ->
                            new Choice(meaning.what(), query(metric, when, lines, List.of(meaning.sql()), whenFormat)))
                    .toList();
            String point = exampleOfPoint(i);
            if (!point.isEmpty() && drawn.contains(columns.get(i))) {
                String text = "'" + columns.get(i).name() + "' is drawn with the point of " + point
                        + " as a decimal point, but its points may be between thousands" + commaElsewhere(i)
                        + "; have the database read it, as in " + oneOf(choices)
                        + explained(meanings.get(0).sql());
                remarks.add(text);
                doubts.add(text);
                continue;
            }
            String drawnOnly = drawn.contains(columns.get(i))
                    ? "is drawn only where its text is a plain number, and others, such as "
                    : "is not drawn, because its text, such as ";
            remarks.add("'" + columns.get(i).name() + "' " + drawnOnly
                    + meanings.get(0).example()
                    + (drawn.contains(columns.get(i)) ? ", are none" : ", is no plain number")
                    + "; have the database make one of it, as in "
                    + oneOf(choices) + explained(meanings.get(0).sql()));
        }
        return remarks;
    }

    /**
     * Rows that a key tells apart by a second time are of one moment, as forecasts are that were made again: the last of each can be asked for.
     *
     * @return what to say; empty if there are none
     */
    List<String> ofIssues(TimeChoice time, TimeFormat format, List<Integer> labels, List<TableColumn> drawn) {
        for (TableInfo.Key key : table.keys()) {
            List<String> others = new ArrayList<>(key.columns());
            others.remove(time.name());
            labels.forEach(label -> others.remove(columns.get(label).name()));
            int issued = others.size() == 1 ? columnNames().indexOf(others.get(0)) : -1;
            if (!key.unique()
                    || others.size() + labels.size() + 1 != key.columns().size()
                    || issued < 0
                    || drawn.isEmpty()
                    || guesses.get(issued).format() == null
                            && !guesses.get(issued).open()) {
                continue;
            }
            List<String> same = new ArrayList<>(List.of(time.column().quoted()));
            labels.forEach(label -> same.add(columns.get(label).quoted()));
            String of = String.join(", ", same);
            String last = columns.get(issued).quoted();
            List<String> lines = query(
                    "metric." + metricName(table.name() + "_last_" + others.get(0)),
                    time.column().quoted(),
                    labels,
                    drawn.stream().limit(MOST_VALUES).map(TableColumn::quoted).toList(),
                    format);
            lines.set(
                    0,
                    lines.get(0) + " WHERE (" + of + ", " + last + ") IN (SELECT " + of + ", MAX(" + last + ") FROM "
                            + table.from() + " GROUP BY " + of + ")");
            advice.addAll(lines);
            return List.of("one '" + time.name() + "' may have a row for each '" + others.get(0)
                    + "'; the last of them alone is drawn by " + String.join(" and ", lines));
        }
        return List.of();
    }

    /** Numbers or texts that climb through each day or hour are a part of it, or tell lines apart: only somebody who knows can say. */
    String ofPartOfTime(
            TimeChoice time, TimeFormat format, LabelDoubts.PartOfTime partOfTime, List<TableColumn> drawn) {
        int part = partOfTime.place();
        TableColumn column = columns.get(part);
        List<Integer> others = partOfTime.labels();
        List<String> values = drawn.stream()
                .filter(value -> !value.equals(column)
                        && others.stream().noneMatch(other -> columns.get(other).equals(value)))
                .limit(MOST_VALUES)
                .map(TableColumn::quoted)
                .toList();
        String metric = "metric." + metricName(table.name() + "_by_" + column.name());
        boolean hour = endsWithHour(time, format);
        List<PartsOfDay.Reading> readings = readings(time, format, part);
        List<Choice> choices = readings.stream()
                .map(reading -> new Choice(
                        "'" + column.name() + "' counts " + reading.what(),
                        query(metric, reading.sql(), others, values, reading.format())))
                .toList();
        if (choices.isEmpty()) {
            String both = YOURS + "(" + time.column().quoted() + ", " + column.quoted() + ")";
            choices = List.of(new Choice("", query(metric, both, others, values, timeOfYours())));
        }
        List<String> confirmed = IntStream.range(0, columns.size())
                .filter(place -> place == part || others.contains(place))
                .mapToObj(place -> columns.get(place).name())
                .toList();
        return "[" + column.name() + "] climbs within each '" + time.name() + "' as a part of the "
                + (hour ? "hour" : "day")
                + " does, and all of it is drawn at its beginning; if there is one line"
                + (others.isEmpty()
                        ? ""
                        : " for each of "
                                + others.stream()
                                        .map(place -> columns.get(place).name())
                                        .toList())
                + (choices.size() == 1 && !choices.get(0).what().isEmpty()
                        ? " and " + choices.get(0).what()
                        : "")
                + ", have the database make the time of both, as in " + oneOf(choices)
                + explained(choices.get(0).lines().get(0)) + "; if it tells lines apart, set "
                + SettingName.ofTable(table.name()) + ".labels = " + String.join(",", confirmed);
    }

    /** Columns that are the parts of each day, month or year, or things of their own; null if there are none. */
    @Nullable
    String ofPartsAcross(TimeChoice time, TimeFormat format, List<Integer> labels, List<TableColumn> drawn) {
        if (!TimeChooser.DAYS.contains(format)) {
            return null;
        }
        String day = dayAsNumber(time, format);
        List<TableColumn> across = PartsOfDay.across(drawn);
        if (!across.isEmpty()) {
            int parts = across.size();
            return ofPartsAcross(
                    time,
                    across,
                    "parts of each '",
                    "_by_time_of_day",
                    labels,
                    part -> PartsOfDay.part(day, part, parts).sql(),
                    PartsOfDay.part(day, 0, parts).format());
        }
        across = PartsOfDay.months(drawn);
        if (!across.isEmpty()) {
            return ofPartsAcross(
                    time,
                    across,
                    "months of the year of '",
                    "_by_month",
                    labels,
                    month -> day + " + " + 100 * month,
                    TimeFormat.YYYYMMDD);
        }
        across = PartsOfDay.daysOfMonth(drawn);
        if (!across.isEmpty()) {
            return ofPartsAcross(
                    time,
                    across,
                    "days of the month of '",
                    "_by_day",
                    labels,
                    date -> day + " + " + date,
                    TimeFormat.YYYYMMDD);
        }
        across = PartsOfDay.weekdays(drawn);
        return across.isEmpty()
                ? null
                : mayBe(across, "days of the week of '", time)
                        + "have the database make rows of them in a query, metric.<name>.sql";
    }

    private static String mayBe(List<TableColumn> across, String what, TimeChoice time) {
        return "'" + across.get(0).name() + "' to '"
                + across.get(across.size() - 1).name() + "' may be the " + what + time.name()
                + "', and all of them are drawn at its beginning; if they are one line, ";
    }

    private String ofPartsAcross(
            TimeChoice time,
            List<TableColumn> across,
            String what,
            String suffix,
            List<Integer> labels,
            IntFunction<String> timeOfPart,
            TimeFormat format) {
        String metric = "metric." + metricName(table.name() + suffix);
        advice.addAll(union(metric, across, labels, timeOfPart, format));
        return mayBe(across, what, time) + "--jdbc.explain has a query that makes it, " + metric;
    }

    /** The query of a line whose points are in several columns of each row. */
    private List<String> union(
            String metric,
            List<TableColumn> across,
            List<Integer> labels,
            IntFunction<String> timeOfPart,
            TimeFormat format) {
        List<String> selects = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < across.size(); i++) {
            lines = query(
                    metric, timeOfPart.apply(i), labels, List.of(across.get(i).quoted()), format);
            selects.add(lines.get(0).substring(lines.get(0).indexOf("SELECT ")));
        }
        lines.set(0, metric + ".sql = " + String.join(" UNION ALL ", selects));
        return lines;
    }

    private List<PartsOfDay.Reading> readings(TimeChoice time, TimeFormat format, int part) {
        PartsOfDay parts = new PartsOfDay(columns.get(part), sample.columns().get(part), dialect);
        return endsWithHour(time, format)
                ? parts.readingsOfHour(time.column().quoted())
                : parts.readings(dayAsNumber(time, format));
    }

    private static boolean endsWithHour(TimeChoice time, TimeFormat format) {
        return time.places().size() > 1 && format.pattern() != null;
    }

    private String dayAsNumber(TimeChoice day, TimeFormat format) {
        TableColumn column = day.column();
        if (column.kind() == Kind.INTEGER) {
            return dialect.floorsNumbers() ? dialect.bigint(column.quoted()) : column.quoted();
        }
        TimeCodec codec = TimeCodec.of(format, column.kind(), dialect, settings.zone());
        String text = format.pattern() == null
                ? "REPLACE(" + dialect.asText(column.quoted()) + ", '-', '')"
                : codec.order(dialect, column.quoted());
        return dialect.numberOfText(text);
    }

    /** What a text may mean, with an example of it, and the SQL that makes a number of it. */
    private record Meaning(String example, String what, String sql) {}

    /** Lines of settings that belong together, and what is so if they are right. */
    private record Choice(String what, List<String> lines) {}

    /** Adds the lines to those that are ready to copy. Of several that exclude each other, each says what is so if it is right. */
    private String oneOf(List<Choice> choices) {
        if (choices.size() == 1) {
            advice.addAll(choices.get(0).lines());
            return String.join(" and ", choices.get(0).lines());
        }
        List<String> texts = new ArrayList<>();
        for (Choice choice : choices) {
            advice.add("# if " + choice.what() + ":");
            advice.addAll(choice.lines());
            texts.add(String.join(" and ", choice.lines()) + ", if " + choice.what());
        }
        return String.join("; or ", texts);
    }

    private static String explained(String sql) {
        return sql.contains(YOURS) ? "; in the place of " + YOURS + " write what makes it" : "";
    }

    private Meaning switchOf(int place) {
        StringBuilder sql = new StringBuilder("CASE ").append(columns.get(place).quoted());
        sample.columns()
                .get(place)
                .switches()
                .forEach((word, number) ->
                        sql.append(" WHEN '").append(word).append("' THEN ").append(number));
        String words =
                String.join("' or '", sample.columns().get(place).switches().keySet());
        return new Meaning("'" + words + "'", "", sql.append(" END").toString());
    }

    /** What the numbers in a column of text may be; empty if hardly any begins with one. */
    private List<Meaning> numbersOf(int place) {
        ColumnSample cells = sample.columns().get(place);
        String column = columns.get(place).quoted();
        String example = cells.exampleInWords();
        String point = exampleOfPoint(place);
        if (example.isEmpty() && point.isEmpty()) {
            return List.of();
        }
        for (String currency : cells.currencies()) {
            column = "REPLACE(" + column + ", '" + currency + "', '')";
        }
        String withoutCommas = "REPLACE(" + column + ", ',', '')";
        if (!point.isEmpty()) {
            Meaning thousands = new Meaning(
                    point,
                    "the point of " + point + " is between thousands",
                    number("REPLACE(" + column + ", '.', '')"));
            return commaElsewhere(place).isEmpty() && cells.commas() == ColumnSample.Commas.NONE
                    ? List.of(
                            new Meaning(point, "the point of " + point + " is a decimal point", number(column)),
                            thousands)
                    : List.of(thousands);
        }
        return switch (cells.commas()) {
            case NONE, DECIMAL -> List.of(new Meaning(example, "", number(column)));
            case THOUSANDS -> List.of(new Meaning(example, "", number(withoutCommas)));
            case BEHIND_POINTS -> List.of(new Meaning(example, "", number("REPLACE(" + column + ", '.', '')")));
            case EITHER ->
                List.of(
                        new Meaning(
                                example, "the comma of " + example + " is between thousands", number(withoutCommas)),
                        new Meaning(example, "the comma of " + example + " is a decimal point", number(column)));
            case BOTH -> List.of(new Meaning(example, "", YOURS + "(" + column + ")"));
        };
    }

    /** Whoever writes 3,5 or 1.234.567 in one column writes 1.396 for thousands in another; empty if nobody does. */
    private String commaElsewhere(int place) {
        for (int i = 0; i < columns.size(); i++) {
            String example = i == place ? "" : sample.columns().get(i).exampleOfDecimalComma();
            if (!example.isEmpty()) {
                return ", as '" + columns.get(i).name()
                        + (example.contains(",")
                                ? "' has commas before its decimals, such as "
                                : "' has points between thousands, such as ")
                        + example;
            }
        }
        return "";
    }

    private String exampleOfPoint(int place) {
        return sample.columns().get(place).exampleOfPoint(!commaElsewhere(place).isEmpty());
    }

    private String number(String text) {
        String number = dialect.leadingNumber(text);
        return number.equals(text) ? YOURS + "(" + text + ")" : number;
    }

    /** The settings of a metric that is asked for with SQL: what is selected, which of it are labels, and the format of its time. */
    private List<String> query(
            String metric, String time, List<Integer> labels, List<String> values, TimeFormat format) {
        List<String> selected = new ArrayList<>();
        // Names that are words of SQL in one database or another.
        selected.add(time + " AS " + dialect.quote("time"));
        labels.forEach(label -> selected.add(columns.get(label).quoted()));
        if (values.size() == 1) {
            selected.add(values.get(0) + " AS " + dialect.quote("value"));
        } else {
            selected.addAll(values);
        }
        List<String> lines = new ArrayList<>();
        lines.add(metric + ".sql = SELECT " + String.join(", ", selected) + " FROM " + table.from());
        if (labels.stream().anyMatch(label -> columns.get(label).kind() != Kind.TEXT)) {
            lines.add(metric + ".labels = "
                    + labels.stream().map(label -> columns.get(label).name()).collect(Collectors.joining(",")));
        }
        lines.add(metric + ".time-format = " + format.setting());
        return lines;
    }

    /** The same for a table that is not shown, with whatever of it can be drawn. */
    private List<String> query(String time, List<Integer> places, TimeFormat format) {
        List<Integer> labels =
                places.isEmpty() ? textsOfThings() : labels(places).labels();
        return query("metric." + metricName(table.name()), time, labels, values(places, labels), format);
    }

    /** Without a time, names alone tell what is a label. */
    private List<Integer> textsOfThings() {
        return IntStream.range(0, columns.size())
                .filter(place -> columns.get(place).kind() == Kind.TEXT
                        && sample.columns().get(place).repeats()
                        && names.get(place).isIdentity())
                .boxed()
                .toList();
    }

    private LabelChooser.Labels labels(List<Integer> places) {
        TimeGuess any = guesses.get(places.get(0));
        TimeChoice time = new TimeChoice(columns.get(places.get(0)), places, any, 0, List.of());
        return new LabelChooser(new LabelColumns(table, columns, names, guesses, sample, time)).choose();
    }

    /** Without a word of its own on the panel, a query must not mix what a table would warn of. */
    private String warning(List<Integer> places) {
        return labels(places).warning() == null
                ? ""
                : "; several rows have the same time: if they are of different things, select what tells them apart, and name it in metric."
                        + metricName(table.name()) + ".labels";
    }

    /** A name that can stand in front of an equals sign as it is. */
    private static String metricName(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_.]+", "_");
    }

    /** The columns that can be drawn; else the first text that begins with a number, as one; else a one for each row. */
    private List<String> values(List<Integer> places, List<Integer> labels) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size() && values.size() < MOST_VALUES; i++) {
            boolean number = columns.get(i).kind().isNumber();
            boolean time = names.get(i).isTime() && guesses.get(i).format() != null
                    || columns.get(i).name().equalsIgnoreCase("time");
            if (number && !places.contains(i) && !labels.contains(i) && !isKey.test(i) && !time) {
                values.add(columns.get(i).quoted());
            }
        }
        for (int i = 0; i < columns.size() && values.isEmpty(); i++) {
            boolean text = columns.get(i).kind() == Kind.TEXT && !names.get(i).isId();
            if (text && !places.contains(i) && !labels.contains(i)) {
                List<Meaning> meanings = numbersOf(i);
                if (!meanings.isEmpty()) {
                    values.add(meanings.get(0).sql());
                } else if (sample.columns().get(i).numericTexts() > 0) {
                    values.add(number(columns.get(i).quoted()));
                }
            }
        }
        return values.isEmpty() ? List.of("1") : values;
    }

    /** Texts that are dates in a pattern that is known, though no name says so. */
    private List<Integer> textsOfDates() {
        return IntStream.range(0, columns.size())
                .filter(place -> columns.get(place).kind() == Kind.TEXT
                        && sample.columns().get(place).isOfTimes()
                        && !sample.columns().get(place).isClock()
                        && (sample.columns().get(place).isOfDates()
                                || !TextPatterns.fitting(
                                                sample.columns().get(place).distinctValues(), dialect, settings.zone())
                                        .isEmpty()))
                .boxed()
                .toList();
    }

    private Decision refusedForParts(TimeChoice parts) {
        String setting = SettingName.ofTable(table.name()) + ".time = " + parts.name();
        advice.add(setting);
        return refused("no column looks like a time; " + parts.guess().reason()
                + ", but its rows are in no order, so that it may be of something else; if it is when they happened, set "
                + setting);
    }

    private Decision refusedForConversions(List<Conversions.Conversion> fitting) {
        List<Integer> places = fitting.get(0).places();
        String called = places.stream()
                .map(place -> "'" + columns.get(place).name() + "'")
                .collect(Collectors.joining(" and "));
        String examples = places.stream()
                .map(place -> sample.columns().get(place).example())
                .collect(Collectors.joining(" and "));
        List<Choice> choices = fitting.stream().map(this::choice).toList();
        return refused("no column looks like a time; if " + called + ", such as " + examples
                + ", says when, as "
                + fitting.stream().map(Conversions.Conversion::what).collect(Collectors.joining(" or "))
                + ", have the database make a time of it, as in " + oneOf(choices) + warning(places));
    }

    private Choice choice(Conversions.Conversion conversion) {
        List<TableColumn> months = conversion.format().equals(TimeFormat.YYYYMMDD)
                ? PartsOfDay.months(columns.stream()
                        .filter(column -> column.kind().isNumber())
                        .toList())
                : List.of();
        if (!months.isEmpty()) {
            List<String> lines = union(
                    "metric." + metricName(table.name()),
                    months,
                    labels(conversion.places()).labels(),
                    month -> conversion.sql() + " + " + 100 * month,
                    TimeFormat.YYYYMMDD);
            return new Choice("it holds " + conversion.what() + ", and its months are columns", lines);
        }
        return new Choice(
                "the newest is of " + Instant.ofEpochMilli(conversion.newestMillis()) + ", because it holds "
                        + conversion.what(),
                query(conversion.sql(), conversion.places(), conversion.format()));
    }

    /** Says of each column that may be a time what it holds, and what to set. */
    Decision refusedForTime(List<Integer> columnsInDoubt) {
        // The time of day beside a date is told with it.
        List<Integer> open = columnsInDoubt.stream()
                .filter(place -> !isClock(place)
                        || columnsInDoubt.stream().noneMatch(date -> !isClock(date) && clockOf(date) == place))
                .toList();
        List<String> counters = open.stream()
                .filter(place -> sample.columns().get(place).values() > 0
                        && sample.columns().get(place).texts() == 0
                        && !Epochs.areNoTimes(sample.columns().get(place).asNumbers())
                        && formats(place).isEmpty())
                .map(place -> "'" + columns.get(place).name() + "' is called like one, but its newest number, "
                        + ColumnSample.shown(newest(place)) + ", is no time of these years in any format that is known")
                .toList();
        if (counters.size() == open.size()) {
            return refusedForNothing(counters);
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

    /** The column of times of day that belongs to one of dates by its name, or that is the only one; -1 if there is none. */
    private int clockOf(int date) {
        List<Integer> clocks = IntStream.range(0, columns.size())
                .filter(place -> place != date && isClock(place))
                .boxed()
                .toList();
        for (int clock : clocks) {
            if (TimeChooser.belongTogether(
                    columns.get(date).name(), columns.get(clock).name())) {
                return clock;
            }
        }
        return clocks.size() == 1 ? clocks.get(0) : -1;
    }

    /** Whether a column holds times of day: {@code 15:20}, or {@code 1520} if its name says so. */
    private boolean isClock(int place) {
        ColumnSample cells = sample.columns().get(place);
        return cells.isClock()
                || halfDays(place) != null
                || names.get(place).isClock()
                        && cells.texts() > 0
                        && cells.texts() == cells.values()
                        && cells.distinctValues().stream()
                                .allMatch(text ->
                                        CLOCK_DIGITS.matcher(text.toString()).matches())
                        && cells.distinctValues().stream()
                                        .map(text -> text.toString().length())
                                        .distinct()
                                        .count()
                                == 1;
    }

    /** The pattern of a column of times of day such as {@code 3:20 PM}; null if it is none. */
    private @Nullable String halfDays(int place) {
        ColumnSample cells = sample.columns().get(place);
        Set<String> patterns = new TreeSet<>();
        for (Object value : cells.distinctValues()) {
            Matcher matcher = HALF_DAYS.matcher(value.toString().strip());
            if (!matcher.matches()) {
                return null;
            }
            patterns.add("h:mm" + (matcher.group("seconds") == null ? "" : ":ss") + matcher.group("blank") + "a");
        }
        return patterns.size() == 1 ? patterns.iterator().next() : null;
    }

    /** What is left to say: which part of a query a person has to write. Of a table in which nothing counts or measures, that is no news. */
    private Decision refusedForNothing(List<String> counters) {
        List<String> query = query(YOURS, List.of(), timeOfYours());
        return Decision.refused(
                table.name(),
                "no column looks like a time" + (counters.isEmpty() ? "" : ": " + String.join(", ", counters))
                        + "; if one is, write SQL that makes " + kindOfYours() + " of it, in the place of "
                        + YOURS
                        + ", and set " + String.join(" and ", query),
                List.of(),
                List.of(),
                columnNames());
    }

    private TimeFormat timeOfYours() {
        return dialect.hasStrictTypes() ? TimeFormat.TIMESTAMP : TimeFormat.ISO_SPACE;
    }

    private String kindOfYours() {
        return dialect.hasStrictTypes() ? "a timestamp" : "a text such as 2026-11-28 13:05:00";
    }

    private double newest(int place) {
        return Arrays.stream(sample.columns().get(place).asNumbers()).max().orElse(Double.NaN);
    }

    /** The formats in which a column of numbers or of text holds times; the likeliest first. */
    private List<String> formats(int place) {
        ColumnSample cells = sample.columns().get(place);
        Set<String> formats = new LinkedHashSet<>();
        if (cells.texts() == 0) {
            double newest = newest(place);
            TimeFormat certain =
                    epochs.judge(new double[] {newest}, cells.fractions() > 0).format();
            if (names.get(place).isOfGps() && !epochs.asGps(newest).isEmpty()) {
                formats.add(TimeFormat.GPS_SECONDS.setting());
            }
            if (certain != null) {
                formats.add(certain.setting());
            }
            formats.addAll(epochs.fitting(newest));
            if (formats.isEmpty() && conversions.of(place).isEmpty()) {
                formats.addAll(epochs.formatsOfMost(cells.asNumbers()));
            }
            if (conversions.of(place).isEmpty()
                    && formats.stream().noneMatch(format -> epochs.isRecent(millis(format, newest)))) {
                formats.addAll(epochs.fartherOff(newest));
            }
        } else if (cells.numbers() == 0) {
            formats.addAll(TextPatterns.fitting(cells.distinctValues(), dialect, settings.zone()));
            if (formats.isEmpty()) {
                formats.addAll(TextPatterns.fittingMost(cells.distinctValues(), dialect, settings.zone()));
            }
            if (cells.distinctValues().stream()
                    .allMatch(value ->
                            value instanceof String text && text.strip().matches("\\d{8,19}"))) {
                formats.addAll(epochs.fitting(newestOfTexts(cells)));
            }
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
        return TimeCodec.of(TimeFormat.ofSetting(format), kind, dialect, settings.zone())
                .ofCell(cell);
    }

    /** The setting that helps, if one does; else the query. */
    private String advise(int place) {
        ColumnSample cells = sample.columns().get(place);
        String setting = SettingName.ofTable(table.name()) + ".time";
        if (cells.values() == 0 || cells.numbers() == cells.values() && Epochs.areNoTimes(cells.asNumbers())) {
            return "it is looked at again when there are rows; until then set " + setting + " and " + setting
                    + "-format";
        }
        List<String> formats = formats(place);
        List<Conversions.Conversion> fitting = conversions.of(place);
        boolean named = fitting.stream().anyMatch(Conversions.Conversion::isNamed);
        if (!fitting.isEmpty() && (formats.isEmpty() || named)) {
            return "have the database make a time of it, as in "
                    + oneOf(fitting.stream().map(this::choice).toList()) + warning(List.of(place));
        }
        if (formats.isEmpty()) {
            String time = YOURS + "(" + columns.get(place).quoted() + ")";
            List<String> query = query(time, List.of(place), timeOfYours());
            advice.addAll(query);
            return "no format is known for that: have the database make " + kindOfYours() + " of it, by SQL of yours"
                    + " in the place of " + YOURS + ", in " + String.join(" and ", query) + warning(List.of(place));
        }
        String name = columns.get(place).name();
        String suffix = "";
        int clock = clockOf(place);
        if (clock >= 0
                && cells.numbers() == 0
                && formats.stream().anyMatch(format -> !format.contains("H") && format.contains("y"))) {
            // The date alone would have all of a day at midnight.
            ColumnSample times = sample.columns().get(clock);
            boolean digits = !times.isClock();
            boolean seconds = times.distinctValues().stream()
                    .allMatch(value -> value.toString().length() > (digits ? 4 : 5));
            String halfDays = halfDays(clock);
            suffix = halfDays != null
                    ? " " + halfDays
                    : digits ? seconds ? " HHmmss" : " HHmm" : seconds ? " HH:mm:ss" : " HH:mm";
            formats = formats.stream()
                    .filter(format -> !format.equals(TimeFormat.YYYYMMDD.setting()))
                    .toList();
            name = name + " + " + columns.get(clock).name();
        }
        Object newest = cells.texts() == 0 ? newest(place) : tellingOf(cells, formats);
        boolean alike = formats.stream()
                        .map(format -> millis(format, newest))
                        .distinct()
                        .count()
                == 1;
        boolean clear = alike || cells.texts() == 0 && epochs.isRecent(millis(formats.get(0), newest));
        List<Choice> choices = new ArrayList<>();
        for (String format : formats) {
            long millis = millis(format, newest);
            String what = ColumnSample.shown(newest) + " is of "
                    + (millis == TimeCodec.UNREADABLE ? "a day as " + format : Instant.ofEpochMilli(millis));
            DateParts.Found parts = suffix.isEmpty() && cells.numbers() == 0 && !format.contains("H")
                    ? new DateParts(columns, names, sample, dialect, epochs).ofDay(place, TimeFormat.ofSetting(format))
                    : null;
            choices.add(new Choice(
                    what,
                    parts == null
                            ? List.of(setting + " = " + name, setting + "-format = " + format + suffix)
                            : query(
                                    parts.choice().column().quoted(),
                                    parts.choice().places(),
                                    Objects.requireNonNull(
                                            parts.choice().guess().format()))));
        }
        if (clear && choices.size() > 1) {
            advice.addAll(choices.get(0).lines());
            return "set " + setting + " = " + name + " and " + setting + "-format = " + String.join(" or ", formats);
        }
        return "set " + oneOf(choices);
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
