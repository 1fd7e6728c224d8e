// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.when.DayInSql;
import dev.simplejson.jdbc.when.PartsInColumns;
import dev.simplejson.jdbc.when.PartsOfDay;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told of points that are drawn at the same time and may be of different ones: the parts of a day or an hour, in rows or
 * in columns, and forecasts that were made again.
 */
public final class SharedTimes {
    private static final String IN_A_QUERY = "have the database make rows of them in a query, metric.<name>.sql";

    /** Of hours and minutes as digits, {@code 1305}. */
    private static final int DIGITS_PER_MINUTE = 100;

    private final SampledTable known;
    private final TimeChoice time;
    private final TimeFormat format;
    private final SettingLines lines;
    private final DayInSql day;

    /**
     * @param format how the time is read
     * @param lines where those that help are added
     */
    public SharedTimes(SampledTable known, TimeChoice time, TimeFormat format, SettingLines lines) {
        this.known = known;
        this.time = time;
        this.format = format;
        this.lines = lines;
        this.day = new DayInSql(known, time, format);
    }

    /** Numbers or texts that climb through each day or hour are a part of it, or tell lines apart: only somebody who knows can say. */
    public LabelDoubts.Doubt ofPartOfTime(PartsInRows.PartOfTime partOfTime, List<TableColumn> drawn) {
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
                        "'" + column.name() + "' " + reading.what(),
                        lines.query(metric, reading.sql(), others, values, reading.format())))
                .toList();
        if (isReadTogether(part)) {
            // The table itself is drawn then, with all that is known of it.
            choices = List.of(new SettingLines.Choice(
                    choices.get(0).what(),
                    List.of(known.setting() + ".time = " + time.name() + " + " + column.name())));
        }
        if (choices.isEmpty()) {
            String both = SettingLines.YOURS + "(" + time.column().quoted() + ", " + column.quoted() + ")";
            choices = List.of(
                    new SettingLines.Choice("", lines.query(metric, both, others, values, lines.timeOfYours())));
        }
        List<Integer> confirmed = known.places(place -> place == part || others.contains(place));
        String text = "[" + column.name() + "] climbs within each '" + time.name() + "' as a part of the "
                + (endsWithHour() ? "hour" : "day")
                + " does, and all of it is drawn at its beginning; if there is one line"
                + (others.isEmpty() ? "" : " for each of " + known.namesOf(others))
                + (choices.size() == 1 && !choices.get(0).what().isEmpty()
                        ? " and " + choices.get(0).what()
                        : "")
                + ", have the database make the time of both, as in " + lines.oneOf(choices)
                + SettingLines.explained(choices.get(0).lines().get(0)) + "; if it tells lines apart, set "
                + SettingName.labels(known.table().name(), known.namesOf(confirmed));
        return new LabelDoubts.Doubt(
                text, List.of(new LabelDoubts.Choice("'" + column.name() + "' tells lines apart", confirmed)));
    }

    /** The time of both in SQL, and what the part does if it is that. */
    private record Reading(String what, String sql, TimeFormat format) {}

    /** The ways to read a part of the day or the hour, with the time in front of it; the likeliest first. */
    private List<Reading> readings(int part) {
        PartsOfDay parts = new PartsOfDay(known, part);
        return endsWithHour()
                ? List.of(new Reading(
                        parts.whatInHour(), parts.timeInHour(time.column().quoted()), PartsOfDay.DIGITS))
                : parts.readings().stream()
                        .map(reading -> new Reading(reading.what(), day.with(reading), day.format()))
                        .toList();
    }

    /** Whether a date and a time of day are one time as soon as both are named. */
    private boolean isReadTogether(int part) {
        return known.cells(part).isClock()
                && time.column().kind() != Kind.INTEGER
                && format.pattern() == null
                && known.isOfDays(time, format);
    }

    /** What is drawn beside the points at hand: SQL of its time, how that is read, and the places of its labels. */
    public record Line(String time, TimeFormat format, List<Integer> labels) {}

    /**
     * How a line is asked for that is drawn beside what was found: at the time of both where there is one way to read a part of it.
     *
     * @param partOfTime the column that is a part of the day or the hour; null if there is none
     * @param labels of what was found
     */
    public Line line(PartsInRows.@Nullable PartOfTime partOfTime, List<Integer> labels) {
        List<Reading> readings = partOfTime == null ? List.of() : readings(partOfTime.place());
        return partOfTime == null || readings.size() != 1
                ? new Line(time.column().quoted(), format, labels)
                : new Line(readings.get(0).sql(), readings.get(0).format(), partOfTime.labels());
    }

    private boolean endsWithHour() {
        return time.places().size() > 1 && format.pattern() != null;
    }

    /** Columns that are the parts of each hour, day, month or year, or forecasts, or things of their own; null if there are none. */
    public LabelDoubts.@Nullable Doubt ofPartsAcross(List<Integer> labels, List<TableColumn> drawn) {
        String text = acrossText(labels, drawn);
        String own = "each of these columns is a line of its own";
        return text == null
                ? null
                : new LabelDoubts.Doubt(
                        text + "; if " + own + ", set "
                                + SettingName.labels(known.table().name(), known.namesOf(labels)),
                        List.of(new LabelDoubts.Choice(own, labels)));
    }

    private @Nullable String acrossText(List<Integer> labels, List<TableColumn> drawn) {
        List<TableColumn> leads = PartsInColumns.leads(drawn, false);
        if (!leads.isEmpty()) {
            return ofLeads(leads);
        }
        PartsInColumns.Across parts = PartsInColumns.across(drawn, known);
        if (parts != null && day.minute(0) != null) {
            return ofPartsOfDay(parts, labels);
        }
        if (parts != null && day.areDaysApart()) {
            return mayBe(ends(parts), "parts of each '") + IN_A_QUERY;
        }
        String dates = known.isOfDays(time, format) ? ofDates(labels, drawn) : null;
        if (dates != null) {
            return dates;
        }
        SortedMap<Integer, TableColumn> minutes = PartsInColumns.minutesOfHour(drawn);
        if (!minutes.isEmpty() && isOfHours()) {
            return ofMinutes(minutes, labels);
        }
        leads = PartsInColumns.leads(drawn, PartsInColumns.isOfIssue(time.name()));
        return leads.isEmpty() ? null : ofLeads(leads);
    }

    private @Nullable String ofDates(List<Integer> labels, List<TableColumn> drawn) {
        String digits = day.digits();
        List<TableColumn> across = PartsInColumns.months(drawn);
        if (!across.isEmpty()) {
            return ofDaysAcross(
                    across, "months of the year of '", "_by_month", labels, month -> digits + " + " + 100 * month);
        }
        across = PartsInColumns.daysOfMonth(drawn, known);
        if (!across.isEmpty()) {
            return ofDaysAcross(across, "days of the month of '", "_by_day", labels, date -> digits + " + " + date);
        }
        across = PartsInColumns.weekdays(drawn);
        return across.isEmpty() ? null : mayBe(across, "days of the week of '") + IN_A_QUERY;
    }

    private String ofLeads(List<TableColumn> leads) {
        return "'" + leads.get(0).name() + "' to '"
                + leads.get(leads.size() - 1).name()
                + "' may be forecasts of later and later times, and all of them are drawn at '" + time.name()
                + "'; if they are one line, " + IN_A_QUERY;
    }

    /** Whether each row is of an hour, and the next of the next. */
    private boolean isOfHours() {
        return endsWithHour() || day.areHoursApart();
    }

    private String ofMinutes(SortedMap<Integer, TableColumn> minutes, List<Integer> labels) {
        List<TableColumn> columns = List.copyOf(minutes.values());
        List<Integer> begins = List.copyOf(minutes.keySet());
        String what = mayBe(columns, "minutes of each '");
        long unit = endsWithHour() ? DIGITS_PER_MINUTE : day.perMinute();
        if (unit == 0) {
            return what + IN_A_QUERY;
        }
        String metric = lines.metric("_by_minute");
        lines.add(lines.union(
                metric, columns, labels, part -> time.column().quoted() + " + " + begins.get(part) * unit, format));
        return what + queryOf(metric);
    }

    private String mayBe(List<TableColumn> across, String what) {
        return "'" + across.get(0).name() + "' to '"
                + across.get(across.size() - 1).name() + "' may be the " + what + time.name()
                + "', and all of them are drawn at its beginning; if they are one line, ";
    }

    private String ofPartsOfDay(PartsInColumns.Across parts, List<Integer> labels) {
        String metric = lines.metric("_by_time_of_day");
        lines.add(lines.union(
                metric,
                parts.columns(),
                parts.values(),
                labels,
                part -> Objects.requireNonNull(day.minute(parts.minutes().get(part))),
                day.format()));
        List<String> others = parts.others().stream().map(TableColumn::name).toList();
        return mayBe(ends(parts), "parts of each '")
                + queryOf(metric)
                + (others.isEmpty() ? "" : ", without " + others + ", which count where clocks are put back");
    }

    private static List<TableColumn> ends(PartsInColumns.Across parts) {
        List<TableColumn> last = parts.columns().get(parts.columns().size() - 1);
        return List.of(parts.columns().get(0).get(0), last.get(last.size() - 1));
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
     * Dates that several rows share, where another column says when in the day each was.
     *
     * @param ranked all that may be the time, the best first
     * @return what to say; empty if there is none
     */
    public List<String> ofTimesBeside(List<TimeChoice> ranked) {
        for (TimeChoice other : ranked) {
            TimeFormat otherFormat = other.guess().format();
            int place = other.place();
            if (otherFormat != null
                    && other.places().size() == 1
                    && !time.placeSet().contains(place)
                    && known.isOfDays(time, format)
                    && !known.isOfDays(other, otherFormat)
                    && known.name(place).timeName() != ColumnName.TimeName.LATER
                    && known.cells(place).distinct()
                            > 2 * known.cells(time.place()).distinct()) {
                String setting = known.setting() + ".time = " + other.name();
                lines.add(List.of(setting));
                return List.of("several rows have the same '" + time.name() + "', and '" + other.name()
                        + "' says when in the day as well; if each is to be drawn at that, set " + setting);
            }
        }
        return List.of();
    }

    /**
     * Rows that a key tells apart by a second time are of one moment, as forecasts are that were made again: the last of each can be asked
     * for.
     *
     * @return what to say; empty if there are none
     */
    public List<String> ofIssues(List<Integer> labels, List<TableColumn> drawn) {
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
