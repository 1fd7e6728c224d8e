// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.sample.ColumnSample;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times of day that are written as text, each in the same way, so that SQL can cut out their digits: {@code 9:30}, {@code 09:30:15 PM},
 * {@code 11:15p}, {@code 9 PM}, {@code 11:00 p. m.}, {@code 05:00 - 06:00}, {@code 05:00-06:00}, {@code 05 - 06}, {@code 0 days 05:00:00},
 * or behind a date that is the same in every row, as programs do that have no type for a time of day: <a
 * href="https://support.microsoft.com/office/format-a-date-and-time-field-in-access-47fbd5cb-8a53-4a46-b3a7-cc3a6ba1d1f9">Access</a> counts
 * days from 1899-12-30.
 */
public final class WrittenClock {
    private static final Pattern CLOCK = Pattern.compile("(?<before>0 days |\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}[T ])?"
            + "(?<hour>\\d{1,2})(?:(?<between>[:.h])(?<minute>[0-5]\\d)(?:[:.](?<second>[0-5]\\d)(?:\\.0{1,9})?)?)?"
            + "(?:[ \u00A0\u202F]?(?<half>[APap])\\.?[ \u00A0\u202F]?(?<m>[Mm]\\.?)?)?(?<zone>Z|[+-]\\d{2}:?\\d{2})?"
            + "(?: ?(?:[Uu]hr|[-–] ?(?<until>\\d.*)))?");

    private static final Pattern OFFSET_OR_END = Pattern.compile("-\\d{2}:\\d{2}");

    /** Those of summer and winter. */
    private static final int MOST_OFFSETS = 2;

    private static final Pattern YEAR = Pattern.compile("\\b\\d{4}\\b");

    /** Access's day with the short year of a Windows that has one. */
    private static final Pattern ACCESS = Pattern.compile("12([-./])30\\1(?:18)?99|30([-./])12\\2(?:18)?99");

    /** SQLite's day of times that have none, beside those before 1980. */
    private static final Pattern FIRST_OF_2000 = Pattern.compile(".*\\b01[-./]0?1\\b.*");

    private static final int FIRST_YEAR = 1980;

    private final SampledTable known;
    private final TableColumn column;
    private final String before;
    private final String between;
    private final boolean hasShortHours;
    private final boolean hasSeconds;
    private final boolean hasHalves;

    private WrittenClock(
            SampledTable known,
            TableColumn column,
            String before,
            String between,
            boolean hasShortHours,
            boolean hasSeconds,
            boolean hasHalves) {
        this.known = known;
        this.column = column;
        this.before = before;
        this.between = between;
        this.hasShortHours = hasShortHours;
        this.hasSeconds = hasSeconds;
        this.hasHalves = hasHalves;
    }

    /** How a column writes them; null if it does not, or not all in one way. */
    @Nullable
    static WrittenClock of(SampledTable known, TableColumn column, ColumnSample sample) {
        if (sample.values() == 0 || !known.dialect().floorsNumbers() || sample.numbers() > 0) {
            return null;
        }
        Set<String> spellings = new HashSet<>();
        boolean ranges = areRanges(sample);
        boolean shortHours = false;
        Matcher last = null;
        for (Object value : sample.distinctValues()) {
            Matcher matcher = CLOCK.matcher(text(value));
            if (!matcher.matches() || !isTimeOfDay(matcher) || !ranges && !isHere(matcher.group("zone"), known)) {
                return null;
            }
            shortHours |= matcher.group("hour").length() == 1;
            spellings.add(matcher.group("before")
                    + '|'
                    + matcher.group("between")
                    + '|'
                    + (matcher.group("second") == null)
                    + '|'
                    + (matcher.group("half") == null));
            if (spellings.size() > 1) {
                return null;
            }
            last = matcher;
        }
        if (last == null) {
            return null;
        }
        if (".".equals(last.group("between"))
                && last.group("half") == null
                && !ColumnName.of(column.name()).isClock()) {
            return null; // 3.10 is a version, or a number.
        }
        String before = last.group("before");
        boolean dated = before != null && !before.startsWith("0 ");
        return dated && (!isNoDay(before) || sample.distinct() < 2)
                ? null
                : new WrittenClock(
                        known,
                        column,
                        before == null ? "" : before,
                        Objects.requireNonNullElse(last.group("between"), ""),
                        shortHours,
                        last.group("second") != null,
                        last.group("half") != null);
    }

    /** Whether what looks like an offset, {@code 00:15-00:30}, is another one in other rows, and so the end of each. */
    private static boolean areRanges(ColumnSample sample) {
        Set<@Nullable String> zones = new HashSet<>();
        for (Object value : sample.distinctValues()) {
            Matcher matcher = CLOCK.matcher(text(value));
            if (!matcher.matches()
                    || matcher.group("zone") == null
                    || !OFFSET_OR_END.matcher(matcher.group("zone")).matches()) {
                return false;
            }
            zones.add(matcher.group("zone"));
        }
        return zones.size() > MOST_OFFSETS;
    }

    /** Of a type for times, as the database writes it as text. */
    private static String text(Object value) {
        if (value instanceof java.sql.Timestamp time) {
            return time.toLocalDateTime().toLocalDate() + " "
                    + time.toLocalDateTime().toLocalTime();
        }
        return value instanceof String text ? text : "";
    }

    private static boolean isTimeOfDay(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group("hour"));
        if (matcher.group("minute") == null && matcher.group("m") == null) {
            // The next hour ends one; other numbers are ages, or sizes, and 10 A are amperes.
            String until = matcher.group("until");
            return until != null
                    && matcher.group("half") == null
                    && until.matches("\\d{1,2}")
                    && hour < 24
                    && Integer.parseInt(until) % 24 == (hour + 1) % 24;
        }
        return matcher.group("half") == null ? hour < 24 : hour >= 1 && hour <= 12;
    }

    private static boolean isHere(@Nullable String zone, SampledTable known) {
        return zone == null
                || (zone.equals("Z") || zone.matches("[+-]00:?00"))
                        && known.zone().equals(ZoneOffset.UTC);
    }

    /** Whether a date is one that no row happened on. */
    private static boolean isNoDay(String date) {
        Matcher year = YEAR.matcher(date);
        return ACCESS.matcher(date.strip()).matches()
                || year.find()
                        && (Integer.parseInt(year.group()) < FIRST_YEAR
                                || year.group().equals("2000")
                                        && FIRST_OF_2000.matcher(date).matches());
    }

    /** Whether a column holds times of day behind a date that no row happened on, the same in each. */
    public static boolean isOfOneDay(SampledTable known, int place) {
        WrittenClock clock = of(known, known.column(place), known.cells(place));
        return clock != null && clock.isOfOneDay();
    }

    /** Whether a column of text holds times of day in any one way. */
    public static boolean isIn(SampledTable known, int place) {
        return of(known, known.column(place), known.cells(place)) != null;
    }

    private boolean hasMinutes() {
        return !between.isEmpty();
    }

    private boolean isOfOneDay() {
        return before.length() > "0 days ".length();
    }

    /** SQL of the texts behind the date of {@link #isOfOneDay}. */
    static String textOf(SampledTable known, int place) {
        WrittenClock clock = of(known, known.column(place), known.cells(place));
        return clock == null ? known.dialect().asText(known.column(place).quoted()) : clock.text();
    }

    /** SQL of the texts, from the hour on. */
    private String text() {
        String text = known.dialect().asText(column.quoted());
        return before.isEmpty() ? text : known.dialect().substring(text, before.length() + 1, 15);
    }

    /** SQL of whether an hour has one digit. */
    private String isShort(String text) {
        if (hasMinutes()) {
            return text + " LIKE '_" + between + "%'";
        }
        // 9 PM, 9PM, 9-10
        String second = known.dialect().substring(text, 2, 1);
        return second + " < '0' OR " + second + " > '9'";
    }

    /** Whether each says whether it is of the morning. */
    boolean hasHalves() {
        return hasHalves;
    }

    PartsOfDay.Reading reading() {
        return reading(hasHalves ? text() : "");
    }

    /** SQL of an hour that goes to twelve, as one of the day; {@code halves} is SQL of a text in which a P stands for afternoons. */
    static String ofHalf(String hour, String halves) {
        return "(" + hour + " - CASE WHEN " + hour + " = 12 THEN 12 ELSE 0 END + CASE WHEN UPPER(" + halves
                + ") LIKE '%P%' THEN 12 ELSE 0 END)";
    }

    /** @param halves SQL of a text that says which half of the day it is; empty if hours go to 23 */
    PartsOfDay.Reading reading(String halves) {
        Dialect dialect = known.dialect();
        String text = text();
        String padded =
                hasShortHours ? "CASE WHEN " + isShort(text) + " THEN '0' || " + text + " ELSE " + text + " END" : text;
        String hour = known.wholeNumber(dialect.substring(padded, 1, 2));
        String minute = known.wholeNumber(dialect.substring(padded, 4, 2));
        String second = known.wholeNumber(dialect.substring(padded, 7, 2));
        if (!halves.isEmpty()) {
            hour = ofHalf(hour, halves);
        }
        String shape = hasMinutes() ? "__" + between + "__" + (hasSeconds ? "___" : "") + "%" : "__%";
        String dated = before.isEmpty() ? "" : dialect.asText(column.quoted()) + " LIKE '" + before + "%' AND ";
        return new PartsOfDay.Reading(
                "holds times of day",
                dated + padded + " LIKE '" + shape + "'",
                column.quoted(),
                hour + " * 10000" + (hasMinutes() ? " + " + minute + " * 100" : "")
                        + (hasSeconds ? " + " + second : ""),
                hour + " * 3600" + (hasMinutes() ? " + " + minute + " * 60" : "") + (hasSeconds ? " + " + second : ""));
    }
}
