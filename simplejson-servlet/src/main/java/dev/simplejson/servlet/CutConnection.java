// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.Closeable;
import java.io.IOException;

/**
 * Ends the connection of a request whose answer cannot be completed. Most containers do that themselves when a servlet throws, as Tomcat
 * and Jetty; Undertow ends the answer as if it were whole, and servlets have no other way to say that it is not. So its own API is asked,
 * by name: nothing of it is compiled against, and in WildFly an application cannot see it, but its request can.
 */
final class CutConnection {
    private static final System.Logger LOGGER = System.getLogger(CutConnection.class.getName());

    private CutConnection() {}

    /** Closes the connection if the container would end the answer properly; else does nothing. */
    static void of(ServletRequest request) throws IOException {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        if (inner.getClass().getName().startsWith("io.undertow.")) {
            try {
                close(inner);
            } catch (ReflectiveOperationException other) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "an answer was cut, and this Undertow has no connection to close, so that it may look whole",
                        other);
            }
        }
    }

    /** {@code request.getExchange().getConnection().close()}. */
    private static void close(ServletRequest request) throws ReflectiveOperationException, IOException {
        Object exchange = request.getClass().getMethod("getExchange").invoke(request);
        Object connection = exchange.getClass().getMethod("getConnection").invoke(exchange);
        ((Closeable) connection).close();
    }
}
