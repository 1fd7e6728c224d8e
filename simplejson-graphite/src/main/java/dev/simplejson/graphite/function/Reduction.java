// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.series.Accumulator;
import dev.simplejson.graphite.series.Aggregation;
import dev.simplejson.graphite.series.Budget;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.series.Slots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one series of several. As long as all have the same times, each is added as it comes and let go; only if they have not, all are
 * read again and kept, to find the slots in which they meet.
 */
public final class Reduction {
    private final Aggregation aggregation;
    private final String function;
    private final double xFilesFactor;
    private final Budget budget;
    private final boolean keeping;
    private final Set<String> paths = new LinkedHashSet<>();
    private final List<Points> kept = new ArrayList<>();
    private Map<String, String> tags = Map.of();
    private @Nullable Points first;
    private @Nullable Accumulator accumulator;
    private boolean mixed;

    private Reduction(String function, Aggregation aggregation, double xFilesFactor, Budget budget, boolean keeping) {
        this.function = function;
        this.aggregation = aggregation;
        this.xFilesFactor = xFilesFactor;
        this.budget = budget;
        this.keeping = keeping;
    }

    /**
     * Reduces series in groups.
     *
     * @param function the aggregation as it is called, without {@code Series}; becomes part of the names
     * @param xFilesFactor which share of the values of a row has to be there
     * @param feed hands on all series, as often as it is called
     * @param key the group of a series
     * @return the reduced series by their keys, in the order in which the keys were met
     */
    static Map<String, Series> inGroups(
            String function,
            Aggregation aggregation,
            double xFilesFactor,
            Budget budget,
            Consumer<Consumer<Series>> feed,
            Function<Series, String> key) {
        Map<String, Reduction> groups =
                groups(() -> new Reduction(function, aggregation, xFilesFactor, budget, false), feed, key);
        if (groups.values().stream().anyMatch(reduction -> reduction.mixed)) {
            groups = groups(() -> new Reduction(function, aggregation, xFilesFactor, budget, true), feed, key);
        }
        Map<String, Series> reduced = new LinkedHashMap<>();
        groups.forEach((name, reduction) -> reduced.put(name, reduction.result()));
        return reduced;
    }

    private static Map<String, Reduction> groups(
            Supplier<Reduction> empty, Consumer<Consumer<Series>> feed, Function<Series, String> key) {
        Map<String, Reduction> groups = new LinkedHashMap<>();
        feed.accept(series ->
                groups.computeIfAbsent(key.apply(series), none -> empty.get()).add(series));
        return groups;
    }

    private void add(Series series) {
        tags = paths.isEmpty() ? series.tags() : common(tags, series.tags());
        paths.add(series.path());
        Points points = series.points().get();
        if (keeping) {
            budget.points(points.size());
            kept.add(points);
        } else if (!mixed) {
            accumulate(points);
        }
    }

    private void accumulate(Points points) {
        Accumulator into = accumulator;
        if (into == null || first == null) {
            first = points;
            budget.points(points.size());
            into = Accumulator.of(aggregation, points.size(), xFilesFactor);
            accumulator = into;
        } else if (!points.hasTimesOf(first)) {
            mixed = true;
            accumulator = null;
            return;
        }
        into.add(points.values(), points.isComplete());
    }

    private static Map<String, String> common(Map<String, String> left, Map<String, String> right) {
        if (left.equals(right)) {
            return left;
        }
        Map<String, String> common = new LinkedHashMap<>(left);
        common.entrySet().removeIf(entry -> !entry.getValue().equals(right.get(entry.getKey())));
        return common;
    }

    private Series result() {
        String name = function + "Series(" + String.join(",", paths) + ")";
        if (aggregation == Aggregation.SERIES) {
            return Series.of(name, name, Map.of(Series.NAME, name), points());
        }
        Map<String, String> resultTags = new LinkedHashMap<>(tags);
        resultTags.putIfAbsent(Series.NAME, name);
        resultTags.put("aggregatedBy", function);
        return Series.of(name, name, resultTags, points());
    }

    private Points points() {
        if (accumulator != null && first != null) {
            return first.with(accumulator.result());
        }
        Slots slots = Slots.of(kept, budget);
        Accumulator joined = Accumulator.of(aggregation, slots.size(), xFilesFactor);
        for (Points points : kept) {
            joined.add(slots.valuesOf(points), false);
        }
        return slots.points(joined.result());
    }
}
