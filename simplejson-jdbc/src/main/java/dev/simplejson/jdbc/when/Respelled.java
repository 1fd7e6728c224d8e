// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.DigitsCodec;
import dev.simplejson.jdbc.time.TextPatterns;
import dev.simplejson.jdbc.time.TimeCodec;
import java.time.Month;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts of a pattern but for a word, {@code 27-ene-2026}, {@code 27. November 2026} or {@code 27/11/2026 11:00:00 p. m.}, with the one that
 * patterns have in its place.
 */
public final class Respelled {
    private static final Pattern HALF = Pattern.compile("([APap])\\.?[ \u00A0\u202F]?[Mm]\\.?$");
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}])\\p{L}{3,}(?!\\p{L})");
    private static final int LETTERS = 3;
    private static final Pattern DIGITS_OF_DAY = Pattern.compile("\\d{8}");

    private final SampledTable known;
    private final int place;
    private final ColumnSample cells;

    public Respelled(SampledTable known, int place) {
        this.known = known;
        this.place = place;
        this.cells = known.cells(place);
    }

    /** Whether all are digits such as {@code 20261122}, the newest of these years, and the rows in their order. */
    public boolean areDigitsOfDays() {
        if (cells.texts() == 0
                || cells.texts() < cells.values()
                || !cells.order().ascends()) {
            return false;
        }
        long newest = Long.MIN_VALUE;
        for (Object value : cells.distinctValues()) {
            long millis = DIGITS_OF_DAY.matcher(value.toString()).matches()
                    ? DigitsCodec.wallClockMillis(Long.parseLong(value.toString()), 8)
                    : TimeCodec.UNREADABLE;
            if (millis == TimeCodec.UNREADABLE) {
                return false;
            }
            newest = Math.max(newest, millis);
        }
        return known.epochs().isOfTheseYears(newest);
    }

    /** The patterns that all texts have then; empty if there are none. */
    public List<String> patterns() {
        if (cells.texts() == 0 || cells.texts() < cells.values()) {
            return List.of();
        }
        MonthNames months = months();
        if (months == null && halves().isEmpty()) {
            return List.of();
        }
        Set<String> texts = cells.distinctValues().stream()
                .map(value -> HALF.matcher(inEnglish(value.toString(), months))
                        .replaceFirst(half -> half.group(1).toUpperCase(Locale.ROOT) + "M"))
                .collect(Collectors.toSet());
        return months == null
                ? TextPatterns.fitting(texts, known.dialect(), known.zone())
                : TextPatterns.fittingCapitals(texts, known.dialect(), known.zone());
    }

    private static String inEnglish(String text, @Nullable MonthNames months) {
        return months == null
                ? text
                : NAME.matcher(text).replaceFirst(name -> {
                    int month = months.month(name.group());
                    return month < 1 ? name.group() : Month.of(month).name().substring(0, LETTERS);
                });
    }

    /** SQL of the texts then. */
    public String sql() {
        String column = known.column(place).quoted();
        MonthNames months = months();
        String inEnglish = months == null ? null : inEnglish(months, column);
        String sql = inEnglish == null ? column : inEnglish;
        for (String half : halves()) {
            String spelled = inEnglish == null ? half : half.toUpperCase(Locale.ROOT);
            String english = spelled.substring(0, 1).toUpperCase(Locale.ROOT) + "M";
            sql = spelled.equals(english) ? sql : "REPLACE(" + sql + ", '" + spelled + "', '" + english + "')";
        }
        return sql;
    }

    /** The language of the months; null if they are of three English letters, or none. */
    private @Nullable MonthNames months() {
        Set<String> names = names();
        MonthNames months = MonthNames.of(names);
        return months == null || inEnglish(months, "") == null ? null : months;
    }

    /** The first word of each text; empty if one has none. */
    private Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Object value : cells.distinctValues()) {
            Matcher matcher = NAME.matcher(value.toString());
            if (!matcher.find()) {
                return Set.of();
            }
            names.add(matcher.group());
        }
        return names;
    }

    private @Nullable String inEnglish(MonthNames months, String column) {
        return names().stream().allMatch(name -> name.length() == LETTERS)
                ? months.inEnglish(column)
                : months.wholeInEnglish(column);
    }

    /** How the halves of the day are written, each with the other one of its kind; empty if there are none. */
    private Set<String> halves() {
        Set<String> halves = new TreeSet<>();
        for (Object value : cells.distinctValues()) {
            Matcher matcher = HALF.matcher(value.toString());
            if (!matcher.find()) {
                return Set.of();
            }
            String rest = matcher.group().substring(1);
            boolean capital = Character.isUpperCase(matcher.group().charAt(0));
            halves.add((capital ? "A" : "a") + rest);
            halves.add((capital ? "P" : "p") + rest);
        }
        return halves;
    }
}
