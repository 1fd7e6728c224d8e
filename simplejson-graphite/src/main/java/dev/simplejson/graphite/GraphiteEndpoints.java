// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.endpoint.Endpoint.Body;
import dev.simplejson.endpoint.Endpoint.Errors;
import dev.simplejson.endpoint.EndpointProvider;
import dev.simplejson.graphite.series.DoubtLog;
import dev.simplejson.settings.Kind;
import dev.simplejson.settings.Setting;
import dev.simplejson.settings.Settings;
import java.util.List;

/**
 * What the Graphite data source asks that is built into Grafana, versions 5 to 13.3: with this module on the class path or the module path,
 * every source is served to it, at the same addresses as to all other clients. The setting {@code graphite} turns it off.
 */
public final class GraphiteEndpoints implements EndpointProvider {
    private static final Setting<Boolean> GRAPHITE = Setting.of(
            "graphite", Kind.SWITCH, "on", "whether Grafana's built-in Graphite data source is answered: on or off");

    /** The version whose functions are answered; Grafana asks for tags and functions from 1.1 on. */
    private static final String VERSION = "1.1.8";

    /** For {@link java.util.ServiceLoader}. */
    public GraphiteEndpoints() {}

    @Override
    public List<Setting<?>> settings() {
        return List.of(GRAPHITE);
    }

    @Override
    public List<Endpoint> endpoints(Settings settings) {
        if (!settings.get(GRAPHITE)) {
            return List.of();
        }
        DoubtLog doubts = new DoubtLog();
        return List.of(
                endpoint("/render", "The series of Graphite targets.")
                        .body(Body.FORM)
                        .answer((request, response) -> RenderEndpoint.answer(doubts, request, response)),
                endpoint("/metrics/find", "One level of the metrics as a tree.")
                        .body(Body.BYTES)
                        .answer(FindEndpoint::find),
                endpoint("/metrics/expand", "The paths that a pattern stands for.")
                        .body(Body.BYTES)
                        .answer(FindEndpoint::expand),
                endpoint("/tags/autoComplete/tags", "The tags that series have.")
                        .body(Body.FORM)
                        .answer(TagsEndpoint::tags),
                endpoint("/tags/autoComplete/values", "The values of a tag.")
                        .body(Body.FORM)
                        .answer(TagsEndpoint::values),
                endpoint("/functions", "The functions that targets can use.").answer(FunctionsEndpoint::answer),
                endpoint("/events/get_data", "Annotations as Graphite's events.")
                        .body(Body.FORM)
                        .answer(EventsEndpoint::answer),
                endpoint("/version", "The version of Graphite that is spoken.")
                        .answer((request, response) -> JsonAnswer.write(response, out -> out.value(VERSION))));
    }

    /** Plain text is the only form of an error that reads well in panels and in alerts. */
    private static Endpoint.Builder endpoint(String path, String summary) {
        return Endpoint.of(path, "GET", "POST").summary(summary).errors(Errors.TEXT);
    }
}
