// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer;

import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.explorer.grafana.GrafanaEndpoints;
import dev.simplejson.explorer.grafana.Json;
import dev.simplejson.model.Metric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the page lists: who the server is, and every metric. */
final class Lists {
    /** More than any page can show; a source that has more is searched. */
    private static final int MOST_METRICS = 500_000;

    /** No source is asked, so that a slow one does not keep the page empty. */
    void writeAbout(EndpointRequest request, EndpointResponse response) throws Exception {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("version", SimpleJsonEngine.version());
        about.put("source", request.source());
        about.put("sources", List.copyOf(request.sources().byName().keySet()));
        about.put("endpoints", request.paths());
        about.put("problems", request.problems());
        about.put("clients", GrafanaEndpoints.clients(request.paths()));
        about.put("address", GrafanaEndpoints.guessedAddress(request));
        Json.write(about, response);
    }

    /** As {@code /search} lists them, but all: a list to choose from by hand is cut, one that a page can search is not. */
    void writeMetrics(EndpointRequest request, EndpointResponse response) throws Exception {
        String typed = request.parameters().first("search");
        Map<String, List<Metric>> found = request.sources()
                .askWilling("list its metrics", (name, source, context) -> source.search(typed, MOST_METRICS, context));
        List<Object> listed = new ArrayList<>();
        for (List<Metric> metrics : found.values()) {
            Set<String> wholes = new HashSet<>();
            for (Metric metric : metrics) {
                @Nullable String whole = metric.whole();
                if (whole != null) {
                    wholes.add(whole);
                }
            }
            for (Metric metric : metrics) {
                listed.add(listed(metric, wholes.contains(metric.name())));
            }
        }
        Json.write(listed, response);
    }

    /** The name, or an object that says more: another text to show, and whether it is a table, as what holds other metrics is. */
    private static Object listed(Metric metric, boolean isTable) {
        if (!isTable && metric.label().equals(metric.name())) {
            return metric.name();
        }
        Map<String, Object> listed = new LinkedHashMap<>();
        listed.put("text", metric.label());
        listed.put("value", metric.name());
        if (isTable) {
            listed.put("table", true);
        }
        return listed;
    }
}
