// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Aggregation;
import dev.simplejson.graphite.series.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * {@code groupByTags}: one series for each combination of values of some tags. A series without one of them belongs to those that have
 * none; graphite-web fails there.
 */
public final class GroupByTags extends GraphiteFunction {
    GroupByTags() {
        super(
                "groupByTags",
                "Combine",
                "Combines the series that have the same values of some tags.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("callback", Parameter.Type.AGGREGATION).withOptions(Aggregation.allOfSeries()),
                Parameter.required("tags", Parameter.Type.NODE_OR_TAG).many());
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        String callback = call.text("callback");
        Set<String> tags = new TreeSet<>();
        call.nodes("tags").forEach(tag -> tags.add(tag.asTag()));
        Set<String> names = new TreeSet<>();
        Map<String, Map<String, String>> tagsOfKeys = new LinkedHashMap<>();
        Map<String, Series> groups = Reduction.inGroups(
                Aggregation.bare(callback),
                Aggregation.named(callback),
                call.xFilesFactor(),
                call.budget(),
                sink -> call.each("seriesList", sink),
                series -> {
                    names.add(series.tag(Series.NAME));
                    Map<String, String> values = new LinkedHashMap<>();
                    tags.stream().filter(series.tags()::containsKey).forEach(tag -> values.put(tag, series.tag(tag)));
                    tagsOfKeys.putIfAbsent(values.toString(), values);
                    return values.toString();
                });
        String common = names.size() == 1 ? names.iterator().next() : callback;
        groups.forEach((key, series) -> {
            Map<String, String> values = new LinkedHashMap<>(tagsOfKeys.getOrDefault(key, Map.of()));
            values.putIfAbsent(Series.NAME, common);
            String name = tagged(values);
            out.accept(Series.of(name, name, values, series.points().get()));
        });
    }

    /** A name with its tags, as Graphite writes it. */
    private static String tagged(Map<String, String> tags) {
        List<String> parts = new ArrayList<>();
        parts.add(tags.getOrDefault(Series.NAME, ""));
        tags.forEach((key, value) -> {
            if (!key.equals(Series.NAME)) {
                parts.add(key + "=" + value);
            }
        });
        return String.join(";", parts);
    }
}
