// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The paths that are served, each by the last segment of its URL. */
enum Endpoint {
    ROOT("", "GET", "HEAD"),
    QUERY("query", "POST"),
    SEARCH("search", "POST"),
    ANNOTATIONS("annotations", "POST"),
    TAG_KEYS("tag-keys", "POST"),
    TAG_VALUES("tag-values", "POST");

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

    boolean accepts(String method) {
        return methods.contains(method);
    }

    /** The methods for an {@code Allow} header. */
    String allow() {
        return String.join(", ", methods) + ", OPTIONS";
    }

    String path() {
        return "/" + segment;
    }

    /** All paths with their methods, for the person who asked for another. */
    static String overview() {
        return Arrays.stream(values())
                .map(endpoint -> endpoint.methods.get(0) + " " + endpoint.path())
                .collect(Collectors.joining(", "));
    }
}
