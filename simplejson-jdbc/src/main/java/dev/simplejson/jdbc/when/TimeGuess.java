// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.TextLook;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a column holds times, and how: found out from its type, its values and its name, never from its name alone.
 *
 * @param format null if it is not decided that it does
 * @param reason why, or why not, for the log
 * @param open whether it may well hold times, but somebody has to say so
 * @param leftOut how many of the values in the sample are no times in that format
 * @param example one of them, as it is shown; empty if there is none
 * @param numeric whether texts are read as numbers
 */
public record TimeGuess(
        @Nullable TimeFormat format, String reason, boolean open, int leftOut, String example, boolean numeric) {
    private static final TimeGuess NO = new TimeGuess(null, "", false, 0, "", false);

    private static final Set<ColumnSample.Shape> LOCAL =
            EnumSet.of(ColumnSample.Shape.DATE, ColumnSample.Shape.T, ColumnSample.Shape.SPACE);

    /** So many other numbers of eight digits are no days by accident. */
    private static final int FEWEST_DAYS = 10;

    /** Smaller numbers count other things as well. */
    private static final double LARGE = 1e8;

    /** As many digits as seconds, milliseconds, microseconds and nanoseconds have these days. */
    private static final Pattern EPOCH_TEXT = Pattern.compile("\\d{10}|\\d{13}|\\d{16}|\\d{19}|\\d{10}\\.\\d{1,9}");

    /** Decides about a column of a database that has types for times. */
    public static TimeGuess ofType(TableColumn.Kind kind) {
        return switch (kind) {
            case DATE -> certain(TimeFormat.DATE, "its type is a date");
            case TIMESTAMP -> certain(TimeFormat.TIMESTAMP, "its type is a timestamp without a zone");
            case TIMESTAMP_WITH_ZONE -> certain(TimeFormat.TIMESTAMP_WITH_ZONE, "its type is a timestamp with a zone");
            default -> NO;
        };
    }

    /**
     * Decides about a column from its values.
     *
     * @param ordersMixedOffsets whether the database can put texts in order of which some have an offset
     */
    public static TimeGuess ofSample(ColumnName name, ColumnSample sample, Epochs epochs, boolean ordersMixedOffsets) {
        TimeGuess guess = ofAll(name, sample, epochs, ordersMixedOffsets);
        double[] numbers = sample.asNumbers();
        boolean unlikely = guess.open()
                && name.isTimeByAWordInPassing()
                && (numbers.length == 0 || !Epochs.areNoTimes(numbers) && !epochs.mayBeTimes(numbers))
                && !sample.isOfTimes();
        return unlikely ? NO : guess;
    }

    private static TimeGuess ofAll(ColumnName name, ColumnSample sample, Epochs epochs, boolean ordersMixedOffsets) {
        boolean named = name.isTime();
        if (sample.values() == 0 || sample.isBlank()) {
            return named ? open("it has no values yet") : NO;
        }
        if (sample.numbers() == sample.values() && Epochs.areNoTimes(sample.asNumbers())) {
            return named ? open("all of its numbers stand for no time, such as " + sample.example()) : NO;
        }
        if (sample.others() > 0) {
            return NO;
        }
        if (sample.texts() == 0) {
            return ofNumbers(sample, name, epochs);
        }
        TimeGuess text = ofText(sample, named, epochs, ordersMixedOffsets);
        if (sample.numbers() == 0) {
            return text;
        }
        if (!named) {
            return NO;
        }
        // Both cannot be read; what most rows have is, and the panel says how many are left out.
        TimeGuess number = ofNumbers(sample, name, epochs);
        if (sample.numbers() >= sample.texts() && number.format() != null) {
            return withOthers(number, sample.texts(), sample, String.class);
        }
        return text.format() != null && sample.isoTexts() >= sample.numbers()
                ? withOthers(text, sample.numbers(), sample, Number.class)
                : open("it holds numbers and text, such as " + sample.example());
    }

    private static TimeGuess withOthers(TimeGuess guess, int others, ColumnSample sample, Class<?> kind) {
        String example = sample.distinctValues().stream()
                .filter(kind::isInstance)
                .findFirst()
                .map(ColumnSample::shown)
                .orElse("");
        return new TimeGuess(guess.format(), guess.reason(), false, guess.leftOut() + others, example, guess.numeric());
    }

    private static TimeGuess ofText(ColumnSample sample, boolean named, Epochs epochs, boolean ordersMixedOffsets) {
        int strange = sample.texts() - sample.isoTexts();
        if (sample.isoTexts() == 0) {
            Epochs.Verdict written = named ? epochs.judgeDigits(sample) : null;
            if (written != null) {
                return certain(Objects.requireNonNull(written.format()), written.reason());
            }
            TimeGuess digits = named ? ofDigits(sample, epochs) : NO;
            return digits.format() != null || !named || !sample.hasDigits()
                    ? digits
                    : open("its text, such as " + sample.example() + ", is not written as ISO-8601");
        }
        // A word for "never" or "unknown" here and there; a text that is a time by accident is something else.
        if (strange > 0 && (!named || sample.isoTexts() < strange)) {
            return named
                    ? open("only " + sample.isoTexts() + " of " + sample.texts() + " texts, such as " + sample.example()
                            + ", are ISO-8601")
                    : NO;
        }
        if (sample.isoTexts() == sample.placeholders()) {
            return named ? open("all of its text stands for no time, such as " + sample.example()) : NO;
        }
        Set<ColumnSample.Shape> shapes = EnumSet.copyOf(sample.shapes());
        shapes.remove(ColumnSample.Shape.NO_TIME);
        TimeFormat format = formatOf(shapes);
        if (format == null) {
            boolean local = LOCAL.containsAll(shapes);
            if (!local && !ordersMixedOffsets) {
                return open(
                        "its text is written in several ways, with a zone and without, that this database cannot put in order: "
                                + shapes.stream()
                                        .map(shape -> String.valueOf(formatOf(EnumSet.of(shape))))
                                        .collect(Collectors.joining(", ")));
            }
            format = TimeFormat.ISO;
        }
        String reason = (strange == 0 ? "all" : "most") + " text in a sample of " + sample.values() + " is " + format;
        return new TimeGuess(format, reason, false, strange, strange == 0 ? "" : otherText(sample), false);
    }

    private static String otherText(ColumnSample sample) {
        return sample.distinctValues().stream()
                .filter(value -> value instanceof String text && TextLook.shape(text) == ColumnSample.Shape.NO_TIME)
                .findFirst()
                .map(ColumnSample::shown)
                .orElse("");
    }

    private static @Nullable TimeFormat formatOf(Set<ColumnSample.Shape> shapes) {
        if (shapes.size() == 1) {
            return switch (shapes.iterator().next()) {
                case DATE -> TimeFormat.ISO_DATE;
                case T -> TimeFormat.ISO_T;
                case T_UTC -> TimeFormat.ISO_T_UTC;
                case T_OFFSET -> TimeFormat.ISO_T_OFFSET;
                case SPACE -> TimeFormat.ISO_SPACE;
                case SPACE_UTC -> TimeFormat.ISO_SPACE_UTC;
                case SPACE_OFFSET -> TimeFormat.ISO_SPACE_OFFSET;
                case NO_TIME -> null;
            };
        }
        if (shapes.equals(Set.of(ColumnSample.Shape.T_UTC, ColumnSample.Shape.T_OFFSET))) {
            return TimeFormat.ISO_T_OFFSET;
        }
        if (shapes.equals(Set.of(ColumnSample.Shape.SPACE_UTC, ColumnSample.Shape.SPACE_OFFSET))) {
            return TimeFormat.ISO_SPACE_OFFSET;
        }
        if (shapes.equals(Set.of(ColumnSample.Shape.DATE, ColumnSample.Shape.SPACE))) {
            return TimeFormat.ISO_SPACE;
        }
        return shapes.equals(Set.of(ColumnSample.Shape.DATE, ColumnSample.Shape.T)) ? TimeFormat.ISO_T : null;
    }

    private static TimeGuess ofDigits(ColumnSample sample, Epochs epochs) {
        double[] numbers = sample.cells().stream()
                .filter(cell -> cell instanceof String text
                        && EPOCH_TEXT.matcher(text.strip()).matches())
                .mapToDouble(cell -> Double.parseDouble(String.valueOf(cell)))
                .toArray();
        if (numbers.length == 0 || numbers.length < sample.texts()) {
            return NO;
        }
        Epochs.Verdict verdict = epochs.judge(numbers, false);
        return verdict.format() == null
                ? open(verdict.reason())
                : new TimeGuess(verdict.format(), verdict.reason(), false, verdict.leftOut(), "", true);
    }

    private static TimeGuess ofNumbers(ColumnSample sample, ColumnName name, Epochs epochs) {
        boolean named = name.isTime();
        double[] numbers = sample.asNumbers();
        if (!named && (name.isId() || sample.distinct() < 2 || !Epochs.isLargeEnough(numbers))) {
            return NO;
        }
        Epochs.Verdict written =
                named && sample.fractions() == 0 && sample.texts() == 0 ? epochs.judgeDigits(sample) : null;
        if (name.isOfDigits() && epochs.areDigitsOfDays(numbers)) {
            return certain(TimeFormat.YYYYMMDD, "its name says which digits its numbers have");
        }
        if (!named && sample.distinct() >= FEWEST_DAYS && epochs.areDigitsOfDays(numbers)) {
            return open("its numbers could be yyyymmdd, but its name does not say that it is a time");
        }
        Epochs.Verdict verdict = written == null ? epochs.judge(numbers, sample.fractions() > 0) : written;
        if (!named) {
            boolean large = Arrays.stream(numbers).max().orElse(0) >= LARGE;
            if (verdict.format() == null
                    && large
                    && !epochs.fitting(Arrays.stream(numbers).max().orElse(0)).isEmpty()) {
                return open("its name does not say that it is a time, and " + verdict.reason());
            }
            return verdict.format() == null
                    ? NO
                    : open("its numbers could be " + verdict.format()
                            + ", but its name does not say that it is a time");
        }
        if (verdict.format() == null) {
            return open(verdict.reason());
        }
        String gps = verdict.format().equals(TimeFormat.EPOCH_SECONDS) && name.isOfGps()
                ? epochs.asGps(Arrays.stream(numbers).max().orElse(0))
                : "";
        if (!gps.isEmpty()) {
            return open(verdict.reason() + ", but " + gps + " as gps-s");
        }
        if (verdict.format().equals(TimeFormat.EPOCH_NANOS) && epochs.snowflakeStart(sample) != null) {
            return open(verdict.reason() + ", but its numbers are of these days as snowflake ids");
        }
        Double example = verdict.example();
        return new TimeGuess(
                verdict.format(),
                "its name says time, and " + verdict.reason(),
                false,
                verdict.leftOut(),
                example == null ? "" : ColumnSample.shown(example),
                false);
    }

    static TimeGuess none() {
        return NO;
    }

    public static TimeGuess certain(TimeFormat format, String reason) {
        return new TimeGuess(format, reason, false, 0, "", false);
    }

    private static TimeGuess open(String reason) {
        return new TimeGuess(null, reason, true, 0, "", false);
    }
}
