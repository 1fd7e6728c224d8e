// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

/**
 * Why a request failed, and with it the HTTP status the client gets. The name is the {@code code} of the body.
 */
public enum ErrorKind {
    /** The body is not JSON, or a field holds an impossible value. */
    BAD_REQUEST(400),
    /**
     * Missing or wrong credentials. 403 and never 401: Grafana's proxy replaces a 401 by an anonymous 400, and the reason
     * would be lost.
     */
    UNAUTHORIZED(403),
    /** No source knows the metric. */
    UNKNOWN_TARGET(404),
    /** No such path. */
    NOT_FOUND(404),
    /** The path exists, but not for this method. */
    METHOD_NOT_ALLOWED(405),
    /** The body did not arrive before the deadline, or while too many others came as slowly. */
    REQUEST_TIMED_OUT(408),
    /** A body, or a number of targets, points or rows, is over its limit. */
    TOO_LARGE(413),
    /** The body is encoded in a way that is not read, such as gzip. */
    UNSUPPORTED_ENCODING(415),
    /** The library itself failed: a bug. */
    INTERNAL_ERROR(500),
    /** A data source threw, or broke its contract. */
    SOURCE_FAILED(502),
    /** Too many queries at once; trying again later may succeed. */
    OVERLOADED(503),
    /** The deadline passed before the answer was complete. */
    TIMED_OUT(504);

    private final int status;

    ErrorKind(int status) {
        this.status = status;
    }

    /** The HTTP status of an answer that failed for this reason. */
    public int status() {
        return status;
    }
}
