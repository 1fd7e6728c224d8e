// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How numbers are written in a column of text: with units and currencies, commas, points and what else is between thousands, or as words.
 */
public final class WrittenNumbers {
    private static final Pattern NUMBER_IN_WORDS = Pattern.compile(
            "[€$£]?[+-]?(?:\\d{1,3}(?:[.,' \\u2019\\u00a0\\u2009\\u202f]\\d{3})+(?:[.,]\\d{1,9})?|\\d{1,9}(?:[.,]\\d{1,9})?)"
                    + "(?:[ \\u00a0\\u2009\\u202f]?[%°A-Za-zµμΩ€$£/²³]{1,5})?");

    /** As in Switzerland, in France or by ISO 80000. */
    private static final Pattern BETWEEN_THOUSANDS = Pattern.compile("\\d([' \\u2019\\u00a0\\u2009\\u202f])(?=\\d{3})");

    private static final Pattern AROUND_NUMBERS = Pattern.compile("[-+]?\\d[\\d.,' \\u2019\\u00a0\\u2009\\u202f]*");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private static final Pattern POINT_BEFORE_COMMA = Pattern.compile("\\d\\.\\d{3}(?:\\.\\d{3})*,");
    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("^[€$£+-]?\\d{1,3}(?:\\d*|(?:\\.\\d{3})*),(?:\\d{1,2}|\\d{4,})(?!\\d)");
    private static final Pattern SEVERAL_POINTS = Pattern.compile("^\\D?\\d{1,3}(?:\\.\\d{3}){2,}\\b");
    private static final Pattern COMMA_OF_THOUSANDS = Pattern.compile(",\\d{3}(?:,\\d{3})*[.]|,\\d{3},");

    /** Not before three digits, or behind a lone zero. */
    private static final Pattern COMMA_OF_DECIMALS = Pattern.compile(",(?!\\d{3}(?:\\D|$))|(?<![\\d.,])0,");

    /** As between thousands, and as the decimals of a number that is not below one. */
    private static final Pattern POINT_OF_EITHER =
            Pattern.compile("[€$£]?[+-]?[1-9]\\d{0,2}\\.\\d{3}(?: ?[%°A-Za-z€$£/²³]{1,5})?");

    private static final Pattern TWO_NUMBERS =
            Pattern.compile("[+-]?\\d{1,12}(?:[.,]\\d{1,9})? ?/ ?\\d{1,12}(?:[.,]\\d{1,9})?");

    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

    /** What is on, and what is off then. */
    private static final Map<String, String> SWITCHES = Map.ofEntries(
            Map.entry("on", "off"),
            Map.entry("true", "false"),
            Map.entry("yes", "no"),
            Map.entry("open", "closed"),
            Map.entry("online", "offline"),
            Map.entry("up", "down"),
            Map.entry("enabled", "disabled"),
            Map.entry("active", "inactive"),
            Map.entry("running", "stopped"),
            Map.entry("an", "aus"),
            Map.entry("ein", "aus"),
            Map.entry("ja", "nein"),
            Map.entry("y", "n"),
            Map.entry("j", "n"),
            Map.entry("t", "f"));

    private static final String FIRST_OF_NUMBERS = "0123456789+-.€$£";

    /** Of a minus, as Swedish and Norwegian programs write it, and of a dash that is taken for one. */
    private static final String MINUS_SIGNS = "\u2212\u2013";

    /** {@code -$76.00}, {@code - $220.00}. */
    private static final Pattern SIGN_BEFORE_CURRENCY = Pattern.compile("^([-+] ?)([€$£])(?=\\d)");

    private static final Pattern ONE_OR_TWO_DECIMALS = Pattern.compile("\\d[.,]\\d{1,2}(?!\\d)");

    /** What is below zero as accountants write it, {@code (58.65)}, and as SAP does, {@code 58.65-}. */
    private static final Pattern BELOW_ZERO = Pattern.compile("\\(([^()]+)\\)|([^-]+)-");

    private final ColumnSample cells;

    WrittenNumbers(ColumnSample cells) {
        this.cells = cells;
    }

    /** The last text that is a number and more, if such, and plain numbers, are most; shown. Empty if they are not. */
    public String exampleInWords() {
        int inWords = 0;
        int plain = 0;
        for (Object value : cells.distinctValues()) {
            if (value instanceof String text) {
                inWords += isMoreThanNumber(text.strip()) ? 1 : 0;
                plain += TextLook.NUMBER.matcher(text.strip()).matches() ? 1 : 0;
            } else {
                plain += value instanceof Number ? 1 : 0;
            }
        }
        if (inWords == 0 || 2 * (inWords + plain) <= cells.distinct() || cells.isOfTimes()) {
            return "";
        }
        for (int row = cells.cells().size() - 1; row >= 0; row--) {
            if (cells.cells().get(row) instanceof String text && isMoreThanNumber(text.strip())) {
                return ColumnSample.shown(text);
            }
        }
        return "";
    }

    /** A text that is two numbers with a slash between them, {@code 120/80}, if most texts are; shown. Empty if they are not. */
    public String exampleOfTwo() {
        List<Object> two = cells.distinctValues().stream()
                .filter(value -> value instanceof String text
                        && TWO_NUMBERS.matcher(text.strip()).matches())
                .toList();
        return 2 * two.size() <= cells.distinct() ? "" : ColumnSample.shown(two.get(two.size() - 1));
    }

    /**
     * A text whose point may be a decimal one or between thousands, shown: {@code 1.396} beside {@code 935}. Empty if there is none, or
     * another number tells: by more or fewer digits behind its point, by a comma, or by four digits without a point.
     *
     * @param elsewhere whether other columns have points between thousands, so that this one may have one in every number
     */
    public String exampleOfPoint(boolean elsewhere) {
        String example = "";
        boolean without = elsewhere;
        for (Object value : cells.distinctValues()) {
            String text = bareNumber(value);
            if (SEVERAL_POINTS.matcher(text).find()) {
                without = true;
                continue;
            }
            if (!(value instanceof String) || !TextLook.NUMBER.matcher(text).matches() && !isNumberInWords(text)) {
                continue;
            }
            String number = hasCurrency(text) ? text.substring(3).strip() : text;
            boolean point = number.indexOf('.') >= 0;
            if (point && !POINT_OF_EITHER.matcher(number).matches()
                    || !point && FOUR_DIGITS.matcher(number).find()
                    || number.indexOf(',') >= 0) {
                return "";
            }
            example = point && example.isEmpty() ? ColumnSample.shown(text) : example;
            without |= !point;
        }
        return without ? example : "";
    }

    /** A number with a decimal comma, or with several points between thousands, if many texts begin with one, shown; else empty. */
    public String exampleOfDecimalComma() {
        String example = "";
        int found = 0;
        for (Object value : cells.distinctValues()) {
            String text = bareNumber(value);
            if (value instanceof String
                    && (DECIMAL_COMMA.matcher(text).find()
                            || SEVERAL_POINTS.matcher(text).find())) {
                found++;
                example = example.isEmpty() ? ColumnSample.shown(text) : example;
            }
        }
        return 4 * found >= cells.distinct() ? example : "";
    }

    /** The currencies that stand in front of numbers, {@code EUR 3.50}. */
    public Set<String> currencies() {
        Set<String> found = new TreeSet<>();
        for (Object value : cells.distinctValues()) {
            String text = bareNumber(value);
            if (hasCurrency(text) && isNumberInWords(text)) {
                found.add(text.substring(0, 3));
            }
        }
        return found;
    }

    private static boolean hasCurrency(String text) {
        return text.length() > 3 && CURRENCIES.contains(text.substring(0, 3));
    }

    /** What stands between thousands, and is neither a point nor a comma: {@code '} or a blank of one kind or another. */
    public Set<String> betweenThousands() {
        Set<String> found = new TreeSet<>();
        for (Object value : cells.distinctValues()) {
            String text = bareNumber(value);
            if (isNumberInWords(text)) {
                BETWEEN_THOUSANDS.matcher(text).results().forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }

    /** What stands around numbers, {@code m} or {@code EUR}; also nothing, where a number is alone. */
    public Set<String> units() {
        Set<String> units = new TreeSet<>();
        for (Object value : cells.distinctValues()) {
            String text = bareNumber(value);
            if (isNumberInWords(text)) {
                units.add(AROUND_NUMBERS.matcher(text).replaceAll("").strip());
            } else if (TextLook.NUMBER.matcher(text).matches()) {
                units.add("");
            }
        }
        return units;
    }

    /** What the commas in numbers are. */
    public enum Commas {
        NONE,
        DECIMAL,
        THOUSANDS,
        /** Decimal commas, or none, behind points between thousands. */
        BEHIND_POINTS,
        /** Before three digits each, so that they may be decimal or between thousands. */
        EITHER,
        /** Some are decimal, others are not. */
        BOTH
    }

    /** What the commas in texts are that begin with a number. */
    public Commas commas() {
        boolean decimal = false;
        boolean thousands = false;
        boolean points = false;
        boolean any = false;
        for (Object value : cells.distinctValues()) {
            String text = bareNumber(value);
            if (text.indexOf(',') >= 0 && isNumberInWords(text)) {
                any = true;
                points |= POINT_BEFORE_COMMA.matcher(text).find();
                thousands |= COMMA_OF_THOUSANDS.matcher(text).find();
                decimal |= COMMA_OF_DECIMALS.matcher(text).find();
            } else {
                points |= SEVERAL_POINTS.matcher(text).find();
            }
        }
        if (thousands && (decimal || points)) {
            return Commas.BOTH;
        }
        if (thousands) {
            return Commas.THOUSANDS;
        }
        return points ? Commas.BEHIND_POINTS : decimal ? Commas.DECIMAL : any ? Commas.EITHER : Commas.NONE;
    }

    /**
     * The spellings of two words that are on and off, and of each a one or a zero; empty if there are others, or one of the two is missing.
     */
    public Map<String, Integer> switches() {
        Map<String, Integer> spellings = new TreeMap<>();
        if (cells.texts() == 0 || cells.texts() < cells.values() || cells.distinct() > 8) {
            return spellings;
        }
        for (Map.Entry<String, String> words : SWITCHES.entrySet()) {
            spellings.clear();
            for (Object value : cells.distinctValues()) {
                String word = value.toString().strip().toLowerCase(Locale.ROOT);
                if (word.equals(words.getKey()) || word.equals(words.getValue())) {
                    spellings.put(value.toString(), word.equals(words.getKey()) ? 1 : 0);
                } else if (!TextLook.isAbsent(word)) {
                    spellings.clear();
                    break;
                }
            }
            if (spellings.containsValue(0) && spellings.containsValue(1)) {
                return spellings;
            }
        }
        return Map.of();
    }

    /**
     * Whether nearly all are numbers with a decimal comma or a unit that have one or two decimals, {@code 31,5} or {@code 31.5 kg}, as
     * names have not.
     */
    public boolean areFractions() {
        long fractions = cells.distinctValues().stream()
                .filter(value -> value instanceof String text
                        && ONE_OR_TWO_DECIMALS.matcher(text).find()
                        && isMoreThanNumber(text.strip()))
                .count();
        return 10 * fractions >= 8L * cells.distinct();
    }

    /** What stands for the hyphen of numbers below zero, such as {@code \u2212} of {@code \u22123,5}. */
    public Set<String> minusSigns() {
        Set<String> found = new TreeSet<>();
        for (Object value : cells.distinctValues()) {
            String text = value.toString().strip();
            if (!withHyphen(text).equals(text) && isMoreThanNumber(text)) {
                text.chars()
                        .filter(c -> MINUS_SIGNS.indexOf(c) >= 0)
                        .forEach(sign -> found.add(Character.toString(sign)));
            }
        }
        return found;
    }

    /** What stands in front of numbers that have their sign before the currency, {@code -$} or {@code + €}. */
    public Set<String> signsBeforeCurrencies() {
        Set<String> found = new TreeSet<>();
        for (Object value : cells.distinctValues()) {
            Matcher matcher =
                    SIGN_BEFORE_CURRENCY.matcher(withHyphen(value.toString().strip()));
            if (matcher.find() && isMoreThanNumber(value.toString().strip())) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    private static String bareNumber(Object value) {
        return bare(signed(value.toString().strip()));
    }

    private static String withHyphen(String text) {
        return text.replace('\u2212', '-').replace('\u2013', '-');
    }

    /** A number with a hyphen below zero, and with its sign, if it has one, behind its currency. */
    static String signed(String text) {
        return SIGN_BEFORE_CURRENCY
                .matcher(withHyphen(text))
                .replaceFirst(number -> Matcher.quoteReplacement(
                        number.group(2) + number.group(1).strip()));
    }

    /** Whether any number below zero is written with parentheses, or with its sign behind it. */
    public boolean areSignedOddly() {
        return cells.distinctValues().stream()
                .anyMatch(value -> value instanceof String text && isSignedOddly(signed(text.strip())));
    }

    private static boolean isSignedOddly(String text) {
        String bare = bare(text);
        return !bare.equals(text) && (TextLook.NUMBER.matcher(bare).matches() || isNumberInWords(bare));
    }

    /** A number without the parentheses or the sign behind it that say that it is below zero. */
    private static String bare(String text) {
        if (!text.endsWith(")") && !text.endsWith("-")) {
            return text;
        }
        Matcher matcher = BELOW_ZERO.matcher(text);
        return matcher.matches()
                ? Objects.requireNonNullElse(matcher.group(1), matcher.group(2)).strip()
                : text;
    }

    private static boolean isMoreThanNumber(String text) {
        String signed = signed(text);
        return isNumberInWords(signed)
                || isSignedOddly(signed)
                || !signed.equals(text) && TextLook.NUMBER.matcher(signed).matches();
    }

    private static boolean isNumberInWords(String text) {
        String number = hasCurrency(text) ? text.substring(3).strip() : text;
        return !number.isEmpty()
                && FIRST_OF_NUMBERS.indexOf(number.charAt(0)) >= 0
                && NUMBER_IN_WORDS.matcher(number).matches()
                && !TextLook.NUMBER.matcher(text).matches();
    }
}
