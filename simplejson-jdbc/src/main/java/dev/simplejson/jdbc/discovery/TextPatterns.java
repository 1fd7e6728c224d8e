// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.time.TimeCodec;
import java.time.ZoneId;
import java.util.List;

/** Patterns that are widely used for dates in texts. They are offered, not taken: day and month look alike. */
final class TextPatterns {
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

    /** Those that all texts of a sample have. */
    static List<String> fitting(ColumnSample sample, Dialect dialect, ZoneId zone) {
        return KNOWN.stream()
                .filter(pattern -> {
                    TimeCodec codec = TimeCodec.of(TimeFormat.ofSetting(pattern), TableColumn.Kind.TEXT, dialect, zone);
                    return sample.distinctValues().stream()
                            .allMatch(value -> codec.ofCell(value) != TimeCodec.UNREADABLE);
                })
                .toList();
    }
}
