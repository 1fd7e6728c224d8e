// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import dev.simplejson.hook.Exchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that comes from memory and an answer that stays there. Serves one exchange. */
public final class MemoryExchange implements Exchange {
    private final String path;
    private final byte[] request;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private int status;

    /**
     * A request that is posted.
     *
     * @param request the body; not copied
     */
    public MemoryExchange(String path, byte[] request) {
        this.path = path;
        this.request = request;
    }

    /**
     * The answer's body.
     *
     * @throws IOException if the status was not 200
     */
    public byte[] answer() throws IOException {
        if (status != 200) {
            throw new IOException(path + " was answered with " + status + ": " + answer);
        }
        return answer.toByteArray();
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
        return new ByteArrayInputStream(request);
    }

    @Override
    public OutputStream start(int newStatus, Map<String, String> headers) {
        status = newStatus;
        return answer;
    }
}
