// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.rename;

import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.NodeOrTag;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Series;

/** {@code aliasByNode} and {@code aliasByTags}: a legend of parts of the name and of tags. */
public final class AliasByNode extends RenamingFunction {
    private final String parts;

    public AliasByNode(String name, String parts, String description) {
        super(
                name,
                description,
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.required(parts, Parameter.Type.NODE_OR_TAG).many());
        this.parts = parts;
    }

    @Override
    public String nameOf(Series series, Invocation call) {
        return NodeOrTag.joined(call.nodes(parts), series);
    }
}
