// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.hook.Exchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A {@code GET} written by hand, and what came back. */
public final class TestExchange implements Exchange {
    private final String path;
    private final @Nullable String queryString;
    private final Map<String, String> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int status;

    private String method = "GET";
    private String requestBody = "";

    private TestExchange(String path, @Nullable String queryString) {
        this.path = path;
        this.queryString = queryString;
    }

    /** A request without parameters, or with those behind a question mark. */
    public static TestExchange get(String pathAndQuery) {
        int question = pathAndQuery.indexOf('?');
        return question < 0
                ? new TestExchange(pathAndQuery, null)
                : new TestExchange(pathAndQuery.substring(0, question), pathAndQuery.substring(question + 1));
    }

    /** A request with a body, as browsers send forms. */
    public static TestExchange post(String path, String body) {
        TestExchange exchange = new TestExchange(path, null);
        exchange.method = "POST";
        exchange.requestBody = body;
        return exchange.with("Content-Type", "application/x-www-form-urlencoded");
    }

    /** With a header. */
    public TestExchange with(String name, String value) {
        requestHeaders.put(name, value);
        return this;
    }

    /** Has an engine answer it. */
    public TestExchange handledBy(SimpleJsonEngine engine) throws IOException {
        engine.handle(this);
        return this;
    }

    /** The answer's status. */
    public int status() {
        return status;
    }

    /** The answer's body. */
    public String sent() {
        return sent.toString(UTF_8);
    }

    /** A header of the answer; empty if it is not there. */
    public String answerHeader(String name) {
        return headers.getOrDefault(name, "");
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
        return "http://127.0.0.1:8080/app";
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
        return new ByteArrayInputStream(requestBody.getBytes(UTF_8));
    }

    @Override
    public OutputStream start(int newStatus, Map<String, String> newHeaders) {
        status = newStatus;
        headers.putAll(newHeaders);
        return sent;
    }
}
