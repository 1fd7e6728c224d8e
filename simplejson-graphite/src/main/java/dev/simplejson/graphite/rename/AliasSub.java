// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.rename;

import dev.simplejson.filter.LinearPattern;
import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Expressions;
import java.util.function.Consumer;

/**
 * {@code aliasSub}: replaces what a regular expression finds in the legend. Grafana from 11.6 on wraps every target into it, to know the
 * series of each query. Expressions are in RE2 syntax: without look-arounds, and without references back in the expression itself.
 */
public final class AliasSub extends GraphiteFunction {
    public AliasSub() {
        super(
                "aliasSub",
                "Alias",
                "Replaces what a regular expression finds in the name.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("search", Parameter.Type.TEXT),
                Parameter.required("replace", Parameter.Type.TEXT));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        LinearPattern search = Expressions.compile(call.text("search"), "function 'aliasSub'");
        Replacement replacement = Replacement.of(call, call.text("replace"), search);
        call.each("seriesList", series -> out.accept(series.named(replacement.in(series.name()))));
    }

    @Override
    public boolean keepsPoints() {
        return true;
    }
}
