// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The paths that are served, each by the last segment of its URL. */
enum Endpoint {
    ROOT("", "GET"),
    QUERY("query", "POST", "GET"),
    SEARCH("search", "POST", "GET"),
    METRICS("metrics", "POST"),
    METRIC_PAYLOAD_OPTIONS("metric-payload-options", "POST"),
    VARIABLE("variable", "POST"),
    ANNOTATIONS("annotations", "POST", "GET"),
    TAG_KEYS("tag-keys", "POST"),
    TAG_VALUES("tag-values", "POST"),
    ROWS("rows", "GET", "POST"),
    NOW("now", "GET", "POST"),
    INFINITY("infinity", "GET"),
    OPENAPI("openapi.yaml", "GET");

    private final String segment;

    @SuppressWarnings("ImmutableEnumChecker") // It is List.of's.
    private final List<String> methods;

    Endpoint(String segment, String... methods) {
        this.segment = segment;
        this.methods = List.of(methods);
    }

    static Optional<Endpoint> named(String segment) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint != ROOT && endpoint.segment.equals(segment))
                .findFirst();
    }

    /** Whether it answers this method; HEAD wherever GET is. */
    boolean accepts(String method) {
        return methods.contains(method.equals("HEAD") ? "GET" : method);
    }

    /** The methods for an {@code Allow} header. */
    String allow() {
        return String.join(", ", methods) + (methods.contains("GET") ? ", HEAD" : "") + ", OPTIONS";
    }

    String path() {
        return "/" + segment;
    }

    /** All paths with their methods, for the person who asked for another. */
    static String overview() {
        return Arrays.stream(values())
                .flatMap(endpoint -> endpoint.methods.stream().map(method -> method + " " + endpoint.path()))
                .collect(Collectors.joining(", "));
    }
}
