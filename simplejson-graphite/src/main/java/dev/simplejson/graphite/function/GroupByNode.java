// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.NodeOrTag;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Aggregation;
import dev.simplejson.graphite.series.Series;
import java.util.List;
import java.util.function.Consumer;

/** {@code groupByNode}: one series for each value of a node or a tag. */
public final class GroupByNode extends GraphiteFunction {
    GroupByNode() {
        super(
                "groupByNode",
                "Combine",
                "Combines the series that have the same node in their names.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("nodeNum", Parameter.Type.NODE_OR_TAG),
                Parameter.optional("callback", Parameter.Type.AGGREGATION)
                        .withDefault("\"average\"")
                        .withOptions(Aggregation.allOfSeries()));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        String callback = call.has("callback") ? call.text("callback") : "average";
        List<NodeOrTag> node = call.nodes("nodeNum");
        Reduction.inGroups(
                        // A short name of its function; of all others the callback itself is part of the names.
                        callback.equals("avg") ? "average" : Aggregation.bare(callback),
                        Aggregation.named(callback),
                        call.xFilesFactor(),
                        call.budget(),
                        sink -> call.each("seriesList", sink),
                        series -> NodeOrTag.joined(node, series))
                .forEach((key, series) -> out.accept(series.named(key)));
    }
}
