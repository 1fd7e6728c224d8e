// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import com.fasterxml.jackson.core.JsonParser;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of points and milliseconds, however the client wrote them; 0 means that it did not say. */
final class Numbers {
    /**
     * Grafana's intervals: {@code 20s}, {@code 100ms}, {@code 1h}; a panel's minimum as {@code >10s}. Digits bounded, so the product fits.
     */
    private static final Pattern INTERVAL = Pattern.compile(">?(\\d{1,9})(ms|s|m|h|d|w|M|y)");

    /** What people write; {@link Double#parseDouble} alone would read {@code 10d} as 10. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d++\\.?\\d*+|\\.\\d++)([eE][+-]?\\d++)?");

    private Numbers() {}

    static int maxDataPoints(JsonParser parser) throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, number("maxDataPoints", parser));
    }

    static long intervalMillis(JsonParser parser) throws IOException {
        return number("intervalMs", parser);
    }

    /** An interval with its unit; 0 for anything else, because another field says the same in milliseconds. */
    static long intervalMillis(String interval) {
        Matcher matcher = INTERVAL.matcher(interval);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) * unitMillis(matcher.group(2)) : 0;
    }

    static long wholeNumber(String field, String text) {
        double number = NUMBER.matcher(text.strip()).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!(number >= 0)) {
            throw impossible(field, text);
        }
        return (long) number;
    }

    private static long number(String field, JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> 0;
            case VALUE_NUMBER_INT -> integer(field, parser);
            case VALUE_NUMBER_FLOAT -> wholeNumber(field, parser.getText());
            case VALUE_STRING -> parser.getText().isBlank() ? 0 : wholeNumber(field, parser.getText());
            default -> throw impossible(field, Scalars.shown(parser));
        };
    }

    private static long integer(String field, JsonParser parser) throws IOException {
        boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return fits && parser.getLongValue() >= 0 ? parser.getLongValue() : wholeNumber(field, parser.getText());
    }

    private static SimpleJsonException impossible(String field, String text) {
        String quoted = text.length() <= 40 ? text : text.substring(0, 40) + "…";
        return SimpleJsonException.badRequest("'" + field + "' is '" + quoted + "'; expected a number, 0 or more");
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000L;
            case "w" -> 7 * 86_400_000L;
            case "M" -> 30 * 86_400_000L;
            default -> 365 * 86_400_000L;
        };
    }
}
