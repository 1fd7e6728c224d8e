// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.DigitsCodec;
import dev.simplejson.jdbc.time.TimeCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From when on which numbers count. Certain is only what puts the newest of them between 2000 and a year from now, and the others not
 * too far apart: ticks since year 1 and seconds since 2001 look like times of the 1990s to whoever is content with less.
 */
public final class Epochs {
    private static final Instant FIRST_NEWEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Nearly any number is soon after 2000 or 2001 in what counts from there. */
    private static final Instant FIRST_OFFERED = Instant.parse("2003-01-01T00:00:00Z");

    /** Of what was recorded somewhere, such as the temperatures of centuries. */
    private static final Instant FIRST_WRITTEN = Instant.parse("1500-01-01T00:00:00Z");

    /** Before that no logger ran, so that a lone number there stands for "never" or is broken. */
    public static final Instant FIRST = Instant.parse("1980-01-01T00:00:00Z");

    /** GPS is ten years behind, so that such numbers are no seconds of an old file. */
    private static final Duration LATELY = Duration.ofDays(3 * 366);

    /** Where clocks start that have lost the time, DOS and GPS ones in January 1980, others in 2000, or at a date of zeros. */
    private static final List<Instant> CLOCK_STARTS = List.of(FIRST, Instant.parse("1999-11-30T00:00:00Z"));

    private static final Duration UNSET_FOR = Duration.ofDays(62);

    /** No forecast that people store looks further. */
    private static final Duration FAR_AHEAD = Duration.ofDays(75 * 366);

    private static final Duration AHEAD = Duration.ofDays(366);
    private static final Duration LONGEST_STEP = Duration.ofDays(400);
    private static final Duration LONGEST_GAP = Duration.ofDays(20 * 366);

    /** What stands for "never", "unknown" or "for ever". */
    private static final Set<Double> SENTINELS = Set.of(
            0.0,
            -1.0,
            2_147_483_647.0,
            -2_147_483_648.0,
            4_294_967_295.0,
            9_999_999_999.0,
            9_999_999_999_999.0,
            253_402_300_799.0,
            253_402_300_799_999.0,
            (double) Long.MAX_VALUE,
            (double) Long.MIN_VALUE);

    /** Of so many numbers, one may be absurd. */
    private static final int ABSURD_OF = 40;

    /** Numbers whose digits are those of a date and a time of day: next to no other number is. Dates alone are offered only. */
    private static final Map<Integer, TimeFormat> DIGITS = Map.of(
            12, TimeFormat.ofSetting("yyyyMMddHHmm"),
            14, TimeFormat.ofSetting("yyyyMMddHHmmss"),
            17, TimeFormat.ofSetting("yyyyMMddHHmmssSSS"));

    /** Ten digits are those of seconds since 1970 as well. */
    private static final TimeFormat HOURS = TimeFormat.ofSetting("yyyyMMddHH");

    /**
     * From when on snowflake ids count milliseconds: Discord's and Twitter's. <a
     * href="https://docs.discord.com/developers/reference#snowflakes">Discord</a>, <a
     * href="https://github.com/twitter-archive/snowflake/tree/snowflake-2010">Twitter</a>.
     */
    private static final List<Instant> SNOWFLAKES =
            List.of(Instant.ofEpochMilli(1_420_070_400_000L), Instant.ofEpochMilli(1_288_834_974_657L));

    private final Instant now;
    private final Instant last;

    public Epochs(Instant now) {
        this.now = now;
        this.last = now.plus(AHEAD);
    }

    /**
     * What was decided.
     *
     * @param format null if that cannot be told
     * @param reason why, or why not
     * @param leftOut how many of the numbers are no times in that format
     * @param example one of them; null if there is none
     */
    public record Verdict(
            @Nullable TimeFormat format,
            String reason,
            int leftOut,
            @Nullable Double example) {}

    public Instant now() {
        return now;
    }

    /** When the last moment is that is taken for certain. */
    public Instant last() {
        return last;
    }

    public Verdict judge(double[] numbers, boolean fractions) {
        double[] sorted = sortedTimes(numbers);
        if (sorted.length == 0) {
            return new Verdict(null, "all of its numbers stand for no time, such as " + shown(numbers[0]), 0, null);
        }
        int absurd = sorted.length >= ABSURD_OF ? Math.max(1, sorted.length / ABSURD_OF) : 0;
        for (Count count : Count.CERTAIN) {
            Verdict verdict = judge(count, sorted, absurd, numbers);
            if (verdict != null) {
                return verdict;
            }
        }
        Verdict mixed = judgeMixed(sorted, numbers);
        if (mixed != null) {
            return mixed;
        }
        Verdict julian = fractions ? judge(Count.JULIAN, sorted, absurd, numbers) : null;
        return julian != null ? julian : new Verdict(null, doubt(sorted[sorted.length - 1]), 0, null);
    }

    private static double[] sortedTimes(double[] numbers) {
        double[] times = new double[numbers.length];
        int count = 0;
        for (double number : numbers) {
            if (!SENTINELS.contains(number)) {
                times[count++] = number;
            }
        }
        times = Arrays.copyOf(times, count);
        Arrays.sort(times);
        return times;
    }

    /** What whole numbers are that all have the digits of a date and a time of day, the newest of these years; null if they do not. */
    @Nullable
    public Verdict judgeDigits(ColumnSample sample) {
        long newest = Long.MIN_VALUE;
        long newestMillis = Long.MIN_VALUE;
        int digits = 0;
        int leftOut = 0;
        for (Object cell : sample.cells()) {
            if (cell == null) {
                continue;
            }
            String text = cell.toString().strip();
            if (cell instanceof Number number && SENTINELS.contains(number.doubleValue())) {
                leftOut++;
                continue;
            }
            digits = digits == 0 ? text.length() : digits;
            if (text.length() != digits
                    || !DIGITS.containsKey(digits)
                    || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
            long millis = DigitsCodec.wallClockMillis(Long.parseLong(text), digits);
            if (millis == TimeCodec.UNREADABLE) {
                return null;
            }
            newest = Math.max(newest, Long.parseLong(text));
            newestMillis = Math.max(newestMillis, millis);
        }
        TimeFormat format = DIGITS.get(digits);
        return format == null || !isOfTheseYears(newestMillis)
                ? null
                : new Verdict(
                        format,
                        "all of its " + (sample.values() - leftOut) + " numbers are times as " + format
                                + ", the newest " + newest,
                        leftOut,
                        leftOut == 0 ? null : 0.0);
    }

    /** Whether all numbers are days such as {@code 20261122}, the newest of these years. */
    boolean areDigitsOfDays(double[] numbers) {
        long newest = Long.MIN_VALUE;
        for (double number : numbers) {
            long millis = DigitsCodec.wallClockMillis((long) number, 8);
            if (millis == TimeCodec.UNREADABLE || number != (long) number) {
                return false;
            }
            newest = Math.max(newest, millis);
        }
        return isOfTheseYears(newest);
    }

    /** Whether a time is one that clocks show until they are set. */
    public static boolean isOfUnsetClock(long epochMillis) {
        return CLOCK_STARTS.stream()
                .anyMatch(start -> epochMillis >= start.toEpochMilli()
                        && epochMillis < start.plus(UNSET_FOR).toEpochMilli());
    }

    /** Whether something may be the newest of a log that is still written. */
    public boolean isOfTheseYears(long epochMillis) {
        return epochMillis >= FIRST_NEWEST.toEpochMilli() && epochMillis <= last.toEpochMilli();
    }

    /** The same for what is written as a year, so that it needs not be of these years to be one. */
    boolean isOfAnyYear(long epochMillis) {
        return epochMillis >= FIRST_WRITTEN.toEpochMilli() && epochMillis <= last.toEpochMilli();
    }

    /** Whether all numbers stand for "never" or "unknown". */
    public static boolean areNoTimes(double[] numbers) {
        return Arrays.stream(numbers).allMatch(SENTINELS::contains);
    }

    /**
     * Whether any number is as large as a time of these years is in any format that is found out by itself; Julian days are the smallest.
     */
    public static boolean isLargeEnough(double[] numbers) {
        double least = Count.JULIAN.unitsAtEpoch();
        return Arrays.stream(numbers).anyMatch(number -> number >= least);
    }

    /** Whether the newest number, or the one in the middle, is a time of these years in any format. */
    public boolean mayBeTimes(double[] numbers) {
        double[] sorted = sortedTimes(numbers);
        return sorted.length > 0 && (isTime(sorted[sorted.length - 1]) || isTime(sorted[sorted.length / 2]));
    }

    /**
     * Whether the newest number is a time of these years in a format in which half of them are since 1980, or the one in the middle is one
     * by itself: of lengths, only the longest look like days of these years.
     */
    boolean areMostlyTimes(double[] numbers) {
        double[] sorted = sortedTimes(numbers);
        if (sorted.length == 0) {
            return false;
        }
        double newest = sorted[sorted.length - 1];
        double middle = sorted[sorted.length / 2];
        List<String> formats = fitting(newest);
        return isTime(middle)
                || formats.stream().anyMatch(format -> format.startsWith("yyyy"))
                || Stream.concat(
                                Count.CERTAIN.stream().filter(count -> isOfTheseYears(count, newest)),
                                Count.OFFERED.stream()
                                        .filter(count ->
                                                formats.contains(count.format().setting())))
                        .anyMatch(count -> count.epochMillis(middle) >= FIRST.toEpochMilli());
    }

    /** The settings of the formats in which the number in the middle is a time of these years, when the newest is an absurd one. */
    public List<String> formatsOfMost(double[] numbers) {
        double[] sorted = sortedTimes(numbers);
        if (sorted.length == 0) {
            return List.of();
        }
        double middle = sorted[sorted.length / 2];
        TimeFormat certain = judge(new double[] {middle}, true).format();
        List<String> formats = new ArrayList<>();
        if (certain != null) {
            formats.add(certain.setting());
        }
        formats.addAll(fitting(middle));
        return formats;
    }

    private boolean isTime(double number) {
        return judge(new double[] {number}, true).format() != null
                || !fitting(number).isEmpty()
                || !asGps(number).isEmpty();
    }

    /** What a number of seconds would be as GPS counts them, if that is a time of these years; else empty. */
    public String asGps(double newest) {
        boolean recent = Count.GPS.epochMillis(newest) > now.minus(LATELY).toEpochMilli()
                && Count.GPS.epochMillis(newest) <= last().toEpochMilli();
        return recent ? Count.GPS.instant(newest) : "";
    }

    /** What old epoch seconds are, and what to do, if they would be of this month as GPS or as Garmin's FIT counts seconds; else empty. */
    public String asOfThisMonth(double newest) {
        if (newest * 1000 >= now.minus(AHEAD).toEpochMilli()) {
            return "";
        }
        if (isOfThisMonth(Count.GPS, newest)) {
            return Count.GPS.instant(newest) + " as GPS counts seconds; set # to " + TimeFormat.GPS_SECONDS;
        }
        return isOfThisMonth(Count.FIT, newest)
                ? Count.FIT.instant(newest) + " as the seconds since 1989-12-31 of Garmin's FIT; for these, add "
                        + Math.round(-Count.FIT.unitsAtEpoch()) + " in a query, metric.<name>.sql, or set # to "
                        + TimeFormat.EPOCH_SECONDS
                : "";
    }

    private boolean isOfThisMonth(Count count, double newest) {
        return count.epochMillis(newest) > now.minus(Duration.ofDays(31)).toEpochMilli()
                && count.epochMillis(newest) <= now.plus(Duration.ofDays(1)).toEpochMilli();
    }

    /**
     * From when on numbers count milliseconds in their upper 42 bits, if the newest would be of the year that has passed, and of no such
     * year as nanoseconds; else null. Clocks count microseconds at best, and ids have no zeros at their ends.
     */
    @Nullable
    public Instant snowflakeStart(ColumnSample sample) {
        double newest = Arrays.stream(sample.asNumbers()).max().orElse(0);
        boolean clock = newest * 1e-6 >= now.minus(AHEAD).toEpochMilli() && newest * 1e-6 <= last.toEpochMilli();
        boolean round = sample.distinctValues().stream()
                .allMatch(value -> !(value instanceof Number number) || number.longValue() % 1000 == 0);
        if (clock || round) {
            return null;
        }
        for (Instant start : SNOWFLAKES) {
            Instant millis = start.plusMillis((long) newest >> 22);
            if (millis.isAfter(now.minus(AHEAD)) && millis.isBefore(now.plus(Duration.ofDays(1)))) {
                return start;
            }
        }
        return null;
    }

    /** Seconds among milliseconds and the like: each number is a time in one unit. The unit of most is taken. */
    private @Nullable Verdict judgeMixed(double[] sorted, double[] numbers) {
        if (Count.CERTAIN.stream().noneMatch(count -> isOfTheseYears(count, sorted[0]))) {
            return null;
        }
        Count best = null;
        long most = 0;
        long all = 0;
        for (Count count : Count.CERTAIN) {
            long fitting = Arrays.stream(sorted)
                    .filter(number -> isOfTheseYears(count, number))
                    .count();
            all += fitting;
            if (fitting > most) {
                most = fitting;
                best = count;
            }
        }
        if (best == null || all < sorted.length) {
            return null;
        }
        Count unit = best;
        double[] others = Arrays.stream(sorted)
                .filter(number -> !isOfTheseYears(unit, number))
                .toArray();
        if (others.length == 0) {
            return null; // One unit it is, and that was judged before.
        }
        return new Verdict(
                unit.format(),
                most + " of " + sorted.length + " numbers are " + unit.format(),
                numbers.length - (int) most,
                others[0]);
    }

    private boolean isOfTheseYears(Count count, double number) {
        double millis = count.epochMillis(number);
        return millis >= FIRST_NEWEST.toEpochMilli() && millis <= last.toEpochMilli();
    }

    private @Nullable Verdict judge(Count count, double[] sorted, int absurd, double[] numbers) {
        int first = 0;
        int end = sorted.length;
        while (end > 0 && count.epochMillis(sorted[end - 1]) > last().toEpochMilli()) {
            end--;
        }
        if (end == 0 || count.epochMillis(sorted[end - 1]) < FIRST_NEWEST.toEpochMilli()) {
            return null;
        }
        // A history that goes back far has no gap of decades in it.
        for (int i = end - 1; i > first; i--) {
            boolean gap = count.epochMillis(sorted[i]) - count.epochMillis(sorted[i - 1]) > LONGEST_GAP.toMillis();
            if (gap && count.epochMillis(sorted[i - 1]) < FIRST.toEpochMilli()) {
                first = i;
            }
        }
        int strange = first + sorted.length - end;
        if (strange > absurd || !areSaneSteps(count, sorted, first, end)) {
            return null;
        }
        int leftOut = numbers.length - (end - first);
        return new Verdict(
                count.format(),
                "the newest of " + (end - first) + " numbers, " + shown(sorted[end - 1]) + ", is "
                        + count.instant(sorted[end - 1]) + " as " + count.format(),
                leftOut,
                leftOut == 0 ? null : outside(numbers, sorted[first], sorted[end - 1]));
    }

    private static boolean areSaneSteps(Count count, double[] sorted, int first, int end) {
        double[] steps = new double[Math.max(0, end - first - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = count.epochMillis(sorted[first + i + 1]) - count.epochMillis(sorted[first + i]);
        }
        Arrays.sort(steps);
        return steps.length < 2 || steps[steps.length / 2] <= LONGEST_STEP.toMillis();
    }

    private static @Nullable Double outside(double[] numbers, double least, double most) {
        for (double number : numbers) {
            if (number < least || number > most) {
                return number;
            }
        }
        return null;
    }

    /** What the newest number would be in each unit, and which formats would make a time of these years of it. */
    private String doubt(double newest) {
        List<String> meanings = new ArrayList<>();
        for (Count count : Count.CERTAIN) {
            meanings.add(count.instant(newest) + " as " + count.format());
        }
        List<String> fitting = fitting(newest);
        for (String format : fitting) {
            Count.OFFERED.stream()
                    .filter(count -> count.format().setting().equals(format))
                    .forEach(count -> meanings.add(count.instant(newest) + " as " + format));
        }
        fitting.stream()
                .filter(format -> format.startsWith("yyyy"))
                .forEach(format -> meanings.add("a day as " + format));
        return "its newest number, " + shown(newest) + ", would be " + String.join(", ", meanings);
    }

    /** The settings of the formats that put a number between 2003 and a year from now, the latest first, and the future last. */
    public List<String> fitting(double newest) {
        List<String> fitting = new ArrayList<>();
        Count.OFFERED.stream()
                .filter(count -> count.epochMillis(newest) >= FIRST_OFFERED.toEpochMilli()
                        && count.epochMillis(newest) <= last().toEpochMilli())
                .sorted(Comparator.comparing((Count count) -> count.epochMillis(newest) > now.toEpochMilli())
                        .thenComparingDouble(count -> -count.epochMillis(newest)))
                .forEach(count -> fitting.add(count.format().setting()));
        if (isDayNumber(newest)) {
            fitting.add(TimeFormat.YYYYMMDD.setting());
        }
        if (isOfTheseYears(DigitsCodec.wallClockMillis((long) newest, 10))) {
            fitting.add(HOURS.setting());
        }
        DIGITS.forEach((digits, format) -> {
            if (isOfTheseYears(DigitsCodec.wallClockMillis((long) newest, digits))) {
                fitting.add(format.setting());
            }
        });
        return fitting;
    }

    /** Whether something may be the newest of a log that is still written, and of these very years. */
    public boolean isRecent(long epochMillis) {
        return epochMillis >= now.minus(LATELY).toEpochMilli() && epochMillis <= last.toEpochMilli();
    }

    /** Whether something is farther ahead than what is planned or forecast. */
    public boolean isFarAhead(long epochMillis) {
        return epochMillis > last.toEpochMilli();
    }

    /**
     * The settings of the formats that are found out by themselves, in which a number is an older time, or of a forecast that looks far
     * ahead.
     */
    public List<String> fartherOff(double newest) {
        return Count.CERTAIN.stream()
                .filter(count -> count.epochMillis(newest) >= FIRST.toEpochMilli()
                        && count.epochMillis(newest) <= now.plus(FAR_AHEAD).toEpochMilli())
                .map(count -> count.format().setting())
                .toList();
    }

    private boolean isDayNumber(double number) {
        long whole = (long) number;
        int year = (int) (whole / 10_000);
        long month = whole / 100 % 100;
        long day = whole % 100;
        return whole == number
                && year >= 2000
                && year <= now.plus(AHEAD).atZone(ZoneOffset.UTC).getYear()
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31;
    }

    private static String shown(double number) {
        return ColumnSample.shown(number);
    }
}
