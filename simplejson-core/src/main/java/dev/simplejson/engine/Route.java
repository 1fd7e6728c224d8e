// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Where a path leads. The last segment names the endpoint, the one before it may name a source; whatever stands in front is the
 * base path the server is mounted under. Slashes may be doubled and trail.
 *
 * @param endpoint what is asked
 * @param source the one source that is asked; empty for all
 */
record Route(Endpoint endpoint, String source) {
    /**
     * Finds the endpoint.
     *
     * @throws SimpleJsonException of kind {@link ErrorKind#NOT_FOUND} if there is none
     */
    static Route of(String method, String path, Set<String> sources) {
        List<String> segments = segments(path);
        String last = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
        Endpoint endpoint = Endpoint.named(last).orElse(Endpoint.ROOT);
        if (endpoint == Endpoint.ROOT) {
            return root(method, path, segments, sources.contains(last) ? last : "");
        }
        String before = segments.size() < 2 ? "" : segments.get(segments.size() - 2);
        return new Route(endpoint, sources.contains(before) ? before : "");
    }

    /** Any path may be the base path of a data source's URL, but nothing can be posted there and no endpoint has sub-paths. */
    private static Route root(String method, String path, List<String> segments, String source) {
        boolean unknownBase = !segments.isEmpty() && source.isEmpty();
        boolean belowEndpoint =
                segments.stream().anyMatch(segment -> Endpoint.named(segment).isPresent());
        if (unknownBase && (belowEndpoint || !Endpoint.ROOT.accepts(method))) {
            throw new SimpleJsonException(
                    ErrorKind.NOT_FOUND,
                    "no such path: " + method + " " + Text.abbreviated(path) + "; there are " + Endpoint.overview());
        }
        return new Route(Endpoint.ROOT, source);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
