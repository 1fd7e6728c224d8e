// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.json.write.JsonOutput;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Keeps the buffers of answers that ended well for the next ones. Thread-safe. */
public final class Buffers {
    /** As many as answers are written at the same moment; a burst's further ones are left to the collector. */
    private static final int MOST_KEPT = 32;

    private final BlockingQueue<Buffer> kept = new ArrayBlockingQueue<>(MOST_KEPT);

    public Buffer take() {
        @Nullable Buffer buffer = kept.poll();
        return buffer == null ? new Buffer() : buffer;
    }

    /** Only for a buffer that nobody writes to any more: a worker that is late may still hold the one of a failed answer. */
    public void giveBack(Buffer buffer) {
        buffer.json.restart(OutputStream.nullOutputStream());
        boolean unused = kept.offer(buffer);
    }

    /** What one answer is written with. */
    public static final class Buffer {
        private final byte[] held = new byte[AnswerBuffer.HELD_BYTES];
        private final JsonOutput json = new JsonOutput(OutputStream.nullOutputStream());

        public byte[] held() {
            return held;
        }

        public JsonOutput json() {
            return json;
        }
    }
}
