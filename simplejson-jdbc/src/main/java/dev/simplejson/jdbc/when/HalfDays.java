// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.sample.ColumnSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The half of the day, am or pm, in a column of its own beside those of a date and of a time of day that goes to twelve: without it,
 * mornings and evenings would be one.
 *
 * @param places of the date, of the times of day, and of the halves
 * @param reading the time of day of both
 */
public record HalfDays(List<Integer> places, PartsOfDay.Reading reading) {
    private static final Pattern HALF = Pattern.compile("([AaPp])\\.?(?: ?[Mm]\\.?)?");

    private static final Pattern TO_TWELVE = Pattern.compile("(?:0?[1-9]|1[0-2]):.*");

    public HalfDays {
        places = List.copyOf(places);
    }

    /** Those that belong to a date; null if there are none. */
    @Nullable
    public static HalfDays beside(SampledTable known, int date) {
        int half = known.place(place -> isOfHalves(known.cells(place)));
        if (half < 0 || !known.dialect().floorsNumbers()) {
            return null;
        }
        String halves = known.dialect().asText(known.column(half).quoted());
        List<HalfDays> found = known.places(place -> place != date && place != half).stream()
                .map(place -> of(known, date, place, half, halves))
                .filter(Objects::nonNull)
                .toList();
        return found.stream()
                .filter(each -> known.belongTogether(date, each.places().get(1)))
                .findFirst()
                .orElse(found.size() == 1 ? found.get(0) : null);
    }

    private static boolean isOfHalves(ColumnSample cells) {
        Set<String> letters = new HashSet<>();
        for (Object value : cells.distinctValues()) {
            String text = value.toString().strip();
            if (!HALF.matcher(text).matches()) {
                return false;
            }
            letters.add(text.substring(0, 1).toLowerCase(Locale.ROOT));
        }
        return letters.size() == 2;
    }

    private static @Nullable HalfDays of(SampledTable known, int date, int clock, int half, String halves) {
        ColumnSample cells = known.cells(clock);
        if (known.column(clock).kind() == Kind.INTEGER) {
            return ofHours(known, date, clock, half, halves);
        }
        boolean toTwelve = cells.distinct() > 1
                && cells.distinctValues().stream()
                        .allMatch(value ->
                                TO_TWELVE.matcher(value.toString().strip()).matches());
        WrittenClock written = toTwelve ? WrittenClock.of(known, known.column(clock), cells) : null;
        return written == null || written.hasHalves()
                ? null
                : new HalfDays(List.of(date, clock, half), written.reading(halves));
    }

    private static @Nullable HalfDays ofHours(SampledTable known, int date, int hour, int half, String halves) {
        DatePartColumns columns = new DatePartColumns(known);
        double[] hours = known.cells(hour).asNumbers();
        if (!columns.isHour(date, hour)
                || !columns.isBelow(hour, 13)
                || Arrays.stream(hours).anyMatch(each -> each < 1)) {
            return null;
        }
        List<Integer> parts = columns.clock(date, hour);
        String number = WrittenClock.ofHalf(known.wholeNumber(hour), halves);
        StringBuilder digits = new StringBuilder(number + " * 10000");
        StringBuilder seconds = new StringBuilder(number + " * 3600");
        for (int part = 2; part < parts.size(); part++) {
            String below = known.wholeNumber(parts.get(part));
            digits.append(" + ").append(below).append(part == 2 ? " * 100" : "");
            seconds.append(" + ").append(below).append(part == 2 ? " * 60" : "");
        }
        String column = known.column(hour).quoted();
        List<Integer> places = new ArrayList<>(parts);
        places.add(half);
        return new HalfDays(
                places,
                new PartsOfDay.Reading(
                        "counts hours to twelve",
                        column + " BETWEEN 1 AND 12 AND UPPER(" + halves + ") BETWEEN 'A' AND 'Q'",
                        column,
                        digits.toString(),
                        seconds.toString()));
    }

    /** The time of all of them. */
    TimeChoice choice(SampledTable known, TimeChoice date) {
        TimeFormat format = Objects.requireNonNull(date.guess().format());
        DayInSql day = new DayInSql(known, date, format);
        String name = places.stream().map(place -> known.column(place).name()).collect(Collectors.joining(" + "));
        TableColumn together = new TableColumn(name, "(" + day.with(reading) + ")", Kind.INTEGER, "");
        TimeGuess guess = TimeGuess.certain(
                day.format(), "'" + date.name() + "' holds dates, and the others the halves of days and times in them");
        return new TimeChoice(together, places, guess);
    }
}
