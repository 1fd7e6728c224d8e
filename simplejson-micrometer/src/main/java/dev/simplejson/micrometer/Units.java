// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grafana's ids for the names that Micrometer has for units. A name that Grafana does not know is shown behind the number as it is. */
final class Units {
    static final String SECONDS = "s";
    static final String CALLS_PER_SECOND = "ops";

    /** Grafana has U+00B5, the micro sign, and takes U+03BC, the Greek letter that looks like it, for a name it does not know. */
    private static final Map<String, String> IDS = Map.of(
            "nanoseconds", "ns",
            "microseconds", "\u00B5s",
            "milliseconds", "ms",
            "seconds", SECONDS,
            "minutes", "m",
            "hours", "h",
            "days", "d");

    private Units() {}

    /** The unit of a value. */
    static @Nullable String of(@Nullable String baseUnit) {
        return baseUnit == null || baseUnit.isEmpty()
                ? null
                : IDS.getOrDefault(baseUnit.toLowerCase(Locale.ROOT), baseUnit);
    }

    /** The unit of such values per second. */
    static String perSecond(@Nullable String baseUnit) {
        String unit = of(baseUnit);
        if (unit == null) {
            return "cps";
        }
        return unit.equals("bytes") ? "binBps" : unit + "/s";
    }
}
