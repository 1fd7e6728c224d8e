// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.when.DayInSql;
import dev.simplejson.jdbc.when.PartsOfDay;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the column that counts the parts of the day or of the hour that the time is, a row each, in numbers or as people write them. */
public final class PartsInRows {
    /** {@code 05}, {@code 5:00 PM}, {@code 05 h}, {@code 05:00 - 06:00}, {@code 05:00:00Z}, {@code 0 days 05:00:00}. */
    private static final Pattern PART_OF_DAY = Pattern.compile(
            "(?:0 days )?\\d{1,2}(?:[:.h]\\d{2}){0,2} ?(?:[ap]\\.?(?:m\\.?)?|h|uhr|Z|[+-]\\d{2}:?\\d{2})?(?: ?[-–].*)?",
            Pattern.CASE_INSENSITIVE);

    /** {@code HE01}, {@code P48}, {@code Hour 1}. */
    private static final Pattern NUMBERED = Pattern.compile("([A-Za-z]{1,9})[ _-]?(\\d{1,2})");

    private static final Pattern CLOCK_DIGITS = Pattern.compile("(?:[01]?\\d|2[0-3])?[0-5]?[05]");

    /** As many parts as days have, also those on which clocks are put back. */
    private static final Set<Integer> PARTS = Set.of(24, 25, 48, 50, 96, 100);

    /** Of hours, one or another may be missing. */
    private static final int FEWEST_PARTS = 20;
    /** Of those of which the numbers say more. */
    private static final int FEWEST_HOURS = 8;

    private static final int MOST_HOURS = 24;

    private final LabelColumns facts;
    private final SampledTable known;
    private final TimeChoice time;
    private final TimeFormat format;

    /** @param format how the time is read */
    public PartsInRows(LabelColumns facts, TimeFormat format) {
        this.facts = facts;
        this.known = facts.known;
        this.time = facts.time;
        this.format = format;
    }

    /**
     * Of labels, and where they leave times that come again of what would tell those apart, the column that counts the hours or shorter
     * parts of the day that the time is, or the parts of its hour: numbers from 0 or 1 on, or texts that begin with one; null if there is
     * none.
     */
    @Nullable
    public PartOfTime beside(List<Integer> labels) {
        boolean days = new DayInSql(known, time, format).isOne();
        if (!days && !endsWithHour()) {
            return null;
        }
        for (int label : labels) {
            List<Integer> others =
                    labels.stream().filter(other -> other != label).toList();
            if (isPart(label, others, days)) {
                return new PartOfTime(label, others);
            }
        }
        if (facts.isUnique(labels)) {
            return null;
        }
        for (int place = 0; place < known.columns().size(); place++) {
            if (mayBeBeside(place, labels)) {
                if (isPart(place, labels, days) && facts.isUnique(LabelColumns.with(labels, List.of(place)))) {
                    return new PartOfTime(place, labels);
                }
                for (int other = 0; other < known.columns().size(); other++) {
                    List<Integer> others = LabelColumns.with(labels, List.of(other));
                    boolean few = known.column(other).kind() == Kind.INTEGER
                            || known.column(other).kind() == Kind.TEXT;
                    if (other != place
                            && few
                            && mayBeBeside(other, labels)
                            && 5 * known.cells(other).distinct()
                                    <= known.cells(other).values()
                            && isPart(place, others, days)
                            && facts.isUnique(LabelColumns.with(others, List.of(place)))) {
                        return new PartOfTime(place, others);
                    }
                }
            }
        }
        return null;
    }

    /** Whether the last part of times in several columns is an hour, as a number. */
    private boolean endsWithHour() {
        int last = time.places().get(time.places().size() - 1);
        return time.places().size() > 1
                && format.pattern() != null
                && known.column(last).kind() == Kind.INTEGER
                && Arrays.stream(known.cells(last).asNumbers()).allMatch(hour -> hour <= MOST_HOURS);
    }

    /** The column that counts parts of a day or an hour, and the labels beside it. */
    public record PartOfTime(int place, List<Integer> labels) {}

    private boolean mayBeBeside(int place, List<Integer> labels) {
        return !facts.isTime(place) && !labels.contains(place) && !facts.numbering.contains(place);
    }

    private boolean isPart(int place, List<Integer> labels, boolean days) {
        return days ? isPartOfEachDay(place, labels) : isPartOfEachHour(place, labels);
    }

    private boolean isPartOfEachDay(int place, List<Integer> labels) {
        ColumnSample sampled = known.cells(place);
        if (known.column(place).kind() != Kind.INTEGER) {
            return sampled.distinct() >= FEWEST_PARTS
                    && (sampled.distinctValues().stream()
                                    .allMatch(value -> PART_OF_DAY
                                            .matcher(value.toString().strip())
                                            .matches())
                            || areNumbered(sampled)
                            || areDigitsOfClock(sampled));
        }
        double least = Arrays.stream(sampled.asNumbers()).min().orElse(-1);
        double most = Arrays.stream(sampled.asNumbers()).max().orElse(-1);
        boolean many = sampled.distinct() >= FEWEST_PARTS && (least == 0 || least == 1)
                || sampled.distinct() >= FEWEST_HOURS && known.name(place).isPartOfDay();
        // From 6 to 20, or every third: a few things are numbered from 0 or 1 on, one by one.
        boolean hours = sampled.distinct() >= FEWEST_HOURS
                && least >= 0
                && most <= 24
                && (least > 1 || most - least >= sampled.distinct());
        // Laps and lengths climb within their day as well, but no day has 39 parts.
        boolean divides = known.name(place).isPartOfDay()
                || PARTS.contains(sampled.distinct())
                || !new PartsOfDay(known, place).readings().isEmpty();
        return (many || hours) && divides && climbs(place, labels) && beginsAnew(sampled);
    }

    /** Whether texts are one word with each number from 0 or 1 on. */
    private static boolean areNumbered(ColumnSample sampled) {
        Set<String> words = new HashSet<>();
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Object value : sampled.distinctValues()) {
            Matcher matcher = NUMBERED.matcher(value.toString().strip());
            if (!matcher.matches()) {
                return false;
            }
            words.add(matcher.group(1));
            numbers.add(Integer.parseInt(matcher.group(2)));
        }
        return words.size() == 1
                && PARTS.contains(numbers.size())
                && numbers.first() <= 1
                && numbers.last() - numbers.first() == numbers.size() - 1;
    }

    /** Whether texts are {@code 0930} and the like, every so many minutes of many hours: years are of one, rooms come one by one. */
    private static boolean areDigitsOfClock(ColumnSample sampled) {
        return sampled.distinctValues().stream()
                        .allMatch(value ->
                                CLOCK_DIGITS.matcher(value.toString().strip()).matches())
                && sampled.distinctValues().stream()
                                .map(value -> Integer.parseInt(value.toString().strip()) / 100)
                                .distinct()
                                .count()
                        >= FEWEST_HOURS;
    }

    /** Whether a column counts quarters, or other equal parts, of the hour that the time ends with. */
    private boolean isPartOfEachHour(int place, List<Integer> labels) {
        ColumnSample sampled = known.cells(place);
        double least = Arrays.stream(sampled.asNumbers()).min().orElse(-1);
        return known.column(place).kind() == Kind.INTEGER
                && PartsOfDay.OF_HOUR.contains(sampled.distinct())
                && (least == 0 || least == 1)
                && Arrays.stream(sampled.asNumbers()).max().orElse(-1) - least + 1 == sampled.distinct()
                && climbs(place, labels);
    }

    /** What climbs from one day to the next as well numbers the rows. */
    private boolean beginsAnew(ColumnSample sampled) {
        return sampled.order().stepsBack() > 0 || known.cells(time.place()).distinct() == 1;
    }

    /** Rows may come one line after the other, or all of a time together. */
    private boolean climbs(int place, List<Integer> labels) {
        return known.sample().climbsWithin(time.places(), place)
                || !labels.isEmpty()
                        && (known.sample().neverFallsWithin(time.places(), place)
                                || known.sample().climbsWithin(LabelColumns.with(time.places(), labels), place));
    }
}
