// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the scenarios found. */
public final class Findings {
    private final List<Figure> figures = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();

    /**
     * Adds a figure.
     *
     * @param reach what is wanted
     * @param met whether that was reached
     * @param reached what was measured
     */
    public void add(String what, String reach, boolean met, String reached) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        figures.add(new Figure(what, reach, met, reached, String.format(Locale.ROOT, "%.1f", load)));
    }

    public void add(Chart chart) {
        charts.add(chart);
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public List<Chart> charts() {
        return List.copyOf(charts);
    }

    public String asText() {
        StringBuilder text = new StringBuilder();
        for (Figure figure : figures) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s %s%n     reach: %s%n     got:   %s   (load %s)%n",
                    figure.met ? "[ok]" : "[--]",
                    figure.what,
                    figure.reach,
                    figure.reached,
                    figure.load));
        }
        for (Chart chart : charts) {
            text.append(chart.asText());
        }
        return text.toString();
    }

    /**
     * One measured figure.
     *
     * @param load the machine's load average when it was measured, this benchmark's own included
     */
    public record Figure(String what, String reach, boolean met, String reached, String load) {}
}
