// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.time.Timestamps;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the ends of the range while a request is read, wherever they stand, and makes them one range at the end, when the
 * time zone is known too.
 *
 * <p>A missing or null end (Grafana sends null for a date it cannot read) is taken from the raw range if that is readable, else
 * from the default.
 */
final class RangeFields {
    private static final long FIRST_OF_SECONDS =
            Instant.parse("1980-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_OF_SECONDS =
            Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2100;

    /** As {@code 20260315}, of the same years; which months have 31 days is not looked at. */
    private static final Pattern DAY = Pattern.compile("(19[89]\\d|20\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");

    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String rawFrom;
    private @Nullable String rawTo;

    void from(@Nullable String text) {
        from = text == null || text.isBlank() ? from : text;
    }

    void to(@Nullable String text) {
        to = text == null || text.isBlank() ? to : text;
    }

    /** Reads {@code {from, to, raw: {from, to}}}; the parser stands on the value. */
    void readRange(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "from" -> from(Scalars.time(parser));
                case "to" -> to(Scalars.time(parser));
                case "raw" -> readRaw(parser);
                default -> parser.skipChildren();
            }
        }
    }

    /** Reads {@code {from, to}} as the user typed them, unless both ends are known; the parser stands on the value. */
    void readRaw(JsonParser parser) throws IOException {
        boolean needless = from != null && to != null;
        if (needless || parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "from" -> rawFrom = Scalars.text(parser);
                case "to" -> rawTo = Scalars.text(parser);
                default -> parser.skipChildren();
            }
        }
    }

    TimeRange resolve(Clock clock, ZoneId zone, Duration defaultRange) {
        long end = to == null ? rawEnd(clock, zone) : parse("range.to", to, clock, zone, true);
        long start =
                from == null ? rawStart(end, clock, zone, defaultRange) : parse("range.from", from, clock, zone, false);
        // An empty range is a zoom to one instant: its millisecond is what can be shown.
        long begin = start == end && end > Long.MIN_VALUE ? start - 1 : start;
        if (begin >= end) {
            throw SimpleJsonException.badRequest("the range goes from " + Timestamps.toIso(start) + " to "
                    + Timestamps.toIso(end) + "; expected 'from' before 'to'");
        }
        return new TimeRange(begin, end);
    }

    private long rawEnd(Clock clock, ZoneId zone) {
        Long end = parseOrNull(rawTo, clock, zone, true);
        return end != null ? end : clock.millis();
    }

    private long rawStart(long end, Clock clock, ZoneId zone, Duration defaultRange) {
        Long start = parseOrNull(rawFrom, clock, zone, false);
        return start != null && start < end ? start : end - defaultRange.toMillis();
    }

    private static @Nullable Long parseOrNull(@Nullable String text, Clock clock, ZoneId zone, boolean end) {
        if (text == null) {
            return null;
        }
        try {
            long epochMillis = end ? Timestamps.parseEnd(text, clock, zone) : Timestamps.parse(text, clock, zone);
            return refusedIfOtherUnit(end ? "rangeRaw.to" : "rangeRaw.from", text, epochMillis, end);
        } catch (IllegalArgumentException unreadable) {
            return null; // The raw range is what a user typed, and only a fallback: the default stands in for it.
        }
    }

    private static long parse(String field, String text, Clock clock, ZoneId zone, boolean end) {
        try {
            long epochMillis = end ? Timestamps.parseEnd(text, clock, zone) : Timestamps.parse(text, clock, zone);
            return refusedIfOtherUnit(field, text, epochMillis, end);
        } catch (IllegalArgumentException unreadable) {
            throw SimpleJsonException.badRequest(field + ": " + unreadable.getMessage());
        }
    }

    /**
     * Of a plain number that would be a date from 1980 to 2100 if it were a year, a day or counted anything but milliseconds, these make a
     * time of 1970 or of a year with five digits. Hardly anybody means such a time, and who does can write it as ISO 8601. For a year only
     * the start is looked at: a range from 0 to 2000 is one that people try out.
     */
    private static long refusedIfOtherUnit(String field, String text, long epochMillis, boolean end) {
        String number = text.strip();
        if (!isNumber(number)) {
            return epochMillis;
        }
        if (isPlausible(epochMillis)) {
            throw otherUnit(field, number, "seconds", epochMillis, epochMillis * 1000, "multiply it by 1000");
        }
        if (isPlausible(epochMillis / 1_000_000)) {
            throw otherUnit(field, number, "microseconds", epochMillis, epochMillis / 1000, "divide it by 1000");
        }
        if (isPlausible(epochMillis / 1_000_000_000)) {
            throw otherUnit(field, number, "nanoseconds", epochMillis, epochMillis / 1_000_000, "divide it by 1000000");
        }
        if (!end && FIRST_YEAR <= epochMillis && epochMillis <= LAST_YEAR) {
            throw calendar(field, number, "year", epochMillis, epochMillis + "-01-01T00:00:00Z");
        }
        String digits = Long.toString(epochMillis);
        if (DAY.matcher(digits).matches()) {
            throw calendar(
                    field, number, "day", epochMillis, DAY.matcher(digits).replaceAll("$1-$2-$3"));
        }
        return epochMillis;
    }

    private static SimpleJsonException calendar(
            String field, String number, String meant, long epochMillis, String example) {
        return SimpleJsonException.badRequest(field + ": '" + number + "' looks like a " + meant
                + ", but numbers are milliseconds here, which makes it " + Timestamps.toIso(epochMillis)
                + "; write the time as ISO 8601, such as " + example);
    }

    private static boolean isPlausible(long epochSecond) {
        return FIRST_OF_SECONDS <= epochSecond && epochSecond <= LAST_OF_SECONDS;
    }

    private static SimpleJsonException otherUnit(
            String field, String number, String unit, long epochMillis, long meantMillis, String remedy) {
        return SimpleJsonException.badRequest(field + ": '" + number + "' looks like " + unit + " since 1970 ("
                + Instant.ofEpochMilli(meantMillis) + "), but numbers are milliseconds here, which makes it "
                + Timestamps.toIso(epochMillis) + "; " + remedy + " (" + meantMillis
                + "), or write the time as ISO 8601, such as " + Instant.ofEpochMilli(meantMillis));
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> '0' <= c && c <= '9' || c == '.' || c == 'e' || c == 'E' || c == '+');
    }
}
