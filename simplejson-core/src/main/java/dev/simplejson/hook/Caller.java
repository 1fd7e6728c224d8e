// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.hook;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who asks, what they may see, and what of their request the sources may know. Immutable and thread-safe. */
public final class Caller {
    private static final Caller ANONYMOUS = new Caller("", null, Map.of());

    private final String name;
    private final @Nullable Set<String> sources;
    private final Map<String, String> headers;

    private Caller(String name, @Nullable Set<String> sources, Map<String, String> headers) {
        this.name = name;
        this.sources = sources;
        this.headers = headers;
    }

    /** Somebody, who may see everything. */
    public static Caller anonymous() {
        return ANONYMOUS;
    }

    /** Somebody known, who may see everything unless told otherwise. */
    public static Caller named(String name) {
        return new Caller(Objects.requireNonNull(name, "name is null"), null, Map.of());
    }

    /** The same, but for these sources there are none: not in lists, not as targets, not below their paths. */
    public Caller seeingOnly(Collection<String> sourceNames) {
        return new Caller(name, Set.copyOf(sourceNames), headers);
    }

    /** The same, with a header that sources may read. */
    public Caller withHeader(String header, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new Caller(name, sources, Collections.unmodifiableMap(more));
    }

    /**
     * The same, called as somebody whom they ask for: the user of a Grafana that holds the key. What they may see stays as it is. Whether
     * the name is true is up to the caller.
     */
    public Caller onBehalfOf(String user) {
        return new Caller(Objects.requireNonNull(user, "user is null"), sources, headers);
    }

    /** Who it is; empty if that is not known. */
    public String name() {
        return name;
    }

    /** Whether this source is there for them. */
    public boolean sees(String source) {
        return sources == null || sources.contains(source);
    }

    /** Whether there are sources that are not there for them. */
    public boolean isLimited() {
        return sources != null;
    }

    /** The headers that sources may read, by their names in any case. */
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public String toString() {
        return "Caller[" + name + (sources == null ? "" : ", " + sources) + "]";
    }
}
