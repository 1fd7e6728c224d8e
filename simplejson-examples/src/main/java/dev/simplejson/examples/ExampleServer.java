// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.servlet.SimpleJsonServlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
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

    /**
     * A server that answers once it is started.
     *
     * @param socket bound; who connects before the start waits for it
     */
    ExampleServer(SimpleJsonEngine engine, ServerSocketChannel socket) throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // "//" is what a data source's URL with a slash at its end leads to.
        http.setUriCompliance(UriCompliance.DEFAULT.with("simplejson", Violation.AMBIGUOUS_EMPTY_SEGMENT));
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.open(socket);
        server.addConnector(connector);
        server.setErrorHandler(new ErrorAnswers());
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder("simplejson", new SimpleJsonServlet(engine)), "/*");
        server.setHandler(new GracefulHandler(new StatusReason(context)));
        server.setStopTimeout(5_000);
    }

    /**
     * Takes a port.
     *
     * @param port 0 for any that is free
     * @throws IOException if it is in use, or the host is not this machine
     * @throws java.nio.channels.UnresolvedAddressException if there is no such host
     */
    static ServerSocketChannel listen(String host, int port) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            // As Jetty does it: else a server that ended keeps its port for a minute.
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return socket.bind(new InetSocketAddress(host, port));
        } catch (IOException | UnresolvedAddressException cannotListen) {
            socket.close();
            throw cannotListen;
        }
    }

    /** Starts answering. */
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
