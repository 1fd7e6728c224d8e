// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code refuseDoubts}: the series as they are, unless a panel of another client would be warned of one, or of one that a sum in it takes.
 * Graphite has no such function, and no place for warnings.
 */
public final class RefuseDoubts extends GraphiteFunction {
    RefuseDoubts() {
        super(
                "refuseDoubts",
                "Special",
                "Fails with the warning if there is one of a series, also of one within a sum.",
                Parameter.required("seriesList", Parameter.Type.SERIES));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        List<Series> certain = new ArrayList<>();
        // Handed on behind it: who takes them may read what is not in this call.
        call.refuseDoubtsWithin(() -> call.each("seriesList", series -> certain.add(read(series))));
        certain.forEach(out);
    }

    /** Some warnings are known only when all points have been read. */
    private static Series read(Series series) {
        return Series.of(
                series.name(), series.path(), series.tags(), series.points().get());
    }
}
