// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.endpoint.NearestNames;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Metric;
import dev.simplejson.model.MultiValue;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.DataSource;
import dev.simplejson.transform.LinearPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the metrics that a target's text stands for. Tried in this order, until one gives an answer: {@code source/metric}; the
 * literal text; the text without regex escapes; a multi-value expansion, each value on its own; a regular expression over the
 * known names.
 */
final class TargetRouter {
    /** A regular expression that a person or a variable wrote is shorter; a longer text is not worth compiling. */
    private static final int LONGEST_EXPRESSION = 250;

    private static final Pattern EXPRESSION = Pattern.compile(".*[*+?|\\[({^$\\\\].*");

    private final Map<String, DataSource> sources;
    private final SourceCalls calls;
    private final int maxMetrics;
    private final List<SimpleJsonException> failures = new ArrayList<>();

    /**
     * A router for one request.
     *
     * @param sources the sources that may answer
     * @param maxMetrics most metrics that one target may stand for
     */
    TargetRouter(Map<String, DataSource> sources, SourceCalls calls, int maxMetrics) {
        this.sources = sources;
        this.calls = calls;
        this.maxMetrics = maxMetrics;
    }

    /**
     * The metrics of each text, in the order of the texts.
     *
     * @throws SimpleJsonException of kind {@link ErrorKind#UNKNOWN_TARGET} if a text stands for nothing that is known, of kind
     *     {@link ErrorKind#BAD_REQUEST} if two sources claim it, of kind {@link ErrorKind#TOO_LARGE} if it stands for too much
     */
    Map<String, List<ResolvedMetric>> resolve(Collection<String> texts) throws Exception {
        Map<String, List<ResolvedMetric>> resolved = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>(texts);
        settle(open, resolved, single(open));
        if (!open.isEmpty()) {
            settle(open, resolved, expansions(open));
        }
        if (!open.isEmpty()) {
            settle(open, resolved, matches(open));
        }
        if (!open.isEmpty()) {
            throw unknown(open.iterator().next());
        }
        return resolved;
    }

    private static void settle(
            Set<String> open, Map<String, List<ResolvedMetric>> resolved, Map<String, List<ResolvedMetric>> found) {
        resolved.putAll(found);
        open.removeAll(found.keySet());
    }

    /** The texts that are one metric's name. */
    private Map<String, List<ResolvedMetric>> single(Set<String> texts) throws Exception {
        Set<String> spellings = new LinkedHashSet<>();
        for (String text : texts) {
            spellings.add(text);
            spellings.add(MultiValue.unescape(text));
        }
        Map<String, ResolvedMetric> byName = named(spellings);
        Map<String, List<ResolvedMetric>> found = new LinkedHashMap<>();
        for (String text : texts) {
            ResolvedMetric metric = byName.get(text);
            metric = metric == null ? byName.get(MultiValue.unescape(text)) : metric;
            if (metric != null) {
                found.put(text, List.of(metric));
            }
        }
        return found;
    }

    /** The texts that hold multi-value variables. If any value of one is known, all have to be. */
    private Map<String, List<ResolvedMetric>> expansions(Set<String> texts) throws Exception {
        Map<String, List<String>> expanded = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            List<String> values = MultiValue.expand(text, maxMetrics);
            if (values.size() > 1) {
                expanded.put(text, values);
                names.addAll(values);
            }
        }
        Map<String, ResolvedMetric> byName = names.isEmpty() ? Map.of() : named(names);
        Map<String, List<ResolvedMetric>> found = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> entry : expanded.entrySet()) {
            List<String> values = entry.getValue();
            if (values.stream().anyMatch(byName::containsKey)) {
                List<ResolvedMetric> metrics = new ArrayList<>();
                for (String value : values) {
                    metrics.add(known(value, byName));
                }
                found.put(entry.getKey(), metrics);
            }
        }
        return found;
    }

    private ResolvedMetric known(String value, Map<String, ResolvedMetric> byName) throws Exception {
        ResolvedMetric metric = byName.get(value);
        if (metric == null) {
            throw unknown(value);
        }
        return metric;
    }

    /** Those of the names that a source answers, {@code source/metric} before the bare name. */
    private Map<String, ResolvedMetric> named(Set<String> names) throws Exception {
        Map<String, ResolvedMetric> found = new LinkedHashMap<>();
        Map<String, DataSource> prefixes = new LinkedHashMap<>();
        for (String name : names) {
            DataSource source = sources.get(prefix(name));
            if (source != null) {
                prefixes.put(prefix(name), source);
            }
        }
        if (!prefixes.isEmpty()) {
            calls.askWilling(
                            prefixes,
                            "say which metrics it has",
                            (source, data) -> prefixed(source, data, names),
                            failures::add)
                    .values()
                    .forEach(found::putAll);
        }
        Set<String> bare = new LinkedHashSet<>(names);
        bare.removeAll(found.keySet());
        if (!bare.isEmpty()) {
            calls.askWilling(
                            sources,
                            "say which metrics it has",
                            (source, data) -> answered(source, data, bare),
                            failures::add)
                    .values()
                    .forEach(answered -> addUnambiguous(answered, found));
        }
        return found;
    }

    private static Map<String, ResolvedMetric> prefixed(String source, DataSource data, Set<String> names)
            throws Exception {
        Map<String, ResolvedMetric> found = new LinkedHashMap<>();
        for (String name : names) {
            if (prefix(name).equals(source)) {
                String metric = name.substring(source.length() + 1);
                if (data.answers(metric)) {
                    found.put(name, new ResolvedMetric(source, data, metric));
                }
            }
        }
        return found;
    }

    private static Map<String, ResolvedMetric> answered(String source, DataSource data, Set<String> names)
            throws Exception {
        Map<String, ResolvedMetric> found = new LinkedHashMap<>();
        for (String name : names) {
            if (data.answers(name)) {
                found.put(name, new ResolvedMetric(source, data, name));
            }
        }
        return found;
    }

    private static void addUnambiguous(Map<String, ResolvedMetric> answered, Map<String, ResolvedMetric> found) {
        answered.forEach((name, metric) -> {
            ResolvedMetric other = found.put(name, metric);
            if (other != null) {
                throw SimpleJsonException.badRequest("target '" + Text.abbreviated(name)
                        + "' is a metric of two data sources;"
                        + " ask for '" + other.sourceName() + "/" + name + "' or '" + metric.sourceName() + "/" + name
                        + "'");
            }
        });
    }

    /** The texts that are regular expressions which match names, with or without the source's name in front. */
    private Map<String, List<ResolvedMetric>> matches(Set<String> texts) throws Exception {
        Map<String, LinearPattern> patterns = new LinkedHashMap<>();
        for (String text : texts) {
            LinearPattern pattern = compiled(text);
            if (pattern != null) {
                patterns.put(text, pattern);
            }
        }
        Map<String, List<ResolvedMetric>> found = new LinkedHashMap<>();
        if (!patterns.isEmpty()) {
            calls.askAll(sources, "list its metrics", (source, data) -> matched(source, data, patterns))
                    .values()
                    .forEach(matched ->
                            matched.forEach((text, metrics) -> found.computeIfAbsent(text, unused -> new ArrayList<>())
                                    .addAll(metrics)));
        }
        found.forEach((text, metrics) -> checkCount(text, metrics.size()));
        return found;
    }

    private static @Nullable LinearPattern compiled(String text) {
        if (text.length() > LONGEST_EXPRESSION || !EXPRESSION.matcher(text).matches()) {
            return null;
        }
        try {
            return LinearPattern.compile(text, "a target");
        } catch (SimpleJsonException notAnExpression) {
            return null; // Then the text is the name of something unknown, and is reported as that.
        }
    }

    private Map<String, List<ResolvedMetric>> matched(
            String source, DataSource data, Map<String, LinearPattern> patterns) throws Exception {
        List<Metric> metrics = Contract.checked(data.metrics(), source, "metrics");
        Map<String, List<ResolvedMetric>> found = new LinkedHashMap<>();
        patterns.forEach((text, pattern) -> {
            List<ResolvedMetric> matching = new ArrayList<>();
            boolean mayNameSource = text.indexOf('/') >= 0;
            for (Metric metric : metrics) {
                if (pattern.matches(metric.name())
                        || (mayNameSource && pattern.matches(source + "/" + metric.name()))) {
                    matching.add(new ResolvedMetric(source, data, metric.name()));
                    checkCount(text, matching.size());
                }
            }
            if (!matching.isEmpty()) {
                found.put(text, matching);
            }
        });
        return found;
    }

    private void checkCount(String text, int count) {
        if (count > maxMetrics) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    "target '" + Text.abbreviated(text) + "' matches more than " + maxMetrics
                            + " metrics (setting 'max-expanded-targets')");
        }
    }

    /** What a source that is down may know is not unknown. */
    private SimpleJsonException unknown(String text) throws Exception {
        if (!failures.isEmpty()) {
            return failures.get(0);
        }
        List<String> nearest = new ArrayList<>();
        calls.askAll(
                        sources,
                        "list its metrics",
                        (source, data) -> NearestNames.of(text, Contract.checked(data.metrics(), source, "metrics")))
                .values()
                .forEach(nearest::addAll);
        String hint = NearestNames.sentence(text, nearest);
        return new SimpleJsonException(
                ErrorKind.UNKNOWN_TARGET,
                "unknown target '" + Text.abbreviated(text) + "'"
                        + (hint.isEmpty() ? "; there are no metrics" : "; " + hint));
    }

    private static String prefix(String name) {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }
}
