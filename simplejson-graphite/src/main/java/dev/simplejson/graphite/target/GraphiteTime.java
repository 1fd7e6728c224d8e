// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import dev.simplejson.model.Parameters;
import dev.simplejson.model.SimpleJsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The ends of a range as Graphite's clients write them: epoch seconds, {@code -1h}, {@code 08:00_20260315}, {@code midnight-1d}. */
public final class GraphiteTime {
    private static final long DEFAULT_RANGE_MILLIS = 86_400_000;

    /** The year 10000. Anything later was meant as milliseconds. */
    private static final long LATEST_SECOND = 253_402_300_800L;

    /** Epoch seconds, as Grafana sends them; with fewer digits a unit was forgotten. */
    private static final Pattern BEFORE_1970 = Pattern.compile("-\\d{5,11}");

    /** What Graphite takes for a day and for no epoch seconds. */
    private static final Pattern DAY = Pattern.compile("(19(?!00)|[2-9]\\d)\\d\\d(0\\d|1[0-2])([0-2]\\d|3[01])");

    private GraphiteTime() {}

    /**
     * The range of a request by its parameters {@code from}, {@code until} and {@code tz}, where its days begin: UTC if that is not said.
     */
    public static Window window(Parameters parameters, long nowMillis) {
        return window(given("from", parameters), given("until", parameters), zone(parameters.first("tz")), nowMillis);
    }

    private static @Nullable String given(String name, Parameters parameters) {
        return parameters.names().contains(name) ? parameters.first(name) : null;
    }

    private static ZoneId zone(String text) {
        try {
            return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw SimpleJsonException.badRequest(
                    "tz is '" + Texts.abridged(text) + "'; expected a time zone, such as Europe/Berlin");
        }
    }

    /**
     * The range of a request. As in Graphite a missing start is a day ago, a missing end is now, and ends in the wrong order are swapped.
     *
     * @param from as sent; null if it was not
     * @param until as sent; null if it was not
     * @throws SimpleJsonException of kind {@code BAD_REQUEST} if one of them is no time, or there is none between them
     */
    static Window window(@Nullable String from, @Nullable String until, ZoneId zone, long nowMillis) {
        long start = from == null ? nowMillis - DEFAULT_RANGE_MILLIS : epochMillis("from", from, zone, nowMillis);
        long end = until == null ? nowMillis : epochMillis("until", until, zone, nowMillis);
        if (start == end) {
            throw SimpleJsonException.badRequest(
                    "from and until are the same time, " + (from == null ? "now" : from) + "; expected a range");
        }
        return new Window(Math.min(start, end), Math.max(start, end), nowMillis, zone);
    }

    private static long epochMillis(String field, String text, ZoneId zone, long nowMillis) {
        String plain = text.replaceAll("[\\s_,]", "").toLowerCase(Locale.ROOT);
        boolean isNumber = !plain.isEmpty() && plain.chars().allMatch(c -> c >= '0' && c <= '9');
        if (isNumber && !DAY.matcher(plain).matches()) {
            long seconds = plain.length() > 12 ? Long.MAX_VALUE : Long.parseLong(plain);
            if (seconds >= LATEST_SECOND) {
                throw failure(field, text);
            }
            return seconds * 1000;
        }
        if (BEFORE_1970.matcher(plain).matches()) {
            return Long.parseLong(plain) * 1000;
        }
        int sign = IntStream.range(0, plain.length())
                .filter(i -> plain.charAt(i) == '+' || plain.charAt(i) == '-')
                .findFirst()
                .orElse(plain.length());
        Long reference = reference(plain.substring(0, sign), zone, nowMillis);
        Interval offset = Interval.parse(sign == plain.length() ? "+0s" : plain.substring(sign));
        if (reference == null || offset == null) {
            throw failure(field, text);
        }
        return reference + offset.millis();
    }

    /** What an offset is from; null if it is no time. */
    private static @Nullable Long reference(String text, ZoneId zone, long nowMillis) {
        if (text.isEmpty() || text.equals("now")) {
            return nowMillis;
        }
        LocalDateTime local = CalendarTime.parse(text, LocalDateTime.ofInstant(Instant.ofEpochMilli(nowMillis), zone));
        // As Graphite does where clocks go back, and a time comes twice.
        return local == null
                ? null
                : (Long) local.atZone(zone)
                        .withLaterOffsetAtOverlap()
                        .toInstant()
                        .toEpochMilli();
    }

    private static SimpleJsonException failure(String field, String text) {
        return SimpleJsonException.badRequest(field + " is '" + Texts.abridged(text)
                + "'; expected epoch seconds, now, a day as 20260315, 03/15/2026, march 15, monday or yesterday,"
                + " a time of today or of a day as 16:00, 6pm, noon or 16:00_20260315,"
                + " or any of these with an offset in s, min, h, d, w, mon or y; such as -6h");
    }
}
