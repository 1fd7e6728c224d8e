// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.filter.LinearPattern;
import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Expressions;
import java.util.function.Consumer;

/** {@code grep} and {@code exclude}: series in whose legend a regular expression, in RE2 syntax, finds something, or nothing. */
public final class Grep extends GraphiteFunction {
    private final boolean wanted;

    Grep(String name, boolean wanted, String description) {
        super(
                name,
                "Filter Series",
                description,
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("pattern", Parameter.Type.TEXT));
        this.wanted = wanted;
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        LinearPattern pattern = Expressions.compile(call.text("pattern"), "function '" + name() + "'");
        call.each("seriesList", series -> {
            if (pattern.isFoundIn(series.name()) == wanted) {
                out.accept(series);
            }
        });
    }

    @Override
    public boolean keepsPoints() {
        return true;
    }
}
