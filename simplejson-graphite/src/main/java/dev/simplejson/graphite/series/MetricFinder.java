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
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the metrics that paths stand for. A path without globs is asked of its source; only globs need lists. Serves one request. */
public final class MetricFinder {
    /** Nobody's metric has a longer name; looking for one that does not exist takes its time. */
    private static final int LONGEST_PATH = 1000;

    private final AskedSources sources;
    private final boolean withSource;
    private final Map<String, List<MetricName>> matching = new HashMap<>();
    private final Map<String, MetricName> literals = new HashMap<>();
    private final Set<String> looked = new HashSet<>();
    private final Map<String, PathPattern> patterns = new HashMap<>();
    private final Map<String, List<Metric>> listed = new HashMap<>();
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
        PathPattern pattern = pattern(path);
        if (pattern.hasGlob()) {
            List<MetricName> found = matching.get(path.pattern());
            if (found == null) {
                found = sorted(matching(pattern));
                matching.put(path.pattern(), found);
            }
            return found;
        }
        MetricName literal = literal(path.text());
        if (literal == null) {
            throw unknown(path.text());
        }
        return List.of(literal);
    }

    /**
     * A sum that lacks what a source did not list looks right, and Graphite has no place for a notice: a source that the pattern may mean
     * has to list its metrics, or the request fails.
     */
    private List<MetricName> matching(PathPattern pattern) throws Exception {
        Collection<String> all = sources.byName().keySet();
        List<String> named = all.stream()
                .filter(source -> withSource && MetricIndex.mayMatch(pattern, source))
                .toList();
        List<MetricName> found = new MetricIndex(listed(named), true).matchingWithSource(pattern);
        if (!found.isEmpty()) {
            return found;
        }
        // Whoever names a source hardly means another's metric; none of those may keep that from being empty.
        MetricIndex others = named.isEmpty() ? new MetricIndex(listed(all), withSource) : index();
        return others.matchingWithout(pattern);
    }

    /**
     * The metrics that these sources list.
     *
     * @throws SimpleJsonException if one of them fails to
     */
    Map<String, List<Metric>> listed(Collection<String> wanted) throws Exception {
        List<String> open =
                wanted.stream().filter(source -> !listed.containsKey(source)).toList();
        if (!open.isEmpty()) {
            listed.putAll(sources.metricsOf(open));
        }
        Map<String, List<Metric>> some = new LinkedHashMap<>();
        wanted.forEach(source -> some.put(source, listed.getOrDefault(source, List.of())));
        return some;
    }

    /** Looks for several paths at once, as far as they have no globs: one question for all of them. */
    void findTogether(List<Expression.Path> paths) throws Exception {
        look(paths.stream()
                .filter(path -> !pattern(path).hasGlob())
                .map(Expression.Path::text)
                .toList());
    }

    private PathPattern pattern(Expression.Path path) {
        return patterns.computeIfAbsent(path.pattern(), PathPattern::of);
    }

    private static List<MetricName> sorted(List<MetricName> names) {
        return names.stream()
                .sorted((left, right) -> left.path().compareTo(right.path()))
                .toList();
    }

    /** The metric that a path without globs spells, or is the plain name of; null if there is none. */
    @Nullable
    public MetricName literal(String path) throws Exception {
        look(List.of(path));
        return literals.get(path);
    }

    /** Whether a path is known to be one metric's, and no glob. */
    boolean isLiteral(String path) {
        return literals.containsKey(path);
    }

    /** A source that the path begins with has its time. Of all others none may keep the rest waiting. */
    private void look(List<String> paths) throws Exception {
        List<String> open = paths.stream()
                .filter(path -> !looked.contains(path) && path.length() <= LONGEST_PATH)
                .toList();
        settle(open, withSource ? this::readingsWithSource : path -> List.of(), true);
        settle(open, this::readingsWithout, sources.byName().size() == 1);
        looked.addAll(open);
    }

    private void settle(List<String> paths, Function<String, List<MetricName>> readings, boolean patient)
            throws Exception {
        Map<String, List<AskedSources.MetricName>> open = new LinkedHashMap<>();
        for (String path : paths) {
            List<MetricName> names = literals.containsKey(path) ? List.of() : readings.apply(path);
            if (!names.isEmpty()) {
                open.put(path, names.stream().map(MetricFinder::asked).toList());
            }
        }
        if (!open.isEmpty()) {
            sources.firstExisting(open, patient)
                    .forEach((path, found) -> readings.apply(path).stream()
                            .filter(name -> asked(name).equals(found))
                            .findFirst()
                            .ifPresent(name -> literals.put(path, name)));
        }
    }

    private static AskedSources.MetricName asked(MetricName name) {
        return new AskedSources.MetricName(name.source(), name.metric());
    }

    /** What a path may mean that begins with a source: the spelling of a name first, then the name itself. */
    private List<MetricName> readingsWithSource(String path) {
        String trimmed = trimmed(path);
        List<MetricName> readings = new ArrayList<>();
        for (String source : sources.byName().keySet()) {
            for (String prefix : List.of(MetricSpelling.spelledNode(source) + ".", source + ".")) {
                if (trimmed.startsWith(prefix) && trimmed.length() > prefix.length()) {
                    addNames(source, trimmed.substring(prefix.length()), true, readings);
                }
            }
        }
        return readings.stream().distinct().toList();
    }

    private List<MetricName> readingsWithout(String path) {
        List<MetricName> readings = new ArrayList<>();
        sources.byName().keySet().forEach(source -> addNames(source, trimmed(path), false, readings));
        return readings.stream().distinct().toList();
    }

    private static String trimmed(String path) {
        return path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
    }

    private static void addNames(String source, String path, boolean withSource, List<MetricName> candidates) {
        String name = MetricSpelling.name(path);
        if (!name.isEmpty() && MetricSpelling.spelled(name).equals(path)) {
            candidates.add(new MetricName(source, name, withSource));
        }
        candidates.add(new MetricName(source, path, withSource));
    }

    private SimpleJsonException unknown(String path) throws Exception {
        String nearest = NearestNames.sentence(path, index().paths());
        return new SimpleJsonException(
                ErrorKind.UNKNOWN_TARGET,
                "no metric has the path '" + Texts.abridged(path) + "'"
                        + (nearest.isEmpty() ? "; there are no metrics" : "; " + nearest));
    }
}
