// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import java.time.Instant;

/** What a panel says that stays empty though its series has points. */
final class OutOfRange {
    private OutOfRange() {}

    static Notice notice(long points, long firstEpochMillis, long lastEpochMillis) {
        String where = points == 1
                ? "the only point lies outside the range, at " + Instant.ofEpochMilli(firstEpochMillis)
                : "all " + Limit.number(points) + " points lie outside the range, from "
                        + Instant.ofEpochMilli(firstEpochMillis) + " to " + Instant.ofEpochMilli(lastEpochMillis);
        return Notice.warning(where + "; times are milliseconds since 1970");
    }
}
