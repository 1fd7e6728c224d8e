// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.Workers;
import dev.simplejson.spi.DataSource;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which metrics each source has, as far as they have said. Thread-safe. */
public final class Directory {
    private final Map<String, Listing> listings = new TreeMap<>();
    private final int mostShown;

    /**
     * A directory that has not asked anybody yet.
     *
     * @param deadline how long a source may take to list its metrics until that is given up
     * @param patience how long requests wait for a source's first list
     * @param mostShown most entries of a drop-down list
     */
    public Directory(
            Map<String, DataSource> sources, Workers workers, Duration deadline, Duration patience, int mostShown) {
        this.mostShown = mostShown;
        sources.forEach((name, source) ->
                listings.put(name, new Listing(name, source, workers.of(name), deadline, patience, mostShown)));
    }

    /** That a list of these sources' metrics does not hold them all; null if it does, or as long as they have not said. */
    @Nullable
    String cut(Collection<String> sources) {
        int all = sources.stream().mapToInt(source -> of(source).names().size()).sum();
        return all > mostShown ? Listing.cut("lists of metrics", mostShown, all) : null;
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
