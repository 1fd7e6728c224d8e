// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.dialect.TableColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time of day beside a year and a day of it, as loggers write it: an hour, with a minute or not, or digits such as {@code 1305}. */
final class ClockOfYear {
    private final SampledTable known;

    ClockOfYear(SampledTable known) {
        this.known = known;
    }

    /**
     * The time of all of them; null if no time of day is beside them.
     *
     * @param newestMillis when the newest day is
     */
    Conversions.@Nullable Conversion of(int year, int day, long newestMillis) {
        for (int place = 0; place < known.columns().size(); place++) {
            if (place == year || place == day || !isClock(place)) {
                continue;
            }
            List<PartsOfDay.Reading> readings = new PartsOfDay(known, place).readings();
            if (readings.isEmpty()) {
                continue;
            }
            List<Integer> places = new ArrayList<>(List.of(year, day, place));
            String digits = YearPart.digitsOfDay(
                            known.dialect(), Conversions.whole(known, year), Conversions.whole(known, day))
                    .transform(days ->
                            "(" + days + ") * 1000000 + " + readings.get(0).digits());
            int minute = new DatePartColumns(known).minute(place);
            if (minute >= 0) {
                places.add(minute);
                digits += " + " + Conversions.whole(known, minute) + " * 100";
            }
            return new Conversions.Conversion(
                    YearPart.DAY_OF_YEAR.what() + " and a time of day, which "
                            + readings.get(0).what(),
                    places,
                    digits,
                    PartsOfDay.DIGITS,
                    newestMillis,
                    true);
        }
        return null;
    }

    private boolean isClock(int place) {
        List<String> words = known.name(place).words();
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        return known.column(place).kind() == TableColumn.Kind.INTEGER
                && (DatePartColumns.PARTS.get(3).contains(last)
                        || last.equals("hhmm")
                        || last.equals("hm")
                        || known.name(place).isClock());
    }
}
