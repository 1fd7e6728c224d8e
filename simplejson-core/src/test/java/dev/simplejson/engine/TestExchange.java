// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.hook.Exchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A request written by hand, and what came back. */
final class TestExchange implements Exchange {
    private final String method;
    private final String path;
    private final InputStream body;
    private @Nullable String queryString;
    private final Map<String, String> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private OutputStream out = sent;
    private String mountUrl = "http://127.0.0.1:8080/app/grafana";
    private @Nullable String localAddress;
    private @Nullable String principal;
    private volatile boolean clientGone;
    private int status;

    private TestExchange(String method, String path, InputStream body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    static TestExchange of(String method, String path) {
        return new TestExchange(method, path, InputStream.nullInputStream());
    }

    static TestExchange get(String path, String queryString) {
        return of("GET", path).withQuery(queryString);
    }

    static TestExchange post(String path, String body) {
        return post(path, new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    static TestExchange post(String path, InputStream body) {
        return new TestExchange("POST", path, body);
    }

    TestExchange withQuery(String newQueryString) {
        queryString = newQueryString;
        return this;
    }

    TestExchange with(String header, String value) {
        requestHeaders.put(header, value);
        return this;
    }

    /** What the container takes for the engine's address; empty if it cannot tell. */
    TestExchange mountedAt(String url) {
        mountUrl = url;
        return this;
    }

    /** It has come in at this address of the machine. */
    TestExchange at(String address) {
        localAddress = address;
        return this;
    }

    /** The container has found out who asks. */
    TestExchange by(String newPrincipal) {
        principal = newPrincipal;
        return this;
    }

    /** The answer's body goes here instead. */
    TestExchange to(OutputStream stream) {
        out = stream;
        return this;
    }

    /** The client has hung up. */
    TestExchange hungUp() {
        clientGone = true;
        return this;
    }

    /** The answer is seen when it is flushed, not only when it is handled. */
    TestExchange onFlush(Runnable action) {
        OutputStream before = out;
        out = new FilterOutputStream(before) {
            @Override
            public void flush() throws IOException {
                super.flush();
                action.run();
            }
        };
        return this;
    }

    TestExchange handledBy(SimpleJsonEngine engine) throws IOException {
        engine.handle(this);
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String mountUrl() {
        return mountUrl;
    }

    @Override
    public String path() {
        return path;
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
    public @Nullable String localAddress() {
        return localAddress;
    }

    @Override
    public @Nullable String principal() {
        return principal;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public boolean isClientGone() {
        return clientGone;
    }

    @Override
    public synchronized OutputStream start(int newStatus, Map<String, String> newHeaders) {
        assertThat(status).as("status before the answer is started").isZero();
        status = newStatus;
        headers.putAll(newHeaders);
        return out;
    }

    synchronized int status() {
        return status;
    }

    synchronized @Nullable String answerHeader(String name) {
        return headers.get(name);
    }

    /** The body of a compressed answer. */
    String sentGunzipped() throws IOException {
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
            return new String(plain.readAllBytes(), UTF_8);
        }
    }

    String sent() {
        return sent.toString(UTF_8);
    }

    TestExchange assertSent(String json) {
        assertThat(sent()).isEqualTo(json);
        assertThat(status).isEqualTo(200);
        assertThat(headers)
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "no-store");
        return this;
    }

    /** The status, and the error body as a whole. */
    TestExchange assertError(int expected, String code, String message) {
        String quoted = message.replace("\\", "\\\\").replace("\"", "\\\"");
        boolean connectionTest = method.equals("GET") && path.replace("/", "").isEmpty();
        String body = connectionTest
                ? "{\"message\":\"%1$s\",\"error\":{\"code\":\"%2$s\",\"message\":\"%1$s\"}}"
                : "{\"message\":\"%1$s\",\"code\":\"%2$s\"}";
        assertThat(sent()).isEqualTo(String.format(Locale.ROOT, body, quoted, code));
        assertThat(status).isEqualTo(expected);
        assertThat(headers)
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Content-Length", Integer.toString(sent.size()));
        return this;
    }
}
