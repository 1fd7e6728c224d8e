// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.engine.work.Text;
import dev.simplejson.hook.Exchange;
import dev.simplejson.json.write.AnswerWriter;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Tells one client why there is no answer, in the way of the endpoint that was asked. */
public final class FailureAnswer {
    private static final System.Logger LOGGER = System.getLogger(Text.LOGGER);

    /** How long a client may take to hear of a failure after its time is up. */
    private static final long FAREWELL_NANOS = 1_000_000_000;

    private final Exchange exchange;
    private final Map<String, String> headers;
    private final AnswerBuffer answer;
    private final ClientWatch watch;
    private final long deadlineNanos;
    private volatile Endpoint.Errors kind = Endpoint.Errors.JSON;

    private volatile boolean connectionTest;

    /**
     * A way to tell.
     *
     * @param headers of the answer
     * @param answer what was to be answered; nothing of it goes out any more once it is cut
     * @param watch keeps the client from taking it too slowly
     * @param deadlineNanos when the answer had to be complete
     */
    public FailureAnswer(
            Exchange exchange,
            Map<String, String> headers,
            AnswerBuffer answer,
            ClientWatch watch,
            long deadlineNanos) {
        this.exchange = exchange;
        this.headers = headers;
        this.answer = answer;
        this.watch = watch;
        this.deadlineNanos = deadlineNanos;
    }

    /** Says who was asked, and so how failures are written; as JSON until it is known. */
    public void asked(Endpoint endpoint) {
        kind = endpoint.errors();
        connectionTest = endpoint.segments().isEmpty();
    }

    /**
     * Sends the failure.
     *
     * @throws IOException if the client cannot be reached, holds a part of the answer already, or goes on sending its request
     */
    public void send(SimpleJsonException failure) throws IOException {
        if (answer.isStarted()) {
            throw new IOException("the answer was broken off: " + failure.getMessage(), failure);
        }
        LOGGER.log(System.Logger.Level.DEBUG, () -> failure.kind() + ": " + failure.getMessage());
        String message = String.valueOf(failure.getMessage()) + plusHint(failure);
        byte[] body = body(failure.kind(), message);
        headers.put("Content-Type", contentType());
        headers.put("Cache-Control", Endpoint.Caching.NONE.header());
        if (kind == Endpoint.Errors.HTML) {
            headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        } else {
            headers.remove("Content-Security-Policy");
        }
        headers.remove("ETag");
        if (failure.kind() == ErrorKind.OVERLOADED) {
            headers.put("Retry-After", "1");
        } else if (failure.kind() == ErrorKind.REQUEST_TIMED_OUT) {
            headers.put("Connection", "close");
        }
        // For servers that can put it on the status line, which is all that Infinity shows.
        headers.put("X-Error-Message", Text.ofHeader(message));
        headers.put("Content-Length", Integer.toString(body.length));
        long now = System.nanoTime();
        long until = now + Math.max(deadlineNanos - now, FAREWELL_NANOS);
        OutputStream out = watch.watched(exchange.start(failure.kind().status(), headers), until);
        out.write(body);
        out.flush();
        if (failure.kind() == ErrorKind.REQUEST_TIMED_OUT) {
            // Else the container reads on, to find the next request behind this one.
            throw new IOException("the connection is broken off: " + message, failure);
        }
    }

    /** A {@code +} in a URL is a blank, which hardly anybody knows who writes {@code +01:00} or {@code cpu.+} there. */
    private String plusHint(SimpleJsonException failure) {
        boolean namesSomething = failure.kind() == ErrorKind.BAD_REQUEST || failure.kind() == ErrorKind.UNKNOWN_TARGET;
        String query = exchange.queryString();
        return namesSomething && query != null && query.contains("+")
                ? "; '+' in a URL is a blank, write %2B if a plus is meant"
                : "";
    }

    private String contentType() {
        return switch (kind) {
            case JSON -> "application/json";
            case TEXT -> "text/plain; charset=utf-8";
            case HTML -> "text/html; charset=utf-8";
        };
    }

    private byte[] body(ErrorKind error, String message) {
        return switch (kind) {
            case JSON -> AnswerWriter.error(error, message, connectionTest);
            case TEXT -> (message + "\n").getBytes(StandardCharsets.UTF_8);
            case HTML -> page(error, message).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String page(ErrorKind error, String message) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>" + error.status() + "</title>\n<p>"
                + message.replace("&", "&amp;").replace("<", "&lt;") + "</p></html>\n";
    }
}
