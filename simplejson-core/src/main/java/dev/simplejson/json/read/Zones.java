// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time zones as dashboards name them. */
final class Zones {
    private Zones() {}

    /** {@code browser} is not a zone, and the browser's own is not sent: then it is UTC. */
    static ZoneId of(String name) {
        if (name.isEmpty() || name.equals("browser") || name.equals("utc")) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknownZone) {
            return ZoneOffset.UTC; // Zone tables differ between browsers and JVMs; only day buckets depend on it.
        }
    }
}
