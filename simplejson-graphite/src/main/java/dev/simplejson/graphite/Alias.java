// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

/** {@code alias}: one legend for all. */
final class Alias extends RenamingFunction {
    Alias() {
        super(
                "alias",
                "Shows the series under another name.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("newName", Parameter.Type.TEXT));
    }

    @Override
    String nameOf(Series series, Invocation call) {
        return call.text("newName");
    }
}
