// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.benchmarks.ListingSource;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.hook.Observer;
import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.servlet.SimpleJsonServlet;
import dev.simplejson.spi.DataSources;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
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
    /** Answers how often the database was asked for rows; writes it first, if it is not there. */
    static final String ASKED_PATH = "/asked";

    private static final int ROWS = 1_000_000;
    static final long LAST_ROW_MILLIS = 1_700_000_000_000L + (ROWS - 1) * 1_000L;

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private final ServletContextHandler context = new ServletContextHandler("/");

    private BenchmarkServer() {}

    /** Where simplejson answers. */
    static String queryPath() {
        return "/waves/query";
    }

    /** Where the same is answered by a source with a freshness. */
    static String freshPath() {
        return "/fresh/query";
    }

    /** Where a database answers each viewer anew. */
    static String eachPath() {
        return "/each/query";
    }

    /** Where it answers all viewers once in five seconds. */
    static String sharedPath() {
        return "/shared/query";
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
        server.mountRows();
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

    private void mountRows() throws IOException {
        mount("fresh", new SimpleJsonServlet(engine(DataSources.of(new WaveSource.Fresh()))), "/fresh/*");
        Path file = Files.createTempFile("simplejson-rows", ".db");
        file.toFile().deleteOnExit();
        AtomicLong asked = new AtomicLong();
        Observer counting = new Observer() {
            @Override
            public void sourceAsked(Ask ask) {
                asked.addAndGet(ask.purpose() == Purpose.QUERY ? 1 : 0);
            }
        };
        mount("each", new SimpleJsonServlet(engine(DataSources.of(rows(file, Duration.ZERO)))), "/each/*");
        mount(
                "shared",
                new SimpleJsonServlet(SimpleJsonEngine.builder()
                        .sources(rows(file, Duration.ofSeconds(5)))
                        .observer(counting)
                        .build()),
                "/shared/*");
        mount("asked", new AskedServlet(file, asked), ASKED_PATH);
    }

    private static JdbcDataSource rows(Path file, Duration freshness) {
        return JdbcDataSource.builder("jdbc:sqlite:" + file)
                .discovery(false)
                .freshness(freshness)
                .metric(JdbcMetric.of("readings", "SELECT time, value FROM readings WHERE time BETWEEN :from AND :to")
                        .withTimeFormat(TimeFormat.ofSetting("epoch-ms")))
                .build();
    }

    /** Writes a million rows when it is asked first. */
    private static final class AskedServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Path file;
        private final AtomicLong asked;

        AskedServlet(Path file, AtomicLong asked) {
            this.file = file;
            this.asked = asked;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            try {
                if (Files.size(file) == 0) {
                    write();
                }
            } catch (SQLException failure) {
                throw new ServletException(failure);
            }
            response.setContentType("text/plain");
            response.getWriter().print(asked.get());
        }

        private void write() throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = OFF");
                statement.execute("CREATE TABLE readings (time INTEGER PRIMARY KEY, value REAL)");
                statement.execute(
                        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < " + (ROWS - 1)
                                + ") INSERT INTO readings SELECT 1700000000000 + i * 1000, i * 7919 % 1009 FROM n");
            }
        }
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
