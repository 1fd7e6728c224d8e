// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Asks data sources what Grafana asks, through a whole engine and without a server, so that a test sees what a panel gets: cut to its time,
 * filtered, thinned, with notices, or an error in the words of the dashboard.
 *
 * <pre>{@code
 * try (SimpleJsonTester shop = SimpleJsonTester.of(new ShopDataSource())) {
 *     shop.query("orders").lastHours(6).hasSeries("orders").series("orders").isNotEmpty();
 *     shop.query("ordres").lastHours(6).isRefused(404, "nearest known: 'orders'");
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing it closes the sources.
 */
public final class SimpleJsonTester implements AutoCloseable {
    private final SimpleJsonEngine engine;

    private SimpleJsonTester(SimpleJsonEngine engine) {
        this.engine = engine;
    }

    /** A tester of sources, with the settings that a server has by default. */
    public static SimpleJsonTester of(DataSource... sources) {
        return of(SimpleJsonSettings.defaults(), sources);
    }

    /** A tester of sources, with settings. */
    public static SimpleJsonTester of(SimpleJsonSettings settings, DataSource... sources) {
        return new SimpleJsonTester(new SimpleJsonEngine(DataSources.of(sources), settings));
    }

    /** What a panel with these targets asks for; it is asked when the time is said, as by {@link PanelQuery#lastHours}. */
    public PanelQuery query(String... targets) {
        return new PanelQuery(this, targets);
    }

    /** The metrics that the editor's list offers for a text; for the empty text all. */
    public ListAssert<String> search(String typed) {
        MemoryExchange answer = ask(MemoryExchange.post(
                "/search",
                JsonNodeFactory.instance.objectNode().put("target", typed).toString()));
        List<String> found = new ArrayList<>();
        for (JsonNode entry : PanelAssert.json(answer)) {
            found.add(entry.isObject() ? entry.path("value").asText() : entry.asText());
        }
        return Assertions.assertThat(found).as("metrics offered for '%s'", typed);
    }

    /** Whether Grafana's "Save &amp; test" succeeds: it fails with the answer if not. */
    public void checkConnection() {
        MemoryExchange answer = ask(MemoryExchange.get("/"));
        Assertions.assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /**
     * Has any request answered.
     *
     * @return the exchange
     * @throws UncheckedIOException if the answer was broken off
     */
    public MemoryExchange ask(MemoryExchange exchange) {
        try {
            return exchange.handledBy(engine);
        } catch (IOException e) {
            throw new UncheckedIOException(exchange + " was broken off", e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
