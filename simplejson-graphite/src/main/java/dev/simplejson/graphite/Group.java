// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.function.Consumer;

/** {@code group}: several arguments as one list. */
final class Group extends GraphiteFunction {
    Group() {
        super(
                "group",
                "Combine",
                "Makes one list of several.",
                Parameter.optional("seriesLists", Parameter.Type.SERIES_LISTS).many());
    }

    @Override
    void apply(Invocation call, Consumer<Series> out) {
        call.each("seriesLists", out);
    }

    @Override
    boolean keepsPoints() {
        return true;
    }
}
