// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Series;
import java.util.List;
import java.util.function.Consumer;

/** {@code limit}: the first series; with a negative number all but the last. */
public final class Limit extends GraphiteFunction {
    Limit() {
        super(
                "limit",
                "Filter Series",
                "Keeps the first series.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("n", Parameter.Type.WHOLE_NUMBER));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        List<Series> all = call.all("seriesList");
        long n = call.wholeNumber("n", 0);
        all.stream().limit(Math.max(0, n < 0 ? all.size() + n : n)).forEach(out);
    }

    @Override
    public boolean keepsPoints() {
        return true;
    }
}
