// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.Annotation;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.TagQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers the questions whose answer is a list: metrics, annotations, keys and values of ad-hoc filters. Every source is asked,
 * side by side. Serves one request.
 */
final class ListEndpoints {
    private final Scope scope;
    private final SimpleJsonSettings settings;

    ListEndpoints(Scope scope, SimpleJsonSettings settings) {
        this.scope = scope;
        this.settings = settings;
    }

    /** The metrics that match the typed text; a name that two sources have is listed as {@code source/metric}. */
    List<Metric> search() throws Exception {
        int limit = settings.maxSearchResults();
        String typed = scope.request().target();
        Map<String, List<Metric>> bySource = SourceCalls.onWorkers(scope.work())
                .askAll(
                        scope.sources(),
                        "list its metrics",
                        (name, source) -> Contract.checked(source.search(typed, limit), name, "search"));
        Set<String> names = new HashSet<>();
        Set<String> ambiguous = new HashSet<>();
        bySource.values()
                .forEach(metrics -> metrics.stream()
                        .map(Metric::name)
                        .distinct()
                        .filter(name -> !names.add(name))
                        .forEach(ambiguous::add));
        Map<String, Metric> listed = new LinkedHashMap<>();
        bySource.forEach((source, metrics) -> metrics.forEach(metric -> {
            Metric entry = ambiguous.contains(metric.name()) ? qualified(source, metric) : metric;
            listed.putIfAbsent(entry.name(), entry);
        }));
        return listed.values().stream().limit(limit).toList();
    }

    private static Metric qualified(String source, Metric metric) {
        return new Metric(source + "/" + metric.name(), source + "/" + metric.label(), metric.inputs());
    }

    /** The events inside the range, by time. */
    List<Annotation> annotations() throws Exception {
        Map<String, List<Annotation>> bySource = SourceCalls.onWorkers(scope.work())
                .askAll(
                        scope.sources(),
                        "list its annotations",
                        (name, source) -> Contract.checked(source.annotations(annotationQuery()), name, "annotations"));
        List<Annotation> events = new ArrayList<>();
        bySource.values()
                .forEach(found -> found.stream().filter(this::isVisible).forEach(events::add));
        if (events.size() > settings.maxTableRows()) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    events.size() + " annotations; at most " + settings.maxTableRows()
                            + " are sent (setting 'max-table-rows'); ask for a shorter range");
        }
        events.sort(Comparator.comparingLong(Annotation::epochMillis));
        return events;
    }

    private AnnotationQuery annotationQuery() {
        return new AnnotationQuery(
                text("query"),
                text("name"),
                scope.request().range(),
                scope.request().payload(),
                scope.request().filters(),
                scope.context(scope.work().newCancellation()));
    }

    private String text(String field) {
        return scope.request().annotation().get(field) instanceof String text ? text : "";
    }

    private boolean isVisible(Annotation event) {
        return event.endEpochMillis() >= scope.request().range().fromEpochMillis()
                && event.epochMillis() <= scope.request().range().toEpochMillis();
    }

    /** The labels and columns that can be filtered by. */
    List<String> tagKeys() throws Exception {
        return distinct(SourceCalls.onWorkers(scope.work())
                .askAll(
                        scope.sources(),
                        "list what can be filtered by",
                        (name, source) -> Contract.checked(source.tagKeys(tagQuery()), name, "tagKeys")));
    }

    /** The values of one label or column. */
    List<String> tagValues() throws Exception {
        String key = scope.request().key();
        return distinct(SourceCalls.onWorkers(scope.work())
                .askAll(
                        scope.sources(),
                        "list the values of '" + Text.abbreviated(key) + "'",
                        (name, source) -> Contract.checked(source.tagValues(key, tagQuery()), name, "tagValues")));
    }

    private TagQuery tagQuery() {
        return new TagQuery(
                scope.request().filters(),
                scope.request().range(),
                scope.context(scope.work().newCancellation()));
    }

    private List<String> distinct(Map<String, List<String>> bySource) {
        Set<String> all = new LinkedHashSet<>();
        bySource.values().forEach(all::addAll);
        return all.stream().limit(settings.maxSearchResults()).toList();
    }
}
