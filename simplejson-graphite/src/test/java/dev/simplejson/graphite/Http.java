// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.hook.Exchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request to an engine, and its answer. */
final class Http implements Exchange {
    private final String method;
    private final String path;
    private final @Nullable String queryString;
    private final byte[] body;
    private final Map<String, String> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> answerHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private boolean gone;
    private int status;

    private Http(String method, String url, byte[] body) {
        int mark = url.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? url : url.substring(0, mark);
        this.queryString = mark < 0 ? null : url.substring(mark + 1);
        this.body = body;
    }

    static Http get(String url) {
        return new Http("GET", url, new byte[0]);
    }

    /** A form, its body byte by byte as it is sent. */
    static Http post(String url, String body) {
        Http post = new Http("POST", url, body.getBytes(UTF_8));
        post.requestHeaders.put("Content-Type", "application/x-www-form-urlencoded");
        return post;
    }

    /** Nobody waits for the answer. */
    Http gone() {
        gone = true;
        return this;
    }

    @Override
    public boolean isClientGone() {
        return gone;
    }

    Http by(SimpleJsonEngine engine) throws Exception {
        engine.handle(this);
        return this;
    }

    int status() {
        return status;
    }

    String text() {
        return answer.toString(UTF_8);
    }

    Object json() throws Exception {
        return Json.read(answer.toByteArray());
    }

    @Nullable
    String answerHeader(String name) {
        return answerHeaders.get(name);
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
    public OutputStream start(int newStatus, Map<String, String> headers) {
        status = newStatus;
        answerHeaders.putAll(headers);
        return answer;
    }
}
