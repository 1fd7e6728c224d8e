// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.dialect.Dialect;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of texts in which every digit has its place, so that any database can cut the digits out and put them in order from the year
 * on. Immutable.
 */
final class TextPattern {
    /** From the longest to the shortest unit, which is the order of time. */
    private static final String ORDER = "uMdaHhmsS";

    private static final String ZONES = "XxZzVO";

    private final DateTimeFormatter formatter;
    private final List<Part> parts;
    private final int width;
    private final boolean hasZone;

    /** Where the digits of one unit stand in the text; the first character is at 1. */
    private record Part(char unit, int start, int length) {}

    private TextPattern(DateTimeFormatter formatter, List<Part> parts, int width, boolean hasZone) {
        this.formatter = formatter;
        this.parts = parts;
        this.width = width;
        this.hasZone = hasZone;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if a part of it has no fixed width
     */
    static TextPattern of(String pattern) {
        List<Part> parts = new ArrayList<>();
        int position = 1;
        boolean zone = false;
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (c == '\'') {
                end = pattern.indexOf('\'', i + 1) + 1;
                position += Math.max(1, end - i - 2);
            } else if (!Character.isLetter(c)) {
                position++;
            } else {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                if (ZONES.indexOf(c) >= 0) {
                    zone = true;
                } else {
                    Part part = part(pattern, c == 'y' ? 'u' : c, end - i, position);
                    if (zone) {
                        throw notFixed(pattern, "its zone does not come last");
                    }
                    parts.add(part);
                    position += part.length();
                }
            }
            i = end;
        }
        parts.sort((left, right) -> ORDER.indexOf(left.unit()) - ORDER.indexOf(right.unit()));
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        return new TextPattern(formatter, List.copyOf(parts), position - 1, zone);
    }

    private static Part part(String pattern, char unit, int letters, int position) {
        boolean fixed = switch (unit) {
            case 'u' -> letters == 4 || letters == 2;
            case 'M', 'd', 'H', 'h', 'm', 's' -> letters == 2;
            case 'S' -> letters <= 9;
            case 'a' -> letters == 1;
            default -> false;
        };
        if (!fixed) {
            throw notFixed(pattern, "'" + String.valueOf(unit).repeat(letters) + "' has no fixed width");
        }
        return new Part(unit, position, unit == 'a' ? 2 : letters);
    }

    private static IllegalArgumentException notFixed(String pattern, String why) {
        return new IllegalArgumentException(
                "time format '" + pattern + "' cannot be put in order by a database, because "
                        + why
                        + "; expected yyyy or yy, MM, dd, HH, mm, ss and the like, and a zone at the end only; for other texts, have the"
                        + " database make a time of them in a query: metric.<name>.sql");
    }

    boolean hasZone() {
        return hasZone;
    }

    /** How many characters a text of it may have; zones have long names. */
    int longest() {
        return width + (hasZone ? 40 : 0);
    }

    /** A zoned date and time, a local one, or a date. */
    TemporalAccessor parse(String text) {
        return hasTime()
                ? formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from)
                : formatter.parse(text, LocalDate::from);
    }

    private boolean hasTime() {
        return parts.stream().anyMatch(part -> "Hh".indexOf(part.unit()) >= 0);
    }

    String format(LocalDateTime wallClock) {
        return formatter.format(wallClock.atZone(ZoneOffset.UTC));
    }

    /** Its texts as SQL's {@code LIKE} has them: any character in the place of each that differs. */
    String like() {
        StringBuilder like =
                new StringBuilder(formatter.format(ZonedDateTime.of(2001, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
        like.setLength(width);
        for (Part part : parts) {
            like.replace(part.start() - 1, part.start() - 1 + part.length(), "_".repeat(part.length()));
        }
        return like + (hasZone ? "%" : "");
    }

    /** The text's digits as SQL, from the year on. */
    String key(Dialect dialect, String column) {
        List<String> digits = new ArrayList<>();
        for (Part part : parts) {
            String cut = dialect.substring(column, part.start(), part.length());
            digits.add(
                    switch (part.unit()) {
                        case 'u' -> part.length() == 2 ? "'20' || " + cut : cut;
                        case 'a' -> "CASE WHEN " + cut + " IN ('PM', 'pm') THEN '1' ELSE '0' END";
                        case 'h' -> "CASE WHEN " + cut + " = '12' THEN '00' ELSE " + cut + " END";
                        default -> cut;
                    });
        }
        return "(" + String.join(" || ", digits) + ")";
    }

    /** What {@link #key} gives for a wall clock time. */
    String keyOf(LocalDateTime time) {
        StringBuilder digits = new StringBuilder();
        for (Part part : parts) {
            @Nullable
            Integer number = switch (part.unit()) {
                case 'u' -> null;
                case 'M' -> time.getMonthValue();
                case 'd' -> time.getDayOfMonth();
                case 'H' -> time.getHour();
                case 'h' -> time.getHour() % 12;
                case 'm' -> time.getMinute();
                case 's' -> time.getSecond();
                case 'a' -> time.getHour() / 12;
                case 'S' -> -1;
                default -> throw new AssertionError(part.unit());
            };
            if (number == null) {
                digits.append(String.format(Locale.ROOT, "%04d", time.getYear()));
            } else if (number < 0) {
                digits.append(
                        String.format(Locale.ROOT, "%09d", time.get(ChronoField.NANO_OF_SECOND)), 0, part.length());
            } else {
                digits.append(part.unit() == 'a' ? String.valueOf(number) : String.format(Locale.ROOT, "%02d", number));
            }
        }
        return digits.toString();
    }
}
