// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.endpoint.EndpointProvider;
import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code GET /-/discovery}: what was decided about the tables of each database, as JSON, and as a settings file for who asks for text, as
 * browsers do.
 */
public final class DiscoveryEndpoints implements EndpointProvider {
    private static final String PATH = "/-/discovery";

    /** For {@link java.util.ServiceLoader}. */
    public DiscoveryEndpoints() {}

    @Override
    public List<Endpoint> endpoints(Settings settings) {
        String summary = "What was found out about the tables of databases, and why.";
        return List.of(
                Endpoint.get(PATH).summary(summary).answer((request, response) -> {
                    String json = explanations(request).stream()
                            .map(JdbcExplanation::toJson)
                            .collect(Collectors.joining(",", "[", "]"));
                    response.body().write(json.getBytes(StandardCharsets.UTF_8));
                }),
                Endpoint.get(PATH).summary(summary).onlyFor("text/plain").text(DiscoveryEndpoints::text),
                Endpoint.get(PATH).summary(summary).onlyFor("text/html").text(DiscoveryEndpoints::text));
    }

    private static String text(EndpointRequest request) throws Exception {
        List<JdbcExplanation> explanations = explanations(request);
        return explanations.isEmpty()
                ? "# no data source is a database, or none has answered within the setting patience: then ask again\n"
                : explanations.stream().map(JdbcExplanation::toProperties).collect(Collectors.joining("\n"));
    }

    private static List<JdbcExplanation> explanations(EndpointRequest request) throws Exception {
        AskedSources sources = request.sources();
        return sources
                .askWilling(
                        "explain what it found",
                        (name, source, context) -> source instanceof Explained explained
                                ? Optional.of(explained.explain())
                                : Optional.<JdbcExplanation>empty())
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
