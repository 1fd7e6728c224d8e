// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * A way to count time.
 *
 * @param millisPerUnit how much one more is
 * @param unitsAtEpoch the number that stands for the Unix epoch
 */
record Count(TimeFormat format, double millisPerUnit, double unitsAtEpoch) {
    /** Formats of numbers that are found out by themselves. */
    static final List<Count> CERTAIN = List.of(
            new Count(TimeFormat.EPOCH_SECONDS, 1000, 0),
            new Count(TimeFormat.EPOCH_MILLIS, 1, 0),
            new Count(TimeFormat.EPOCH_MICROS, 1e-3, 0),
            new Count(TimeFormat.EPOCH_NANOS, 1e-6, 0));

    static final Count JULIAN = new Count(TimeFormat.JULIAN_DAY, 86_400_000, 2_440_587.5);

    static final Count GPS = new Count(TimeFormat.GPS_SECONDS, 1000, 18 - 315_964_800);

    /** <a href="https://developer.garmin.com/fit/protocol/">FIT's date_time</a> begins on 1989-12-31. */
    static final Count FIT = new Count(TimeFormat.EPOCH_SECONDS, 1000, -631_065_600);

    /** Formats that are offered when numbers fit. */
    static final List<Count> OFFERED = List.of(
            new Count(TimeFormat.UNIX_DAY, 86_400_000, 0),
            JULIAN,
            new Count(TimeFormat.EXCEL_DAY, 86_400_000, 25_569),
            new Count(TimeFormat.DOTNET_TICKS, 1e-4, 621_355_968_000_000_000d),
            new Count(TimeFormat.FILETIME, 1e-4, 116_444_736_000_000_000d),
            new Count(TimeFormat.WEBKIT_MICROS, 1e-3, 11_644_473_600_000_000d),
            new Count(TimeFormat.APPLE_SECONDS, 1000, -978_307_200),
            new Count(TimeFormat.APPLE_NANOS, 1e-6, -978_307_200_000_000_000d),
            new Count(TimeFormat.Y2000_SECONDS, 1000, -946_684_800),
            new Count(TimeFormat.HFS_SECONDS, 1000, 2_082_844_800),
            new Count(TimeFormat.NTP_SECONDS, 1000, 2_208_988_800d));

    double epochMillis(double units) {
        return (units - unitsAtEpoch) * millisPerUnit;
    }

    /** When that is, for people. */
    String instant(double number) {
        double millis = epochMillis(number);
        if (Math.abs(millis) > 2.5e14) {
            return "no year of four digits";
        }
        return Instant.ofEpochMilli((long) millis)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .toUpperCase(Locale.ROOT);
    }
}
