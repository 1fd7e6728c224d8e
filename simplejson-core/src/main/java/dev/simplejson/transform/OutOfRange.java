// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Notice;
import java.time.Instant;

/** What a panel says that stays empty though its series has points. */
final class OutOfRange {
    private OutOfRange() {}

    static Notice notice(long points, long firstEpochMillis, long lastEpochMillis) {
        return Notice.warning("all " + Limit.number(points) + " points lie outside the range, from "
                + Instant.ofEpochMilli(firstEpochMillis) + " to " + Instant.ofEpochMilli(lastEpochMillis)
                + "; times are milliseconds since 1970");
    }
}
