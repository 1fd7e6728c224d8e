// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.filter.LinearPattern;
import java.util.function.Consumer;

/** {@code grep} and {@code exclude}: series in whose legend a regular expression, in RE2 syntax, finds something, or nothing. */
final class Grep extends GraphiteFunction {
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
    void apply(Invocation call, Consumer<Series> out) {
        LinearPattern pattern = LinearPattern.compile(call.text("pattern"), "function '" + name() + "'");
        call.each("seriesList", series -> {
            if (pattern.isFoundIn(series.name()) == wanted) {
                out.accept(series);
            }
        });
    }

    @Override
    boolean keepsPoints() {
        return true;
    }
}
