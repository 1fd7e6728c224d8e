// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * A plot of what was measured.
 *
 * @param name of the file
 * @param xLabel what the horizontal axis counts
 * @param yLabel the unit of the vertical axis, which is logarithmic
 * @param logarithmicX whether the horizontal axis is logarithmic; else its values stand side by side
 * @param lines at least one; all have the same places on the horizontal axis
 */
public record Chart(String name, String title, String xLabel, String yLabel, boolean logarithmicX, List<Line> lines) {
    /**
     * One line.
     *
     * @param name for the legend; empty if it needs none
     */
    public record Line(String name, List<Double> x, List<Double> y) {}

    /** The numbers, one row for each place on the horizontal axis. */
    public String asText() {
        StringBuilder text = new StringBuilder(String.format("%n%s (%s)%n", title, yLabel));
        for (int i = 0; i < lines.get(0).x().size(); i++) {
            text.append(
                    String.format(Locale.ROOT, "%14s", number(lines.get(0).x().get(i)) + " " + xLabel));
            for (Line line : lines) {
                text.append(
                        String.format(Locale.ROOT, "  %s %s", number(line.y().get(i)), line.name()));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    /** Three digits that count, as people write them. */
    public static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        String text = String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
