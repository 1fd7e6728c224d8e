// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.engine.work.OneEdit;
import dev.simplejson.engine.work.Text;
import dev.simplejson.hook.RequestHead;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of endpoints, and who of them answers a path. The last segments of a path name the endpoint, the one before them may name a
 * source; whatever stands in front is the base path that the server is mounted under. Slashes may be doubled and trail. Immutable and
 * thread-safe.
 */
public final class Routes {
    /** Below it are the endpoints that no client's protocol asks for. */
    private static final String OWN = "-";

    /** All endpoints of one path, by that path. */
    private final Map<String, List<Endpoint>> byPath = new LinkedHashMap<>();

    /** The endpoints of each path, in the order in which paths are tried. */
    private final List<List<Endpoint>> patterns;

    private final List<Endpoint> root;

    private final Set<String> reserved = new LinkedHashSet<>();

    /**
     * A table.
     *
     * @param endpoints in the order of lists; one of them serves {@code GET /}
     * @throws IllegalArgumentException if two of them answer the same requests
     */
    public Routes(Collection<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            List<Endpoint> others = byPath.computeIfAbsent(shape(endpoint), unused -> new ArrayList<>());
            others.forEach(other -> checkDistinct(endpoint, other));
            others.add(endpoint);
            if (endpoint.segments().size() == 1) {
                reserved.add(endpoint.segments().get(0));
            }
        }
        reserved.add(OWN);
        List<List<Endpoint>> tried = new ArrayList<>(byPath.values());
        tried.removeIf(same -> same.get(0).segments().isEmpty());
        tried.sort(Routes::longestFirst);
        patterns = List.copyOf(tried);
        root = byPath.getOrDefault("", List.of());
    }

    /** All paths that there are. */
    public List<String> paths() {
        return all().map(Endpoint::path).distinct().toList();
    }

    /** All paths with their methods, for the person who asked for another. */
    String overview() {
        return all().flatMap(endpoint -> endpoint.methods().stream().map(method -> method + " " + endpoint.path()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** All methods that there are. */
    public Set<String> methods() {
        return all().flatMap(endpoint -> endpoint.methods().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The methods of this endpoint's path, for an {@code Allow} header. */
    public String allow(Endpoint endpoint) {
        Set<String> methods = new LinkedHashSet<>();
        same(endpoint).forEach(other -> methods.addAll(other.methods()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    /**
     * The endpoint behind a path: of those with that path, one that answers the method, else the first.
     *
     * @param accept what the client wants to get; null if it does not say
     * @param sources the names of the sources that there are for this client
     * @throws SimpleJsonException of kind {@link ErrorKind#NOT_FOUND} if there is none
     */
    public Route find(String method, String path, @Nullable String accept, Set<String> sources) {
        List<String> segments = segments(path);
        for (List<Endpoint> same : patterns) {
            int start = segments.size() - same.get(0).segments().size();
            if (start >= 0 && fits(same.get(0), segments, start)) {
                return route(same, segments, start, method, accept, sources);
            }
        }
        Route route = route(root, segments, segments.size(), method, accept, sources);
        checkBase(route, method, path, segments, sources);
        return route;
    }

    /** The endpoint that a path is meant for, whoever asks and whether they may; null if there is none. */
    @Nullable
    public Endpoint meant(String method, String path, @Nullable String accept) {
        List<String> segments = segments(path);
        for (List<Endpoint> same : patterns) {
            int start = segments.size() - same.get(0).segments().size();
            if (start >= 0 && fits(same.get(0), segments, start)) {
                return chosen(same, method, accept);
            }
        }
        return segments.isEmpty() ? chosen(root, method, accept) : null;
    }

    /** Whether a request is answered whoever sends it. */
    public boolean isOpen(RequestHead request) {
        try {
            Endpoint endpoint = find(request.method(), request.path(), request.header("Accept"), Set.of())
                    .endpoint();
            return endpoint.isOpen() && accepts(endpoint, request.method());
        } catch (SimpleJsonException nowhere) {
            return false;
        }
    }

    /** Whether one of the endpoints of this path answers the method; HEAD wherever GET is. */
    public static boolean accepts(Endpoint endpoint, String method) {
        return endpoint.methods().contains(method.equals("HEAD") ? "GET" : method);
    }

    private Stream<Endpoint> all() {
        return byPath.values().stream().flatMap(List::stream);
    }

    private List<Endpoint> same(Endpoint endpoint) {
        return byPath.getOrDefault(shape(endpoint), List.of());
    }

    private static Route route(
            List<Endpoint> same,
            List<String> segments,
            int start,
            String method,
            @Nullable String accept,
            Set<String> sources) {
        String before = start == 0 ? "" : segments.get(start - 1);
        Endpoint endpoint = chosen(same, method, accept);
        Map<String, String> variables = new LinkedHashMap<>(0);
        for (int i = 0; i < endpoint.segments().size(); i++) {
            String name = endpoint.segments().get(i);
            if (isVariable(name)) {
                variables.put(name.substring(1, name.length() - 1), segments.get(start + i));
            }
        }
        String basePath = start == 0 ? "" : "/" + String.join("/", segments.subList(0, start));
        return new Route(endpoint, basePath, sources.contains(before) ? before : "", variables);
    }

    private static Endpoint chosen(List<Endpoint> same, String method, @Nullable String accept) {
        Endpoint chosen = same.get(0);
        boolean fits = false;
        for (Endpoint endpoint : same) {
            boolean asked = endpoint.onlyFor().isEmpty() || Accept.names(accept, endpoint.onlyFor());
            if (accepts(endpoint, method)
                    && asked
                    && (!fits || !endpoint.onlyFor().isEmpty())) {
                chosen = endpoint;
                fits = true;
            }
        }
        return chosen;
    }

    /**
     * Any path may be the base path of a data source's URL, but nothing can be posted there, and what endpoints there are has no more below
     * it.
     */
    private void checkBase(Route route, String method, String path, List<String> segments, Set<String> sources) {
        if (segments.isEmpty() || !route.source().isEmpty()) {
            return;
        }
        String last = segments.get(segments.size() - 1);
        Optional<String> meant =
                sources.stream().filter(source -> OneEdit.between(last, source)).findFirst();
        boolean belowEndpoint = segments.stream().anyMatch(reserved::contains);
        if (belowEndpoint || meant.isPresent() || !accepts(route.endpoint(), method)) {
            throw new SimpleJsonException(
                    ErrorKind.NOT_FOUND,
                    "no such path: " + method + " " + Text.abbreviated(path) + "; "
                            + meant.map(source -> "the data source is called '" + source + "'")
                                    .orElseGet(() -> "there are " + overview()));
        }
    }

    /** Why no source can have this name; null if one can. */
    @Nullable
    public String leadsElsewhere(String source) {
        return reserved.contains(source) ? "the path /" + source + " leads to an endpoint" : null;
    }

    private static boolean fits(Endpoint pattern, List<String> segments, int start) {
        for (int i = 0; i < pattern.segments().size(); i++) {
            String expected = pattern.segments().get(i);
            if (!isVariable(expected) && !expected.equals(segments.get(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /** The path without the names of its variables. What is a word sorts behind what is a variable, which is written as a blank. */
    private static String shape(Endpoint endpoint) {
        return endpoint.segments().stream()
                .map(segment -> isVariable(segment) ? " " : segment)
                .collect(Collectors.joining("/"));
    }

    private static int longestFirst(List<Endpoint> some, List<Endpoint> others) {
        Endpoint one = some.get(0);
        Endpoint other = others.get(0);
        int bySegments = other.segments().size() - one.segments().size();
        return bySegments != 0 ? bySegments : shape(other).compareTo(shape(one));
    }

    private static void checkDistinct(Endpoint one, Endpoint other) {
        Set<String> both = new LinkedHashSet<>(one.methods());
        both.retainAll(other.methods());
        if (!both.isEmpty() && one.onlyFor().equals(other.onlyFor())) {
            throw new IllegalArgumentException("two endpoints answer " + both + " of " + one.path());
        }
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }
}
