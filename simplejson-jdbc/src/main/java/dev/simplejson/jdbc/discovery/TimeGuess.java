// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a column holds times, and how: found out from its name and a sample, never from less.
 *
 * @param format null if it is not decided that it does
 * @param reason why, for the log
 * @param open whether it may well hold times, but somebody has to say so
 */
public record TimeGuess(@Nullable TimeFormat format, String reason, boolean open) {
    /** 1980 to 2100, within which the units of epoch numbers cannot be mixed up. */
    private static final double FIRST_SECOND = 315_532_800;

    private static final double LAST_SECOND = 4_102_444_800.0;
    private static final double FIRST_JULIAN_DAY = 2_444_239.5;
    private static final double LAST_JULIAN_DAY = 2_488_069.5;
    private static final Pattern NAME = Pattern.compile(
            "(^|.*[^a-z])(time|date|datetime|timestamp|ts|epoch|when|day|created|updated|recorded|measured|at|jd|julian|julianday|clock)([^a-z].*|$)"
                    + "|.*(time|date|stamp|epoch|julian).*");

    private static final TimeGuess NO = new TimeGuess(null, "", false);

    /** Decides about a column of a database that has types for times. */
    public static TimeGuess ofType(TableColumn.Kind kind) {
        return switch (kind) {
            case DATE -> new TimeGuess(TimeFormat.DATE, "its type is a date", false);
            case TIMESTAMP -> new TimeGuess(TimeFormat.TIMESTAMP, "its type is a timestamp without a zone", false);
            case TIMESTAMP_WITH_ZONE ->
                new TimeGuess(TimeFormat.TIMESTAMP_WITH_ZONE, "its type is a timestamp with a zone", false);
            default -> NO;
        };
    }

    /** Decides about a column from its values. */
    public static TimeGuess ofSample(String name, ColumnSample sample) {
        boolean named = NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
        if (sample.values() == 0) {
            return named ? open("it has no values yet") : NO;
        }
        if (sample.others() > 0) {
            return NO;
        }
        if (sample.texts() > 0) {
            return sample.numbers() > 0 ? mixed(named) : ofText(sample, named);
        }
        return ofNumbers(sample, named);
    }

    private static TimeGuess mixed(boolean named) {
        return named ? open("it holds numbers and text") : NO;
    }

    private static TimeGuess ofText(ColumnSample sample, boolean named) {
        Set<ColumnSample.Shape> shapes = sample.shapes();
        if (shapes.contains(ColumnSample.Shape.NO_TIME)) {
            return named && shapes.size() > 1 ? open("only some of its text is a time") : NO;
        }
        TimeFormat format = formatOf(shapes);
        if (format == null) {
            return open("its text is written in several ways: " + shapes);
        }
        return new TimeGuess(format, "all text in a sample of " + sample.values() + " is " + format.setting(), false);
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

    private static TimeGuess ofNumbers(ColumnSample sample, boolean named) {
        TimeFormat format = formatOf(sample);
        if (format == null) {
            return named
                    ? open("its numbers from " + sample.smallest() + " to " + sample.largest()
                            + " are neither epoch numbers nor Julian days from 1980 to 2100")
                    : NO;
        }
        if (!named) {
            return open("its numbers could be " + format.setting() + ", but its name does not say that it is a time");
        }
        String reason = "its name says time, and all numbers in a sample of " + sample.values() + " are "
                + format.setting() + " from 1980 to 2100";
        return new TimeGuess(format, reason, false);
    }

    private static @Nullable TimeFormat formatOf(ColumnSample sample) {
        if (sample.smallest() >= FIRST_JULIAN_DAY && sample.largest() <= LAST_JULIAN_DAY) {
            return sample.fractions() > 0 ? TimeFormat.JULIAN_DAY : null;
        }
        double unit = 1;
        for (TimeFormat format : new TimeFormat[] {
            TimeFormat.EPOCH_SECONDS, TimeFormat.EPOCH_MILLIS, TimeFormat.EPOCH_MICROS, TimeFormat.EPOCH_NANOS
        }) {
            if (sample.smallest() >= FIRST_SECOND * unit && sample.largest() <= LAST_SECOND * unit) {
                return format;
            }
            unit *= 1000;
        }
        return null;
    }

    private static TimeGuess open(String reason) {
        return new TimeGuess(null, reason, true);
    }
}
