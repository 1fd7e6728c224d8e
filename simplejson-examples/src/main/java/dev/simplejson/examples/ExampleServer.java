// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.servlet.SimpleJsonServlet;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An engine in an embedded Jetty. */
final class ExampleServer {
    /** Jetty's own queue wants to know how wide a cache line is, and starts all of JMX to find out. */
    private final Server server = new Server(new QueuedThreadPool(200, 8, 60_000, new LinkedBlockingQueue<>()));

    private final ServerConnector connector;

    ExampleServer(SimpleJsonEngine engine, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // "//" is what a data source's URL with a slash at its end leads to.
        http.setUriCompliance(UriCompliance.DEFAULT.with("simplejson", Violation.AMBIGUOUS_EMPTY_SEGMENT));
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder("simplejson", new SimpleJsonServlet(engine)), "/*");
        server.setHandler(new GracefulHandler(new StatusReason(context)));
        server.setStopTimeout(5_000);
    }

    /** Starts listening. */
    void start() throws Exception {
        server.start();
    }

    /** The port it listens on. */
    int port() {
        return connector.getLocalPort();
    }

    /** Lets the requests at hand end, for some seconds, and stops. */
    void stop() throws Exception {
        server.stop();
    }
}
