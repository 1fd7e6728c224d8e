// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.series.TagConditions;
import dev.simplejson.graphite.target.GraphiteTime;
import dev.simplejson.graphite.target.Texts;
import dev.simplejson.graphite.target.Window;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code /tags/autoComplete/tags} and {@code /tags/autoComplete/values}: what conditions on tags can be made of. */
final class TagsEndpoint {
    private static final long DEFAULT_RANGE_MILLIS = 21_600_000;

    private final EndpointRequest request;
    private final TagConditions conditions;
    private final TimeRange range;

    private TagsEndpoint(EndpointRequest request) {
        this.request = request;
        this.conditions = TagConditions.of(request.parameters().all("expr"));
        this.range = range(request);
    }

    private static TimeRange range(EndpointRequest request) {
        long now = request.clock().millis();
        if (request.parameters().first("from").isEmpty()) {
            return new TimeRange(now - DEFAULT_RANGE_MILLIS, now);
        }
        Window window = GraphiteTime.window(request.parameters(), now);
        return new TimeRange(window.fromMillis(), window.untilMillis());
    }

    static void tags(EndpointRequest request, EndpointResponse response) throws Exception {
        new TagsEndpoint(request).answer(response, request.parameters().first("tagPrefix"), TagsEndpoint::keys);
    }

    static void values(EndpointRequest request, EndpointResponse response) throws Exception {
        new TagsEndpoint(request)
                .answer(response, request.parameters().first("valuePrefix"), TagsEndpoint::valuesOfTag);
    }

    private void answer(EndpointResponse response, String prefix, Question question) throws Exception {
        List<String> found = question.ask(this).stream()
                .filter(text -> text.startsWith(prefix))
                .limit(limit())
                .toList();
        JsonAnswer.write(response, found);
    }

    /** 0 is what Grafana sends for "not said". */
    private long limit() {
        String text = request.parameters().first("limit");
        boolean given = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long limit = given ? Long.parseLong(text) : 0;
        return limit == 0 ? Long.MAX_VALUE : limit;
    }

    /** All tags but those that there are conditions on already. */
    private Set<String> keys() throws Exception {
        Set<String> keys = new TreeSet<>(List.of(Series.NAME, TagConditions.SOURCE));
        List<String> none = List.of();
        request.sources()
                .askWilling(
                        "list what can be filtered by",
                        (name, source, context) ->
                                conditions.acceptSource(name) ? source.tagKeys(query(context)) : none)
                .values()
                .forEach(labels -> labels.forEach(label -> keys.add(TagConditions.tagOf(label))));
        conditions.keys().forEach(keys::remove);
        return keys;
    }

    private Set<String> valuesOfTag() throws Exception {
        String tag = request.parameters().first("tag");
        if (tag.equals(TagConditions.SOURCE)) {
            Set<String> names = new TreeSet<>(request.sources().byName().keySet());
            names.removeIf(name -> !conditions.acceptSource(name));
            return names;
        }
        return tag.equals(Series.NAME) ? names() : labels(TagConditions.labelOf(tag));
    }

    private Set<String> names() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, List<Metric>> source :
                request.sources().metrics().entrySet()) {
            if (conditions.acceptSource(source.getKey())) {
                source.getValue().stream()
                        .map(Metric::name)
                        .filter(conditions::acceptName)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private Set<String> labels(String label) throws Exception {
        Set<String> values = new TreeSet<>();
        List<String> none = List.of();
        request.sources()
                .askWilling(
                        "list the values of '" + Texts.abridged(label) + "'",
                        (name, source, context) ->
                                conditions.acceptSource(name) ? source.tagValues(label, query(context)) : none)
                .values()
                .forEach(values::addAll);
        return values;
    }

    private TagQuery query(RequestContext context) {
        return new TagQuery(conditions.filters(), range, context);
    }

    private interface Question {
        Set<String> ask(TagsEndpoint endpoint) throws Exception;
    }
}
