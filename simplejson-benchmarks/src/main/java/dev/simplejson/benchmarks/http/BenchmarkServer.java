// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.benchmarks.ListingSource;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.servlet.SimpleJsonServlet;
import dev.simplejson.spi.DataSources;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
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

/** The server that is measured: a Jetty as in the examples, with simplejson and, beside it, a servlet that has its answer ready. */
public final class BenchmarkServer {
    static final String READY_PATH = "/ready/query";
    static final String PREPARE_PATH = "/ready/prepare";
    static final String HEAP_PATH = "/heap";

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private final ServletContextHandler context = new ServletContextHandler("/");

    private BenchmarkServer() {}

    /** Where simplejson answers. */
    static String queryPath() {
        return "/waves/query";
    }

    /** Where an engine answers that has this many sources, which share so many metrics. */
    static String listingPath(int sources, int metrics) {
        return "/listing-" + sources + "-" + metrics + "/query";
    }

    /**
     * Prints the port and serves until standard input ends, so that it never outlives the process that started it.
     *
     * @param arguments pairs of sources and metrics; each pair gets an engine of its own
     */
    public static void main(String[] arguments) throws Exception {
        JETTY.setLevel(Level.WARNING);
        BenchmarkServer server = new BenchmarkServer();
        server.mountWaves();
        for (int i = 0; i < arguments.length; i += 2) {
            server.mountListing(Integer.parseInt(arguments[i]), Integer.parseInt(arguments[i + 1]));
        }
        server.serve();
    }

    private void mountWaves() {
        SimpleJsonEngine engine = engine(DataSources.of(new WaveSource(), new WaveSource.Waiting()));
        mount("waves", new SimpleJsonServlet(engine), "/waves/*");
        mount("ready", new ReadyServlet(engine), "/ready/*");
        mount("heap", new HeapServlet(), HEAP_PATH);
    }

    private void mountListing(int sources, int metrics) {
        String path = listingPath(sources, metrics).replace("/query", "/*");
        SimpleJsonEngine engine = engine(ListingSource.sources(sources, metrics, false));
        mount(path, new SimpleJsonServlet(engine), path);
    }

    private static SimpleJsonEngine engine(DataSources sources) {
        return new SimpleJsonEngine(sources, SimpleJsonSettings.defaults());
    }

    private void mount(String name, Servlet servlet, String path) {
        context.addServlet(new ServletHolder(name, servlet), path);
    }

    @SuppressWarnings("SystemOut") // It is how the driver learns the port.
    private void serve() throws Exception {
        Server server = new Server(new QueuedThreadPool(200, 8, 60_000, new LinkedBlockingQueue<>()));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.DEFAULT.with("simplejson", Violation.AMBIGUOUS_EMPTY_SEGMENT));
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(context));
        server.start();
        System.out.println("port: " + connector.getLocalPort());
        waitForEnd();
        System.exit(0);
    }

    private static void waitForEnd() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is said here; only that it ends counts.
        }
    }
}
