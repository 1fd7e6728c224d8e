// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a request's body, as far as it may go. */
final class BodyReader {
    /** How much of a body that is too large is read away, so that a client which only listens after sending hears why. */
    private static final long MOST_DRAINED_BYTES = 16L * 1024 * 1024;

    private final int maxBytes;

    BodyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * The whole body; empty if there is none.
     *
     * @throws SimpleJsonException of kind {@link ErrorKind#TOO_LARGE} if it is over the limit, {@link ErrorKind#BAD_REQUEST} if
     *     it ends early
     */
    byte[] read(Exchange exchange) {
        if ("100-continue".equalsIgnoreCase(exchange.header("Expect")) && announcedBytes(exchange) > maxBytes) {
            throw tooLarge();
        }
        try (InputStream in = exchange.body()) {
            byte[] body = in.readNBytes(maxBytes);
            if (body.length == maxBytes && in.read() >= 0) {
                drain(in);
                throw tooLarge();
            }
            return body;
        } catch (IOException cut) {
            throw new SimpleJsonException(ErrorKind.BAD_REQUEST, "the body ended before it was complete", cut);
        }
    }

    private static long announcedBytes(Exchange exchange) {
        @Nullable String length = exchange.header("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return 0; // The container reads what there is; the limit is checked then.
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] away = new byte[8192];
        long drained = 0;
        int count = in.read(away);
        while (count >= 0 && drained < MOST_DRAINED_BYTES) {
            drained += count;
            count = in.read(away);
        }
    }

    private SimpleJsonException tooLarge() {
        return new SimpleJsonException(
                ErrorKind.TOO_LARGE, "the body is larger than " + maxBytes + " bytes (setting 'max-body-bytes')");
    }
}
