// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.NearestNames;
import dev.simplejson.graphite.target.Expression;
import dev.simplejson.graphite.target.MetricName;
import dev.simplejson.graphite.target.MetricSpelling;
import dev.simplejson.graphite.target.PathPattern;
import dev.simplejson.graphite.target.Texts;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the metrics that paths stand for. A path without globs is asked of its source; only globs need lists. Serves one request. */
public final class MetricFinder {
    /** Nobody's metric has a longer name; looking for one that does not exist takes its time. */
    private static final int LONGEST_PATH = 1000;

    private final AskedSources sources;
    private final boolean withSource;
    private final Map<String, List<MetricName>> known = new HashMap<>();
    private final Map<String, PathPattern> patterns = new HashMap<>();
    private @Nullable MetricIndex index;

    /**
     * A finder.
     *
     * @param withSource whether paths begin with the source's name
     */
    public MetricFinder(AskedSources sources, boolean withSource) {
        this.sources = sources;
        this.withSource = withSource;
    }

    /** Whether paths begin with the source's name. */
    boolean withSource() {
        return withSource;
    }

    /** All metrics that are listed. */
    public MetricIndex index() throws Exception {
        MetricIndex all = index;
        if (all == null) {
            all = new MetricIndex(sources.metrics(), withSource);
            index = all;
        }
        return all;
    }

    /**
     * The metrics of a path, in the order of their names.
     *
     * @throws SimpleJsonException of kind {@code UNKNOWN_TARGET} if there is none and the path has no globs
     */
    List<MetricName> find(Expression.Path path) throws Exception {
        List<MetricName> found = known.get(path.pattern());
        if (found == null) {
            found = search(path);
            known.put(path.pattern(), found);
        }
        return found;
    }

    /** Finds several paths at once, as far as they have no globs and their sources' names are right: one question for all of them. */
    void findTogether(List<Expression.Path> paths) throws Exception {
        Map<String, MetricName> likely = new HashMap<>();
        for (Expression.Path path : paths) {
            List<MetricName> candidates = candidates(path.text());
            if (!pattern(path).hasGlob() && !candidates.isEmpty()) {
                likely.put(path.pattern(), candidates.get(0));
            }
        }
        if (!likely.isEmpty()) {
            try {
                Map<String, List<AskedSources.MetricName>> resolved = sources.resolve(new TreeSet<>(
                        likely.values().stream().map(MetricFinder::text).toList()));
                likely.forEach((pattern, name) -> {
                    if (isExactly(name, resolved.get(text(name)))) {
                        known.put(pattern, List.of(name));
                    }
                });
            } catch (SimpleJsonException oneIsUnknown) {
                if (oneIsUnknown.kind() != ErrorKind.UNKNOWN_TARGET && oneIsUnknown.kind() != ErrorKind.BAD_REQUEST) {
                    throw oneIsUnknown;
                }
            }
        }
    }

    private PathPattern pattern(Expression.Path path) {
        return patterns.computeIfAbsent(path.pattern(), PathPattern::of);
    }

    private List<MetricName> search(Expression.Path path) throws Exception {
        PathPattern pattern = pattern(path);
        if (pattern.hasGlob()) {
            return sorted(index().matching(pattern));
        }
        MetricName literal = literal(path.text());
        if (literal == null) {
            throw unknown(path.text());
        }
        return List.of(literal);
    }

    private static List<MetricName> sorted(List<MetricName> names) {
        return names.stream()
                .sorted((left, right) -> left.path().compareTo(right.path()))
                .toList();
    }

    /** The metric that a path without globs spells, or is the plain name of; null if there is none. */
    @Nullable
    public MetricName literal(String path) throws Exception {
        for (MetricName candidate : candidates(path)) {
            if (exists(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** What a path may mean: the spelling of a name first, then the name itself, with its source in front, then without. */
    private List<MetricName> candidates(String path) {
        if (path.length() > LONGEST_PATH) {
            return List.of();
        }
        String trimmed = path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
        List<MetricName> candidates = new ArrayList<>();
        if (withSource) {
            for (String source : sources.byName().keySet()) {
                for (String prefix : List.of(MetricSpelling.spelledNode(source) + ".", source + ".")) {
                    if (trimmed.startsWith(prefix) && trimmed.length() > prefix.length()) {
                        addNames(source, trimmed.substring(prefix.length()), true, candidates);
                    }
                }
            }
        }
        sources.byName().keySet().forEach(source -> addNames(source, trimmed, false, candidates));
        return candidates.stream().distinct().toList();
    }

    private static void addNames(String source, String path, boolean withSource, List<MetricName> candidates) {
        String name = MetricSpelling.name(path);
        if (!name.isEmpty() && MetricSpelling.spelled(name).equals(path)) {
            candidates.add(new MetricName(source, name, withSource));
        }
        candidates.add(new MetricName(source, path, withSource));
    }

    private boolean exists(MetricName name) throws Exception {
        try {
            return isExactly(name, sources.resolve(List.of(text(name))).get(text(name)));
        } catch (SimpleJsonException unknown) {
            if (unknown.kind() == ErrorKind.UNKNOWN_TARGET || unknown.kind() == ErrorKind.BAD_REQUEST) {
                return false;
            }
            throw unknown;
        }
    }

    private static String text(MetricName name) {
        return name.source() + "/" + name.metric();
    }

    /** Whether the text stood for this metric, and not, as a regular expression say, for others. */
    private static boolean isExactly(MetricName name, @Nullable List<AskedSources.MetricName> resolved) {
        return resolved != null && resolved.equals(List.of(new AskedSources.MetricName(name.source(), name.metric())));
    }

    private SimpleJsonException unknown(String path) throws Exception {
        String nearest = NearestNames.sentence(path, index().paths());
        return new SimpleJsonException(
                ErrorKind.UNKNOWN_TARGET,
                "no metric has the path '" + Texts.abridged(path) + "'"
                        + (nearest.isEmpty() ? "; there are no metrics" : "; " + nearest));
    }
}
