// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.engine.work.Text;
import dev.simplejson.hook.Exchange;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a request's body, as far as it may go. */
public final class BodyReader {
    /** How much of a body that is too large is read away, so that a client which only listens after sending hears why. */
    private static final long MOST_DRAINED_BYTES = 16L * 1024 * 1024;

    /** Holds what most bodies have whose length is not announced. */
    private static final byte[] NOTHING = {};

    private final int maxBytes;
    private final ClientWatch watch;

    public BodyReader(int maxBytes, ClientWatch watch) {
        this.maxBytes = maxBytes;
        this.watch = watch;
    }

    /**
     * The whole body; empty if there is none.
     *
     * @param untilNanos when it has to be here
     * @param scratch what it is read into, if it is no longer than that
     * @throws SimpleJsonException of kind {@link ErrorKind#TOO_LARGE} if it is over the limit, {@link ErrorKind#BAD_REQUEST} if
     *     it ends early, {@link ErrorKind#REQUEST_TIMED_OUT} if it is late
     */
    public byte[] read(Exchange exchange, long untilNanos, byte[] scratch) {
        long announced = announcedBytes(exchange);
        if (announced == 0 && !exchange.method().equals("POST") && exchange.header("Transfer-Encoding") == null) {
            return NOTHING;
        }
        if (announced > maxBytes && "100-continue".equalsIgnoreCase(exchange.header("Expect"))) {
            throw tooLarge();
        }
        try (ClientWatch.Wait wait = watch.begin(untilNanos)) {
            try {
                return readAndClosed(exchange, wait, scratch);
            } catch (IOException cut) {
                if (wait.isLate()) {
                    throw tooSlow(cut);
                }
                throw cut instanceof SocketTimeoutException ? tooSlowForContainer(cut) : endedEarly(cut);
            }
        }
    }

    /** Closed by hand: a stream may throw the same exception again, as Open Liberty's does, and none can be suppressed by itself. */
    private byte[] readAndClosed(Exchange exchange, ClientWatch.Wait wait, byte[] scratch) throws IOException {
        InputStream in = ClientFailure.checked(exchange.body());
        try {
            byte[] body = read(in, wait, scratch);
            checkEncoding(exchange.header("Content-Encoding"), body);
            in.close();
            return body;
        } catch (IOException | RuntimeException | Error failure) {
            close(in, failure);
            throw failure;
        }
    }

    @SuppressWarnings("ReferenceEquality") // It is about the same one.
    private static void close(InputStream in, Throwable failure) {
        try {
            in.close();
        } catch (IOException again) {
            if (again != failure) {
                failure.addSuppressed(again);
            }
        }
    }

    private byte[] read(InputStream in, ClientWatch.Wait wait, byte[] scratch) throws IOException {
        byte[] body = scratch;
        int length = 0;
        for (int count = in.read(body); count >= 0; count = in.read(body, length, body.length - length)) {
            if (wait.isLate()) {
                throw new IOException(
                        "the body trickles"); // Where an interrupt does not end a wait, the next byte does.
            }
            length += count;
            if (length > maxBytes) {
                drain(in, wait);
                throw tooLarge();
            }
            if (length == body.length) {
                body = Arrays.copyOf(body, (int) Math.min(2L * length, Math.max(length, maxBytes) + 1L));
            }
        }
        return Arrays.copyOf(body, length);
    }

    /** A filter in front may have decoded the body and left the header. */
    private static void checkEncoding(@Nullable String encoding, byte[] body) {
        if (encoding == null || encoding.strip().equalsIgnoreCase("identity")) {
            return;
        }
        if (body.length > 0 && body[0] != '{' && !isBlank(body[0])) {
            throw new SimpleJsonException(
                    ErrorKind.UNSUPPORTED_ENCODING,
                    "the body is encoded as '" + Text.abbreviated(encoding)
                            + "' (header 'Content-Encoding'); expected JSON as it is");
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static SimpleJsonException tooSlow(Exception cut) {
        return new SimpleJsonException(
                ErrorKind.REQUEST_TIMED_OUT,
                "the body did not arrive in time (setting 'deadline'), or while others came as slowly (setting 'max-slow-clients')",
                cut);
    }

    private static SimpleJsonException tooSlowForContainer(Exception cut) {
        return new SimpleJsonException(
                ErrorKind.REQUEST_TIMED_OUT,
                "the rest of the body did not arrive within the time that the server has for it, which is not the setting 'deadline'",
                cut);
    }

    private static SimpleJsonException endedEarly(Exception cut) {
        return new SimpleJsonException(ErrorKind.BAD_REQUEST, "the body ended before it was complete", cut);
    }

    private static long announcedBytes(Exchange exchange) {
        @Nullable String length = exchange.header("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return 0; // The container reads what there is; the limit is checked then.
        }
    }

    private static void drain(InputStream in, ClientWatch.Wait wait) throws IOException {
        byte[] away = new byte[8192];
        long drained = 0;
        int count = in.read(away);
        while (count >= 0 && drained < MOST_DRAINED_BYTES && !wait.isLate()) {
            drained += count;
            count = in.read(away);
        }
        if (wait.isLate()) {
            throw new IOException("the body trickles");
        }
    }

    private SimpleJsonException tooLarge() {
        return new SimpleJsonException(
                ErrorKind.TOO_LARGE, "the body is larger than " + maxBytes + " bytes (setting 'max-body-bytes')");
    }
}
