// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.benchmarks.ListingSource;
import dev.simplejson.benchmarks.report.Chart;
import dev.simplejson.benchmarks.report.Chart.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the cost of an answer grows with everything that can be more than one. */
final class Growth {
    static final int[] SOURCES = {1, 10, 100};
    static final int[] METRICS = {10, 100, 10_000, 100_000};
    static final int METRICS_OF_ALL_SOURCES = 1_000;

    private static final int[] POINTS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final int[] TARGETS = {1, 2, 5, 10, 20, 50, 100};
    private static final int[] CLIENTS = {1, 2, 4, 16, 64, 256};

    private Growth() {}

    static void measure(Bench bench) throws IOException, InterruptedException {
        Cost points = count -> millis(bench, bench.query(Requests.waves(1, count, 0)));
        add(bench, "points", "One series, one client, no maxDataPoints", "points", POINTS, points);
        Cost targets = count -> millis(bench, bench.query(Requests.waves(count, 300, 1_308)));
        add(bench, "targets", "Targets of 300 points each, one client", "targets", TARGETS, targets);
        Cost sources = count -> millis(bench, listing(bench, count, METRICS_OF_ALL_SOURCES));
        add(bench, "sources", "Finding a metric, 1,000 metrics, one client", "sources", SOURCES, sources);
        Cost metrics = count -> millis(bench, listing(bench, 1, count));
        add(bench, "metrics", "Finding a metric, one source with the default search", "metrics", METRICS, metrics);
        addClients(bench);
    }

    private static void add(Bench bench, String name, String title, String what, int[] counts, Cost cost)
            throws IOException, InterruptedException {
        bench.findings().add(new Chart(name, title, what, "milliseconds", true, List.of(line("", counts, cost))));
    }

    private static void addClients(Bench bench) throws IOException, InterruptedException {
        Question query = bench.query(Panel.BODY);
        Question ready = bench.ready(Panel.BODY);
        bench.findings()
                .add(new Chart(
                        "clients",
                        "2 series × 1,020 points: answers per second",
                        "clients",
                        "requests/s",
                        true,
                        List.of(
                                line("simplejson", CLIENTS, count -> rate(bench, query, count)),
                                line("ready bytes", CLIENTS, count -> rate(bench, ready, count)))));
    }

    /** The last metric of the last source, by its bare name: it takes longest to be found. */
    private static Question listing(Bench bench, int sources, int metrics) {
        String last = ListingSource.metric("source" + (sources - 1), metrics / sources - 1);
        return Question.post(
                bench.server().port(),
                BenchmarkServer.listingPath(sources, metrics),
                Requests.query(List.of(last), 1_308));
    }

    private static double millis(Bench bench, Question question) throws IOException {
        Load.closed(question, 1, bench.seconds(1)).checked();
        return Load.closed(question, 1, bench.seconds(1)).checked().medianMillis();
    }

    private static double rate(Bench bench, Question question, int clients) throws IOException {
        Load.closed(question, clients, bench.seconds(0.5)).checked();
        return Load.closed(question, clients, bench.seconds(2)).checked().perSecond();
    }

    private static Line line(String name, int[] counts, Cost cost) throws IOException, InterruptedException {
        List<Double> costs = new ArrayList<>();
        for (int count : counts) {
            costs.add(cost.of(count));
        }
        return new Line(name, Arrays.stream(counts).asDoubleStream().boxed().toList(), costs);
    }

    private interface Cost {
        double of(int count) throws IOException, InterruptedException;
    }
}
