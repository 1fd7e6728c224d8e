// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.when.DayInSql;
import dev.simplejson.jdbc.when.PartsInColumns;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Forecasts whose rows say when they were made, and in another column for how much later: drawn at the former, they are of the wrong time. */
final class LeadsInRows {
    private static final int FEWEST = 3;

    private static final Set<TimeFormat> LOCAL = Set.of(TimeFormat.ISO_DATE, TimeFormat.ISO_T, TimeFormat.ISO_SPACE);
    /** SQLite makes UTC of them, and leaves out that it is. */
    private static final Set<TimeFormat> ZONED = Set.of(
            TimeFormat.ISO_T_UTC, TimeFormat.ISO_T_OFFSET, TimeFormat.ISO_SPACE_UTC, TimeFormat.ISO_SPACE_OFFSET);

    private final LabelColumns facts;
    private final SampledTable known;
    private final TimeChoice time;
    private final TimeFormat format;
    private final SettingLines lines;

    /**
     * @param format how the time is read
     * @param lines where those that help are added
     */
    LeadsInRows(LabelColumns facts, TimeFormat format, SettingLines lines) {
        this.facts = facts;
        this.known = facts.known;
        this.time = facts.time;
        this.format = format;
        this.lines = lines;
    }

    /**
     * What is said of numbers that may count how far ahead of the time each row is; null if there are none.
     *
     * @param labels that were chosen, with these numbers or without
     * @param drawn the columns of values
     */
    LabelDoubts.@Nullable Doubt doubt(List<Integer> labels, List<TableColumn> drawn) {
        int lead = IntStream.range(0, known.columns().size())
                .filter(place -> !facts.isTime(place) && isLead(place))
                .findFirst()
                .orElse(-1);
        List<Integer> others = labels.stream().filter(label -> label != lead).toList();
        List<Integer> confirmed = LabelColumns.with(others, List.of(Math.max(lead, 0)));
        if (lead < 0 || facts.isUnique(others) || !facts.isUnique(confirmed)) {
            return null;
        }
        String column = known.column(lead).name();
        Unit unit = unit(known.name(lead).words());
        String sum = sum(lead, unit);
        TimeFormat formatOfSum = sum == null ? lines.timeOfYours() : formatOfSum(unit);
        String ahead =
                sum == null ? SettingLines.YOURS + "(" + time.column().quoted() + ", " + quoted(lead) + ")" : sum;
        List<String> values = drawn.stream()
                .filter(value -> !value.name().equals(column)
                        && others.stream()
                                .noneMatch(other -> known.column(other).equals(value)))
                .limit(SettingLines.MOST_VALUES)
                .map(TableColumn::quoted)
                .toList();
        if (values.isEmpty()) {
            return null;
        }
        List<String> query = lines.query(lines.metric("_ahead"), ahead, others, values, formatOfSum);
        List<String> same = new ArrayList<>(List.of(ahead));
        others.forEach(other -> same.add(quoted(other)));
        String of = String.join(", ", same);
        String last = time.column().quoted();
        query.set(
                0,
                query.get(0) + " WHERE (" + of + ", " + last + ") IN (SELECT " + of + ", MAX(" + last + ") FROM "
                        + known.table().from() + " GROUP BY " + of + ")");
        lines.add(query);
        String text = "[" + column + "] may say how many " + unit.plural + " after '" + time.name()
                + "' each row is for, as forecasts do, and all of it is drawn at '" + time.name()
                + "'; if so, have the database add them, of several forecasts the last, as in "
                + String.join(" and ", query)
                + SettingLines.explained(query.get(0)) + "; if it tells lines apart, set "
                + SettingName.labels(known.table().name(), known.namesOf(confirmed));
        return new LabelDoubts.Doubt(
                text, List.of(new LabelDoubts.Choice("'" + column + "' tells lines apart", confirmed)));
    }

    private boolean isLead(int place) {
        double[] numbers = known.cells(place).asNumbers();
        return known.column(place).kind() == Kind.INTEGER
                && known.cells(place).distinct() >= FEWEST
                && numbers.length == known.cells(place).values()
                && Arrays.stream(numbers).allMatch(number -> number >= 0)
                && PartsInColumns.isLead(known.name(place).words(), PartsInColumns.isOfIssue(time.name()));
    }

    private enum Unit {
        MINUTE("minutes", 1),
        HOUR("hours", 60),
        DAY("days", 1440);

        private final String plural;
        private final int minutes;

        Unit(String plural, int minutes) {
            this.plural = plural;
            this.minutes = minutes;
        }
    }

    /** Hours, unless a word says otherwise. */
    private static Unit unit(List<String> words) {
        if (words.stream().anyMatch(Set.of("minute", "minutes", "min", "mins", "m")::contains)) {
            return Unit.MINUTE;
        }
        return words.stream().anyMatch(Set.of("d", "day", "days")::contains) ? Unit.DAY : Unit.HOUR;
    }

    private String quoted(int place) {
        return known.column(place).quoted();
    }

    /** SQL of the time that a row is for; null where this has no words for it. */
    private @Nullable String sum(int lead, Unit unit) {
        long perMinute = new DayInSql(known, time, format).perMinute();
        if (perMinute > 0) {
            return time.column().quoted() + " + " + quoted(lead) + " * " + perMinute * unit.minutes;
        }
        if (time.column().kind() != Kind.TEXT
                || known.dialect().hasStrictTypes()
                || !LOCAL.contains(format) && !ZONED.contains(format)) {
            return null;
        }
        // https://www.sqlite.org/lang_datefunc.html
        String function = formatOfSum(unit).equals(TimeFormat.ISO_DATE) ? "date(" : "datetime(";
        return function + time.column().quoted() + ", '+' || " + quoted(lead) + " || ' " + unit.plural + "')"
                + (ZONED.contains(format) ? " || 'Z'" : "");
    }

    private TimeFormat formatOfSum(Unit unit) {
        if (time.column().kind() != Kind.TEXT) {
            return format;
        }
        boolean dates = unit == Unit.DAY && format.equals(TimeFormat.ISO_DATE);
        return dates ? TimeFormat.ISO_DATE : ZONED.contains(format) ? TimeFormat.ISO_SPACE_UTC : TimeFormat.ISO_SPACE;
    }
}
