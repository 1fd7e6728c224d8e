// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One time of a date and of the times of day in the columns beside it. */
final class DateAndTime {
    /** So often nothing climbs by accident. */
    private static final int FEWEST_STEPS = 6;

    private static final String MORNING = "06:00";
    private static final String EVENING = "18:00";

    private final SampledTable known;

    DateAndTime(SampledTable known) {
        this.known = known;
    }

    /** That of a date column beside a column of times of day, when their names say that they belong together; null if there is none. */
    @Nullable
    TimeChoice of(int date) {
        TimeFormat format = known.guess(date).format();
        if (format == null
                || !TimeChooser.DAYS.contains(format) && !known.cells(date).isOfMidnights()) {
            return null;
        }
        TimeChoice both = halfDays(date);
        for (int time = 0; time < known.columns().size() && both == null; time++) {
            boolean clock = known.column(time).kind() == TableColumn.Kind.TIME_OF_DAY
                    || known.cells(time).isClock();
            boolean together = clock
                    ? known.belongTogether(date, time)
                    : WrittenClock.isOfOneDay(known, time)
                            && (known.belongTogether(date, time) || isOnlyDateBeside(date, time));
            if (time != date && together) {
                both = of(date, time);
            }
        }
        int behind = date + 1;
        boolean byOrder = both == null && behind < known.columns().size() && isClockThatClimbs(date, behind);
        if (byOrder) {
            both = of(date, behind);
        }
        DateParts.Found found = both == null ? new DateParts(known).ofDay(date) : null;
        both = found == null ? both : found.choice();
        TimeChoice.Doubt doubt = both == null ? null : doubt(both);
        if (doubt == null && byOrder && !isOfWholeDays(behind)) {
            doubt = new TimeChoice.Doubt(
                    "'" + known.column(behind).name() + "' is taken for the time of day of each '"
                            + known.column(date).name()
                            + "', because it climbs or falls within it, but it may be how long something took",
                    known.column(date).name());
        }
        return both == null || doubt == null ? both : both.doubted(doubt);
    }

    /** That of columns that somebody named, the date first; null if they make none. */
    @Nullable
    TimeChoice named(List<Integer> places) {
        DateParts.Found found = new DateParts(known).named(places);
        if (found != null) {
            return found.choice();
        }
        if (places.size() == 2) {
            return of(places.get(0), places.get(1));
        }
        TimeChoice halves = places.size() > 2 ? halfDays(places.get(0)) : null;
        return halves != null && halves.places().equals(places) ? halves : null;
    }

    /** A date, and the times of its mornings and evenings with a column that says of which they are; null if there is none. */
    private @Nullable TimeChoice halfDays(int date) {
        TimeGuess guess = known.guess(date);
        HalfDays halves = guess.format() == null ? null : HalfDays.beside(known, date);
        return halves == null ? null : halves.choice(known, new TimeChoice(known.column(date), List.of(date), guess));
    }

    /** Whether times of day run through each date, or back, whatever they are called: {@code MST}, or a word of another language. */
    private boolean isClockThatClimbs(int date, int time) {
        if (known.column(time).kind() != TableColumn.Kind.TIME_OF_DAY
                && !known.cells(time).isClock()) {
            return false;
        }
        List<@Nullable Object> clocks = known.cells(time).cells();
        int up = 0;
        int down = 0;
        for (int row = 1; row < known.sample().rows(); row++) {
            boolean sameDay =
                    known.cells(date).ordinalAt(row) == known.cells(date).ordinalAt(row - 1);
            if (sameDay && clocks.get(row) != null && clocks.get(row - 1) != null) {
                int order = padded(clocks.get(row)).compareTo(padded(clocks.get(row - 1)));
                up += order > 0 ? 1 : 0;
                down += order < 0 ? 1 : 0;
            }
        }
        return Math.min(up, down) == 0 && Math.max(up, down) >= FEWEST_STEPS;
    }

    /** Whether times of day run from night to evening: where all are of a few hours, they may be durations in their order. */
    private boolean isOfWholeDays(int time) {
        List<String> clocks = known.cells(time).distinctValues().stream()
                .map(DateAndTime::padded)
                .toList();
        return clocks.stream().anyMatch(clock -> clock.compareTo(MORNING) < 0)
                && clocks.stream().anyMatch(clock -> clock.compareTo(EVENING) >= 0);
    }

    private static String padded(@Nullable Object clock) {
        String text = String.valueOf(clock).strip();
        return text.indexOf(':') == 1 ? "0" + text : text;
    }

    /** Whether no other column holds dates that a time of day could belong to. */
    private boolean isOnlyDateBeside(int date, int time) {
        return known.place(other -> other != date
                        && other != time
                        && (known.cells(other).isOfIsoDates()
                                || known.cells(other).isOfMidnights()))
                < 0;
    }

    /** What the times of day beside a date tell that may be none, or are meant otherwise; null if nothing. */
    private TimeChoice.@Nullable Doubt doubt(TimeChoice both) {
        int date = both.place();
        List<Integer> timeOfDay = both.places().subList(1, both.places().size());
        String dates = known.column(date).name();
        if (known.sample().isMidnightLast(date, timeOfDay)) {
            return new TimeChoice.Doubt(
                    "midnight comes behind the other times of day of each '" + dates
                            + "', so that it may be the end of that day, and is drawn a day too early; if so, have the database make"
                            + " the times in a query, metric.<name>.sql",
                    null);
        }
        int time = timeOfDay.get(0);
        return known.cells(time).isOfEarlyHours()
                ? new TimeChoice.Doubt(
                        "every '" + known.column(time).name()
                                + "' is before 3 o'clock, so that it may be how long something took on that '" + dates
                                + "'",
                        dates)
                : null;
    }

    private TimeChoice of(int date, int time) {
        TableColumn left = known.column(date);
        TableColumn right = known.column(time);
        boolean typed = (left.kind() == TableColumn.Kind.DATE || left.kind() == TableColumn.Kind.TIMESTAMP)
                && right.kind() == TableColumn.Kind.TIME_OF_DAY;
        String clock = known.dialect().asText(right.quoted());
        if (WrittenClock.isOfOneDay(known, time)) {
            clock = WrittenClock.textOf(known, time);
        } else if (!typed && known.cells(time).texts() > 0 && !known.cells(time).isTimeOfDay()) {
            clock = "CASE WHEN " + clock + " LIKE '_:%' THEN '0' || " + clock + " ELSE " + clock + " END";
        }
        if (!typed && known.guess(date).format() != null && known.cells(time).hasCommas()) {
            clock = "REPLACE(" + clock + ", ',', '.')"; // As Java's and Python's logs have it.
        }
        String expression = typed
                ? known.dialect()
                        .timestampOf(
                                left.kind() == TableColumn.Kind.DATE
                                        ? left.quoted()
                                        : "CAST(" + left.quoted() + " AS DATE)",
                                right.quoted())
                : "(" + known.textOfDay(date) + " || ' ' || " + clock + ")";
        TimeFormat format = typed ? TimeFormat.TIMESTAMP : TimeFormat.ISO_SPACE;
        TableColumn.Kind kind = typed ? TableColumn.Kind.TIMESTAMP : TableColumn.Kind.TEXT;
        TableColumn both = new TableColumn(left.name() + " + " + right.name(), expression, kind, "");
        TimeGuess guess =
                TimeGuess.certain(format, "'" + left.name() + "' holds dates and '" + right.name() + "' times of day");
        return new TimeChoice(both, List.of(date, time), guess);
    }
}
