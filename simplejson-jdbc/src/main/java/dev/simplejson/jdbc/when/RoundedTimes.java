// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.time.TimeCodec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times of which one column holds the beginning of the hour, the day and so on, and another the moment. */
final class RoundedTimes {
    private static final int FEWEST_ROWS = 10;

    private static final List<Duration> LENGTHS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofDays(1));

    private RoundedTimes() {}

    /** Whether each time of one column is the beginning of what that of the other lies in, and mostly is not that itself. */
    static boolean areBeginnings(SampledTable known, TimeChoice one, TimeChoice other) {
        long @Nullable [] begun = millis(known, one);
        long @Nullable [] moments = millis(known, other);
        return begun != null
                && moments != null
                && begun.length >= FEWEST_ROWS
                && LENGTHS.stream().anyMatch(length -> areBeginnings(begun, moments, length.toMillis()));
    }

    private static boolean areBeginnings(long[] begun, long[] moments, long lengthMillis) {
        int later = 0;
        for (int row = 0; row < begun.length; row++) {
            if (begun[row] != Math.floorDiv(moments[row], lengthMillis) * lengthMillis) {
                return false;
            }
            later += moments[row] > begun[row] ? 1 : 0;
        }
        return 2 * later > begun.length && !areEnds(begun, moments, lengthMillis);
    }

    /** Whether each is the end of what begins at the other: a day from 00:00:00 to 23:59:59 happened when it began. */
    private static boolean areEnds(long[] begun, long[] moments, long lengthMillis) {
        long distance = moments[0] - begun[0];
        for (int row = 0; row < begun.length; row++) {
            if (moments[row] - begun[row] != distance) {
                return false;
            }
        }
        return 12 * distance >= 11 * lengthMillis;
    }

    /** The times of all rows; null if one has none. */
    private static long @Nullable [] millis(SampledTable known, TimeChoice choice) {
        TimeFormat format = choice.guess().format();
        if (format == null) {
            return null;
        }
        TimeCodec codec = TimeCodec.of(format, choice.column().kind(), known.dialect(), known.zone());
        List<@Nullable Object> cells = known.cells(choice.place()).cells();
        long[] millis = new long[cells.size()];
        for (int row = 0; row < millis.length; row++) {
            Object cell = cells.get(row);
            millis[row] = cell == null ? TimeCodec.UNREADABLE : codec.ofCell(cell);
            if (millis[row] == TimeCodec.UNREADABLE) {
                return null;
            }
        }
        return millis;
    }
}
