// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.AskedSources.MetricName;
import dev.simplejson.endpoint.NearestNames;
import dev.simplejson.engine.work.SourceCalls;
import dev.simplejson.engine.work.SourceTask;
import dev.simplejson.engine.work.Text;
import dev.simplejson.filter.LinearPattern;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.MultiValue;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.DataSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the metrics that a target's text stands for. Tried in this order, until one gives an answer: {@code source/metric}; the
 * literal text; the text without regex escapes; a multi-value expansion, each value on its own; a regular expression over the
 * known names.
 */
public final class TargetRouter {
    /** A regular expression that a person or a variable wrote is shorter; a longer text is not worth compiling. */
    private static final int LONGEST_EXPRESSION = 250;

    private static final Pattern EXPRESSION = Pattern.compile(".*[*+?|\\[({^$\\\\].*");

    private final Map<String, DataSource> sources;
    private final Directory directory;
    private final SourceCalls calls;
    private final int maxMetrics;
    private final Set<String> leftOut = new TreeSet<>();
    private final Set<Notice> notices = new LinkedHashSet<>();
    private final List<SimpleJsonException> failures = new ArrayList<>();

    /**
     * A router for one request.
     *
     * @param sources the sources that may answer
     * @param directory what the sources have
     * @param maxMetrics most metrics that one target may stand for
     */
    TargetRouter(Map<String, DataSource> sources, Directory directory, SourceCalls calls, int maxMetrics) {
        this.sources = sources;
        this.directory = directory;
        this.calls = calls;
        this.maxMetrics = maxMetrics;
    }

    /**
     * The metrics of each text, in the order of the texts. If nobody knows one of them, waits for sources that are at their first list.
     *
     * @throws SimpleJsonException of kind {@link ErrorKind#UNKNOWN_TARGET} if a text stands for nothing that is known, of kind
     *     {@link ErrorKind#BAD_REQUEST} if two sources claim it, of kind {@link ErrorKind#TOO_LARGE} if it stands for too much, or of that
     *     of a failure of sources which may know it
     */
    Map<String, List<ResolvedMetric>> resolve(Collection<String> texts) {
        List<Listing> beginning = new ArrayList<>(); // Looked at first: one may end while names are looked for.
        for (String source : sources.keySet()) {
            Listing listing = directory.of(source);
            if (listing.isBeginning()) {
                beginning.add(listing);
            }
        }
        try {
            return resolveNow(texts);
        } catch (SimpleJsonException unsaid) {
            if (unsaid.kind().status() < 500 || beginning.isEmpty()) {
                throw unsaid;
            }
            beginning.forEach(listing -> listing.awaitBeginning(calls.work()));
        }
        leftOut.clear();
        notices.clear();
        failures.clear();
        return resolveNow(texts);
    }

    private Map<String, List<ResolvedMetric>> resolveNow(Collection<String> texts) {
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
    private Map<String, List<ResolvedMetric>> single(Set<String> texts) {
        Map<String, List<ResolvedMetric>> found = new LinkedHashMap<>();
        Set<String> spellings = new LinkedHashSet<>();
        for (String text : texts) {
            ResolvedMetric metric = listed(text);
            if (metric != null) {
                found.put(text, List.of(metric));
                continue;
            }
            spellings.add(text);
            spellings.add(MultiValue.unescape(text));
        }
        if (spellings.isEmpty()) {
            return found;
        }
        Map<String, ResolvedMetric> byName = named(spellings);
        for (String text : texts) {
            ResolvedMetric metric = byName.get(text);
            metric = metric == null ? byName.get(MultiValue.unescape(text)) : metric;
            if (metric != null) {
                found.put(text, List.of(metric));
            }
        }
        return found;
    }

    /**
     * What the directory alone tells, as it does for most: who alone lists a name, or has it as all said; null if there is more to find
     * out.
     */
    private @Nullable ResolvedMetric listed(String name) {
        if (sources.containsKey(prefix(name))) {
            return null;
        }
        ResolvedMetric only = null;
        boolean allSaid = sources.keySet().stream()
                .anyMatch(source -> directory.of(source).saidAlone(name));
        for (Map.Entry<String, DataSource> source : sources.entrySet()) {
            Listing listing = directory.of(source.getKey());
            boolean known = allSaid || listing.isKnown();
            if (listing.holdsAlone(name)) {
                known &= only == null;
                only = new ResolvedMetric(source.getKey(), source.getValue(), name);
            }
            if (!known) {
                return null;
            }
        }
        return only;
    }

    /** The texts that hold multi-value variables. If any value of one is known, all have to be. */
    private Map<String, List<ResolvedMetric>> expansions(Set<String> texts) {
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
                found.put(entry.getKey(), withoutWholes(metrics, entry.getKey()));
            }
        }
        return found;
    }

    /** Leaves out what is there in parts already, as a table is next to its columns. */
    private List<ResolvedMetric> withoutWholes(List<ResolvedMetric> metrics, String text) {
        Set<ResolvedMetric> asked = Set.copyOf(metrics);
        Set<ResolvedMetric> wholes = new LinkedHashSet<>();
        for (ResolvedMetric metric : asked.size() > 1 ? asked : Set.<ResolvedMetric>of()) {
            Listing listing = directory.of(metric.sourceName());
            listing.awaitFirst();
            String whole = listing.wholes().get(metric.metric());
            if (whole != null) {
                wholes.add(new ResolvedMetric(metric.sourceName(), metric.source(), whole));
            }
        }
        wholes.retainAll(asked);
        wholes.forEach(whole -> tellMissingParts(whole, asked, text));
        return metrics.stream().filter(metric -> !wholes.contains(metric)).toList();
    }

    private void tellMissingParts(ResolvedMetric whole, Set<ResolvedMetric> asked, String text) {
        boolean missing = directory.of(whole.sourceName()).wholes().entrySet().stream()
                .filter(part -> part.getValue().equals(whole.metric()))
                .anyMatch(
                        part -> !asked.contains(new ResolvedMetric(whole.sourceName(), whole.source(), part.getKey())));
        if (missing) {
            notices.add(Notice.info("of '" + Text.abbreviated(whole.metric()) + "' the parts are shown that '"
                    + Text.abbreviated(text) + "' names; ask for '" + Text.abbreviated(whole.metric())
                    + "' alone to see all of it"));
        }
    }

    private ResolvedMetric known(String value, Map<String, ResolvedMetric> byName) {
        ResolvedMetric metric = byName.get(value);
        if (metric == null) {
            throw unknown(value);
        }
        return metric;
    }

    /** Those of the names that a source has, {@code source/metric} before the bare name. */
    private Map<String, ResolvedMetric> named(Set<String> names) {
        Map<String, ResolvedMetric> found = new LinkedHashMap<>();
        Map<String, Map<String, String>> toAsk = new LinkedHashMap<>();
        for (String name : names) {
            String source = prefix(name);
            DataSource data = sources.get(source);
            if (data != null) {
                String metric = name.substring(source.length() + 1);
                if (directory.of(source).holds(metric)) {
                    found.put(name, new ResolvedMetric(source, data, metric));
                } else {
                    toAsk.computeIfAbsent(source, unused -> new LinkedHashMap<>())
                            .put(metric, name);
                }
            }
        }
        ask(toAsk, false, found); // Whoever names a source has until the deadline.
        Set<String> bare = new LinkedHashSet<>(names);
        bare.removeAll(found.keySet());
        findBare(bare, found);
        return found;
    }

    private void findBare(Set<String> bare, Map<String, ResolvedMetric> found) {
        Set<String> unlisted = new LinkedHashSet<>(bare);
        Map<String, Map<String, String>> toAsk = new LinkedHashMap<>();
        Set<String> known = new HashSet<>(); // As of the look at their names; a list may come while this looks.
        sources.forEach((source, data) -> {
            Listing listing = directory.of(source);
            if (listing.isKnown()) {
                known.add(source);
            }
            for (String name : bare) {
                if (listing.holdsAlone(name)) {
                    unlisted.remove(name);
                    addUnambiguous(name, new ResolvedMetric(source, data, name), found);
                }
            }
        });
        sources.keySet().forEach(source -> {
            Listing listing = directory.of(source);
            Set<String> open = known.contains(source) ? unlisted : bare;
            if (!open.isEmpty() && (sources.size() == 1 || listing.mayBeAsked())) {
                toAsk.put(source, open.stream().collect(Collectors.toMap(name -> name, name -> name)));
            } else if (!open.isEmpty()) {
                leftOut.add(source);
            }
        });
        ask(toAsk, sources.size() > 1, found);
    }

    /** Asks sources for metrics that they do not list, or have not listed yet; the names as targets write them stand behind them. */
    private void ask(Map<String, Map<String, String>> toAsk, boolean patienceEnds, Map<String, ResolvedMetric> found) {
        if (toAsk.isEmpty()) {
            return;
        }
        Map<String, SourceTask<Set<String>>> asked = new LinkedHashMap<>();
        sources.keySet().stream()
                .filter(toAsk::containsKey)
                .forEach(source -> asked.put(
                        source,
                        directory
                                .of(source)
                                .ask(toAsk.getOrDefault(source, Map.of()).keySet(), calls)));
        Map<String, Set<String>> answers = calls.awaitWilling(asked, patienceEnds, this::failed);
        boolean allSaid = answers.size() == directory.size();
        sources.forEach((source, data) -> {
            Set<String> metrics = answers.getOrDefault(source, Set.of());
            toAsk.getOrDefault(source, Map.of()).forEach((metric, name) -> {
                if (metrics.contains(metric)) {
                    addUnambiguous(name, new ResolvedMetric(source, data, metric), found);
                }
            });
        });
        answers.keySet().forEach(source -> directory.of(source).trust());
        answers.forEach((source, metrics) -> directory.of(source).learn(metrics, allSaid));
    }

    private void failed(String source, SimpleJsonException failure) {
        if (failure.kind() == ErrorKind.TIMED_OUT) {
            directory.of(source).leaveAlone();
            leftOut.add(source);
        } else {
            notices.add(Notice.warning(String.valueOf(failure.getMessage())));
        }
        if (directory.of(source).isKnown() || !leftOut.contains(source)) {
            failures.add(failure); // Of the others, what is said of those that are left out says more.
        }
    }

    private void addUnambiguous(String name, ResolvedMetric metric, Map<String, ResolvedMetric> found) {
        ResolvedMetric other = found.put(name, metric);
        if (other != null && !other.sourceName().equals(metric.sourceName())) {
            // In the sources' own order, whichever of them was known first.
            String spellings = sources.keySet().stream()
                    .filter(Set.of(other.sourceName(), metric.sourceName())::contains)
                    .map(source -> "'" + source + "/" + name + "'")
                    .collect(Collectors.joining(" or "));
            throw SimpleJsonException.badRequest(
                    "target '" + Text.abbreviated(name) + "' is a metric of two data sources; ask for " + spellings);
        }
    }

    /** Of each text the first reading that is listed, else the first that its source knows; see {@link AskedSources#firstExisting}. */
    Map<String, MetricName> firstExisting(Map<String, List<MetricName>> readings, boolean patient) {
        Map<String, MetricName> first = new LinkedHashMap<>();
        Map<String, Map<String, String>> toAsk = new LinkedHashMap<>();
        readings.forEach((text, metrics) -> {
            MetricName listed = first(metrics, this::isListed);
            if (listed != null) {
                first.put(text, listed);
                return;
            }
            for (MetricName metric : metrics) {
                if (patient || directory.of(metric.source()).mayBeAsked()) {
                    toAsk.computeIfAbsent(metric.source(), unused -> new LinkedHashMap<>())
                            .put(metric.metric(), full(metric));
                } else {
                    leftOut.add(metric.source());
                }
            }
        });
        Map<String, ResolvedMetric> known = new LinkedHashMap<>();
        ask(toAsk, !patient, known);
        readings.forEach((text, metrics) -> {
            MetricName metric = first.containsKey(text) ? null : first(metrics, one -> known.containsKey(full(one)));
            if (metric != null) {
                first.put(text, metric);
            }
        });
        if (first.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        if (first.isEmpty() && !leftOut.isEmpty()) {
            throw new SimpleJsonException(
                    ErrorKind.TIMED_OUT,
                    "nobody else knows '"
                            + Text.abbreviated(readings.keySet().iterator().next()) + "', and " + whoIsLeftOut());
        }
        return first;
    }

    private boolean isListed(MetricName metric) {
        return directory.of(metric.source()).holds(metric.metric());
    }

    private static String full(MetricName metric) {
        return metric.source() + "/" + metric.metric();
    }

    private static @Nullable MetricName first(List<MetricName> metrics, Predicate<MetricName> condition) {
        return metrics.stream().filter(condition).findFirst().orElse(null);
    }

    /** The texts that are regular expressions which match names, with or without the source's name in front. */
    private Map<String, List<ResolvedMetric>> matches(Set<String> texts) {
        Map<String, LinearPattern> patterns = new LinkedHashMap<>();
        for (String text : texts) {
            LinearPattern pattern = compiled(text);
            if (pattern != null) {
                patterns.put(text, pattern);
            }
        }
        if (patterns.isEmpty()) {
            return Map.of();
        }
        Map<String, List<ResolvedMetric>> found = matching(patterns);
        if (found.size() < patterns.size()) {
            long until = sources.size() == 1
                    ? calls.work().deadlineNanos()
                    : calls.work().patienceEndsNanos();
            sources.keySet().forEach(source -> directory.of(source).lookAgain(until));
            found = matching(patterns);
        }
        found.replaceAll((text, metrics) -> withoutWholes(metrics, text));
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

    private Map<String, List<ResolvedMetric>> matching(Map<String, LinearPattern> patterns) {
        Map<String, List<ResolvedMetric>> found = new LinkedHashMap<>();
        sources.forEach((source, data) -> {
            Listing listing = directory.of(source);
            listing.awaitFirst();
            SimpleJsonException failure = listing.failure();
            if (!listing.isKnown() && failure != null) {
                throw failure; // What it has may match, too.
            }
            if (!listing.isKnown()) {
                leftOut.add(source);
            }
            patterns.forEach((text, pattern) -> {
                boolean mayNameSource = text.indexOf('/') >= 0;
                for (String name : listing.names()) {
                    if (pattern.matches(name) || (mayNameSource && pattern.matches(source + "/" + name))) {
                        List<ResolvedMetric> matching = found.computeIfAbsent(text, unused -> new ArrayList<>());
                        matching.add(new ResolvedMetric(source, data, name));
                        checkCount(text, matching.size());
                    }
                }
            });
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

    /** What a source that is down or does not say may know is not unknown. */
    private SimpleJsonException unknown(String text) {
        if (!failures.isEmpty()) {
            return failures.get(0);
        }
        List<String> nearest = new ArrayList<>();
        sources.keySet().forEach(source -> {
            Listing listing = directory.of(source);
            listing.awaitFirst();
            nearest.addAll(NearestNames.of(text, listing.names()));
        });
        if (!leftOut.isEmpty()) {
            return new SimpleJsonException(
                    ErrorKind.TIMED_OUT,
                    "nobody else knows target '" + Text.abbreviated(text) + "', and " + whoIsLeftOut());
        }
        String hint = NearestNames.sentence(text, nearest);
        return new SimpleJsonException(
                ErrorKind.UNKNOWN_TARGET,
                "unknown target '" + Text.abbreviated(text) + "'"
                        + (hint.isEmpty() ? "; there are no metrics" : "; " + hint));
    }

    /** What is not shown: sources that had no say, and parts that were not named. */
    List<Notice> notices() {
        List<Notice> all = new ArrayList<>(notices);
        if (!leftOut.isEmpty()) {
            all.add(Notice.warning(whoIsLeftOut()));
        }
        return all;
    }

    private String whoIsLeftOut() {
        return leftOut.stream()
                .map(source -> "data source '" + source + "' is left out: "
                        + directory.of(source).whyLeftOut())
                .collect(Collectors.joining("; "));
    }

    private static String prefix(String name) {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }
}
