// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.ErrorKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What Jetty refuses before the engine hears of it, such as a malformed URL, in the shape of the engine's own errors. Jetty's pages would
 * be HTML and tell of its classes.
 */
final class ErrorAnswers extends ErrorHandler {
    private static final HttpField NEVER_STORED = new HttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final HttpField NO_SNIFFING = new HttpField("X-Content-Type-Options", "nosniff");

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(NEVER_STORED);
        response.getHeaders().put(NO_SNIFFING);
        response.write(true, body(status), callback);
    }

    private static ByteBuffer body(int status) {
        ErrorKind kind =
                status == HttpStatus.INTERNAL_SERVER_ERROR_500 ? ErrorKind.INTERNAL_ERROR : ErrorKind.BAD_REQUEST;
        String text = "{\"message\":\"the request was refused before its path was looked at: " + status + " "
                + HttpStatus.getMessage(status) + "\",\"code\":\"" + kind + "\"}";
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
