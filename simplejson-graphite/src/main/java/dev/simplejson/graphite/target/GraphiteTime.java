// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import dev.simplejson.model.SimpleJsonException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ends of a range as Graphite's clients write them: epoch seconds, {@code now}, {@code -1h}, {@code now-5min}. */
public final class GraphiteTime {
    private static final long DEFAULT_RANGE_MILLIS = 86_400_000;

    /** The year 10000. Anything later was meant as milliseconds. */
    private static final long LATEST_SECOND = 253_402_300_800L;

    /** Epoch seconds, as Grafana sends them; with fewer digits a unit was forgotten. */
    private static final Pattern BEFORE_1970 = Pattern.compile("-\\d{5,11}");

    private GraphiteTime() {}

    /**
     * The range of a request. As in Graphite a missing start is a day ago, a missing end is now, and ends in the wrong order are swapped.
     *
     * @param from as sent; null if it was not
     * @param until as sent; null if it was not
     * @throws SimpleJsonException of kind {@code BAD_REQUEST} if one of them is no time, or there is none between them
     */
    public static Window window(@Nullable String from, @Nullable String until, long nowMillis) {
        long start = from == null ? nowMillis - DEFAULT_RANGE_MILLIS : epochMillis("from", from, nowMillis);
        long end = until == null ? nowMillis : epochMillis("until", until, nowMillis);
        if (start == end) {
            throw SimpleJsonException.badRequest(
                    "from and until are the same time, " + (from == null ? "now" : from) + "; expected a range");
        }
        return new Window(Math.min(start, end), Math.max(start, end), nowMillis);
    }

    private static long epochMillis(String field, String text, long nowMillis) {
        String trimmed = text.strip();
        boolean isSeconds = !trimmed.isEmpty() && trimmed.chars().allMatch(c -> c >= '0' && c <= '9');
        if (isSeconds) {
            long seconds = trimmed.length() > 12 ? Long.MAX_VALUE : Long.parseLong(trimmed);
            if (seconds >= LATEST_SECOND) {
                throw failure(field, text);
            }
            return seconds * 1000;
        }
        if (BEFORE_1970.matcher(trimmed).matches()) {
            return Long.parseLong(trimmed) * 1000;
        }
        String offset = trimmed.startsWith("now") ? trimmed.substring(3) : trimmed;
        if (offset.isEmpty()) {
            return nowMillis;
        }
        boolean signed = offset.startsWith("-") || offset.startsWith("+");
        Interval interval = signed ? Interval.parse(offset) : null;
        if (interval == null) {
            throw failure(field, text);
        }
        return nowMillis + interval.millis();
    }

    private static SimpleJsonException failure(String field, String text) {
        return SimpleJsonException.badRequest(field + " is '" + Texts.abridged(text)
                + "'; expected epoch seconds, now, or now less a time in s, min, h, d, w, mon or y, such as -6h");
    }
}
