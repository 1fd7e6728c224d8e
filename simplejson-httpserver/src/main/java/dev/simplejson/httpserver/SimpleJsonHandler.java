// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.httpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.simplejson.engine.SimpleJsonEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Mounts a {@link SimpleJsonEngine} in an HTTP server of the JDK that an application runs already:
 * {@code server.createContext("/grafana", new SimpleJsonHandler(engine))}. Whoever has none starts a {@link SimpleJsonServer}.
 *
 * <p>The server needs an {@linkplain com.sun.net.httpserver.HttpServer#setExecutor executor} with several threads: without one it answers
 * one request at a time, and a source that hangs stops them all. Thread-safe.
 */
public final class SimpleJsonHandler implements HttpHandler {
    private final SimpleJsonEngine engine;

    /**
     * A handler over an engine, which stays its creator's to close.
     *
     * @param engine answers the requests
     */
    public SimpleJsonHandler(SimpleJsonEngine engine) {
        this.engine = Objects.requireNonNull(engine, "engine is null");
    }

    /**
     * Answers one request.
     *
     * @throws IOException if the answer could not be completed: the server then breaks the connection, so that what was cut does not look
     *     whole
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        ServerExchange asked = new ServerExchange(exchange);
        if (!asked.isBelowMount()) {
            refuse(exchange, asked);
            return;
        }
        try {
            engine.handle(asked);
        } catch (RuntimeException | Error unforeseen) {
            // The server of JDK 17 leaves the connection open for an Error, and the client waiting.
            throw new IOException("the request failed", unforeseen);
        }
        asked.end();
    }

    /** The server goes by how texts begin: a context {@code /grafana} gets what is asked of {@code /grafanaX}, too. */
    private static void refuse(HttpExchange exchange, ServerExchange asked) throws IOException {
        asked.refuseBodyThatIsAwaited();
        byte[] text = ("nothing is here; the data is below " + asked.mount() + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(404, head ? -1 : text.length);
        if (!head) {
            exchange.getResponseBody().write(text);
        }
        exchange.close();
    }
}
