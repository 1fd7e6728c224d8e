// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.benchmarks.report.Findings;
import dev.simplejson.benchmarks.report.JmhFigures;
import dev.simplejson.benchmarks.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures simplejson over HTTP, prints how it did and, if asked to, writes that into the documentation. */
public final class HttpBenchmark {
    /** A heap that the engine has no need of, so that collections do not decide what is measured. */
    private static final List<String> SERVER_OPTIONS = List.of("-Xms256m", "-Xmx256m");

    private HttpBenchmark() {}

    /**
     * Runs the scenarios.
     *
     * @param arguments {@code --help} lists them
     */
    public static void main(String[] arguments) throws Exception {
        try {
            Options options = Options.of(arguments);
            if (options.help()) {
                System.out.println(Options.HELP);
            } else {
                run(options);
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static void run(Options options) throws Exception {
        Findings findings = new Findings();
        JmhFigures jmh = new JmhFigures(options.quick());
        try (ServerProcess server = ServerProcess.benchmark(SERVER_OPTIONS, listings())) {
            Bench bench = new Bench(server, options, jmh, findings);
            for (Scenario scenario : options.scenarios()) {
                System.out.println("… " + scenario.title());
                scenario.run(bench);
            }
        }
        System.out.println(findings.asText());
        if (options.docs() != null) {
            new Report(findings).writeTo(options.docs());
        }
    }

    private static List<String> listings() throws IOException {
        List<String> pairs = new ArrayList<>();
        for (int sources : Growth.SOURCES) {
            pairs.add(Integer.toString(sources));
            pairs.add(Integer.toString(Growth.METRICS_OF_ALL_SOURCES));
        }
        for (int metrics : Growth.METRICS) {
            pairs.add("1");
            pairs.add(Integer.toString(metrics));
        }
        return pairs;
    }
}
