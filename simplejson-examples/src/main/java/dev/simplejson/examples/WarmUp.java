// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.engine.Exchange;
import dev.simplejson.engine.SimpleJsonEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that nobody sent: what there is, and of that nothing. It has the databases opened and most classes loaded while Jetty starts, so
 * that the first panel does not wait for them; and what is wrong with a data source stands in the log from the start.
 */
final class WarmUp implements Exchange {
    private final String path;
    private final byte[] body;

    private WarmUp(String path, String body) {
        this.path = path;
        this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    /** Asks on a thread of its own. */
    static void start(SimpleJsonEngine engine) {
        Thread thread = new Thread(() -> ask(engine), "simplejson-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void ask(SimpleJsonEngine engine) {
        try {
            engine.handle(new WarmUp("/search", "{\"target\":\"\"}"));
            engine.handle(new WarmUp("/query", "{\"range\":{\"from\":0,\"to\":1},\"targets\":[]}"));
        } catch (IOException impossible) {
            throw new IllegalStateException("nothing is written to", impossible);
        }
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String queryString() {
        return null;
    }

    @Override
    public @Nullable String header(String name) {
        return null;
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public OutputStream start(int status, Map<String, String> headers) {
        return OutputStream.nullOutputStream();
    }
}
