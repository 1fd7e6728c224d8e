// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import dev.simplejson.model.Metric;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What a glob or a tag chooses of metrics that are parts of others. */
public final class Parts {
    private Parts() {}

    /** The metrics of one source without those that are there in parts already, as a table is next to its columns. */
    public static List<Metric> withoutWholes(List<Metric> metrics) {
        Set<String> wholes =
                metrics.stream().map(Metric::whole).filter(Objects::nonNull).collect(Collectors.toSet());
        return wholes.isEmpty()
                ? metrics
                : metrics.stream()
                        .filter(metric -> !wholes.contains(metric.name()))
                        .toList();
    }
}
