// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.concurrent.locks.LockSupport;

/**
 * A body in Tomcat, of whose failures the client hears from the engine. There, a thread that waits for a body takes no interrupt, and is
 * let go when the connector's {@code connectionTimeout} is over; so it is read only when something of it is there. A servlet's stream says
 * what is taken from the connection already. Whether there is more Tomcat's own request knows, which is asked by name: nothing of it is
 * compiled against.
 */
final class TomcatBody extends InputStream {
    private static final System.Logger LOGGER = System.getLogger(TomcatBody.class.getName());

    private static final long SHORTEST_WAIT_NANOS = 50_000;
    private static final long LONGEST_WAIT_NANOS = 20_000_000;

    /** The one protocol whose waits do not end with an interrupt. */
    private static final String DEAF = "org.apache.coyote.http11.Http11NioProtocol";

    private final ServletInputStream in;
    private final ServletRequest request;

    private TomcatBody(ServletInputStream in, ServletRequest request) {
        this.in = in;
        this.request = request;
    }

    /** The body of a request: the container's own stream in any other container, or where a filter has put one in its place. */
    static InputStream of(ServletRequest request) throws IOException {
        ServletInputStream in = request.getInputStream();
        return in.getClass().getName().equals("org.apache.catalina.connector.CoyoteInputStream")
                ? new TomcatBody(in, CutConnection.innermost(request))
                : in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        await();
        try {
            return in.read(bytes, offset, length);
        } catch (IOException failed) {
            allowAnswer();
            throw failed;
        }
    }

    private void await() throws IOException {
        long nanos = SHORTEST_WAIT_NANOS;
        while (in.available() == 0 && !in.isFinished() && mustWait()) {
            LockSupport.parkNanos(nanos);
            if (Thread.interrupted()) {
                throw new InterruptedIOException("nothing more came of the body");
            }
            nanos = Math.min(2 * nanos, LONGEST_WAIT_NANOS);
        }
    }

    /** Whether a read would wait, and keep its thread. Looks into the connection. */
    private boolean mustWait() {
        try {
            Object own = own();
            String protocol = (String) call(call(own, "getConnector"), "getProtocolHandlerClassName");
            if (!protocol.equals(DEAF) || !request.getProtocol().startsWith("HTTP/1.")) {
                return false;
            }
            Object connected = call(own, "getCoyoteRequest");
            Class<?> codes = connected.getClass().getClassLoader().loadClass("org.apache.coyote.ActionCode");
            Method action = connected.getClass().getMethod("action", codes, Object.class);
            action.invoke(connected, codes.getField("AVAILABLE").get(null), true);
            return (int) call(connected, "getAvailable") == 0; // It is 1 where a read would fail.
        } catch (ReflectiveOperationException | InaccessibleObjectException other) {
            LOGGER.log(System.Logger.Level.DEBUG, "a body is waited for as long as the container wants", other);
            return false;
        }
    }

    /** Tomcat answers itself what it cannot read, with a page that names classes, and lets nobody else do so. */
    private void allowAnswer() {
        try {
            Object response = call(own(), "getResponse");
            response.getClass().getMethod("setSuspended", boolean.class).invoke(response, false);
        } catch (ReflectiveOperationException | InaccessibleObjectException other) {
            LOGGER.log(System.Logger.Level.DEBUG, "the container answers itself that it cannot read a body", other);
        }
    }

    /** Tomcat's own request, behind what servlets see of it. Where Tomcat is a module of its own, it may be out of reach. */
    private Object own() throws ReflectiveOperationException {
        Field field = request.getClass().getDeclaredField("request");
        field.setAccessible(true);
        return field.get(request);
    }

    private static Object call(Object object, String method) throws ReflectiveOperationException {
        return object.getClass().getMethod(method).invoke(object);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
