// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import dev.simplejson.graphite.target.MetricName;
import dev.simplejson.graphite.target.MetricSpelling;
import dev.simplejson.graphite.target.NodePattern;
import dev.simplejson.graphite.target.Parts;
import dev.simplejson.graphite.target.PathPattern;
import dev.simplejson.model.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All metrics as paths: the source's name, if there may be several, and the {@linkplain MetricSpelling spelling} of the metric's name. Each
 * question goes through all names once, which takes milliseconds for a hundred thousand; a tree of them would take longer to build.
 * Immutable.
 */
public final class MetricIndex {
    private final Map<String, List<Metric>> bySource;
    private final boolean withSource;

    /**
     * An index.
     *
     * @param withSource whether paths begin with the source's name
     */
    MetricIndex(Map<String, List<Metric>> bySource, boolean withSource) {
        this.bySource = bySource;
        this.withSource = withSource;
    }

    /** The metrics that a pattern with the source's name matches, by their spelling or by their plain name. */
    List<MetricName> matchingWithSource(PathPattern pattern) {
        PathPattern tail = pattern.tail();
        List<MetricName> found = new ArrayList<>();
        bySource.forEach((source, metrics) -> {
            if (pattern.isAcross()) {
                collect(source, metrics, name -> matches(pattern, source, name), true, found);
            } else if (matchesFirst(pattern, source)) {
                collect(source, metrics, name -> matches(tail, name), true, found);
            }
        });
        return found;
    }

    /** The metrics that a pattern without the source's name matches, by their spelling or by their plain name. */
    List<MetricName> matchingWithout(PathPattern pattern) {
        List<MetricName> found = new ArrayList<>();
        bySource.forEach((source, metrics) -> collect(source, metrics, name -> matches(pattern, name), false, found));
        return found;
    }

    /** Whether a pattern with the source's name may match metrics of this source. */
    static boolean mayMatch(PathPattern pattern, String source) {
        return pattern.isAcross() || matchesFirst(pattern, source);
    }

    private static void collect(
            String source, List<Metric> metrics, Predicate<String> wanted, boolean withSource, List<MetricName> found) {
        List<Metric> chosen =
                metrics.stream().filter(metric -> wanted.test(metric.name())).toList();
        Parts.withoutWholes(chosen).forEach(metric -> found.add(new MetricName(source, metric.name(), withSource)));
    }

    private static boolean matches(PathPattern pattern, String name) {
        String path = MetricSpelling.spelled(name);
        return pattern.matches(path) || !path.equals(name) && pattern.matches(name);
    }

    private static boolean matches(PathPattern pattern, String source, String name) {
        return pattern.matches(MetricSpelling.spelledNode(source) + "." + MetricSpelling.spelled(name))
                || pattern.matches(source + "." + name);
    }

    private static boolean matchesFirst(PathPattern pattern, String source) {
        if (pattern.nodes().isEmpty()) {
            return false;
        }
        NodePattern first = pattern.nodes().get(0);
        String node = MetricSpelling.spelledNode(source);
        return first.matches(node, 0, node.length()) || first.matches(source, 0, source.length());
    }

    /** The nodes that a pattern matches, each once, in the order of their names. */
    public Collection<Node> level(PathPattern pattern) {
        Map<String, Node> nodes = new TreeMap<>();
        if (withSource) {
            PathPattern tail = pattern.tail();
            bySource.forEach((source, metrics) -> {
                String node = MetricSpelling.spelledNode(source);
                if (pattern.beginsWide()) {
                    addNodes("", node + ".", metrics, pattern, nodes);
                } else if (matchesFirst(pattern, source) && !metrics.isEmpty()) {
                    if (tail.nodes().isEmpty()) {
                        nodes.put(node, new Node(node, node, false, true));
                    } else {
                        addNodes(node + ".", "", metrics, tail, nodes);
                    }
                }
            });
        }
        if (nodes.isEmpty()) {
            bySource.values().forEach(metrics -> addNodes("", "", metrics, pattern, nodes));
        }
        return nodes.values();
    }

    /** Adds what a pattern matches of the paths, which are the spelled names behind the front; the prefix stands before the front. */
    private static void addNodes(
            String prefix, String front, List<Metric> metrics, PathPattern pattern, Map<String, Node> nodes) {
        for (Metric metric : metrics) {
            String spelled = MetricSpelling.spelled(metric.name());
            String path = front.isEmpty() ? spelled : front + spelled;
            int length = pattern.lengthOfPrefix(path);
            if (length > 0) {
                String id = prefix + path.substring(0, length);
                Node known = nodes.get(id);
                boolean leaf = length == path.length();
                if (known == null || leaf && !known.leaf() || !leaf && !known.expandable()) {
                    nodes.put(id, Node.of(id, known, leaf));
                }
            }
        }
    }

    /** All paths, spelled, for messages. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        bySource.forEach((source, metrics) -> metrics.forEach(metric -> paths.add(
                (withSource ? MetricSpelling.spelledNode(source) + "." : "") + MetricSpelling.spelled(metric.name()))));
        return paths;
    }

    /**
     * One node of the tree.
     *
     * @param text its last part
     * @param id its whole path
     * @param leaf whether it is a metric
     * @param expandable whether there are nodes below it
     */
    public record Node(String text, String id, boolean leaf, boolean expandable) {
        private static Node of(String id, @Nullable Node known, boolean leaf) {
            return new Node(
                    id.substring(id.lastIndexOf('.') + 1),
                    id,
                    leaf || known != null && known.leaf(),
                    !leaf || known != null && known.expandable());
        }
    }
}
