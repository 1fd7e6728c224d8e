// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer's body on its way out. The first bytes are held back, so that a failure in them still gets its own status; what is
 * longer is passed on as it comes.
 *
 * <p>Once {@linkplain #cut cut}, nothing goes out any more: a worker that is late must not write into an exchange which its
 * container may already have given to another request.
 */
final class AnswerBuffer extends OutputStream {
    /** How much is held back before the status is decided. */
    static final int HELD_BYTES = 64 * 1024;

    private final Exchange exchange;
    private final Map<String, String> headers;
    private final byte[] held = new byte[HELD_BYTES];
    private int heldBytes;
    private boolean started;
    private @Nullable OutputStream out;
    private boolean cut;

    AnswerBuffer(Exchange exchange, Map<String, String> headers) {
        this.exchange = exchange;
        this.headers = headers;
    }

    /** Whether the status is out, so that a failure can only break the answer off. */
    synchronized boolean isStarted() {
        return started;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        checkOpen();
        if (out == null && heldBytes + length <= HELD_BYTES) {
            System.arraycopy(bytes, offset, held, heldBytes, length);
            heldBytes += length;
            return;
        }
        try {
            started(headers).write(bytes, offset, length);
        } catch (IOException unreachable) {
            throw new ClientGone(unreachable);
        }
    }

    /** The answer is whole. */
    synchronized void finish() throws IOException {
        checkOpen();
        Map<String, String> withLength = new LinkedHashMap<>(headers);
        withLength.put("Content-Length", Integer.toString(heldBytes));
        try {
            started(withLength);
        } catch (IOException unreachable) {
            throw new ClientGone(unreachable);
        }
        cut = true;
    }

    /** Lets nothing out any more. What is held back is forgotten. */
    synchronized void cut() {
        cut = true;
    }

    private OutputStream started(Map<String, String> answerHeaders) throws IOException {
        OutputStream stream = out;
        if (stream == null) {
            started = true;
            stream = exchange.start(200, answerHeaders);
            stream.write(held, 0, heldBytes);
            out = stream;
        }
        return stream;
    }

    private void checkOpen() throws IOException {
        if (cut) {
            throw new IOException("the answer was given up");
        }
    }
}
