// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Aggregation;
import dev.simplejson.graphite.series.Series;
import java.util.function.Consumer;

/** {@code sumSeries}, {@code averageSeries}, {@code minSeries}, {@code maxSeries}: one series of all. */
public final class Combine extends GraphiteFunction {
    private final Aggregation aggregation;
    private final String shortName;

    /**
     * A combination.
     *
     * @param shortName what stands in front of {@code Series} in the new name
     */
    Combine(String name, Aggregation aggregation, String shortName, String description) {
        super(
                name,
                "Combine",
                description,
                Parameter.required("seriesLists", Parameter.Type.SERIES_LISTS).many());
        this.aggregation = aggregation;
        this.shortName = shortName;
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        Reduction.inGroups(
                        shortName,
                        aggregation,
                        call.xFilesFactor(),
                        call.budget(),
                        sink -> call.each("seriesLists", sink),
                        series -> "")
                .values()
                .forEach(out);
    }
}
