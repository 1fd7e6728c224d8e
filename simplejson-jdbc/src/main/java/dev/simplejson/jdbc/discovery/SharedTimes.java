// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.PartsInColumns;
import dev.simplejson.jdbc.when.PartsOfDay;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told of points that are drawn at the same time and may be of different ones: the parts of a day or an hour, in rows or in
 * columns, and forecasts that were made again.
 */
final class SharedTimes {
    private static final String IN_A_QUERY = "have the database make rows of them in a query, metric.<name>.sql";

    private static final Map<TimeFormat, Long> PER_MINUTE = Map.of(
            TimeFormat.EPOCH_SECONDS, 60L,
            TimeFormat.EPOCH_MILLIS, 60_000L,
            TimeFormat.EPOCH_MICROS, 60_000_000L,
            TimeFormat.EPOCH_NANOS, 60_000_000_000L);

    private static final long SHORTEST_DAY_MILLIS = 23 * 3_600_000L;

    private final SampledTable known;
    private final TimeChoice time;
    private final TimeFormat format;
    private final SettingLines lines;

    /**
     * @param format how the time is read
     * @param lines where those that help are added
     */
    SharedTimes(SampledTable known, TimeChoice time, TimeFormat format, SettingLines lines) {
        this.known = known;
        this.time = time;
        this.format = format;
        this.lines = lines;
    }

    /** Numbers or texts that climb through each day or hour are a part of it, or tell lines apart: only somebody who knows can say. */
    String ofPartOfTime(PartsInRows.PartOfTime partOfTime, List<TableColumn> drawn) {
        int part = partOfTime.place();
        TableColumn column = known.column(part);
        List<Integer> others = partOfTime.labels();
        List<String> values = drawn.stream()
                .filter(value -> !value.equals(column)
                        && others.stream()
                                .noneMatch(other -> known.column(other).equals(value)))
                .limit(SettingLines.MOST_VALUES)
                .map(TableColumn::quoted)
                .toList();
        String metric = lines.metric("_by_" + column.name());
        List<SettingLines.Choice> choices = readings(part).stream()
                .map(reading -> new SettingLines.Choice(
                        "'" + column.name() + "' counts " + reading.what(),
                        lines.query(metric, reading.sql(), others, values, reading.format())))
                .toList();
        if (choices.isEmpty()) {
            String both = SettingLines.YOURS + "(" + time.column().quoted() + ", " + column.quoted() + ")";
            choices = List.of(
                    new SettingLines.Choice("", lines.query(metric, both, others, values, lines.timeOfYours())));
        }
        List<String> confirmed = IntStream.range(0, known.columns().size())
                .filter(place -> place == part || others.contains(place))
                .mapToObj(place -> known.column(place).name())
                .toList();
        return "[" + column.name() + "] climbs within each '" + time.name() + "' as a part of the "
                + (endsWithHour() ? "hour" : "day")
                + " does, and all of it is drawn at its beginning; if there is one line"
                + (others.isEmpty() ? "" : " for each of " + known.namesOf(others))
                + (choices.size() == 1 && !choices.get(0).what().isEmpty()
                        ? " and " + choices.get(0).what()
                        : "")
                + ", have the database make the time of both, as in " + lines.oneOf(choices)
                + SettingLines.explained(choices.get(0).lines().get(0)) + "; if it tells lines apart, set "
                + SettingName.ofTable(known.table().name()) + ".labels = " + String.join(",", confirmed);
    }

    /** The ways to read a part of the day or the hour, with the time in front of it; the likeliest first. */
    private List<PartsOfDay.Reading> readings(int part) {
        PartsOfDay parts = new PartsOfDay(known, part);
        return endsWithHour() ? parts.readingsOfHour(time.column().quoted()) : parts.readings(dayAsNumber());
    }

    /** What is drawn beside the points at hand: SQL of its time, how that is read, and the places of its labels. */
    record Line(String time, TimeFormat format, List<Integer> labels) {}

    /**
     * How a line is asked for that is drawn beside what was found: at the time of both where there is one way to read a part of it.
     *
     * @param partOfTime the column that is a part of the day or the hour; null if there is none
     * @param labels of what was found
     */
    Line line(PartsInRows.@Nullable PartOfTime partOfTime, List<Integer> labels) {
        List<PartsOfDay.Reading> readings = partOfTime == null ? List.of() : readings(partOfTime.place());
        return partOfTime == null || readings.size() != 1
                ? new Line(time.column().quoted(), format, labels)
                : new Line(readings.get(0).sql(), readings.get(0).format(), partOfTime.labels());
    }

    private boolean endsWithHour() {
        return time.places().size() > 1 && format.pattern() != null;
    }

    private String dayAsNumber() {
        TableColumn column = time.column();
        Dialect dialect = known.dialect();
        if (column.kind() == Kind.INTEGER) {
            return known.wholeNumber(column.quoted());
        }
        TimeCodec codec = TimeCodec.of(format, column.kind(), dialect, known.zone());
        String text = format.pattern() == null
                ? "REPLACE(" + known.textOfDay(time.places().get(0)) + ", '-', '')"
                : codec.order(dialect, column.quoted());
        return dialect.numberOfText(text);
    }

    /** Columns that are the parts of each day, month or year, or things of their own; null if there are none. */
    @Nullable
    String ofPartsAcross(List<Integer> labels, List<TableColumn> drawn) {
        PartsInColumns.Across parts = PartsInColumns.across(drawn);
        MinuteOfDay minute = parts == null ? null : minuteOfDay();
        if (parts != null && minute != null) {
            return ofPartsOfDay(parts, minute, labels);
        }
        if (parts != null && areDaysApart()) {
            return mayBe(ends(parts), "parts of each '") + IN_A_QUERY;
        }
        if (!known.isOfDays(time, format)) {
            return null;
        }
        String day = dayAsNumber();
        List<TableColumn> across = PartsInColumns.months(drawn);
        if (!across.isEmpty()) {
            return ofDaysAcross(
                    across, "months of the year of '", "_by_month", labels, month -> day + " + " + 100 * month);
        }
        across = PartsInColumns.daysOfMonth(drawn);
        if (!across.isEmpty()) {
            return ofDaysAcross(across, "days of the month of '", "_by_day", labels, date -> day + " + " + date);
        }
        across = PartsInColumns.weekdays(drawn);
        return across.isEmpty() ? null : mayBe(across, "days of the week of '") + IN_A_QUERY;
    }

    private String mayBe(List<TableColumn> across, String what) {
        return "'" + across.get(0).name() + "' to '"
                + across.get(across.size() - 1).name() + "' may be the " + what + time.name()
                + "', and all of them are drawn at its beginning; if they are one line, ";
    }

    private String ofPartsOfDay(PartsInColumns.Across parts, MinuteOfDay minute, List<Integer> labels) {
        String metric = lines.metric("_by_time_of_day");
        lines.add(lines.union(
                metric,
                parts.columns(),
                parts.values(),
                labels,
                part -> minute.sql().apply(parts.minutes().get(part)),
                minute.format()));
        List<String> others = parts.others().stream().map(TableColumn::name).toList();
        return mayBe(ends(parts), "parts of each '")
                + queryOf(metric)
                + (others.isEmpty() ? "" : ", without " + others + ", which count where clocks are put back");
    }

    /** SQL of a minute of the day that a row is of, as a time of the format. */
    private record MinuteOfDay(IntFunction<String> sql, TimeFormat format) {}

    private static List<TableColumn> ends(PartsInColumns.Across parts) {
        List<TableColumn> last = parts.columns().get(parts.columns().size() - 1);
        return List.of(parts.columns().get(0).get(0), last.get(last.size() - 1));
    }

    /** Whether the rows hold a day each: the shortest has 23 hours. */
    private boolean areDaysApart() {
        TimeCodec codec = TimeCodec.of(format, time.column().kind(), known.dialect(), known.zone());
        long[] millis = known.cells(time.places().get(0)).distinctValues().stream()
                .mapToLong(codec::ofCell)
                .filter(each -> each != TimeCodec.UNREADABLE)
                .sorted()
                .toArray();
        return time.places().size() == 1
                && millis.length > 1
                && IntStream.range(1, millis.length).allMatch(i -> millis[i] - millis[i - 1] >= SHORTEST_DAY_MILLIS);
    }

    private @Nullable MinuteOfDay minuteOfDay() {
        if (known.isOfDays(time, format)) {
            String day = dayAsNumber();
            return new MinuteOfDay(minute -> PartsOfDay.minute(day, minute), PartsOfDay.DIGITS);
        }
        Long unit = PER_MINUTE.get(format);
        return unit == null || !areDaysApart()
                ? null
                : new MinuteOfDay(minute -> time.column().quoted() + " + " + minute * unit, format);
    }

    private String ofDaysAcross(
            List<TableColumn> across,
            String what,
            String suffix,
            List<Integer> labels,
            IntFunction<String> timeOfPart) {
        String metric = lines.metric(suffix);
        lines.add(lines.union(metric, across, labels, timeOfPart, TimeFormat.YYYYMMDD));
        return mayBe(across, what) + queryOf(metric);
    }

    private static String queryOf(String metric) {
        return "--jdbc.explain has a query that makes it, " + metric;
    }

    /**
     * Rows that a key tells apart by a second time are of one moment, as forecasts are that were made again: the last of each can be asked for.
     *
     * @return what to say; empty if there are none
     */
    List<String> ofIssues(List<Integer> labels, List<TableColumn> drawn) {
        for (TableInfo.Key key : known.table().keys()) {
            List<String> others = new ArrayList<>(key.columns());
            others.remove(time.name());
            known.namesOf(labels).forEach(others::remove);
            int issued = others.size() == 1 ? known.place(others.get(0)) : -1;
            if (!key.unique()
                    || others.size() + labels.size() + 1 != key.columns().size()
                    || issued < 0
                    || drawn.isEmpty()
                    || known.guess(issued).format() == null
                            && !known.guess(issued).open()) {
                continue;
            }
            List<String> same = new ArrayList<>(List.of(time.column().quoted()));
            labels.forEach(label -> same.add(known.column(label).quoted()));
            String of = String.join(", ", same);
            String last = known.column(issued).quoted();
            List<String> query = lines.query(
                    lines.metric("_last_" + others.get(0)),
                    time.column().quoted(),
                    labels,
                    drawn.stream()
                            .limit(SettingLines.MOST_VALUES)
                            .map(TableColumn::quoted)
                            .toList(),
                    format);
            query.set(
                    0,
                    query.get(0) + " WHERE (" + of + ", " + last + ") IN (SELECT " + of + ", MAX(" + last + ") FROM "
                            + known.table().from() + " GROUP BY " + of + ")");
            lines.add(query);
            return List.of("one '" + time.name() + "' may have a row for each '" + others.get(0)
                    + "'; the last of them alone is drawn by " + String.join(" and ", query));
        }
        return List.of();
    }
}
