// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer;

import static dev.simplejson.endpoint.Endpoint.Caching.IMMUTABLE;
import static dev.simplejson.endpoint.Endpoint.Caching.REVALIDATED;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.endpoint.EndpointProvider;
import dev.simplejson.explorer.grafana.GrafanaEndpoints;
import dev.simplejson.settings.Kind;
import dev.simplejson.settings.Setting;
import dev.simplejson.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The page, its files, and what it asks besides the protocol; and Grafana's files. Found by {@link java.util.ServiceLoader}, and never made
 * by hand.
 */
public final class ExplorerEndpoints implements EndpointProvider {
    private static final Setting<Boolean> EXPLORER =
            Setting.of("explorer", Kind.SWITCH, "on", "whether browsers get a page that shows the data: on or off");

    /** For {@link java.util.ServiceLoader}. */
    public ExplorerEndpoints() {}

    @Override
    public List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>(List.of(EXPLORER));
        settings.addAll(GrafanaEndpoints.settings());
        return settings;
    }

    @Override
    public List<Endpoint> endpoints(Settings settings) {
        List<Endpoint> endpoints = new ArrayList<>();
        if (settings.get(EXPLORER)) {
            endpoints.addAll(page());
        }
        endpoints.addAll(GrafanaEndpoints.all());
        return endpoints;
    }

    private static List<Endpoint> page() {
        Lists lists = new Lists();
        return List.of(
                Endpoint.get("/")
                        .onlyFor("text/html")
                        .caching(REVALIDATED)
                        .open()
                        .summary("for browsers, a page that shows the data")
                        .answer((request, response) -> Loaded.PAGE.writeHtml(request, response)),
                Endpoint.get("/-/explorer/{version}/{file}")
                        .caching(IMMUTABLE)
                        .open()
                        .summary("the page's scripts and styles")
                        .answer((request, response) -> Loaded.PAGE.writeAsset(request, response)),
                Endpoint.get("/-/explorer/about")
                        .summary("version, sources and endpoints, without asking any source")
                        .answer(lists::writeAbout),
                Endpoint.get("/-/explorer/metrics")
                        .summary("all metrics, or those that a search finds")
                        .answer(lists::writeMetrics));
    }

    /** Read when a browser first asks: it takes a tenth of the time in which a server starts. */
    private static final class Loaded {
        static final Page PAGE = Page.load();
    }
}
