// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether numbers, also those in text, are plainly measured, by what they are and how they follow each other: what numbers things has no
 * fractions, is not mostly zero, and jumps from one row to the next.
 */
final class MeasuredNumbers {
    /** {@code $0.15}, {@code 2.1%}, {@code 1,5 km}. */
    private static final Pattern NUMBER = Pattern.compile(
            "[€$£]?([+-]?\\d{1,15}(?:[.,]\\d{1,17})?)(?:[ \\u00a0\\u2009\\u202f]?[%°A-Za-zµμΩ€$£/²³]{1,5})?");

    /** Depths and the like have fractions; more than so few of them are measured. */
    private static final int MOST_FRACTIONS = 3;

    private static final double NEARLY_ALL = 0.9;
    private static final double MOSTLY = 0.6;

    /** Of fewer different numbers the next one is near in any order. */
    private static final int FEWEST_DISTINCT = 4;

    private static final int FEWEST_CHANGES = 30;

    /** So far, of how far two numbers of the column are from each other on average, is the next one of what is measured again and again. */
    private static final double NEAR = 0.6;

    /** Things that come one after the other climb by one, and fall once in a round. */
    private static final double AS_OFTEN = 0.4;

    private static final double POINT_OF_COMPASS = 22.5;
    private static final int CIRCLE = 360;

    private static final Set<String> CARDINAL = Set.of("n", "e", "s", "w");
    private static final Set<String> BETWEEN =
            Set.of("ne", "se", "sw", "nw", "nne", "ene", "ese", "sse", "ssw", "wsw", "wnw", "nnw");
    private static final Set<String> NO_DIRECTION = Set.of("", "calm", "cv", "var", "vrb", "-", "--", "---");

    private final ColumnSample cells;

    /** Those that there are, in the order of the rows. */
    private final double[] numbers;

    MeasuredNumbers(ColumnSample cells) {
        this.cells = cells;
        this.numbers = cells.cells().stream()
                .mapToDouble(MeasuredNumbers::number)
                .filter(number -> !Double.isNaN(number))
                .toArray();
    }

    private static double number(@Nullable Object cell) {
        if (cell instanceof Number number) {
            return number.doubleValue();
        }
        Matcher matcher = cell instanceof String text ? NUMBER.matcher(WrittenNumbers.signed(text.strip())) : null;
        return matcher != null && matcher.matches()
                ? Double.parseDouble(matcher.group(1).replace(',', '.'))
                : Double.NaN;
    }

    boolean areMeasured() {
        return areCompassPoints()
                || areNumbers() && (areFractions() || areMostlyZero() || areDegrees() || areContinuous());
    }

    boolean areNumbers() {
        return numbers.length > 0 && numbers.length >= NEARLY_ALL * cells.values();
    }

    private double[] different() {
        return Arrays.stream(numbers).distinct().toArray();
    }

    private boolean areFractions() {
        double[] different = different();
        return different.length > MOST_FRACTIONS
                && Arrays.stream(different).anyMatch(number -> number != Math.rint(number));
    }

    private boolean areMostlyZero() {
        return different().length > 2
                && Arrays.stream(numbers).filter(number -> number == 0).count() > MOSTLY * numbers.length;
    }

    /** Points of the compass as degrees. */
    private boolean areDegrees() {
        double[] different = different();
        return different.length >= FEWEST_DISTINCT
                && Arrays.stream(different)
                        .allMatch(number -> number >= 0 && number <= CIRCLE && number % POINT_OF_COMPASS == 0);
    }

    /** The same as words; those of corners alone, or of sides, may be where something is. */
    private boolean areCompassPoints() {
        if (cells.texts() == 0 || cells.texts() < cells.values()) {
            return false;
        }
        Set<String> words = cells.distinctValues().stream()
                .map(value -> value.toString().strip().toLowerCase(Locale.ROOT))
                .filter(word -> !NO_DIRECTION.contains(word))
                .collect(Collectors.toSet());
        return words.size() >= FEWEST_DISTINCT
                && words.stream().anyMatch(CARDINAL::contains)
                && words.stream().anyMatch(BETWEEN::contains)
                && words.stream().allMatch(word -> CARDINAL.contains(word) || BETWEEN.contains(word));
    }

    /** Whether the next number is mostly near, and as often more as less. */
    private boolean areContinuous() {
        double[] different = different();
        int up = 0;
        int down = 0;
        double steps = 0;
        for (int i = 1; i < numbers.length; i++) {
            double step = numbers[i] - numbers[i - 1];
            up += step > 0 ? 1 : 0;
            down += step < 0 ? 1 : 0;
            steps += Math.abs(step);
        }
        return different.length >= FEWEST_DISTINCT
                && up + down >= FEWEST_CHANGES
                && Math.min(up, down) >= AS_OFTEN * Math.max(up, down)
                && steps / (up + down) < NEAR * distance();
    }

    /** How far two numbers that differ are from each other on average, in any order. */
    private double distance() {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double pairs = 0;
        int same = 0;
        double before = 0;
        for (int i = 0; i < sorted.length; i++) {
            same = i > 0 && sorted[i] == sorted[i - 1] ? same + 1 : 0;
            sum += sorted[i] * i - before;
            pairs += i - same;
            before += sorted[i];
        }
        return pairs == 0 ? 0 : sum / pairs;
    }
}
