// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Servlet containers with one servlet at {@code /app/grafana/*}. */
final class Containers {
    private Containers() {}

    /** How to start one. */
    interface Starter {
        Container start(Servlet servlet, Map<String, String> initParams, Path folder) throws Exception;
    }

    static Container jetty(Servlet servlet, Map<String, String> initParams, Path folder) throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.DEFAULT.with("simplejson", Violation.AMBIGUOUS_EMPTY_SEGMENT));
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(Container.CONTEXT);
        ServletHolder holder = new ServletHolder("simplejson", servlet);
        holder.setInitParameters(initParams);
        holder.setInitOrder(1);
        context.addServlet(holder, Container.MAPPING);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception failed) {
            server.stop();
            throw failed;
        }
        return new Container() {
            @Override
            public int port() {
                return connector.getLocalPort();
            }

            @Override
            public void stop() throws Exception {
                server.stop();
            }
        };
    }

    static Container tomcat(Servlet servlet, Map<String, String> initParams, Path folder) throws Exception {
        Tomcat server = new Tomcat();
        server.setBaseDir(folder.toString());
        server.setPort(0);
        server.getConnector().setProperty("address", "127.0.0.1");
        Context context = server.addContext(Container.CONTEXT, null);
        context.setParentClassLoader(Thread.currentThread().getContextClassLoader());
        Wrapper wrapper = Tomcat.addServlet(context, "simplejson", servlet);
        initParams.forEach(wrapper::addInitParameter);
        wrapper.addMapping(Container.MAPPING);
        server.start();
        try {
            wrapper.load(); // As load-on-startup, but with the exception instead of a line in the log.
        } catch (Exception failed) {
            server.stop();
            server.destroy();
            throw failed;
        }
        return new Container() {
            @Override
            public int port() {
                return server.getConnector().getLocalPort();
            }

            @Override
            public void stop() throws Exception {
                server.stop();
                server.destroy();
            }
        };
    }
}
