// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
            "yy/MM/dd",
            "yy/MM/dd HH:mm",
            "yy/MM/dd HH:mm:ss",
            "MM/dd/yy hh:mm a",
            "MM/dd/yy hh:mm:ss a",
            "yy-MM-dd",
            "dd-MM-yy",
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
            "yyyy-MM-dd HH:mm:ss z",
            "yyyy-MM-dd HH:mm:ss xx",
            "yyyy-MM-dd'T'HH:mm:ss,SSS",
            "yyyy/MM/dd HH:mm:ss.SSS",
            "yyyy/MM/dd HH:mm:ss 'UTC'",
            "dd.MM.yyyy HH:mm:ss.SSS",
            "dd.MM.yyyy, HH:mm",
            "dd.MM.yyyy, HH:mm:ss",
            "dd/MM/yyyy, HH:mm",
            "dd/MM/yyyy, HH:mm:ss",
            "MM-dd-yyyy HH:mm:ss",
            "MM-dd-yyyy",
            "yyyy-MM-dd HH.mm.ss",
            "yyyy-MM-dd-HH:mm:ss",
            "yyyy-MM-dd-HH:mm",
            "yyyy-MM-dd-HH.mm.ss.SSSSSS",
            "yyyy-MM-dd-HH.mm.ss",
            "yyyy. MM. dd. HH:mm",
            "yyyy. MM. dd. HH:mm:ss",
            "yyyy. MM. dd.",
            "HH:mm:ss dd-MM-yyyy",
            "HH:mm dd-MM-yyyy",
            "HH:mm:ss dd/MM/yyyy",
            "HH:mm dd.MM.yyyy",
            "HH:mm:ss dd.MM.yyyy",
            "dd.MM.yyyy HH.mm",
            "dd.MM.yyyy 'kl.' HH.mm",
            "dd.MM.yyyy 'kl.' HH:mm",
            "dd/MM/yyyy 'à' HH'h'mm",
            "yyyy-MM-dd_HH:mm:ss",
            "yyyy-MM-dd_HH-mm-ss",
            "yyyy-MM-dd-HH-mm-ss",
            "yyyy:MM:dd HH:mm:ss",
            "yyyyMMddHHmmss",
            "yyyyMMddHHmm",
            "yyyyMMdd HHmmss",
            "yyyyMMdd:HHmm",
            "yyyyMMdd HH:mm:ss",
            "yyyyMMdd HH:mm",
            "yyyyMMdd-HHmmss",
            "yyyyMMdd_HHmmss",
            "yyyyMMdd'T'HHmmss",
            "yyyyMMdd'T'HHmmssX",
            "yyyyMMdd",
            "dd-MMM-yyyy",
            "dd-MMM-yyyy HH:mm",
            "dd-MMM-yyyy HH:mm:ss",
            "dd-MMM-yyyy HH:mm:ss.SSS",
            "dd-MMM-yy",
            "dd-MMM-yy HH:mm",
            "dd-MMM-yy HH:mm:ss",
            "dd-MMM-yy, HH:mm:ss",
            "dd/MMM/yyyy",
            "dd MMM yyyy",
            "dd MMM yyyy HH:mm",
            "dd MMM yyyy HH:mm:ss",
            "MMM dd, yyyy",
            "MMM dd yyyy",
            "dd/MMM/yyyy:HH:mm:ss Z",
            "'['dd/MMM/yyyy:HH:mm:ss Z']'",
            "EEE, dd MMM yyyy HH:mm:ss Z",
            "EEE, dd MMM yyyy HH:mm:ss z",
            "EEE MMM ppd HH:mm:ss yyyy",
            "EEE MMM dd HH:mm:ss yyyy",
            "EEE MMM dd yyyy",
            "EEE MMM dd HH:mm:ss 'UTC' yyyy",
            "EEE MMM ppd HH:mm:ss 'UTC' yyyy",
            "EEE MMM dd HH:mm:ss 'GMT' yyyy");

    /** With days, months or hours of one digit: those above are read by them as well, and are quicker. */
    private static final List<String> SHORT = List.of(
            "d.M.yyyy",
            "d.M.yyyy H:mm",
            "d.M.yyyy H:mm:ss",
            "d.M.yy H:mm",
            "d/M/yyyy",
            "d/M/yyyy H:mm",
            "d/M/yyyy H:mm:ss",
            "d/M/yyyy h:mm a",
            "d/M/yyyy h:mm:ss a",
            "d/M/yy H:mm",
            "M/d/yyyy",
            "M/d/yyyy H:mm",
            "M/d/yyyy H:mm:ss",
            "MMM d, yyyy, h:mm:ss a",
            "MMM d, yyyy",
            "yyyy-MM-dd h:mma",
            "yyyy-MM-dd h:mm a",
            "yyyy-MM-dd h:mm:ss a",
            "yyyy/MM/dd h:mm a",
            "yyyy/MM/dd h:mm:ss a",
            "dd. MM. yyyy",
            "dd. MM. yyyy H:mm",
            "M/d/yyyy h:mm a",
            "M/d/yyyy h:mm:ss a",
            "M/d/yyyy, h:mm:ss a",
            "M/d/yy",
            "M/d/yy H:mm",
            "M/d/yy h:mm a",
            "d-M-yyyy",
            "d-M-yyyy H:mm",
            "yyyy-M-d",
            "yyyy-M-d H:mm",
            "yyyy-M-d H:mm:ss",
            "yyyy/M/d",
            "yyyy/M/d H:mm",
            "yyyy/M/d H:mm:ss",
            "d MMM yyyy",
            "d MMM yyyy H:mm",
            "d MMM yyyy H:mm:ss",
            "d-MMM-yyyy",
            "MMM d, yyyy h:mm a",
            "MMM d, yyyy h:mm:ss a",
            "EEE, d MMM yyyy HH:mm:ss Z",
            "EEE, d MMM yyyy HH:mm:ss z",
            "d. M. yyyy",
            "d. M. yyyy H:mm",
            "d. M. yyyy H:mm:ss",
            "d.M.yyyy H.mm",
            "d.M.yyyy 'klo' H.mm",
            "d. MMM yyyy",
            "d. MMM yyyy H:mm",
            "d. MMM yyyy, H:mm",
            "d. MMM yyyy H:mm:ss",
            "d MMM yyyy, H:mm",
            "MMM d, yyyy H:mm",
            "MMM d, yyyy, h:mm a",
            "MMM d yyyy",
            "EEE MMM d yyyy");

    /** With words, in capitals: in what a database has put into them. */
    private static final List<String> CAPITALS = List.of(
            "d 'DE' MMM 'DE' yyyy",
            "d 'DE' MMM 'DE' yyyy H:mm",
            "d. MMM yyyy 'UM' H:mm",
            "d MMM yyyy 'AT' H:mm",
            "MMM d, yyyy 'AT' h:mm a");

    /** As in China and Japan, with the digits of a time of day behind each other or with a word behind each. */
    private static final List<String> WITH_WORDS = Stream.of("yyyy'年'MM'月'dd'日'", "yyyy'年'M'月'd'日'")
            .flatMap(day -> Stream.of("时mm分ss秒", "时mm分", "時mm分ss秒", "時mm分", ":mm:ss", ":mm")
                    .map(clock -> clock.replaceAll("([时時分秒])", "'$1'"))
                    .flatMap(clock -> Stream.of(" HH", "HH", " H", "H").map(hour -> day + hour + clock)))
            .toList();

    private static final List<String> DAYS_WITH_WORDS = List.of("yyyy'年'MM'月'dd'日'", "yyyy'年'M'月'd'日'");

    /** Of the different texts. */
    private static final double MOST = 0.8;

    private TextPatterns() {}

    /**
     * Checks that texts of a format can be put in order.
     *
     * @param format null for any
     * @param setting where it is set, for the message
     * @throws IllegalArgumentException if it is a pattern of which it is not known where its parts stand; the message says why
     */
    public static void check(@Nullable TimeFormat format, String setting) {
        if (format != null && format.pattern() != null) {
            try {
                TextPattern.of(format.pattern());
            } catch (IllegalArgumentException unplaced) {
                throw new IllegalArgumentException(setting + ": " + unplaced.getMessage(), unplaced);
            }
        }
    }

    /** Whether texts of a pattern say of which zone they are. */
    public static boolean saysZone(String pattern) {
        TextPattern read = TextPattern.of(pattern);
        return read.hasZone() || read.saysUtc();
    }

    /** Those that all values have, which are texts. */
    public static List<String> fitting(Collection<?> values, Dialect dialect, ZoneId zone) {
        return fitting(values, values.size(), dialect, zone);
    }

    /** Those that nearly all values have: what else there is, is left out and counted. */
    public static List<String> fittingMost(Collection<?> values, Dialect dialect, ZoneId zone) {
        return fitting(values, Math.max(2, MOST * values.size()), dialect, zone);
    }

    /** Those that all values have, which are texts in capitals. */
    public static List<String> fittingCapitals(Collection<String> values, Dialect dialect, ZoneId zone) {
        List<String> fitting = fitting(values, dialect, zone);
        return fitting.isEmpty() ? fitting(CAPITALS, values, values.size(), dialect, zone) : fitting;
    }

    private static List<String> fitting(Collection<?> values, double atLeast, Dialect dialect, ZoneId zone) {
        String any = values.isEmpty() ? "" : String.valueOf(values.iterator().next());
        if (any.indexOf('年') > 0) {
            // Each of these reads what those before it do.
            return Stream.of(WITH_WORDS, DAYS_WITH_WORDS)
                    .flatMap(patterns -> fitting(patterns, values, atLeast, dialect, zone).stream()
                            .limit(1))
                    .toList();
        }
        boolean twoBlanks = any.strip().contains("  ");
        for (List<String> patterns : List.of(KNOWN, SHORT)) {
            List<String> fitting = fitting(patterns, values, atLeast, dialect, zone);
            if (fitting.isEmpty() && twoBlanks) {
                List<String> wider = Stream.concat(
                                patterns.stream(), Stream.of("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"))
                        .filter(pattern -> pattern.contains(" HH"))
                        .map(pattern -> pattern.replace(" HH", "  HH"))
                        .toList();
                fitting = fitting(wider, values, atLeast, dialect, zone);
            }
            if (!fitting.isEmpty()) {
                return fitting;
            }
        }
        return List.of();
    }

    private static List<String> fitting(
            List<String> patterns, Collection<?> values, double atLeast, Dialect dialect, ZoneId zone) {
        return patterns.stream()
                .filter(pattern -> {
                    TimeCodec codec = TimeCodec.of(TimeFormat.ofSetting(pattern), TableColumn.Kind.TEXT, dialect, zone);
                    return values.stream()
                                    .filter(value -> codec.ofCell(value) != TimeCodec.UNREADABLE)
                                    .count()
                            >= atLeast;
                })
                .toList();
    }
}
