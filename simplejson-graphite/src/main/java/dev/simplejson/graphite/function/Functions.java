// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.endpoint.NearestNames;
import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.rename.Alias;
import dev.simplejson.graphite.rename.AliasByNode;
import dev.simplejson.graphite.rename.AliasSub;
import dev.simplejson.graphite.series.Aggregation;
import dev.simplejson.graphite.target.Texts;
import dev.simplejson.model.SimpleJsonException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All functions. One more is one more line here. */
public final class Functions {
    private static final Map<String, GraphiteFunction> BY_NAME = byName(List.of(
            new Absolute(),
            new Alias(),
            new AliasByNode("aliasByNode", "nodes", "Shows nodes of the name, or tags, as the name."),
            new AliasByNode("aliasByTags", "tags", "Shows tags as the name."),
            new AliasSub(),
            new AsPercent(),
            new Combine("averageSeries", Aggregation.AVERAGE, "average", "Makes one series of the averages."),
            new Combine("avg", Aggregation.AVERAGE, "average", "Makes one series of the averages."),
            new ConstantLine(),
            new CounterFunction(
                    "nonNegativeDerivative", false, "Shows by how much a counter grew from point to point."),
            new CounterFunction("perSecond", true, "Shows by how much a counter grows in a second."),
            new Derivative(),
            new DivideSeries(),
            new Grep("exclude", false, "Leaves out the series whose names a regular expression finds."),
            new Grep("grep", true, "Keeps the series whose names a regular expression finds."),
            new Group(),
            new GroupByNode(),
            new GroupByTags(),
            new KeepLastValue(),
            new Limit(),
            new Combine("maxSeries", Aggregation.MAXIMUM, "max", "Makes one series of the largest values."),
            new Combine("minSeries", Aggregation.MINIMUM, "min", "Makes one series of the smallest values."),
            new MovingAverage(),
            new Offset(),
            new RefuseDoubts(),
            new Scale(),
            new SortByName(),
            new Combine("sum", Aggregation.SUM, "sum", "Makes one series of the sums."),
            new Combine("sumSeries", Aggregation.SUM, "sum", "Makes one series of the sums."),
            new Summarize(),
            new TimeShift(),
            new TransformNull()));

    private Functions() {}

    private static Map<String, GraphiteFunction> byName(List<GraphiteFunction> functions) {
        Map<String, GraphiteFunction> byName = new TreeMap<>();
        functions.forEach(function -> byName.put(function.name(), function));
        return byName;
    }

    /** Whether there is a function of this name. */
    public static boolean has(String name) {
        return BY_NAME.containsKey(name);
    }

    /** All functions in the order of their names. */
    public static Iterable<GraphiteFunction> all() {
        return BY_NAME.values();
    }

    /**
     * The function of a name.
     *
     * @throws SimpleJsonException of kind {@code BAD_REQUEST} that names the nearest if there is none
     */
    public static GraphiteFunction find(String name) {
        GraphiteFunction function = BY_NAME.get(name);
        if (function == null) {
            throw SimpleJsonException.badRequest("function '" + Texts.abridged(name) + "' is not offered; "
                    + NearestNames.sentence(name, List.copyOf(BY_NAME.keySet())));
        }
        return function;
    }
}
