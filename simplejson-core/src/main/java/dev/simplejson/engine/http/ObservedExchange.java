// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.hook.Exchange;
import dev.simplejson.hook.Observer;
import dev.simplejson.model.ErrorKind;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An exchange that notes what becomes of it. */
public final class ObservedExchange implements Exchange {
    private final Exchange exchange;
    private final long begunNanos = System.nanoTime();
    private volatile String endpoint = "";
    private volatile @Nullable ErrorKind failure;
    private volatile int status;
    private volatile boolean complete;
    private final AtomicLong bytes = new AtomicLong();

    public ObservedExchange(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The endpoint is known. */
    public void endpoint(String path) {
        endpoint = path;
    }

    /** There will be no answer. */
    public void failed(ErrorKind kind) {
        failure = kind;
    }

    /** The answer, or why there is none, was sent to its end. */
    public void completed() {
        complete = true;
    }

    /** What became of it. */
    public Observer.Request request() {
        Duration duration = Duration.ofNanos(System.nanoTime() - begunNanos);
        return new Finished(endpoint, method(), status, failure, complete, duration, bytes.get());
    }

    @Override
    public String method() {
        return exchange.method();
    }

    @Override
    public String path() {
        return exchange.path();
    }

    @Override
    public @Nullable String queryString() {
        return exchange.queryString();
    }

    @Override
    public @Nullable String header(String name) {
        return exchange.header(name);
    }

    @Override
    public @Nullable String principal() {
        return exchange.principal();
    }

    @Override
    public String mountUrl() {
        return exchange.mountUrl();
    }

    @Override
    public @Nullable String localAddress() {
        return exchange.localAddress();
    }

    @Override
    public InputStream body() throws IOException {
        return exchange.body();
    }

    @Override
    public boolean isClientGone() {
        return exchange.isClientGone();
    }

    @Override
    public OutputStream start(int newStatus, Map<String, String> headers) throws IOException {
        OutputStream out = exchange.start(newStatus, headers);
        status = newStatus;
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
                bytes.incrementAndGet();
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                out.write(buffer, offset, length);
                bytes.addAndGet(length);
            }
        };
    }

    private record Finished(
            String endpoint,
            String method,
            int status,
            @Nullable ErrorKind failure,
            boolean isComplete,
            Duration duration,
            long bytes)
            implements Observer.Request {}
}
