// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.call;

import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Expression;
import dev.simplejson.graphite.target.TargetParser;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a series' name by its number, counted from the end if it is negative, or a tag by its name.
 *
 * @param node the number; means nothing if there is a tag
 * @param tag the tag, which may be empty, as a variable without a value is, and then is nobody's; null for a node
 */
public record NodeOrTag(int node, @Nullable String tag) {
    static NodeOrTag node(int node) {
        return new NodeOrTag(node, null);
    }

    static NodeOrTag tag(String tag) {
        return new NodeOrTag(0, tag);
    }

    /** The named parts of a series, with dots between them. What is not there is empty. */
    public static String joined(List<NodeOrTag> parts, Series series) {
        String[] nodes = nodes(series.name());
        return parts.stream().map(part -> part.of(series, nodes)).collect(Collectors.joining("."));
    }

    /** The tag that is meant. As in Graphite, the name of one may be a number. */
    public String asTag() {
        return tag == null ? Integer.toString(node) : tag;
    }

    private String of(Series series, String[] nodes) {
        int index = node < 0 ? nodes.length + node : node;
        boolean isNode = tag == null && index >= 0 && index < nodes.length;
        return isNode ? nodes[index] : series.tag(asTag());
    }

    /** The nodes of a name without its tags. Of a function's call those of its first path. */
    private static String[] nodes(String name) {
        String path = name.endsWith(")") ? firstPath(name) : name;
        int tags = path.indexOf(';');
        return (tags < 0 ? path : path.substring(0, tags)).split("\\.", -1);
    }

    /** The first path in a call; the name itself if it is no call, such as the alias {@code Flow (m3/h)}. */
    private static String firstPath(String name) {
        try {
            Expression expression = TargetParser.parse(name);
            while (expression instanceof Expression.Call call
                    && !call.function().equals("seriesByTag")
                    && !call.arguments().isEmpty()) {
                expression = call.arguments().get(0);
            }
            if (expression instanceof Expression.Path path) {
                return path.text();
            }
            return expression instanceof Expression.Literal literal ? literal.text() : name;
        } catch (dev.simplejson.model.SimpleJsonException noCall) {
            return name;
        }
    }
}
