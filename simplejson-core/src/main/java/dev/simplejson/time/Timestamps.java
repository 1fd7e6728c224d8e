// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Turns every spelling of a time that Grafana's clients use into epoch milliseconds (milliseconds since
 * 1970-01-01T00:00:00Z), and back into text.
 *
 * <p>What is finer than a millisecond is rounded down, towards the past, also before 1970:
 * {@code 1969-12-31T23:59:59.9999Z} is -1. A unit is never guessed from the size of a number.
 *
 * <p>All methods are static, hold no state and are thread-safe. No argument may be null: {@link
 * NullPointerException}. What is not a time, or does not fit in a {@code long} of milliseconds (the years -292275055
 * to +292278994), is refused with an {@link IllegalArgumentException}; its message quotes at most 60 characters of
 * the text, with everything that is not printable ASCII escaped, says what is wrong and what is accepted, and is fit
 * to be shown to the sender. Texts of more than 100 characters are refused unread.
 *
 * <h2>ISO 8601</h2>
 *
 * <p>{@code 2026-11-22T05:00:00.123Z} is what Grafana sends and is read fastest. Also accepted:
 *
 * <ul>
 *   <li>a space or {@code t} in place of {@code T};
 *   <li>no seconds ({@code 05:00}), or seconds with 1 to 9 decimals after {@code .} or {@code ,};
 *   <li>{@code Z}, {@code z}, or an offset of at most 18 hours: {@code +01}, {@code +0100}, {@code +01:00}, {@code
 *       +010000}, {@code +01:00:00};
 *   <li>years beyond four digits as {@code java.time} and JavaScript print them, always with a sign: {@code
 *       +12345-01-01}, {@code +012345-01-01}, {@code -0001-01-01}; 5 to 9 digits after {@code +} and 4 to 9 after
 *       {@code -}; no minus zero.
 * </ul>
 *
 * <p>The calendar is the proleptic Gregorian one, as in {@code java.time}. Hour 24 and second 60 are refused: neither
 * JavaScript nor {@code java.time} prints them, and a leap second has no epoch milliseconds of its own.
 *
 * <h2>Relative times</h2>
 *
 * <p>{@code now}, followed by any number of steps that apply from left to right: {@code +6h}, {@code -1d} (the count
 * may be left out: 1; at most 10 digits) and rounding, {@code /d}. {@code now-1M/M+2h} is two hours into the previous
 * month. The units are {@code s}, {@code m} (minutes), {@code h}, {@code d}, {@code w}, {@code M} (months), {@code Q}
 * (quarters) and {@code y} or {@code Y}. Spaces between the parts are ignored. These are the rules of Grafana's date
 * math (<a
 * href="https://grafana.com/docs/grafana/latest/dashboards/use-dashboards/#time-units-and-relative-ranges">time units
 * and relative ranges</a>, {@code packages/grafana-data/src/datetime/datemath.ts}), with these differences:
 *
 * <ul> <li>a week starts on Monday (ISO 8601). In Grafana it follows the viewer's locale and preference, which are not sent; <li>fiscal
 * units ({@code fQ}, {@code fy}) are refused: the month in which the fiscal year starts is a dashboard setting that is not sent; <li>where
 * midnight comes twice on one day, as in Havana in autumn, the day starts with the first; Grafana takes the one whose offset holds at the
 * time that is rounded; <li>an anchor other than {@code now} ({@code 2026-11-22||/d}) is refused.
 * </ul>
 *
 * <p>Seconds, minutes and hours are exact durations; days and longer units move the calendar and keep the time of
 * day, so {@code now-1d} can be 23 or 25 hours ago. A month too short for the day gives its last day.
 */
public final class Timestamps {
    private static final int MAX_LENGTH = 100;
    private static final String ACCEPTED_ISO = "ISO 8601 such as 2026-11-22T05:00:00.123Z or 2026-11-22T06:00:00+01:00";
    private static final String ACCEPTED_LOCAL =
            ACCEPTED_ISO + ", or without the offset: 2026-11-22T06:00:00, 2026-11-22";
    private static final String ACCEPTED_ANY = "ISO 8601 such as 2026-11-22T05:00:00.123Z, epoch milliseconds such as"
            + " 1795323600123, relative such as now-6h or now-1d/d";

    private Timestamps() {}

    /**
     * The instant that a request's text means; rounding such as {@code now/d} goes to the start of the unit, as in the
     * {@code from} of a Grafana range.
     *
     * <p>The text is ISO 8601, relative, or a decimal number, which is always epoch <em>milliseconds</em> because
     * that is what Grafana's {@code ${__from}} and {@code ${__to}} expand to; so {@code 2026} is two seconds after
     * 1970 began, not a year.
     *
     * @param text ISO 8601, epoch milliseconds in decimal, or relative to now
     * @param clock what {@code now} is; read only for relative times. Give both ends of a range one
     *     {@linkplain Clock#fixed fixed} clock, or they can fall on different days
     * @param zone where the days of {@code /d} and longer units begin, and where an ISO text without an offset is
     *     local; see {@link #ofIso(CharSequence, ZoneId)}
     * @return epoch milliseconds
     * @throws IllegalArgumentException if the text is none of these, or the time does not fit
     */
    public static long parse(CharSequence text, Clock clock, ZoneId zone) {
        return parse(text, clock, zone, DateMath.Rounding.START_OF_UNIT);
    }

    /**
     * The same as {@link #parse}, but rounding such as {@code now/d} goes to the last millisecond of the unit, as in
     * the {@code to} of a Grafana range: {@code now/d} to {@code now/d} is the whole of today.
     *
     * <p>Only {@code /} differs. A date alone is still the start of that day.
     *
     * @param text ISO 8601, epoch milliseconds in decimal, or relative to now
     * @param clock what {@code now} is; read only for relative times
     * @param zone where the days of {@code /d} and longer units begin, and where an ISO text without an offset is local
     * @return epoch milliseconds
     * @throws IllegalArgumentException if the text is none of these, or the time does not fit
     */
    public static long parseEnd(CharSequence text, Clock clock, ZoneId zone) {
        return parse(text, clock, zone, DateMath.Rounding.END_OF_UNIT);
    }

    /**
     * The instant of an ISO 8601 text that says its offset from UTC.
     *
     * @param text for example {@code 2026-11-22T05:00:00.123Z}
     * @return epoch milliseconds
     * @throws IllegalArgumentException if the text is not ISO 8601, has no offset, or the time does not fit
     */
    public static long ofIso(CharSequence text) {
        long epochMillis = InstantForm.parse(text);
        return epochMillis != InstantForm.OTHER_FORM
                ? epochMillis
                : read(text, ACCEPTED_ISO, string -> IsoParser.parse(string, null));
    }

    /**
     * The instant of an ISO 8601 text that may leave out its offset from UTC, or be a date alone, which is the start
     * of that day.
     *
     * <p>A local time that a clock change skipped moves on by the length of the gap; one that happened twice is the
     * first. A day whose midnight was skipped starts after the gap. These are the rules of {@link
     * java.time.ZonedDateTime#ofLocal} and {@link java.time.LocalDate#atStartOfDay(ZoneId)}.
     *
     * @param text for example {@code 2026-11-22T06:00:00}, {@code 2026-11-22} or {@code 2026-11-22T05:00:00.123Z}
     * @param zone where a text without an offset is local; unused when the text has one
     * @return epoch milliseconds
     * @throws IllegalArgumentException if the text is not ISO 8601, or the time does not fit
     */
    public static long ofIso(CharSequence text, ZoneId zone) {
        Objects.requireNonNull(zone, "zone");
        long epochMillis = InstantForm.parse(text);
        return epochMillis != InstantForm.OTHER_FORM
                ? epochMillis
                : read(text, ACCEPTED_LOCAL, string -> IsoParser.parse(string, zone));
    }

    /**
     * The instant a number of units after (or, if negative, before) 1970-01-01T00:00:00Z.
     *
     * @param amount how many units
     * @param unit what {@code amount} counts; units finer than a millisecond are rounded down: -1 microsecond is -1
     *     millisecond
     * @return epoch milliseconds
     * @throws IllegalArgumentException if the time does not fit
     */
    public static long ofEpoch(long amount, TimeUnit unit) {
        Objects.requireNonNull(unit, "unit");
        return read(Long.toString(amount), acceptedNumber(unit), ignored -> EpochNumber.millis(amount, unit));
    }

    /**
     * The instant a number of units after 1970-01-01T00:00:00Z, as a floating point number of any size.
     *
     * <p>A {@code double} can rarely hold a decimal fraction exactly, so the one nearest to a whole millisecond means
     * that millisecond: 1795323600.123 seconds are 1795323600123 milliseconds although the {@code double} lies just
     * below. Any other value is rounded down.
     *
     * @param amount how many units; neither NaN nor infinite
     * @param unit what {@code amount} counts
     * @return epoch milliseconds
     * @throws IllegalArgumentException if the amount is NaN or infinite, or the time does not fit
     */
    public static long ofEpoch(double amount, TimeUnit unit) {
        Objects.requireNonNull(unit, "unit");
        return read(Double.toString(amount), acceptedNumber(unit), ignored -> EpochNumber.millis(amount, unit));
    }

    /**
     * The instant a number of units after 1970-01-01T00:00:00Z, as decimal text; exact, then rounded down.
     *
     * @param number ASCII digits with an optional leading {@code -}, decimals after a {@code .} and an exponent of at
     *     most two digits: {@code 1795323600.123}, {@code 1.795323600123E9}
     * @param unit what {@code number} counts
     * @return epoch milliseconds
     * @throws IllegalArgumentException if the text is not such a number, or the time does not fit
     */
    public static long ofEpoch(CharSequence number, TimeUnit unit) {
        Objects.requireNonNull(unit, "unit");
        return read(number, acceptedNumber(unit), string -> EpochNumber.parse(string, unit));
    }

    /**
     * The instant as Grafana writes it: ISO 8601 in UTC with three decimals, {@code 2026-11-22T05:00:00.123Z}.
     *
     * <p>24 characters in the years 0000 to 9999; other years have a sign and as many digits as they need, at least
     * four. The result read by {@link #ofIso(CharSequence)} is {@code epochMillis} again, for every {@code long}.
     *
     * @param epochMillis epoch milliseconds, any value
     * @return the text
     */
    public static String toIso(long epochMillis) {
        return InstantForm.format(epochMillis);
    }

    private static long parse(CharSequence text, Clock clock, ZoneId zone, DateMath.Rounding rounding) {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(zone, "zone");
        long epochMillis = InstantForm.parse(text);
        return epochMillis != InstantForm.OTHER_FORM
                ? epochMillis
                : read(text, ACCEPTED_ANY, string -> parseAny(string, clock, zone, rounding));
    }

    private static long parseAny(String text, Clock clock, ZoneId zone, DateMath.Rounding rounding) {
        if (DateMath.isRelative(text)) {
            return DateMath.parse(text, Instant.ofEpochMilli(clock.millis()).atZone(zone), rounding);
        }
        if (EpochNumber.isNumber(text)) {
            return EpochNumber.parse(text, TimeUnit.MILLISECONDS);
        }
        return IsoParser.parse(text, zone);
    }

    private static long read(CharSequence text, String accepted, ToLongFunction<String> reader) {
        try {
            if (text.length() == 0) {
                throw new Refusal("it is empty");
            }
            if (text.length() > MAX_LENGTH) {
                throw new Refusal("it is " + text.length() + " characters long, at most " + MAX_LENGTH + " are read");
            }
            return reader.applyAsLong(text.toString());
        } catch (Refusal refusal) {
            throw refused(text, refusal.reason(), accepted, refusal);
        } catch (ArithmeticException | DateTimeException outside) {
            throw refused(text, "it does not fit in epoch milliseconds", accepted, outside);
        }
    }

    private static IllegalArgumentException refused(
            CharSequence text, String reason, String accepted, Exception cause) {
        return new IllegalArgumentException(
                Refusal.quote(text) + " is not a time: " + reason + "; accepted: " + accepted, cause);
    }

    private static String acceptedNumber(TimeUnit unit) {
        return "a decimal number of " + unit.name().toLowerCase(Locale.ROOT) + " since 1970";
    }
}
