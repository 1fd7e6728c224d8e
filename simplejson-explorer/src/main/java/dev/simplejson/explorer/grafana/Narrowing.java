// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.AskedSources.Question;
import dev.simplejson.endpoint.AskedSources.Work;
import dev.simplejson.explorer.grafana.DescribedMetrics.Answer;
import dev.simplejson.explorer.grafana.DescribedMetrics.Listed;
import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Column;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.TagQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds a label, or several, of which one value alone gives few enough series, for a metric that has too many to be shown at once. */
final class Narrowing {
    /** Each takes a query. */
    private static final int MOST_LABELS = 8;

    private static final int MOST_VALUES = 3;

    private final AskedSources sources;
    private final long now;

    Narrowing(AskedSources sources, long now) {
        this.sources = sources;
        this.now = now;
    }

    /** Asks the metric for a value of each of these labels. */
    @FunctionalInterface
    interface Asking {
        Answer of(Map<String, String> start) throws Exception;
    }

    /** The answer with the least that it takes; {@link Answer#NOTHING} if no label helps. */
    Answer of(Listed metric, TimeRange range, Asking asking) throws Exception {
        try {
            List<String> keys = keys(metric, range);
            for (String key : keys) {
                Answer answer = narrowed(metric, range, asking, Map.of(), key);
                if (answer.common().contains(key)) {
                    return answer;
                }
            }
            Map<String, String> start = Map.of();
            for (String key : keys) {
                Answer answer = narrowed(metric, range, asking, start, key);
                if (answer.common().containsAll(answer.start().keySet())
                        && !answer.start().isEmpty()) {
                    return answer;
                }
                start = with(start, key, firstOr("", values(metric, range, start, key)));
            }
            return Answer.NOTHING;
        } catch (SimpleJsonException failure) {
            DescribedMetrics.rethrownIfLate(sources, failure);
            return Answer.NOTHING; // Its panel will show what the source says.
        }
    }

    /** With the first values of one label more, until one has data; nothing if none is answered. */
    private Answer narrowed(Listed metric, TimeRange range, Asking asking, Map<String, String> start, String key)
            throws Exception {
        Answer found = Answer.NOTHING;
        for (String value : values(metric, range, start, key)) {
            try {
                Answer answer = asking.of(with(start, key, value));
                if (!answer.data().isEmpty()) {
                    return answer;
                }
                found = found.start().isEmpty() ? answer : found;
            } catch (SimpleJsonException tooManyStill) {
                DescribedMetrics.rethrownIfLate(sources, tooManyStill);
                return Answer.NOTHING;
            }
        }
        return found;
    }

    private static String firstOr(String otherwise, List<String> values) {
        return values.isEmpty() ? otherwise : values.get(0);
    }

    private static Map<String, String> with(Map<String, String> start, String key, String value) {
        Map<String, String> more = new HashMap<>(start);
        more.put(key, value);
        return Map.copyOf(more);
    }

    /** What the source can filter by, as far as the metric's table has it. */
    private List<String> keys(Listed metric, TimeRange range) throws Exception {
        List<String> keys = briefly(
                metric,
                "list its tag keys",
                (name, source, context) -> source.tagKeys(new TagQuery(List.of(), range, context)));
        List<String> columns = metric.whole().isEmpty() ? keys : columns(metric);
        return keys.stream().filter(columns::contains).limit(MOST_LABELS).toList();
    }

    private List<String> columns(Listed metric) throws Exception {
        Query none = Query.of(metric.whole(), new TimeRange(now - 1, now))
                .shape(Shape.TABLE)
                .build();
        List<Frame> frames =
                sources.query(List.of(new Question(metric.source(), none))).get(0);
        return frames.stream()
                .filter(Table.class::isInstance)
                .flatMap(frame -> ((Table) frame).columns().stream())
                .map(Column::name)
                .toList();
    }

    private List<String> values(Listed metric, TimeRange range, Map<String, String> start, String key)
            throws Exception {
        List<AdhocFilter> filters = start.entrySet().stream()
                .map(one -> AdhocFilter.of(one.getKey(), Operator.EQUAL, one.getValue()))
                .toList();
        return briefly(
                        metric,
                        "list the values of '" + key + "'",
                        (name, source, context) -> source.tagValues(key, new TagQuery(filters, range, context)))
                .stream()
                .filter(value -> !value.isEmpty())
                .limit(MOST_VALUES)
                .toList();
    }

    /** Nothing if the metric's source does not say in time: the others' panels do not wait for it. */
    private List<String> briefly(Listed metric, String purpose, Work<List<String>> question) throws Exception {
        return sources.askBriefly(List.of(metric.source()), purpose, question).getOrDefault(metric.source(), List.of());
    }
}
