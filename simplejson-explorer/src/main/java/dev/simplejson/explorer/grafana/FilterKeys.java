// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.TagQuery;
import java.util.List;
import java.util.Map;

/**
 * Whether there is anything to filter by.
 *
 * @param any whether a source says so
 * @param silent the sources that did not say in time, or failed to, if no other has anything
 */
record FilterKeys(boolean any, List<String> silent) {
    static final FilterKeys NONE = new FilterKeys(false, List.of());

    static FilterKeys of(EndpointRequest request) throws Exception {
        AskedSources sources = request.sources();
        long now = request.clock().millis();
        TimeRange range = new TimeRange(now - DescribedMetrics.RECENT.toMillis(), now);
        Map<String, List<String>> keys = sources.askBriefly(
                sources.byName().keySet(),
                "list its tag keys",
                (name, source, context) -> source.tagKeys(new TagQuery(List.of(), range, context)));
        if (keys.values().stream().anyMatch(some -> !some.isEmpty())) {
            return new FilterKeys(true, List.of());
        }
        return new FilterKeys(
                false,
                sources.byName().keySet().stream()
                        .filter(name -> !keys.containsKey(name))
                        .toList());
    }
}
