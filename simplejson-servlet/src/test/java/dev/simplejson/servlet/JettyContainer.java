// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;

/** A Jetty, which does not know servlets; the handler does, those of one version of Jakarta EE. */
record JettyContainer(Server server, ServerConnector connector) implements Container {
    static Container start(Handler servlets) throws Exception {
        return start(servlets, new QueuedThreadPool());
    }

    static Container start(Handler servlets, ThreadPool threads) throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.DEFAULT.with("simplejson", Violation.AMBIGUOUS_EMPTY_SEGMENT));
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(servlets);
        try {
            server.start();
        } catch (Exception failed) {
            server.stop();
            throw failed;
        }
        return new JettyContainer(server, connector);
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
