// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

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

/**
 * Rows that say when a forecast was made, or when something began, and in another column how much later each is: drawn at the former, they
 * are of the wrong time.
 */
public final class LeadsInRows {
    private static final int FEWEST_LEADS = 3;
    private static final int FEWEST_STEPS = 8;

    private static final Set<TimeFormat> LOCAL = Set.of(TimeFormat.ISO_DATE, TimeFormat.ISO_T, TimeFormat.ISO_SPACE);
    /** SQLite makes UTC of them, and leaves out that it is. */
    private static final Set<TimeFormat> ZONED = Set.of(
            TimeFormat.ISO_T_UTC, TimeFormat.ISO_T_OFFSET, TimeFormat.ISO_SPACE_UTC, TimeFormat.ISO_SPACE_OFFSET);

    private static final Set<String> ELAPSED =
            Set.of("elapsed", "offset", "since", "after", "t", "age", "verstrichen", "dauer");

    private final LabelColumns facts;
    private final SampledTable known;
    private final TimeChoice time;
    private final TimeFormat format;
    private final SettingLines lines;

    /**
     * @param format how the time is read
     * @param lines where those that help are added
     */
    public LeadsInRows(LabelColumns facts, TimeFormat format, SettingLines lines) {
        this.facts = facts;
        this.known = facts.known;
        this.time = facts.time;
        this.format = format;
        this.lines = lines;
    }

    /**
     * What is said of numbers that may count how far behind the time each row is; null if there are none.
     *
     * @param labels that were chosen, with these numbers or without
     * @param drawn the columns of values
     * @param hasPart whether some numbers are told as a part of the day
     */
    public LabelDoubts.@Nullable Doubt doubt(List<Integer> labels, List<TableColumn> drawn, boolean hasPart) {
        for (int lead = 0; lead < known.columns().size(); lead++) {
            int place = lead;
            List<Integer> others =
                    labels.stream().filter(label -> label != place).toList();
            List<Unit> units = units(known.name(place).words());
            boolean forecast = isForecast(place);
            boolean elapsed =
                    !forecast && isElapsed(place, others, units) && !(hasPart && !units.equals(List.of(Unit.DAY)));
            List<String> values = values(place, others, drawn);
            if ((forecast || elapsed)
                    && !values.isEmpty()
                    && !facts.isUnique(others)
                    && facts.isUnique(LabelColumns.with(others, List.of(place)))) {
                return doubt(place, others, values, forecast, units);
            }
        }
        return null;
    }

    private LabelDoubts.Doubt doubt(
            int lead, List<Integer> others, List<String> values, boolean forecast, List<Unit> units) {
        String column = known.column(lead).name();
        List<Integer> confirmed = LabelColumns.with(others, List.of(lead));
        List<Unit> likely = forecast && units.size() > 1 ? List.of(Unit.HOUR) : units;
        List<SettingLines.Choice> choices = likely.stream()
                .map(unit -> new SettingLines.Choice(
                        "'" + column + "' counts " + unit.plural, query(lead, others, values, forecast, unit)))
                .toList();
        String counted = likely.size() == 1 ? "how many " + likely.get(0).plural : "how long";
        String text = "[" + column + "] may say " + counted + " after '" + time.name() + "' each row is"
                + (forecast ? " for, as forecasts do" : "") + ", and all of it is drawn at '" + time.name()
                + "'; if so, have the database add " + (forecast ? "them, of several forecasts the last" : "them")
                + ", as in " + lines.oneOf(choices)
                + SettingLines.explained(choices.get(0).lines().get(0)) + "; if it tells lines apart, set "
                + SettingName.labels(known.table().name(), known.namesOf(confirmed));
        return new LabelDoubts.Doubt(
                text, List.of(new LabelDoubts.Choice("'" + column + "' tells lines apart", confirmed)));
    }

    private List<String> query(int lead, List<Integer> others, List<String> values, boolean forecast, Unit unit) {
        String sum = sum(lead, unit);
        String later =
                sum == null ? SettingLines.YOURS + "(" + time.column().quoted() + ", " + quoted(lead) + ")" : sum;
        List<String> query = lines.query(
                lines.metric(forecast ? "_ahead" : "_later"),
                later,
                others,
                values,
                sum == null ? lines.timeOfYours() : formatOfSum(unit));
        if (forecast) {
            List<String> same = new ArrayList<>(List.of(later));
            others.forEach(other -> same.add(quoted(other)));
            String of = String.join(", ", same);
            String last = time.column().quoted();
            query.set(
                    0,
                    query.get(0) + " WHERE (" + of + ", " + last + ") IN (SELECT " + of + ", MAX(" + last + ") FROM "
                            + known.table().from() + " GROUP BY " + of + ")");
        }
        return query;
    }

    private List<String> values(int lead, List<Integer> others, List<TableColumn> drawn) {
        return drawn.stream()
                .filter(value -> !value.equals(known.column(lead))
                        && others.stream()
                                .noneMatch(other -> known.column(other).equals(value)))
                .limit(SettingLines.MOST_VALUES)
                .map(TableColumn::quoted)
                .toList();
    }

    private boolean isForecast(int place) {
        return known.column(place).kind() == Kind.INTEGER
                && areCounts(place, FEWEST_LEADS)
                && !known.name(place).words().equals(List.of("t"))
                && PartsInColumns.isLead(known.name(place).words(), PartsInColumns.isOfIssue(time.name()));
    }

    /** Numbers climb from about zero as long as the time stays, and their name is of a unit or says that they are behind it. */
    private boolean isElapsed(int place, List<Integer> others, List<Unit> units) {
        // A minute of the day, or one that a clock shows, is told as that.
        boolean named = !known.name(place).words().contains("of") && units.size() == 1
                || known.name(place).words().stream().anyMatch(ELAPSED::contains);
        double[] numbers = known.cells(place).asNumbers();
        return named
                && known.column(place).kind().isNumber()
                && areCounts(place, FEWEST_STEPS)
                && 8 * Arrays.stream(numbers).min().orElse(0)
                        <= Arrays.stream(numbers).max().orElse(0)
                && (known.sample().climbsWithin(time.places(), place)
                        || known.sample().climbsWithin(LabelColumns.with(time.places(), others), place));
    }

    private boolean areCounts(int place, int fewest) {
        double[] numbers = known.cells(place).asNumbers();
        return !facts.isTime(place)
                && known.cells(place).distinct() >= fewest
                && numbers.length == known.cells(place).values()
                && Arrays.stream(numbers).allMatch(number -> number >= 0);
    }

    private enum Unit {
        MILLISECOND("milliseconds", 0),
        SECOND("seconds", 1),
        MINUTE("minutes", 60),
        HOUR("hours", 3600),
        DAY("days", 86_400);

        private final String plural;
        private final int seconds;

        Unit(String plural, int seconds) {
            this.plural = plural;
            this.seconds = seconds;
        }
    }

    /** The one that a word is of, also of a name such as {@code minute_in}; those that it could be if none is. */
    private static List<Unit> units(List<String> words) {
        return IntStream.iterate(words.size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(i -> switch (words.get(i)) {
                    case "ms", "msec", "millis", "millisecond", "milliseconds" -> List.of(Unit.MILLISECOND);
                    case "s",
                            "sec",
                            "secs",
                            "second",
                            "seconds",
                            "sekunde",
                            "sekunden",
                            "seconde",
                            "segundo",
                            "segundos" -> List.of(Unit.SECOND);
                    case "minute", "minutes", "min", "mins", "minuten", "minuto", "minutos" -> List.of(Unit.MINUTE);
                    case "h", "hr", "hrs", "hour", "hours", "stunde", "stunden", "hora", "horas" -> List.of(Unit.HOUR);
                    case "d", "day", "days", "tag", "tage" -> List.of(Unit.DAY);
                    default -> List.<Unit>of();
                })
                .filter(units -> !units.isEmpty())
                .findFirst()
                .orElse(List.of(Unit.SECOND, Unit.MINUTE, Unit.HOUR));
    }

    private String quoted(int place) {
        return known.column(place).quoted();
    }

    /** SQL of the time of a row; null where this has no words for it. */
    private @Nullable String sum(int lead, Unit unit) {
        long perSecond = new DayInSql(known, time, format).perMinute() / 60;
        if (perSecond > 0) {
            return time.column().quoted() + " + " + quoted(lead)
                    + (unit.seconds > 0
                            ? times(perSecond * unit.seconds)
                            : perSecond == 1 ? " / 1000.0" : times(perSecond / 1000));
        }
        if (time.column().kind() != Kind.TEXT
                || known.dialect().hasStrictTypes()
                || !LOCAL.contains(format) && !ZONED.contains(format)) {
            return null;
        }
        // https://www.sqlite.org/lang_datefunc.html
        String function = formatOfSum(unit).equals(TimeFormat.ISO_DATE) ? "date(" : "strftime('%Y-%m-%d %H:%M:%f', ";
        return function + time.column().quoted() + ", '+' || "
                + (unit == Unit.MILLISECOND
                        ? quoted(lead) + " / 1000.0 || ' seconds')"
                        : quoted(lead) + " || ' " + unit.plural + "')")
                + (ZONED.contains(format) ? " || 'Z'" : "");
    }

    private static String times(long factor) {
        return factor == 1 ? "" : " * " + factor;
    }

    private TimeFormat formatOfSum(Unit unit) {
        if (time.column().kind() != Kind.TEXT) {
            return format;
        }
        boolean dates = unit == Unit.DAY && format.equals(TimeFormat.ISO_DATE);
        return dates ? TimeFormat.ISO_DATE : ZONED.contains(format) ? TimeFormat.ISO_SPACE_UTC : TimeFormat.ISO_SPACE;
    }
}
