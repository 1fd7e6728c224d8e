// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a setting look like. The same everywhere: {@code 25s}, {@code on}, {@code 32MiB}. Immutable and thread-safe.
 *
 * @param <T> what a value is once it is read
 */
public final class Kind<T> {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}) ?(KiB|MiB|GiB)?");

    /** Any text, which may be empty. */
    public static final Kind<String> TEXT = of("a text", text -> text);

    /** Texts separated by commas, without the blanks around them; none for an empty text. */
    public static final Kind<List<String>> LIST = of("names separated by commas", Kind::list);

    /** {@code on} or {@code off}; {@code true} and {@code false} are understood, too. */
    public static final Kind<Boolean> SWITCH = of("'on' or 'off'", Kind::onOff);

    /** An {@code int} of at least 1. */
    public static final Kind<Integer> COUNT = wholeNumber(1, Integer.MAX_VALUE);

    /** A {@code long} of at least 1. */
    public static final Kind<Long> LONG_COUNT = of("a whole number, 1 or more", Kind::longCount);

    /** A number of bytes that fits an {@code int}, at least 1: {@code 4096} or {@code 4KiB}. */
    public static final Kind<Integer> BYTES =
            of("a size in bytes, such as 1048576, 512KiB or 1MiB, below 2GiB", Kind::smallSize);

    /** A number of bytes, at least 1: {@code 4096}, {@code 4KiB} or {@code 8GiB}. */
    public static final Kind<Long> LONG_BYTES = of("a size in bytes, such as 1048576, 512KiB or 8GiB", Kind::size);

    /** A time from a millisecond to a year: {@code 500ms}, {@code 25s}, {@code 10m}, {@code 6h}, {@code 1d} or ISO 8601. */
    public static final Kind<Duration> DURATION =
            of("a time such as 25s, 500ms, 10m or 6h, from 1ms to 365d", text -> duration(text, Duration.ofMillis(1)));

    /** As {@link #DURATION}, or {@code 0s}. */
    public static final Kind<Duration> DURATION_OR_ZERO =
            of("a time such as 25s, 500ms, 10m or 6h, from 0s to 365d", text -> duration(text, Duration.ZERO));

    /** A time zone: {@code UTC}, {@code +01:00}, {@code Europe/Berlin}. */
    public static final Kind<ZoneId> ZONE = of("a zone such as UTC, +01:00 or Europe/Berlin", Kind::zone);

    private final String accepted;
    private final Reader<T> reader;

    private Kind(String accepted, Reader<T> reader) {
        this.accepted = accepted;
        this.reader = reader;
    }

    /**
     * A kind of its own.
     *
     * @param accepted what is accepted, as it reads behind "expected"
     * @param reader gives the value of a text, or null if it is none
     */
    public static <T> Kind<T> of(String accepted, Reader<T> reader) {
        return new Kind<>(accepted, reader);
    }

    /** A whole number between two bounds, which both belong to it. */
    public static Kind<Integer> wholeNumber(int from, int to) {
        return of("a whole number from " + from + " to " + to, text -> {
            @Nullable Long number = number(text);
            return number != null && number >= from && number <= to ? number.intValue() : null;
        });
    }

    /** One of several words, each with its value; all are named where another is refused. */
    public static <T> Kind<T> choice(Map<String, T> choices) {
        Map<String, T> copy = Map.copyOf(choices);
        List<String> words =
                choices.keySet().stream().map(word -> "'" + word + "'").toList();
        String last = words.get(words.size() - 1);
        String others = String.join(", ", words.subList(0, words.size() - 1));
        return of(others.isEmpty() ? last : others + " or " + last, text -> copy.get(text));
    }

    /** What is accepted, as it reads behind "expected". */
    public String accepted() {
        return accepted;
    }

    /** The value of a text without blanks around it; null if it is none. */
    @Nullable
    T read(String text) {
        return reader.read(text);
    }

    /**
     * Makes a value of a text.
     *
     * @param <T> what a value is
     */
    @FunctionalInterface
    public interface Reader<T> {
        /** The value of a text that has no blanks around it; null if it is none. */
        @Nullable
        T read(String text);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private static @Nullable Boolean onOff(String text) {
        return switch (text) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> null;
        };
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable Long longCount(String text) {
        @Nullable Long number = number(text);
        return number != null && number >= 1 ? number : null;
    }

    private static @Nullable Integer smallSize(String text) {
        @Nullable Long bytes = size(text);
        return bytes != null && bytes <= Integer.MAX_VALUE ? bytes.intValue() : null;
    }

    private static @Nullable Long size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        @Nullable String unit = matcher.group(2);
        int shift = unit == null ? 0 : 10 * (1 + List.of("KiB", "MiB", "GiB").indexOf(unit));
        long number = Long.parseLong(matcher.group(1));
        return number >= 1 && number <= Long.MAX_VALUE >> shift ? number << shift : null;
    }

    private static @Nullable Duration duration(String text, Duration shortest) {
        @Nullable Duration duration = duration(text);
        boolean fits = duration != null && duration.compareTo(shortest) >= 0 && duration.compareTo(LONGEST) <= 0;
        return fits ? duration : null;
    }

    private static @Nullable Duration duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException notIso) {
            return null;
        }
    }

    private static @Nullable ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
