// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.engine.work.ClientGone;
import dev.simplejson.hook.Exchange;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer's body on its way out. The first bytes are held back, so that a failure in them still gets its own status; what is
 * longer is passed on as it comes. Compressed if the client takes that and it is worth it.
 *
 * <p>Once {@linkplain #cut cut}, nothing goes out any more: a worker that is late must not write into an exchange which its
 * container may already have given to another request.
 */
public final class AnswerBuffer extends OutputStream {
    /**
     * How much is held back before the status is decided, and sent on at a time afterwards. Two series that fill a panel fit in, and
     * so does what a socket takes at once.
     */
    static final int HELD_BYTES = 128 * 1024;

    /** What is shorter fits into a few packets either way. */
    static final int SMALLEST_GZIPPED_BYTES = 4 * 1024;

    private final Exchange exchange;
    private final Map<String, String> headers;
    private final boolean gzip;
    private final ClientWatch watch;
    private final long untilNanos;
    private final byte[] held;
    private int heldBytes;
    private int status = 200;
    private boolean started;
    private @Nullable OutputStream out;
    private @Nullable GzipStream compressed;
    private boolean cut;
    private long announcedBytes = -1;

    /**
     * A buffer for one answer.
     *
     * @param headers of the answer; read when it starts
     * @param gzip whether it may be compressed
     * @param watch keeps the client from taking the answer too slowly
     * @param untilNanos when it has to be taken
     * @param held of {@link #HELD_BYTES}; the buffer's own until it is finished
     */
    public AnswerBuffer(
            Exchange exchange,
            Map<String, String> headers,
            boolean gzip,
            ClientWatch watch,
            long untilNanos,
            byte[] held) {
        this.exchange = exchange;
        this.headers = headers;
        this.gzip = gzip;
        this.watch = watch;
        this.untilNanos = untilNanos;
        this.held = held;
    }

    /** The status to start with; 200 unless set. */
    synchronized void status(int newStatus) {
        status = newStatus;
    }

    /** Whether the status is out, so that a failure can only break the answer off. */
    synchronized boolean isStarted() {
        return started;
    }

    /**
     * Announces how long the answer is, by having it written once for nothing. So a client sees that it was cut also where the answer ends
     * with the connection, and where its text would look whole wherever it ends.
     *
     * @param content writes the same each time
     */
    synchronized void measure(Content content) throws Exception {
        ByteCount count = new ByteCount();
        if (gzip) {
            GzipStream gzipped = new GzipStream(count);
            try {
                content.writeTo(gzipped);
                gzipped.finish();
            } finally {
                gzipped.release();
            }
        } else {
            content.writeTo(count);
        }
        announcedBytes = count.bytes;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        checkOpen();
        try {
            hold(bytes, offset, length);
        } catch (IOException unreachable) {
            throw new ClientGone(unreachable);
        }
    }

    private void hold(byte[] bytes, int offset, int length) throws IOException {
        int taken = 0;
        while (length - taken > HELD_BYTES - heldBytes) {
            int fitting = HELD_BYTES - heldBytes;
            System.arraycopy(bytes, offset + taken, held, heldBytes, fitting);
            taken += fitting;
            heldBytes = HELD_BYTES;
            sendOn(out == null ? startOpenEnded() : out);
        }
        System.arraycopy(bytes, offset + taken, held, heldBytes, length - taken);
        heldBytes += length - taken;
    }

    private void sendOn(OutputStream stream) throws IOException {
        stream.write(held, 0, heldBytes);
        heldBytes = 0;
    }

    /** The answer is whole. */
    synchronized void finish() throws IOException {
        checkOpen();
        try {
            if (out == null) {
                sendHeld();
            } else {
                sendOn(out);
            }
            if (compressed != null) {
                compressed.finish();
            }
            if (out != null) {
                out.flush(); // Else the container waits for the client when nobody watches any more.
            }
        } catch (IOException unreachable) {
            throw new ClientGone(unreachable);
        }
        cut();
    }

    /** Lets nothing out any more. What is held back is forgotten. */
    public synchronized void cut() {
        cut = true;
        if (compressed != null) {
            compressed.release();
        }
    }

    private OutputStream startOpenEnded() throws IOException {
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
        }
        if (announcedBytes >= 0) {
            headers.put("Content-Length", Long.toString(announcedBytes));
        }
        OutputStream stream = start();
        if (gzip) {
            compressed = new GzipStream(stream);
            stream = compressed;
        }
        out = stream;
        return stream;
    }

    private void sendHeld() throws IOException {
        if (gzip && heldBytes > SMALLEST_GZIPPED_BYTES) {
            ByteArrayOutputStream small = new ByteArrayOutputStream(heldBytes / 2);
            GzipStream gzipped = new GzipStream(small);
            gzipped.write(held, 0, heldBytes);
            gzipped.finish();
            gzipped.release();
            headers.put("Content-Encoding", "gzip");
            headers.put("Content-Length", Integer.toString(small.size()));
            small.writeTo(start());
        } else {
            headers.put("Content-Length", Integer.toString(heldBytes));
            start().write(held, 0, heldBytes);
        }
    }

    private OutputStream start() throws IOException {
        if (System.nanoTime() - untilNanos >= 0) {
            // The first write would break the connection, and servers that have sent nothing yet write a page of their
            // own then.
            throw new SimpleJsonException(
                    ErrorKind.TIMED_OUT, "the answer was ready too late to be sent (setting 'deadline')");
        }
        started = true;
        return watch.watched(exchange.start(status, headers), untilNanos);
    }

    private void checkOpen() throws IOException {
        if (cut) {
            throw new IOException("the answer was given up");
        }
    }

    /** What an answer holds. */
    public interface Content {
        void writeTo(OutputStream out) throws Exception;
    }

    /** Takes bytes and counts them. */
    private static final class ByteCount extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
