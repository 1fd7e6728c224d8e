// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.endpoint.EndpointProvider;
import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code GET /-/discovery}: what was decided about the tables of each database, as JSON, and as a settings file for who asks for text, as
 * browsers do.
 */
public final class DiscoveryEndpoints implements EndpointProvider {
    private static final String PATH = "/-/discovery";
    private static final String NO_ANSWER =
            "it has not answered within the setting patience, or failed as the log says; then ask again";

    /** For {@link java.util.ServiceLoader}. */
    public DiscoveryEndpoints() {}

    @Override
    public List<Endpoint> endpoints(Settings settings) {
        String summary = "What was found out about the tables of databases, and why.";
        return List.of(
                Endpoint.get(PATH).summary(summary).answer((request, response) -> {
                    String json = explained(request, JdbcExplanation::toJson, JdbcExplanation::problemAsJson).stream()
                            .collect(Collectors.joining(",", "[", "]"));
                    response.body().write(json.getBytes(StandardCharsets.UTF_8));
                }),
                Endpoint.get(PATH).summary(summary).onlyFor("text/plain").text(DiscoveryEndpoints::text),
                Endpoint.get(PATH).summary(summary).onlyFor("text/html").text(DiscoveryEndpoints::text));
    }

    private static String text(EndpointRequest request) throws Exception {
        List<String> explained =
                explained(request, JdbcExplanation::toProperties, JdbcExplanation::problemAsProperties);
        return explained.isEmpty() ? "# no data source is a database\n" : String.join("\n", explained);
    }

    /**
     * One text for each database. That some have failed must not keep the others from being told of, nor look as if there were no tables.
     *
     * @param problem makes a text of a source's name and why it does not tell
     */
    private static List<String> explained(
            EndpointRequest request, Function<JdbcExplanation, String> found, BinaryOperator<String> problem)
            throws Exception {
        AskedSources sources = request.sources();
        Map<String, String> problems = new ConcurrentHashMap<>();
        Map<String, Optional<JdbcExplanation>> answers =
                sources.askWilling("explain what it found", (name, source, context) -> {
                    try {
                        return source instanceof Explained explained
                                ? Optional.of(explained.explain())
                                : Optional.<JdbcExplanation>empty();
                    } catch (SimpleJsonException failure) {
                        problems.put(name, String.valueOf(failure.getMessage()));
                        throw failure; // Whoever asks logs it.
                    }
                });
        List<String> texts = new ArrayList<>();
        sources.byName().forEach((name, source) -> {
            Optional<JdbcExplanation> answer = answers.get(name);
            if (answer != null) {
                answer.map(found).ifPresent(texts::add);
            } else if (source instanceof Explained) {
                texts.add(problem.apply(name, problems.getOrDefault(name, NO_ANSWER)));
            }
        });
        return texts;
    }
}
