// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be answered, with a message for the person at the dashboard.
 *
 * <p>The message is sent to the client as it is, so it says what was asked and what is accepted and holds nothing secret.
 * The cause is for the log and never leaves the server. A data source may throw it to choose the kind itself, most often
 * {@link #badRequest}; anything else a source throws becomes {@link ErrorKind#SOURCE_FAILED}.
 */
public final class SimpleJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kind; also decides the HTTP status. */
    private final ErrorKind kind;

    /**
     * A failure of the given kind.
     *
     * @param kind what went wrong; decides the status
     * @param message for the person at the dashboard
     */
    public SimpleJsonException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    /**
     * A failure of the given kind with the cause for the log.
     *
     * @param kind what went wrong; decides the status
     * @param message for the person at the dashboard
     * @param cause for the log only; null if there is none
     */
    public SimpleJsonException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message is null"), cause);
        this.kind = Objects.requireNonNull(kind, "kind is null");
    }

    /**
     * A request that asks for something impossible: status 400.
     *
     * @param message what was asked, and what is accepted
     */
    public static SimpleJsonException badRequest(String message) {
        return new SimpleJsonException(ErrorKind.BAD_REQUEST, message);
    }

    /** What went wrong. */
    public ErrorKind kind() {
        return kind;
    }
}
