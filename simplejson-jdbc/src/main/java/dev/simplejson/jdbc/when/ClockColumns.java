// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.sample.ColumnSample;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of times of day that stand as text beside those of dates. */
public final class ClockColumns {
    private static final Pattern HALF_DAYS = Pattern.compile(
            "(?:0?[1-9]|1[0-2]):[0-5]\\d(?<seconds>:[0-5]\\d)?(?<blank> ?)[AP]M", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOCK_DIGITS = Pattern.compile("([01]\\d|2[0-3])[0-5]\\d([0-5]\\d)?");

    private static final Pattern WITH_MILLIS = Pattern.compile("\\d\\d:\\d\\d:\\d\\d[.,]\\d{3}");

    private static final Pattern WITH_POINTS = Pattern.compile("(?:[01]\\d|2[0-3])\\.[0-5]\\d(?:\\.[0-5]\\d)?");

    private final SampledTable known;

    public ClockColumns(SampledTable known) {
        this.known = known;
    }

    /** The column of times of day that belongs to one of dates by its name, that is the only one, or next to it; -1 if there is none. */
    public int of(int date) {
        List<Integer> clocks = known.places(place -> place != date && isClock(place));
        return clocks.stream()
                .filter(clock -> known.belongTogether(date, clock))
                .findFirst()
                .orElse(clocks.size() == 1 ? clocks.get(0) : clocks.contains(date + 1) ? date + 1 : -1);
    }

    /** Whether a column holds times of day: {@code 15:20}, or {@code 1520} if its name says so. */
    public boolean isClock(int place) {
        ColumnSample cells = known.cells(place);
        return cells.isClock()
                || halfDays(place) != null
                || WrittenClock.isIn(known, place)
                || known.name(place).isClock()
                        && cells.areTexts(text -> CLOCK_DIGITS.matcher(text).matches())
                        && cells.distinctValues().stream()
                                        .map(text -> text.toString().length())
                                        .distinct()
                                        .count()
                                == 1;
    }

    /** The column of fractions of the days beside it, called as their time of day; -1 if there is none. */
    public int fraction(int days) {
        return known.place(place -> place != days
                && known.cells(place).fractions() > 0
                && known.cells(place).numbers() == known.cells(place).values()
                && Arrays.stream(known.cells(place).asNumbers()).allMatch(number -> number >= 0 && number < 1)
                && known.belongTogether(days, place));
    }

    /** The pattern of a column of times of day such as {@code 3:20 PM}; null if it is none. */
    private @Nullable String halfDays(int place) {
        ColumnSample cells = known.cells(place);
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

    /** The pattern that reads them behind a date; empty if they are read by SQL alone. */
    public String pattern(int clock) {
        ColumnSample times = known.cells(clock);
        String halfDays = halfDays(clock);
        if (halfDays != null) {
            return halfDays;
        }
        // As in Italy and Finland; no number, although it looks like one.
        if (times.distinctValues().stream()
                .allMatch(value -> WITH_POINTS.matcher(value.toString()).matches())) {
            return times.example().length() > "'HH.mm'".length() ? "HH.mm.ss" : "HH.mm";
        }
        if (times.numericTexts() == 0 && !times.isClock()) {
            return "";
        }
        if (times.areTexts(text -> WITH_MILLIS.matcher(text).matches())) {
            return times.areTexts(text -> text.contains(",")) ? "HH:mm:ss,SSS" : "HH:mm:ss.SSS";
        }
        boolean digits = !times.isClock();
        boolean seconds = times.distinctValues().stream()
                .allMatch(value -> value.toString().length() > (digits ? 4 : 5));
        return digits ? seconds ? "HHmmss" : "HHmm" : seconds ? "HH:mm:ss" : "HH:mm";
    }
}
