// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.TimeCodec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A year in one column, and its month, quarter, week or day in another. */
final class YearAndPart {
    private static final Pattern LETTER_AND_NUMBER = Pattern.compile("[MQW]\\d{1,2}");
    private static final Map<Character, YearPart> LETTERS =
            Map.of('M', YearPart.MONTH, 'Q', YearPart.QUARTER, 'W', YearPart.WEEK);

    /** Of years of two digits. */
    private static final int THIS_CENTURY = 2000;

    private final SampledTable known;

    YearAndPart(SampledTable known) {
        this.known = known;
    }

    /** The time of both; null if the column is no year, or nothing beside it divides years. */
    Conversions.@Nullable Conversion of(int year) {
        if (!called(year, YearPart.YEARS)) {
            return null;
        }
        int century = hasTwoDigits(year) ? THIS_CENTURY : 0;
        String yearInSql = century == 0
                ? Conversions.whole(known, year)
                : "(" + century + " + " + Conversions.whole(known, year) + ")";
        for (int part = 0; part < known.columns().size(); part++) {
            YearPart numbered = numbered(part);
            MonthNames months = numbered == null ? MonthNames.of(known.cells(part)) : null;
            YearPart what = numbered != null
                    ? numbered
                    : months != null
                            ? YearPart.MONTH
                            : called(part, YearPart.WEEKS)
                                    ? YearPart.WEEK
                                    : called(part, YearPart.QUARTERS)
                                            ? YearPart.QUARTER
                                            : called(part, YearPart.DAYS_OF_YEAR)
                                                            || known.name(part)
                                                                    .words()
                                                                    .equals(List.of("day", "of", "year"))
                                                    ? YearPart.DAY_OF_YEAR
                                                    : null;
            if (part == year || what == null) {
                continue;
            }
            long newest = Long.MIN_VALUE;
            for (int row = 0; row < known.sample().rows(); row++) {
                Object left = known.cells(year).cells().get(row);
                Object right = known.cells(part).cells().get(row);
                long millis = left == null || right == null || numbered != null && isOfWholeYear(what, right)
                        ? newest
                        : what.epochMillis(
                                century + Conversions.number(left),
                                numbered != null
                                        ? numberOf(right)
                                        : months != null ? months.month(right) : Conversions.number(right));
                if (millis == TimeCodec.UNREADABLE && left != null && right != null) {
                    newest = Long.MAX_VALUE;
                }
                newest = Math.max(newest, millis);
            }
            if (known.epochs().isOfAnyYear(newest)) {
                String number = numbered != null
                        ? known.wholeNumber(
                                known.dialect().substring(known.column(part).quoted(), 2, 2))
                        : months != null
                                ? months.sql(known.dialect(), known.column(part).quoted())
                                : Conversions.whole(known, part);
                Conversions.Conversion withClock = what == YearPart.DAY_OF_YEAR && century == 0
                        ? new ClockOfYear(known).of(year, part, newest)
                        : null;
                if (withClock != null) {
                    return withClock;
                }
                String sql = what.sql(known.dialect(), yearInSql, number);
                if (numbered != null) {
                    // What is of the whole year, M13 or Q05, is left out.
                    sql = "CASE WHEN " + number + " BETWEEN 1 AND " + what.most() + " THEN " + sql + " END";
                }
                return new Conversions.Conversion(what.what(), List.of(year, part), sql, what.format(), newest, true);
            }
        }
        return null;
    }

    private boolean hasTwoDigits(int year) {
        return known.cells(year).distinctValues().stream()
                .mapToLong(Conversions::number)
                .allMatch(number -> number >= 0 && number < 100);
    }

    /**
     * What texts are that have a letter in front of a number: {@code M01}, {@code Q4}, {@code W53}; null if they are no such. The one that
     * comes behind the last of a year is of all of it: <a href="https://download.bls.gov/pub/time.series/cu/cu.txt">M13 and Q05</a>.
     */
    private @Nullable YearPart numbered(int place) {
        ColumnSample cells = known.cells(place);
        Set<Character> letters =
                texts(place).map(text -> text.isEmpty() ? ' ' : text.charAt(0)).collect(Collectors.toSet());
        if (cells.texts() == 0 || cells.texts() < cells.values() || letters.size() != 1) {
            return null;
        }
        YearPart part = LETTERS.get(letters.iterator().next());
        return part != null
                        && texts(place)
                                .allMatch(
                                        text -> LETTER_AND_NUMBER.matcher(text).matches())
                        && texts(place)
                                .mapToLong(YearAndPart::numberOf)
                                .allMatch(number ->
                                        number >= 1 && number <= part.most() + (part == YearPart.WEEK ? 0 : 1))
                ? part
                : null;
    }

    private static long numberOf(Object letterAndNumber) {
        return Long.parseLong(letterAndNumber.toString().strip().substring(1));
    }

    private static boolean isOfWholeYear(YearPart part, Object letterAndNumber) {
        return numberOf(letterAndNumber) > part.most();
    }

    private Stream<String> texts(int place) {
        return known.cells(place).distinctValues().stream()
                .map(text -> text.toString().strip());
    }

    private boolean called(int place, Set<String> words) {
        return known.name(place).words().stream().anyMatch(words::contains);
    }
}
