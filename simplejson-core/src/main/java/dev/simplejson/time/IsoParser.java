// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads one ISO 8601 text in any of the forms that {@link Timestamps} lists. */
final class IsoParser {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MAX_OFFSET_SECONDS = 18 * 3600; // that of java.time.ZoneOffset
    private static final int MAX_YEAR_DIGITS = 9;
    private static final int MAX_FRACTION_DIGITS = 9;

    private final TextCursor cursor;
    private final @Nullable ZoneId zone;
    private int milliOfSecond;

    private IsoParser(String text, @Nullable ZoneId zone) {
        this.cursor = new TextCursor(text, 0);
        this.zone = zone;
    }

    /** Epoch milliseconds; without a zone the text must have an offset. */
    static long parse(String text, @Nullable ZoneId zone) {
        return new IsoParser(text, zone).epochMillis();
    }

    private long epochMillis() {
        long epochDay = epochDay();
        if (cursor.atEnd()) {
            return toMillis(
                    LocalDate.ofEpochDay(epochDay).atStartOfDay(requiredZone()).toEpochSecond(), 0);
        }
        separator();
        long localSecond = epochDay * SECONDS_PER_DAY + secondOfDay();
        long epochSecond = cursor.atEnd() ? inZone(localSecond) : localSecond - offsetSeconds();
        cursor.expectEnd();
        return toMillis(epochSecond, milliOfSecond);
    }

    private long epochDay() {
        int year = year();
        cursor.expect('-', "'-'");
        int month = cursor.twoDigits("month", 1, 12);
        cursor.expect('-', "'-'");
        int day = cursor.twoDigits("day", 1, 31);
        int days = CivilDate.lengthOfMonth(year, month);
        if (day > days) {
            throw new Refusal("day is " + day + " in a month of " + days);
        }
        return CivilDate.epochDay(year, month, day);
    }

    private int year() {
        if (cursor.skip('+')) {
            return signedYear(5);
        }
        if (cursor.skip('-')) {
            int year = signedYear(4);
            if (year == 0) {
                throw new Refusal("year is minus zero");
            }
            return -year;
        }
        return (int) cursor.digits(4, "year");
    }

    private int signedYear(int leastDigits) {
        int count = cursor.countDigits(MAX_YEAR_DIGITS);
        if (count < leastDigits || count > MAX_YEAR_DIGITS) {
            throw new Refusal("a year with this sign has " + leastDigits + " to " + MAX_YEAR_DIGITS + " digits");
        }
        return (int) cursor.digits(count, "year");
    }

    private void separator() {
        if (!cursor.skip('T') && !cursor.skip('t') && !cursor.skip(' ')) {
            throw cursor.unexpected("'T'");
        }
    }

    private int secondOfDay() {
        int hour = cursor.twoDigits("hour", 0, 23);
        cursor.expect(':', "':'");
        int minute = cursor.twoDigits("minute", 0, 59);
        int second = 0;
        if (cursor.skip(':')) {
            second = cursor.twoDigits("second", 0, 59);
            milliOfSecond = fraction();
        }
        return (hour * 60 + minute) * 60 + second;
    }

    private int fraction() {
        if (!cursor.skip('.') && !cursor.skip(',')) {
            return 0;
        }
        int count = cursor.countDigits(MAX_FRACTION_DIGITS);
        if (count > MAX_FRACTION_DIGITS) {
            throw new Refusal("its second has more than " + MAX_FRACTION_DIGITS + " decimals");
        }
        long value = cursor.digits(Math.max(count, 1), "fraction");
        for (int digits = count; digits < MAX_FRACTION_DIGITS; digits++) {
            value *= 10;
        }
        return (int) (value / 1_000_000);
    }

    private int offsetSeconds() {
        if (cursor.skip('Z') || cursor.skip('z')) {
            return 0;
        }
        boolean west = cursor.skip('-');
        if (!west) {
            cursor.expect('+', "an offset such as Z or +01:00");
        }
        int seconds = cursor.twoDigits("offset hour", 0, 18) * 3600 + offsetSecondsOfHour();
        if (seconds > MAX_OFFSET_SECONDS) {
            throw new Refusal("offset is more than 18 hours");
        }
        return west ? -seconds : seconds;
    }

    /**
     * The rest of {@code +hh}, {@code +hhmm}, {@code +hhmmss}, {@code +hh:mm} or {@code +hh:mm:ss}; colons are all or
     * none.
     */
    private int offsetSecondsOfHour() {
        boolean colons = cursor.skip(':');
        if (!colons && !cursor.isAtDigit()) {
            return 0;
        }
        int minutes = cursor.twoDigits("offset minute", 0, 59);
        boolean hasSeconds = colons ? cursor.skip(':') : cursor.isAtDigit();
        return minutes * 60 + (hasSeconds ? cursor.twoDigits("offset second", 0, 59) : 0);
    }

    private long inZone(long localSecond) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        return local.atZone(requiredZone()).toEpochSecond();
    }

    private ZoneId requiredZone() {
        if (zone == null) {
            throw cursor.unexpected("an offset such as Z or +01:00");
        }
        return zone;
    }

    /**
     * Counts from the second's end before 1970: the oldest milliseconds that fit belong to a second whose start does
     * not.
     */
    private static long toMillis(long epochSecond, int milliOfSecond) {
        return epochSecond < 0
                ? Math.addExact(Math.multiplyExact(epochSecond + 1, 1000L), milliOfSecond - 1000L)
                : Math.addExact(Math.multiplyExact(epochSecond, 1000L), milliOfSecond);
    }
}
