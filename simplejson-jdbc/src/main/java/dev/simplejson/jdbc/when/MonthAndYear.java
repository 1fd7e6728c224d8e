// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.TimeCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Texts of a month by its name and a year behind it: {@code Jan-24}, {@code November 2026}, {@code févr. 2026}. */
final class MonthAndYear {
    private static final Pattern TEXT =
            Pattern.compile("(?<month>\\p{L}{3,12}\\.?)(?<between>[-/ .])(?<year>\\d{4}|\\d{2})");

    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 13;

    private final MonthNames months;
    private final String between;
    private final int digitsOfYear;

    /** How many characters each name has; 0 if they differ. */
    private final int lengthOfNames;

    private MonthAndYear(MonthNames months, String between, int digitsOfYear, int lengthOfNames) {
        this.months = months;
        this.between = between;
        this.digitsOfYear = digitsOfYear;
        this.lengthOfNames = lengthOfNames;
    }

    /** How a column writes them; null if it does not, or not all in one way. */
    static @Nullable MonthAndYear of(ColumnSample cells) {
        Set<String> names = new HashSet<>();
        Set<List<Object>> ways = new HashSet<>();
        Set<Integer> lengths = new HashSet<>();
        for (Object value : cells.distinctValues()) {
            Matcher matcher = TEXT.matcher(value.toString());
            if (!matcher.matches()) {
                return null;
            }
            names.add(matcher.group("month"));
            lengths.add(matcher.group("month").length());
            ways.add(List.of(matcher.group("between"), matcher.group("year").length()));
        }
        MonthNames months = ways.size() == 1 ? MonthNames.of(names) : null;
        if (months == null) {
            return null;
        }
        List<Object> way = ways.iterator().next();
        return new MonthAndYear(
                months,
                way.get(0).toString(),
                (int) way.get(1),
                lengths.size() == 1 ? lengths.iterator().next() : 0);
    }

    /** When the month begins; {@link TimeCodec#UNREADABLE} if a cell is none. */
    long epochMillis(Object cell) {
        Matcher matcher = TEXT.matcher(cell.toString());
        return matcher.matches()
                ? YearPart.MONTH.epochMillis(
                        Long.parseLong(matcher.group("year")) + (digitsOfYear == 2 ? 2000 : 0),
                        months.month(matcher.group("month")))
                : TimeCodec.UNREADABLE;
    }

    /** SQL of the first day as a number such as {@code 20261101}. */
    String sql(SampledTable known, int place) {
        String column = known.column(place).quoted();
        List<Integer> lengths = lengthOfNames > 0
                ? List.of(lengthOfNames)
                : IntStream.rangeClosed(SHORTEST_NAME, LONGEST_NAME)
                        .boxed()
                        .collect(Collectors.toCollection(ArrayList::new));
        String year = lengths.stream()
                .map(length -> "WHEN " + column + " LIKE '" + "_".repeat(length) + between + "_".repeat(digitsOfYear)
                        + "' THEN " + known.dialect().substring(column, length + 2, digitsOfYear))
                .collect(Collectors.joining(" ", "CASE ", " END"));
        String century = digitsOfYear == 2 ? "(2000 + " + known.wholeNumber(year) + ")" : known.wholeNumber(year);
        return YearPart.MONTH.sql(known.dialect(), century, months.sql(known.dialect(), column));
    }
}
