// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Ends the connection of a request whose answer cannot be completed. Most containers do that themselves when a servlet throws, as Tomcat
 * and Jetty; some end the answer as if it were whole, Open Liberty with an error page behind it, and servlets have no other way to say that
 * it is not. So their own API is asked, by name: nothing of it is compiled against, and in WildFly, Payara and Open Liberty an application
 * cannot see it, but its request can.
 */
final class CutConnection {
    private static final System.Logger LOGGER = System.getLogger(CutConnection.class.getName());

    /**
     * For each such container, what leads from a request to the end of its connection. No other's requests have the first of it; those of
     * one family may begin alike.
     */
    private static final List<List<String>> WAYS = List.of(
            // Undertow, and WildFly.
            List.of("getExchange", "getConnection", "close"),
            // Quarkus, whose Undertow stands on Vert.x. The end of the answer overtakes a close of its own, which waits
            // for the client.
            List.of("getExchange", "getDelegate", "getContext", "request", "connection", "channel", "shutdownOutput"),
            // Payara, whose classes have the names of Tomcat's, but not their methods.
            List.of(
                    "getUnwrappedCoyoteRequest",
                    "getCoyoteRequest",
                    "getRequest",
                    "getConnection",
                    "terminateSilently"),
            // GlassFish, of which Payara was made.
            List.of(
                    "getUnwrappedCoyoteRequest",
                    "getGrizzlyRequest",
                    "getRequest",
                    "getConnection",
                    "terminateSilently"),
            // Open Liberty. Its own end of a connection is a proper one, so that only that of the socket is left.
            List.of(
                    "getIRequest",
                    "getHttpInboundConnection",
                    "getDeviceLink",
                    "getDeviceLink",
                    "getSocketIOChannel",
                    "getSocket",
                    "close"));

    private CutConnection() {}

    /** Closes the connection if the container would end the answer properly; else does nothing. */
    static void of(ServletRequest request) throws IOException {
        ServletRequest inner = innermost(request);
        ReflectiveOperationException unknown = null;
        for (List<String> way : WAYS) {
            if (has(inner, way.get(0))) {
                try {
                    close(inner, way);
                    return;
                } catch (ReflectiveOperationException other) {
                    if (unknown != null) {
                        other.addSuppressed(unknown);
                    }
                    unknown = other;
                }
            }
        }
        if (unknown != null) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "an answer was cut, and this container has no connection to close that is known here,"
                            + " so that it may look whole",
                    unknown);
        }
    }

    /** The container's own request. */
    static ServletRequest innermost(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }

    private static boolean has(ServletRequest request, String method) {
        return Arrays.stream(request.getClass().getMethods())
                .anyMatch(one -> one.getName().equals(method) && one.getParameterCount() == 0);
    }

    private static void close(ServletRequest request, List<String> way)
            throws IOException, ReflectiveOperationException {
        Object at = request;
        for (String step : way.subList(0, way.size() - 1)) {
            at = at.getClass().getMethod(step).invoke(at);
        }
        if (at instanceof Closeable closeable) {
            closeable.close(); // Of a socket, nobody may ask that by name.
        } else {
            at.getClass().getMethod(way.get(way.size() - 1)).invoke(at);
        }
    }
}
