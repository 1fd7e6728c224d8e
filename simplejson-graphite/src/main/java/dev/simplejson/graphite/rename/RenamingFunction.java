// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.rename;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Series;
import java.util.function.Consumer;

/** A function that only gives series another legend. */
public abstract class RenamingFunction extends GraphiteFunction {
    RenamingFunction(String name, String description, Parameter... parameters) {
        super(name, "Alias", description, parameters);
    }

    @Override
    public final void apply(Invocation call, Consumer<Series> out) {
        call.each("seriesList", series -> out.accept(series.named(nameOf(series, call))));
    }

    abstract String nameOf(Series series, Invocation call);

    @Override
    public final boolean keepsPoints() {
        return true;
    }
}
