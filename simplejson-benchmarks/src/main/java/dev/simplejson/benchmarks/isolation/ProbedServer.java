// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.isolation;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.servlet.SimpleJsonServlet;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Two sources, {@code well/y} and {@code stuck/x}. Each line of standard input is the trouble of the second one; the end of it ends the
 * server.
 */
public final class ProbedServer {
    private static final int FLOOD_POINTS = 1_000_000;

    private ProbedServer() {}

    /**
     * Prints the port and serves.
     *
     * @param arguments the deadline
     */
    @SuppressWarnings("SystemOut") // It is how the probe learns the port.
    public static void main(String[] arguments) throws Exception {
        SimpleJsonEngine engine = new SimpleJsonEngine(
                DataSources.of(new Well(), new Stuck()),
                SimpleJsonSettings.builder().set("deadline", arguments[0]).build());
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new SimpleJsonServlet(engine)), "/*");
        server.setHandler(context);
        server.start();
        System.out.println("port: " + connector.getLocalPort());
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Trouble.now = Trouble.valueOf(line);
            }
        }
        System.exit(0);
    }

    private static class Well implements DataSource {
        @Override
        public String name() {
            return "well";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.named("y"));
        }

        @Override
        public List<Frame> query(Query query) {
            long from = query.range().fromEpochMillis();
            int points = query.metric().equals("flood") ? FLOOD_POINTS : 1;
            return List.of(TimeSeries.named(query.metric())
                    .withoutDownsampling()
                    .points(sink -> {
                        for (int i = 0; i < points; i++) {
                            sink.add(from + i, i);
                        }
                    }));
        }
    }

    private static final class Stuck extends Well {
        @Override
        public String name() {
            return "stuck";
        }

        @Override
        public List<Metric> metrics() {
            Trouble.METRICS.hang();
            return List.of(Metric.named("x"), Metric.named("flood"));
        }

        @Override
        public boolean answers(String metric, RequestContext context) throws Exception {
            Trouble.ANSWERS.hang();
            return super.answers(metric, context);
        }

        @Override
        public List<Metric> search(String text, int limit, RequestContext context) {
            Trouble.SEARCH.hang();
            return metrics();
        }

        @Override
        public List<Frame> query(Query query) {
            Trouble.QUERY.hang();
            Trouble.fillHeap();
            return super.query(query);
        }

        @Override
        public List<String> tagKeys(TagQuery query) {
            Trouble.TAG_KEYS.hang();
            return List.of();
        }

        @Override
        public void check(RequestContext context) {
            Trouble.CHECK.hang();
        }
    }
}
