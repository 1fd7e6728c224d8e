// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import dev.simplejson.graphite.target.Expression;
import dev.simplejson.graphite.target.TagCondition;
import dev.simplejson.graphite.target.Window;
import java.util.List;
import java.util.function.Consumer;

/** Where paths and tags find their series. */
public interface SeriesSource {
    /**
     * Gives the series of all metrics that a path stands for, in the order of their names.
     *
     * @param unthinned whether functions want all points, or the series go as they are into the answer
     */
    void byPath(Expression.Path path, Window window, boolean unthinned, Consumer<Series> out);

    /**
     * Gives the series that meet all conditions, in the order of their names.
     *
     * @param path what sums name them by
     * @param unthinned whether functions want all points, or the series go as they are into the answer
     */
    void byTags(List<TagCondition> conditions, String path, Window window, boolean unthinned, Consumer<Series> out);
}
