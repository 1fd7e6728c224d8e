// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.hook;

/**
 * Decides who asks, and what there is for them. Asked once for each request, on a thread of the container; not for
 * {@code OPTIONS}, which browsers send without credentials. Thread-safe, and quick: nothing limits how long it takes.
 */
@FunctionalInterface
public interface Authenticator {
    /**
     * Who asks.
     *
     * @throws dev.simplejson.model.SimpleJsonException of kind {@link dev.simplejson.model.ErrorKind#UNAUTHORIZED} to refuse; its
     *     message is for the person at the dashboard, and says nothing of what would have been right
     * @throws Exception anything else is logged with an id, and the client gets a 500 with that
     */
    Caller authenticate(RequestHead request) throws Exception;
}
