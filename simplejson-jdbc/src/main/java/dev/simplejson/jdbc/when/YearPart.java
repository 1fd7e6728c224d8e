// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.time.TimeCodec;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/** What divides a year, beside it or behind it: what it is called, when each begins, and SQL of that. */
enum YearPart {
    MONTH("a year and a month", 12),
    QUARTER("a year and a quarter", 4),
    WEEK("a year and a week of ISO 8601", 53),
    DAY_OF_YEAR("a year and a day of it", 366);

    static final Set<String> YEARS = Set.of(
            "year", "years", "yr", "yyyy", "jahr", "annee", "ano", "anio", "anno", "jaar", "aar", "rok", "vuosi",
            "season");
    static final Set<String> MONTHS =
            Set.of("month", "months", "mon", "monat", "mois", "mes", "maand", "yyyymm", "ym", "yearmonth", "period");
    static final Set<String> WEEKS =
            Set.of("week", "weeks", "wk", "kw", "woche", "semaine", "semana", "isoweek", "yearweek", "yyyyww");
    static final Set<String> QUARTERS = Set.of("quarter", "quarters", "qtr", "quartal", "trimestre", "kwartaal");
    static final Set<String> DAYS_OF_YEAR = Set.of("doy", "yday", "dayofyear", "jday");

    private final String what;
    private final int most;

    YearPart(String what, int most) {
        this.what = what;
        this.most = most;
    }

    /** When it begins, in UTC; {@link TimeCodec#UNREADABLE} if there is none of that number. */
    long epochMillis(long year, long number) {
        boolean inDays = this == WEEK || this == DAY_OF_YEAR;
        if (year < (inDays ? 1970 : 1000) || year > 2100) {
            return TimeCodec.UNREADABLE; // The SQL for days counts leap years from 1970 on.
        }
        LocalDate first = LocalDate.of((int) year, 1, 1);
        try {
            return millis(
                    switch (this) {
                        case MONTH -> first.withMonth(Math.toIntExact(number));
                        case QUARTER -> first.withMonth(Math.toIntExact(3 * number - 2));
                        case DAY_OF_YEAR -> first.withDayOfYear(Math.toIntExact(number));
                        case WEEK -> week(first, number);
                    });
        } catch (DateTimeException | ArithmeticException none) {
            return TimeCodec.UNREADABLE;
        }
    }

    private static LocalDate week(LocalDate first, long number) {
        if (number < 1 || number > 53) {
            throw new DateTimeException("no year has a week " + number);
        }
        // https://www.iso.org/iso-8601-date-and-time-format.html: the first week is that with the fourth of
        // January.
        return first.withDayOfMonth(4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(number - 1);
    }

    String what() {
        return what;
    }

    /** The largest number in any year. */
    int most() {
        return most;
    }

    /** How {@link #sql} is read. */
    TimeFormat format() {
        return this == WEEK || this == DAY_OF_YEAR ? TimeFormat.UNIX_DAY : TimeFormat.YYYYMMDD;
    }

    /** Of whole numbers, with nothing but arithmetic: from 1970 to 2100 every fourth year is a leap year. */
    String sql(Dialect dialect, String year, String number) {
        String newYear = "365 * (" + year + " - 1970) + " + dialect.quotient("(" + year + " - 1969)", "4");
        return switch (this) {
            case MONTH -> year + " * 10000 + " + number + " * 100 + 1";
            case QUARTER -> year + " * 10000 + " + number + " * 300 - 199";
            case DAY_OF_YEAR -> newYear + " + " + number + " - 1";
            // The Monday on or before the fourth of January; the first Monday since 1970 was its fifth day.
            case WEEK -> "(" + dialect.quotient("(" + newYear + " + 6)", "7") + " + " + number + " - 1) * 7 - 3";
        };
    }

    /** SQL of the days as a number such as {@code 20261122}, of whole numbers of a year and a day of it. */
    static String digitsOfDay(Dialect dialect, String year, String day) {
        // As if February had 30 days, a month and what is before it are straight lines.
        String leap = "CASE WHEN " + year + " = 4 * " + dialect.quotient(year, "4") + " THEN 1 ELSE 0 END";
        String even = "(" + day + " + CASE WHEN " + day + " > 59 + " + leap + " THEN 2 - " + leap + " ELSE 0 END)";
        String month = dialect.quotient("(12 * " + even + " + 361)", "367");
        return year + " * 10000 + " + month + " * 100 + " + even + " - "
                + dialect.quotient("(367 * " + month + " - 362)", "12");
    }

    static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
