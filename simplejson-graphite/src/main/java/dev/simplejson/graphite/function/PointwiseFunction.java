// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import java.util.function.Consumer;

/** A function that makes one series of each, with other values at the same times. */
public abstract class PointwiseFunction extends GraphiteFunction {
    PointwiseFunction(String name, String group, String description, Parameter... parameters) {
        super(name, group, description, parameters);
    }

    @Override
    public final void apply(Invocation call, Consumer<Series> out) {
        call.each("seriesList", series -> {
            Points points = series.points().get();
            call.budget().points(points.size());
            Series changed = series.became(nameOf(series, call), points.with(values(points, call)));
            out.accept(tagged(changed, call));
        });
    }

    /** What the series is called from now on. */
    String nameOf(Series series, Invocation call) {
        return name() + "(" + series.name() + ")";
    }

    /** The series with what the function has to say in its tags. */
    Series tagged(Series series, Invocation call) {
        return series.withTag(name(), "1");
    }

    /** The new values; one for each point. */
    abstract double[] values(Points points, Invocation call);
}
