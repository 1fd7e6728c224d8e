// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.config;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a column holds times. Found out by looking at the column, or declared with the setting {@code time-format}: one of the names
 * below, or a pattern of {@link DateTimeFormatter} for texts, {@code dd.MM.yyyy HH:mm}. Immutable; equal if the setting is.
 *
 * <p>Times without an offset are read in the declared zone, which is UTC unless the setting {@code jdbc.zone} says otherwise.
 */
public final class TimeFormat {
    /** Whole seconds since the Unix epoch, or seconds with a fraction. */
    public static final TimeFormat EPOCH_SECONDS = new TimeFormat("epoch-s");
    /** Milliseconds since the Unix epoch. */
    public static final TimeFormat EPOCH_MILLIS = new TimeFormat("epoch-ms");
    /** Microseconds since the Unix epoch. */
    public static final TimeFormat EPOCH_MICROS = new TimeFormat("epoch-us");
    /** Nanoseconds since the Unix epoch. */
    public static final TimeFormat EPOCH_NANOS = new TimeFormat("epoch-ns");
    /** Days since the Unix epoch, with or without a fraction: {@code java.time.LocalDate.toEpochDay}. */
    public static final TimeFormat UNIX_DAY = new TimeFormat("unix-day");
    /** The Julian day as a number with a fraction, as SQLite's {@code julianday} gives it. */
    public static final TimeFormat JULIAN_DAY = new TimeFormat("julian-day");
    /** Days since 1899-12-30 with a fraction: Excel's serial numbers from March 1900 on, and OLE's and Delphi's dates. */
    public static final TimeFormat EXCEL_DAY = new TimeFormat("excel-day");
    /** Ticks of 100 ns since year 1: {@code System.DateTime.Ticks} of .NET. */
    public static final TimeFormat DOTNET_TICKS = new TimeFormat("dotnet-ticks");
    /** Units of 100 ns since 1601: {@code FILETIME} of Windows, and Active Directory. */
    public static final TimeFormat FILETIME = new TimeFormat("filetime");
    /** Microseconds since 1601: Chrome's and WebKit's {@code base::Time}. */
    public static final TimeFormat WEBKIT_MICROS = new TimeFormat("webkit-us");
    /** Seconds since 2001, with or without a fraction: Apple's Core Data and {@code NSDate}. */
    public static final TimeFormat APPLE_SECONDS = new TimeFormat("apple-s");
    /** Nanoseconds since 2001: Apple's Messages since macOS 10.13. */
    public static final TimeFormat APPLE_NANOS = new TimeFormat("apple-ns");
    /** Seconds since 1904: HFS+, QuickTime and MP4. */
    public static final TimeFormat HFS_SECONDS = new TimeFormat("hfs-s");
    /** Seconds since 1900: NTP, and LabVIEW's older relatives. */
    public static final TimeFormat NTP_SECONDS = new TimeFormat("ntp-s");
    /** Seconds since 2000: PostgreSQL's inside, Zigbee, and many small devices. */
    public static final TimeFormat Y2000_SECONDS = new TimeFormat("y2000-s");
    /** Seconds since 1980-01-06 as GPS receivers count them, with the 18 leap seconds that it was ahead of UTC since 2017. */
    public static final TimeFormat GPS_SECONDS = new TimeFormat("gps-s");
    /** The date as a number of eight digits, {@code 20261122}: the start of the day in the declared zone. */
    public static final TimeFormat YYYYMMDD = new TimeFormat("yyyymmdd");
    /** Text such as {@code 2026-11-22}: the start of the day in the declared zone. */
    public static final TimeFormat ISO_DATE = new TimeFormat("iso-date");
    /** Text such as {@code 2026-11-22T13:05:00.250}, in the declared zone. */
    public static final TimeFormat ISO_T = new TimeFormat("iso-t");
    /** Text such as {@code 2026-11-22T13:05:00.250Z} or with {@code +00:00}. */
    public static final TimeFormat ISO_T_UTC = new TimeFormat("iso-t-utc");
    /** Text such as {@code 2026-11-22T13:05:00.250+01:00}; the offset may differ from row to row. */
    public static final TimeFormat ISO_T_OFFSET = new TimeFormat("iso-t-offset");
    /** Text such as {@code 2026-11-22 13:05:00.250}, in the declared zone. */
    public static final TimeFormat ISO_SPACE = new TimeFormat("iso-space");
    /** Text such as {@code 2026-11-22 13:05:00.250Z} or with {@code +00:00}. */
    public static final TimeFormat ISO_SPACE_UTC = new TimeFormat("iso-space-utc");
    /** Text such as {@code 2026-11-22 13:05:00.250+01:00}; the offset may differ from row to row. */
    public static final TimeFormat ISO_SPACE_OFFSET = new TimeFormat("iso-space-offset");
    /** Text in any of the ISO-8601 spellings above, mixed. Slower than each of them: no index puts it in order. */
    public static final TimeFormat ISO = new TimeFormat("iso");
    /** The database's own timestamp without a zone, in the declared zone. */
    public static final TimeFormat TIMESTAMP = new TimeFormat("timestamp");
    /** The database's own timestamp with a zone: an instant. */
    public static final TimeFormat TIMESTAMP_WITH_ZONE = new TimeFormat("timestamptz");
    /** The database's own date: the start of the day in the declared zone. */
    public static final TimeFormat DATE = new TimeFormat("date");

    private static final List<TimeFormat> NAMED = List.of(
            EPOCH_SECONDS,
            EPOCH_MILLIS,
            EPOCH_MICROS,
            EPOCH_NANOS,
            UNIX_DAY,
            JULIAN_DAY,
            EXCEL_DAY,
            DOTNET_TICKS,
            FILETIME,
            WEBKIT_MICROS,
            APPLE_SECONDS,
            APPLE_NANOS,
            HFS_SECONDS,
            NTP_SECONDS,
            Y2000_SECONDS,
            GPS_SECONDS,
            YYYYMMDD,
            ISO_DATE,
            ISO_T,
            ISO_T_UTC,
            ISO_T_OFFSET,
            ISO_SPACE,
            ISO_SPACE_UTC,
            ISO_SPACE_OFFSET,
            ISO,
            TIMESTAMP,
            TIMESTAMP_WITH_ZONE,
            DATE);

    private final String setting;

    private TimeFormat(String setting) {
        this.setting = setting;
    }

    /** The format's name in settings, or the pattern. */
    public String setting() {
        return setting;
    }

    /** The pattern of the texts; null if the format is one with a name. */
    public @Nullable String pattern() {
        return NAMED.contains(this) ? null : setting;
    }

    /**
     * The format that is written like that in settings.
     *
     * @throws IllegalArgumentException if there is no such name and it is no pattern with a year, a month and a day; the message lists
     *     the names
     */
    public static TimeFormat ofSetting(String name) {
        for (TimeFormat format : NAMED) {
            if (format.setting.equals(name)) {
                return format;
            }
        }
        if (!isPattern(name)) {
            throw new IllegalArgumentException("time format '" + name + "' is unknown; expected one of " + accepted());
        }
        return new TimeFormat(name);
    }

    private static boolean isPattern(String text) {
        String letters = text.replaceAll("'[^']*'", "");
        boolean date =
                letters.contains("M") && letters.contains("d") && (letters.contains("y") || letters.contains("u"));
        try {
            return date && DateTimeFormatter.ofPattern(text, Locale.ROOT) != null;
        } catch (IllegalArgumentException noPattern) {
            return false;
        }
    }

    /** The formats that have a name. */
    public static List<TimeFormat> named() {
        return NAMED;
    }

    /** The names of all formats in settings, for messages. */
    public static String accepted() {
        return NAMED.stream().map(TimeFormat::setting).collect(Collectors.joining(", "))
                + ", or a pattern such as dd.MM.yyyy HH:mm";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeFormat format && format.setting.equals(setting);
    }

    @Override
    public int hashCode() {
        return setting.hashCode();
    }

    @Override
    public String toString() {
        return setting;
    }
}
