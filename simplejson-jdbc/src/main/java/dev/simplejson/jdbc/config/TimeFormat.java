// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How a column holds times. Found out by looking at the column, or declared with the setting {@code time-format}.
 *
 * <p>Times without an offset are read in the declared zone, which is UTC unless the setting {@code jdbc.zone} says otherwise.
 */
public enum TimeFormat {
    /** Whole seconds since the Unix epoch, or seconds with a fraction. */
    EPOCH_SECONDS("epoch-s"),
    /** Milliseconds since the Unix epoch. */
    EPOCH_MILLIS("epoch-ms"),
    /** Microseconds since the Unix epoch. */
    EPOCH_MICROS("epoch-us"),
    /** Nanoseconds since the Unix epoch. */
    EPOCH_NANOS("epoch-ns"),
    /** The Julian day as a number with a fraction, as SQLite's {@code julianday} gives it. */
    JULIAN_DAY("julian-day"),
    /** Text such as {@code 2026-11-22}: the start of the day in the declared zone. */
    ISO_DATE("iso-date"),
    /** Text such as {@code 2026-11-22T13:05:00.250}, in the declared zone. */
    ISO_T("iso-t"),
    /** Text such as {@code 2026-11-22T13:05:00.250Z} or with {@code +00:00}. */
    ISO_T_UTC("iso-t-utc"),
    /** Text such as {@code 2026-11-22T13:05:00.250+01:00}; the offset may differ from row to row. */
    ISO_T_OFFSET("iso-t-offset"),
    /** Text such as {@code 2026-11-22 13:05:00.250}, in the declared zone. */
    ISO_SPACE("iso-space"),
    /** Text such as {@code 2026-11-22 13:05:00.250Z} or with {@code +00:00}. */
    ISO_SPACE_UTC("iso-space-utc"),
    /** Text such as {@code 2026-11-22 13:05:00.250+01:00}; the offset may differ from row to row. */
    ISO_SPACE_OFFSET("iso-space-offset"),
    /** The database's own timestamp without a zone, in the declared zone. */
    TIMESTAMP("timestamp"),
    /** The database's own timestamp with a zone: an instant. */
    TIMESTAMP_WITH_ZONE("timestamptz"),
    /** The database's own date: the start of the day in the declared zone. */
    DATE("date");

    private final String setting;

    TimeFormat(String setting) {
        this.setting = setting;
    }

    /** The format's name in settings. */
    public String setting() {
        return setting;
    }

    /**
     * The format of that name in settings.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static TimeFormat ofSetting(String name) {
        for (TimeFormat format : values()) {
            if (format.setting.equals(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException("time format '" + name + "' is unknown; expected one of " + accepted());
    }

    /** The names of all formats in settings, for messages. */
    public static String accepted() {
        return Arrays.stream(values()).map(TimeFormat::setting).collect(Collectors.joining(", "));
    }
}
