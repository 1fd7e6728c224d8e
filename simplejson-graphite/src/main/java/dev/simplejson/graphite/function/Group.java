// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Series;
import java.util.function.Consumer;

/** {@code group}: several arguments as one list. */
public final class Group extends GraphiteFunction {
    Group() {
        super(
                "group",
                "Combine",
                "Makes one list of several.",
                Parameter.optional("seriesLists", Parameter.Type.SERIES_LISTS).many());
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        call.each("seriesLists", out);
    }

    @Override
    public boolean keepsPoints() {
        return true;
    }
}
