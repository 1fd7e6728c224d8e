// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.function.Consumer;

/** A function that only gives series another legend. */
abstract class RenamingFunction extends GraphiteFunction {
    RenamingFunction(String name, String description, Parameter... parameters) {
        super(name, "Alias", description, parameters);
    }

    @Override
    final void apply(Invocation call, Consumer<Series> out) {
        call.each("seriesList", series -> out.accept(series.named(nameOf(series, call))));
    }

    abstract String nameOf(Series series, Invocation call);

    @Override
    final boolean keepsPoints() {
        return true;
    }
}
