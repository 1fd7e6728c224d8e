// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses at the lowest cost: the digits of measurements hardly get smaller for more, and the server is somebody's application. */
public final class GzipStream extends GZIPOutputStream {
    private static final int BUFFER_BYTES = 8 * 1024;

    GzipStream(OutputStream out) throws IOException {
        super(out, BUFFER_BYTES);
        def.setLevel(Deflater.BEST_SPEED);
    }

    /** Frees what is held outside of the heap; the stream below stays open, because it is the container's. */
    void release() {
        def.end();
    }
}
