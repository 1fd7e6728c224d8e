// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.spi.DataSources;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Mounts a {@link SimpleJsonEngine} in a servlet container. Map it to a path with everything below, such as {@code /grafana/*}; the URL of
 * Grafana's data source then ends in {@code /grafana}.
 *
 * <p>Needs no asynchronous support: the container's thread waits for the answer, no longer than the engine's deadline.
 */
public final class SimpleJsonServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final System.Logger LOGGER = System.getLogger(SimpleJsonServlet.class.getName());

    private transient @Nullable SimpleJsonEngine engine;
    private transient @Nullable DataSources ownSources;

    /**
     * A servlet that finds its data sources with {@link java.util.ServiceLoader} and this thread's context class loader when it is
     * initialized. Its init-params are settings by their names, such as {@code deadline} or {@code max-body-bytes}; see
     * {@link SimpleJsonSettings#table()}. A wrong name or value, or two sources of one name, keep it from starting.
     */
    public SimpleJsonServlet() {
        this.engine = null;
    }

    /**
     * A servlet over an engine, which stays its creator's to close.
     *
     * @param engine answers the requests
     */
    public SimpleJsonServlet(SimpleJsonEngine engine) {
        this.engine = Objects.requireNonNull(engine, "engine is null");
    }

    @Override
    public void init() throws ServletException {
        if (engine != null) {
            return;
        }
        try {
            SimpleJsonSettings settings = settings();
            ownSources = DataSources.load();
            engine = new SimpleJsonEngine(ownSources, settings);
            LOGGER.log(
                    System.Logger.Level.INFO,
                    "servlet '" + getServletName() + "' serves "
                            + String.join(", ", ownSources.byName().keySet()));
        } catch (IllegalArgumentException wrong) {
            throw new ServletException("servlet '" + getServletName() + "': " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public void destroy() {
        DataSources own = ownSources;
        SimpleJsonEngine started = engine;
        if (own != null && started != null) {
            started.close();
            own.close();
            ownSources = null;
            engine = null;
            forgetTypes();
        }
    }

    /**
     * The JDK before 19 remembers the type of the field that it compared last for a record's {@code equals}, and with it the class loader
     * of a web application that is gone. So it compares one of its own types.
     */
    private static void forgetTypes() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle field = lookup.findVirtual(String.class, "strip", MethodType.methodType(String.class));
            MethodType equals = MethodType.methodType(boolean.class, String.class, Object.class);
            ObjectMethods.bootstrap(lookup, "equals", equals, String.class, "strip", field);
        } catch (Throwable failure) { // It says that it throws any.
            LOGGER.log(System.Logger.Level.DEBUG, "the class loader of this web application may be kept", failure);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Objects.requireNonNull(engine, "the servlet was not initialized")
                    .handle(new ServletExchange(request, response));
        } catch (IOException brokenOff) {
            // It breaks the connection in most containers, which is what the engine means by it.
            if (!response.isCommitted()) {
                // Else the container writes a page of its own, with class names in it.
                response.reset();
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            CutConnection.of(request);
            throw brokenOff;
        }
    }

    private SimpleJsonSettings settings() {
        SimpleJsonSettings.Builder settings = SimpleJsonSettings.builder();
        for (String name : Collections.list(getInitParameterNames())) {
            settings.set(name, getInitParameter(name));
        }
        return settings.build();
    }
}
