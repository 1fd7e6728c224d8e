// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.filter.LinearPattern;
import java.util.function.Consumer;

/**
 * {@code aliasSub}: replaces what a regular expression finds in the legend. Grafana from 11.6 on wraps every target into it, to know the
 * series of each query. Expressions are in RE2 syntax: without look-arounds, and without references back in the expression itself.
 */
final class AliasSub extends GraphiteFunction {
    AliasSub() {
        super(
                "aliasSub",
                "Alias",
                "Replaces what a regular expression finds in the name.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("search", Parameter.Type.TEXT),
                Parameter.required("replace", Parameter.Type.TEXT));
    }

    @Override
    void apply(Invocation call, Consumer<Series> out) {
        LinearPattern search = LinearPattern.compile(call.text("search"), "function 'aliasSub'");
        Replacement replacement = Replacement.of(call, call.text("replace"), search);
        call.each("seriesList", series -> out.accept(series.named(replacement.in(series.name()))));
    }

    @Override
    boolean keepsPoints() {
        return true;
    }
}
