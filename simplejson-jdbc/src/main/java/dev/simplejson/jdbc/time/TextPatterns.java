// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/** Patterns that are widely used for dates in texts. They are offered, not taken: day and month look alike. */
public final class TextPatterns {
    private static final List<String> KNOWN = List.of(
            "dd.MM.yyyy HH:mm",
            "dd.MM.yyyy HH:mm:ss",
            "dd.MM.yyyy",
            "dd.MM.yy HH:mm",
            "dd.MM.yy HH:mm:ss",
            "dd.MM.yy",
            "dd/MM/yy",
            "MM/dd/yy",
            "dd/MM/yyyy HH:mm",
            "dd/MM/yyyy HH:mm:ss",
            "dd/MM/yyyy",
            "MM/dd/yyyy HH:mm",
            "MM/dd/yyyy HH:mm:ss",
            "dd/MM/yy HH:mm",
            "dd/MM/yy HH:mm:ss",
            "MM/dd/yy HH:mm",
            "MM/dd/yy HH:mm:ss",
            "yy-MM-dd HH:mm",
            "yy-MM-dd HH:mm:ss",
            "dd/MM/yyyy hh:mm a",
            "dd/MM/yyyy hh:mm:ss a",
            "MM-dd-yyyy hh:mm a",
            "MM-dd-yyyy HH:mm",
            "ddMMyyyyHHmmss",
            "MM/dd/yyyy hh:mm a",
            "MM/dd/yyyy hh:mm:ss a",
            "MM/dd/yyyy",
            "dd-MM-yyyy HH:mm",
            "dd-MM-yyyy HH:mm:ss",
            "dd-MM-yyyy",
            "yyyy/MM/dd HH:mm",
            "yyyy/MM/dd HH:mm:ss",
            "yyyy/MM/dd",
            "yyyy.MM.dd HH:mm",
            "yyyy.MM.dd HH:mm:ss",
            "yyyy.MM.dd",
            "yyyy-MM-dd HH:mm:ss,SSS",
            "yyyy-MM-dd HH:mm:ss 'UTC'",
            "yyyy-MM-dd HH:mm:ss.SSS 'UTC'",
            "yyyy-MM-dd HH:mm:ss z",
            "yyyy-MM-dd HH:mm:ss xx",
            "yyyy-MM-dd'T'HH:mm:ss,SSS",
            "yyyy/MM/dd HH:mm:ss.SSS",
            "dd.MM.yyyy HH:mm:ss.SSS",
            "dd.MM.yyyy, HH:mm",
            "dd.MM.yyyy, HH:mm:ss",
            "dd/MM/yyyy, HH:mm",
            "dd/MM/yyyy, HH:mm:ss",
            "MM-dd-yyyy HH:mm:ss",
            "MM-dd-yyyy",
            "yyyy-MM-dd HH.mm.ss",
            "yyyy-MM-dd-HH:mm:ss",
            "yyyy-MM-dd_HH:mm:ss",
            "yyyy-MM-dd_HH-mm-ss",
            "yyyy-MM-dd-HH-mm-ss",
            "yyyy:MM:dd HH:mm:ss",
            "yyyyMMddHHmmss",
            "yyyyMMddHHmm",
            "yyyyMMdd HHmmss",
            "yyyyMMdd-HHmmss",
            "yyyyMMdd_HHmmss",
            "yyyyMMdd'T'HHmmss",
            "yyyyMMdd'T'HHmmssX",
            "yyyyMMdd");

    private TextPatterns() {}

    /** Those that all values have, which are texts. */
    public static List<String> fitting(Collection<?> values, Dialect dialect, ZoneId zone) {
        return KNOWN.stream()
                .filter(pattern -> {
                    TimeCodec codec = TimeCodec.of(TimeFormat.ofSetting(pattern), TableColumn.Kind.TEXT, dialect, zone);
                    return values.stream().allMatch(value -> codec.ofCell(value) != TimeCodec.UNREADABLE);
                })
                .toList();
    }
}
