// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.dialect.Dialect;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of texts whose digits any database can cut out and put in order from the year on, because it is known where they stand. Days,
 * months and hours without a zero in front make several variants of one pattern, told apart by where their separators stand. Immutable.
 */
final class TextPattern {
    /** From the longest to the shortest unit, which is the order of time. */
    private static final String ORDER = "uMdaHhmsS";

    private static final String ZONES = "XxZzVO";

    /** Of the short names of zones only these are of one: BST is used in Britain and in Dhaka, and CET is read as summer time in July. */
    private static final Pattern ENDS_WITH_CLEAR_ZONE =
            Pattern.compile("(?:\\b(?:UTC|GMT|UT|Z)|[+-]\\d[\\d:]*|\\w+/[\\w/+-]+)$");

    /** Each of them is a comparison for every row. */
    private static final int MOST_VARIANTS = 32;

    private static final int NAME_LENGTH = 3;

    /** Text of a pattern, which is no zone to Java. */
    private static final Pattern SAYS_UTC = Pattern.compile(" ?(?:Z|UTC|GMT) ?");

    private final DateTimeFormatter formatter;
    private final List<Variant> variants;
    private final boolean hasZone;
    private final boolean saysUtc;
    private final boolean hasZoneName;

    /** What the pattern says of one place after the other: a literal, a unit, which may have one digit or two, or a zone. */
    private record Token(char unit, int shortest, int longest, String literal, boolean isPadded) {
        Token(char unit, int shortest, int longest, String literal) {
            this(unit, shortest, longest, literal, false);
        }

        static final char LITERAL = '\'';
        static final char ZONE = 'X';

        boolean isDigits() {
            return "uMdHhmsS".indexOf(unit) >= 0 && !(unit == 'M' && longest == NAME_LENGTH);
        }
    }

    /** Where one unit stands in the text, filled up with blanks or not; the first character is at 1. */
    private record Part(char unit, int start, int length, boolean isPadded) {}

    /** Texts in which everything has its place; and how they look to SQL's {@code LIKE}. */
    private record Variant(List<Part> parts, String like) {}

    private TextPattern(
            DateTimeFormatter formatter,
            List<Variant> variants,
            boolean hasZone,
            boolean saysUtc,
            boolean hasZoneName) {
        this.formatter = formatter;
        this.variants = variants;
        this.hasZone = hasZone;
        this.saysUtc = saysUtc;
        this.hasZoneName = hasZoneName;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is not known where its parts stand
     */
    static TextPattern of(String pattern) {
        List<Token> tokens = tokens(pattern);
        List<Variant> variants = new ArrayList<>(List.of(new Variant(List.of(), "")));
        for (Token token : tokens) {
            List<Variant> longer = new ArrayList<>();
            for (Variant variant : variants) {
                for (int length = token.shortest(); length <= token.longest(); length++) {
                    longer.add(with(variant, token, length));
                }
            }
            variants = longer;
            if (variants.size() > MOST_VARIANTS) {
                throw unplaced(pattern, "too many of its parts have one digit or two");
            }
        }
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        boolean zone = tokens.stream().anyMatch(token -> token.unit() == Token.ZONE);
        boolean utc = tokens.stream()
                .anyMatch(token -> SAYS_UTC.matcher(token.literal()).matches());
        boolean named = zone && pattern.replaceAll("'[^']*'", "").indexOf('z') >= 0;
        return new TextPattern(formatter, List.copyOf(variants), zone, utc, named);
    }

    private static Variant with(Variant start, Token token, int length) {
        if (token.unit() == Token.LITERAL || token.unit() == Token.ZONE) {
            return new Variant(start.parts(), start.like() + token.literal());
        }
        List<Part> parts = new ArrayList<>(start.parts());
        if (ORDER.indexOf(token.unit()) >= 0) {
            parts.add(new Part(token.unit(), start.like().length() + 1, length, token.isPadded()));
            parts.sort(Comparator.comparingInt(part -> ORDER.indexOf(part.unit())));
        }
        return new Variant(List.copyOf(parts), start.like() + "_".repeat(length));
    }

    private static List<Token> tokens(String pattern) {
        List<Token> tokens = new ArrayList<>();
        boolean zone = false;
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (c == '\'') {
                end = pattern.indexOf('\'', i + 1) + 1;
                tokens.add(literal(end == i + 2 ? "'" : pattern.substring(i + 1, end - 1)));
            } else if (c == '[' || c == ']') {
                throw unplaced(pattern, "what is in [] may be missing; write a bracket that is text as '['");
            } else if (!Character.isLetter(c)) {
                tokens.add(literal(String.valueOf(c)));
            } else {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                if (ZONES.indexOf(c) >= 0) {
                    zone = true;
                    tokens.add(new Token(Token.ZONE, 1, 1, "%"));
                } else if (zone) {
                    throw unplaced(pattern, "its zone does not come last");
                } else if (c == 'p') {
                    int padded = end;
                    while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(padded)) {
                        end++;
                    }
                    if (padded - i != 2 || end - padded != 1 || "MdHhms".indexOf(pattern.charAt(padded)) < 0) {
                        throw unplaced(pattern, "pp fills up one of M, d, H, h, m and s only");
                    }
                    tokens.add(new Token(pattern.charAt(padded), 2, 2, "", true));
                } else {
                    tokens.add(token(pattern, c == 'y' ? 'u' : c, end - i));
                }
            }
            i = end;
        }
        for (int place = 0; place < tokens.size(); place++) {
            Token token = tokens.get(place);
            boolean between = place > 0 && tokens.get(place - 1).isDigits()
                    || place + 1 < tokens.size() && tokens.get(place + 1).isDigits();
            if (token.shortest() < token.longest() && between) {
                throw unplaced(pattern, "nothing stands between '" + token.unit() + "' and other digits");
            }
        }
        return tokens;
    }

    private static Token literal(String text) {
        return new Token(Token.LITERAL, 1, 1, text);
    }

    private static Token token(String pattern, char unit, int letters) {
        boolean placed = switch (unit) {
            case 'u' -> letters == 4 || letters == 2;
            case 'M' -> letters <= NAME_LENGTH;
            case 'd', 'H', 'h', 'm', 's' -> letters <= 2;
            case 'S' -> letters <= 9;
            case 'E' -> letters <= NAME_LENGTH;
            case 'a' -> letters == 1;
            default -> false;
        };
        if (!placed) {
            throw unplaced(pattern, "'" + String.valueOf(unit).repeat(letters) + "' has no fixed width");
        }
        return switch (unit) {
            case 'a' -> new Token(unit, 2, 2, "");
            case 'E' -> new Token(unit, NAME_LENGTH, NAME_LENGTH, "");
            case 'M', 'd', 'H', 'h', 'm', 's' -> new Token(unit, letters, Math.max(letters, 2), "");
            default -> new Token(unit, letters, letters, "");
        };
    }

    private static IllegalArgumentException unplaced(String pattern, String why) {
        return new IllegalArgumentException(
                "time format '" + pattern + "' cannot be put in order by a database, because "
                        + why
                        + "; expected yyyy or yy, MM, M or MMM, dd or d, HH or H, mm, ss and the like, and a zone at the end only; for other"
                        + " texts, have the database make a time of them in a query: metric.<name>.sql");
    }

    boolean hasZone() {
        return hasZone;
    }

    /** Whether its texts say that they are of UTC by what is not read: {@code yyyyMMdd'T'HHmmss'Z'}. */
    boolean saysUtc() {
        return saysUtc && !hasZone;
    }

    /** How many characters a text of it may have; zones have long names. */
    int longest() {
        int width = variants.stream()
                .mapToInt(variant -> variant.like().length())
                .max()
                .orElse(0);
        return width + (hasZone ? 40 : 0);
    }

    /**
     * A zoned date and time, a local one, or a date.
     *
     * @throws DateTimeException if it is none, or of a zone whose name several have
     */
    TemporalAccessor parse(String text) {
        if (hasZoneName && !ENDS_WITH_CLEAR_ZONE.matcher(text).find()) {
            throw new DateTimeException("there is more than one zone of that name");
        }
        return hasTime()
                ? formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from)
                : formatter.parse(text, LocalDate::from);
    }

    private boolean hasTime() {
        return parts().stream().anyMatch(part -> "Hh".indexOf(part.unit()) >= 0);
    }

    String format(LocalDateTime wallClock) {
        return formatter.format(wallClock.atZone(ZoneOffset.UTC));
    }

    /** Those of each variant are of the same units, in the same order. */
    private List<Part> parts() {
        return variants.get(0).parts();
    }

    /** Its texts as SQL's {@code LIKE} has them, of each variant: any character in the place of each that differs. */
    List<String> likes() {
        return variants.stream().map(Variant::like).toList();
    }

    /** The text's digits as SQL, from the year on. */
    String key(Dialect dialect, String column) {
        if (variants.size() == 1) {
            return "(" + key(variants.get(0), dialect, column) + ")";
        }
        return variants.stream()
                .map(variant -> "WHEN " + column + " LIKE '" + variant.like().replace("'", "''") + "' THEN "
                        + key(variant, dialect, column))
                .collect(Collectors.joining(" ", "(CASE ", " END)"));
    }

    private static String key(Variant variant, Dialect dialect, String column) {
        List<String> digits = new ArrayList<>();
        for (Part part : variant.parts()) {
            String cut = dialect.substring(column, part.start(), part.length());
            digits.add(
                    switch (part.unit()) {
                        case 'u' -> part.length() == 2 ? "'20' || " + cut : cut;
                        case 'a' -> "CASE WHEN " + cut + " IN ('PM', 'pm') THEN '1' ELSE '0' END";
                        case 'h' ->
                            "CASE WHEN " + twoDigits(cut, part) + " = '12' THEN '00' ELSE " + twoDigits(cut, part)
                                    + " END";
                        case 'S' -> cut;
                        case 'M' -> part.length() == NAME_LENGTH ? monthOfName(cut) : twoDigits(cut, part);
                        default -> twoDigits(cut, part);
                    });
        }
        return String.join(" || ", digits);
    }

    private static String twoDigits(String cut, Part part) {
        return part.length() == 1 ? "('0' || " + cut + ")" : part.isPadded() ? "REPLACE(" + cut + ", ' ', '0')" : cut;
    }

    private static String monthOfName(String cut) {
        StringBuilder sql = new StringBuilder("CASE UPPER(" + cut + ")");
        for (Month month : Month.values()) {
            sql.append(" WHEN '")
                    .append(month.name(), 0, NAME_LENGTH)
                    .append("' THEN '")
                    .append(String.format(Locale.ROOT, "%02d", month.getValue()))
                    .append('\'');
        }
        return sql.append(" END").toString();
    }

    /** What {@link #key} gives for a wall clock time. */
    String keyOf(LocalDateTime time) {
        StringBuilder digits = new StringBuilder();
        for (Part part : parts()) {
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
