// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;

/** A Tomcat with one servlet: 10.1, or whichever is on the class path. */
record TomcatContainer(Tomcat server) implements Container {
    static Container start(Servlet servlet, Map<String, String> initParams, Path folder) throws Exception {
        return start(servlet, initParams, folder, null);
    }

    /** A Tomcat that runs requests there; null for its own threads. */
    static Container start(Servlet servlet, Map<String, String> initParams, Path folder, @Nullable Executor executor)
            throws Exception {
        Tomcat server = new Tomcat();
        server.setBaseDir(folder.toString());
        server.setPort(0);
        server.getConnector().setProperty("address", "127.0.0.1");
        // Clients that are slow are the engine's to end.
        server.getConnector().setProperty("connectionTimeout", "-1");
        if (executor != null) {
            server.getConnector().getProtocolHandler().setExecutor(executor);
        }
        Context context = server.addContext(CONTEXT, null);
        context.setParentClassLoader(Thread.currentThread().getContextClassLoader());
        Wrapper wrapper = Tomcat.addServlet(context, "simplejson", servlet);
        initParams.forEach(wrapper::addInitParameter);
        wrapper.addMapping(MAPPING);
        server.start();
        try {
            wrapper.load(); // As load-on-startup, but with the exception instead of a line in the log.
        } catch (Exception failed) {
            server.stop();
            server.destroy();
            throw failed;
        }
        return new TomcatContainer(server);
    }

    @Override
    public int port() {
        return server.getConnector().getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
        server.destroy();
    }
}
