// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.rename;

import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Series;

/** {@code alias}: one legend for all. */
public final class Alias extends RenamingFunction {
    public Alias() {
        super(
                "alias",
                "Shows the series under another name.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required("newName", Parameter.Type.TEXT));
    }

    @Override
    public String nameOf(Series series, Invocation call) {
        return call.text("newName");
    }
}
