// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.benchmarks.MemoryExchange;
import dev.simplejson.engine.SimpleJsonEngine;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** Has the engine answer one request ahead, and gives that answer to all that follow: the least a servlet can do. */
final class ReadyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient SimpleJsonEngine engine;
    private final AtomicReference<byte[]> ready = new AtomicReference<>(new byte[0]);

    ReadyServlet(SimpleJsonEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        if (request.getRequestURI().equals(BenchmarkServer.PREPARE_PATH)) {
            MemoryExchange exchange = new MemoryExchange("/query", body);
            engine.handle(exchange);
            ready.set(exchange.answer());
        }
        byte[] answer = ready.get();
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }
}
