// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.time.Instant;

/** How a source breaks its contract, in words for the person at the dashboard. */
final class Failures {
    private Failures() {}

    static SimpleJsonException timesInSeconds(String series, long time) {
        return new SimpleJsonException(
                ErrorKind.SOURCE_FAILED,
                "series '" + series + "' has a point at " + time
                        + ": times are in seconds; expected epoch milliseconds");
    }

    static SimpleJsonException stepBack(String series, long fromEpochMillis, long toEpochMillis) {
        return new SimpleJsonException(
                ErrorKind.SOURCE_FAILED,
                "series '" + series + "' goes back in time from " + Instant.ofEpochMilli(fromEpochMillis) + " to "
                        + Instant.ofEpochMilli(toEpochMillis) + "; expected deferred points in ascending order");
    }
}
