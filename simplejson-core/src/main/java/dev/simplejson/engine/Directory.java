// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.spi.DataSource;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Which metrics each source has, as far as they have said. Thread-safe. */
final class Directory {
    private final Map<String, Listing> listings = new TreeMap<>();

    /**
     * A directory that has not asked anybody yet.
     *
     * @param deadline how long a source may take to list its metrics until that is given up
     * @param patience how long requests wait for a source's first list
     */
    Directory(Map<String, DataSource> sources, Workers workers, Duration deadline, Duration patience) {
        sources.forEach(
                (name, source) -> listings.put(name, new Listing(name, source, workers.of(name), deadline, patience)));
    }

    int size() {
        return listings.size();
    }

    /** What one source has said; looks again beside the request if that was a while ago. */
    Listing of(String source) {
        Listing listing = Objects.requireNonNull(listings.get(source), source);
        listing.lookIfOld();
        return listing;
    }
}
