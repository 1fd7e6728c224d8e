// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the log of warnings that answers leave out: of a metric once an hour, and of no more metrics than a log can bear. Thread-safe. */
public final class DoubtLog {
    private static final System.Logger LOGGER = System.getLogger("dev.simplejson.graphite.GraphiteEndpoints");

    private static final long QUIET_MILLIS = 3_600_000;

    private static final int MOST_METRICS = 100;

    private final Map<List<String>, Long> told = new HashMap<>();

    /** A log of which nothing has been told. */
    public DoubtLog() {}

    synchronized void tell(String source, String metric, String doubt, long nowMillis) {
        told.values().removeIf(at -> nowMillis - at >= QUIET_MILLIS);
        if (told.size() < MOST_METRICS && told.putIfAbsent(List.of(source, metric), nowMillis) == null) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Graphite's answers have no place for a warning, and refuseDoubts(...) around a target refuses it: "
                            + doubt
                            + (told.size() == MOST_METRICS ? " (further metrics are not told for a while)" : ""));
        }
    }
}
