// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.endpoint;

import java.io.OutputStream;

/**
 * The answer to one request. Status and headers can be changed until {@linkplain #body() the body's} first 128 KiB are full: so long
 * nothing is sent, and a failure still gets its own status. One that comes later breaks the connection, so that no cut answer looks whole.
 * Used by the thread that the handler was called on, or by a worker that it waits for.
 */
public interface EndpointResponse {
    /** Sets the status; 200 if nobody does. */
    void status(int status);

    /** Sets the media type; {@code application/json} if nobody does. */
    void contentType(String mediaType);

    /** Sets a header. Lengths and encodings are the engine's own. */
    void header(String name, String value);

    /**
     * Sets the answer's tag, and tells whether the client holds that answer already ({@code If-None-Match}). Then the handler returns, and
     * the client gets a 304 without a body.
     *
     * @param etag without quotes: a hash or a version of what would be answered
     */
    boolean isKnown(String etag);

    /** Takes the body; compressed on its way if the client accepts that. Need not be closed. */
    OutputStream body();
}
