// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.jdbc;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.hook.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose answer is counted and thrown away. */
final class CountingExchange extends OutputStream implements Exchange {
    private final byte[] body;
    private int status;
    private int bytes;

    private CountingExchange(String body) {
        this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    /** How many bytes the answer has. */
    static int query(SimpleJsonEngine engine, String body) throws IOException {
        CountingExchange exchange = new CountingExchange(body);
        engine.handle(exchange);
        if (exchange.status != 200) {
            throw new IllegalStateException("status " + exchange.status);
        }
        return exchange.bytes;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/query";
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
    public OutputStream start(int newStatus, Map<String, String> headers) {
        status = newStatus;
        return this;
    }

    @Override
    public void write(int oneByte) {
        bytes++;
    }

    @Override
    public void write(byte[] buffer, int start, int length) {
        bytes += length;
    }
}
