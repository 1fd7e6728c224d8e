// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.hook.Exchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that comes from memory, and its answer, which stays there. Serves one exchange; made and read by one thread, whichever thread
 * the engine answers on.
 *
 * <pre>{@code
 * MemoryExchange answer = MemoryExchange.post("/search", "{\"target\":\"\"}").handledBy(engine);
 * }</pre>
 */
public final class MemoryExchange implements Exchange {
    private static final String MOUNT_URL = "http://127.0.0.1:8080/app/grafana";

    private final String method;
    private final String path;
    private final @Nullable String queryString;
    private final byte[] body;
    private final Map<String, String> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> answerHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private volatile boolean clientGone;
    private int status;

    private MemoryExchange(String method, String url, byte[] body) {
        int mark = url.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? url : url.substring(0, mark);
        this.queryString = mark < 0 ? null : url.substring(mark + 1);
        this.body = body;
    }

    /** A {@code GET} of a path below the engine's address, with its parameters behind a question mark, encoded as in a URL. */
    public static MemoryExchange get(String url) {
        return of("GET", url, new byte[0]);
    }

    /** A {@code POST}; the body is sent in UTF-8. */
    public static MemoryExchange post(String url, String body) {
        return of("POST", url, body.getBytes(UTF_8));
    }

    /**
     * A request by any method.
     *
     * @param body may be empty; not copied
     */
    public static MemoryExchange of(String method, String url, byte[] body) {
        return new MemoryExchange(method, url, body);
    }

    /** With a header; one of the same name, in whatever case, is replaced. */
    public MemoryExchange with(String header, String value) {
        requestHeaders.put(header, value);
        return this;
    }

    /** From a client that has hung up. */
    public MemoryExchange hungUp() {
        clientGone = true;
        return this;
    }

    /**
     * Has an engine answer it.
     *
     * @return this exchange, which has its answer now
     * @throws IOException if the engine broke the answer off, as it does when a source fails after its first bytes were sent
     */
    public MemoryExchange handledBy(SimpleJsonEngine engine) throws IOException {
        engine.handle(this);
        return this;
    }

    /** The answer's status; 0 as long as there is none. */
    public synchronized int status() {
        return status;
    }

    /** A header of the answer by its name in any case; null if it is not there. */
    public synchronized @Nullable String answerHeader(String name) {
        return answerHeaders.get(name);
    }

    /** The answer's body as text. */
    public String text() {
        return answer.toString(UTF_8);
    }

    /** The answer's body as it was sent. */
    public byte[] bytes() {
        return answer.toByteArray();
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String mountUrl() {
        return MOUNT_URL;
    }

    @Override
    public @Nullable String queryString() {
        return queryString;
    }

    @Override
    public @Nullable String header(String name) {
        return requestHeaders.get(name);
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public boolean isClientGone() {
        return clientGone;
    }

    @Override
    public synchronized OutputStream start(int newStatus, Map<String, String> headers) {
        status = newStatus;
        answerHeaders.putAll(headers);
        return answer;
    }

    /** The request and the status, for messages. */
    @Override
    public String toString() {
        return method + " " + path + (queryString == null ? "" : "?" + queryString) + " -> " + status();
    }
}
