// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.hook.Exchange;
import dev.simplejson.json.write.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to one request, as its endpoint writes it. */
public final class CallAnswer implements EndpointResponse {
    private final Exchange exchange;
    private final Map<String, String> headers;
    private final AnswerBuffer body;
    private final JsonOutput json;
    private boolean known;

    /**
     * An answer.
     *
     * @param headers may be changed until the body's first bytes are sent
     * @param json writes to the body
     */
    public CallAnswer(Exchange exchange, Map<String, String> headers, AnswerBuffer body, JsonOutput json) {
        this.exchange = exchange;
        this.headers = headers;
        this.body = body;
        this.json = json;
    }

    /** Writes JSON to the body. */
    public void json(JsonAnswer answer) throws Exception {
        answer.writeTo(json);
        json.finish();
    }

    /** Writes a body that is no JSON, and can be written twice: its length is announced. */
    public void measured(AnswerBuffer.Content content) throws Exception {
        body.measure(content);
        content.writeTo(body);
    }

    /** Sends what is held back. */
    public void finish() throws IOException {
        if (known) {
            headers.remove("Content-Type");
            exchange.start(304, headers);
        } else {
            body.finish();
        }
    }

    @Override
    public void status(int status) {
        body.status(status);
    }

    @Override
    public void contentType(String mediaType) {
        headers.put("Content-Type", mediaType);
    }

    @Override
    public void header(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public boolean isKnown(String etag) {
        // Weak, because the body may be compressed on its way.
        String tag = "W/\"" + etag + "\"";
        headers.put("ETag", tag);
        @Nullable String held = exchange.header("If-None-Match");
        known = held != null
                && Arrays.stream(held.split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || tag.equals("W/" + one));
        return known;
    }

    @Override
    public OutputStream body() {
        return body;
    }

    /** An answer in JSON. */
    public interface JsonAnswer {
        void writeTo(JsonOutput out) throws Exception;
    }
}
