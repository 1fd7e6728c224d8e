// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Puts the findings where the documentation has its place for them, and leaves the rest of it alone. */
public final class Report {
    private static final String BEGIN = "<!-- HTTP results: begin -->";
    private static final String END = "<!-- HTTP results: end -->";
    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private final Findings findings;

    public Report(Findings findings) {
        this.findings = findings;
    }

    public void writeTo(Path docs) throws IOException {
        Path page = docs.resolve("benchmarks.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no place for results, between " + BEGIN + " and " + END);
        }
        Files.writeString(page, text.substring(0, begin) + BEGIN + "\n\n" + results() + "\n" + text.substring(end));
        Path plots = Files.createDirectories(docs.resolve("benchmarks"));
        for (Chart chart : findings.charts()) {
            Plot.write(chart, plots);
        }
    }

    private String results() throws IOException {
        StringBuilder text = new StringBuilder(machine()).append("\n\n");
        text.append("| what | reach | measured | | load |\n|---|---|---|---|---|\n");
        for (Findings.Figure figure : findings.figures()) {
            text.append("| ").append(figure.what());
            text.append(" | ").append(figure.reach());
            text.append(" | ").append(figure.reached());
            text.append(" | ").append(figure.met() ? "reached" : "missed");
            text.append(" | ").append(figure.load()).append(" |\n");
        }
        for (Chart chart : findings.charts()) {
            text.append("\n![").append(chart.title()).append("](benchmarks/");
            text.append(chart.name()).append(".png)\n");
        }
        return text.toString();
    }

    private static String machine() throws IOException {
        return cpu() + ", " + Runtime.getRuntime().availableProcessors() + " cores shared by server and clients; "
                + System.getProperty("os.name") + "; "
                + ManagementFactory.getRuntimeMXBean().getVmName() + " " + Runtime.version() + ".";
    }

    private static String cpu() throws IOException {
        if (!Files.exists(CPUS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPUS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
