// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.benchmarks.http.Chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws a chart. */
final class Svg {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 72;
    private static final int RIGHT = 24;
    private static final int TOP = 48;
    private static final int BOTTOM = 56;
    private static final int[] STEPS = {1, 2, 5};
    private static final List<String> COLOURS = List.of("#1f60c4", "#e0752d");

    private final Chart chart;
    private final double lowest;
    private final double highest;
    private final StringBuilder svg = new StringBuilder();

    private Svg(Chart chart) {
        this.chart = chart;
        double[] all = chart.lines().stream()
                .flatMapToDouble(line -> line.y().stream().mapToDouble(Double::doubleValue))
                .toArray();
        this.lowest = floor(Arrays.stream(all).min().orElse(1));
        this.highest = ceiling(Arrays.stream(all).max().orElse(10));
    }

    static String of(Chart chart) {
        return new Svg(chart).drawn();
    }

    private String drawn() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        text(WIDTH / 2.0, 22, "middle", "font-size=\"15\" fill=\"#222222\"", chart.title());
        drawVerticalAxis();
        drawHorizontalAxis();
        for (int i = 0; i < chart.lines().size(); i++) {
            draw(chart.lines().get(i), i);
        }
        add("</svg>");
        return svg.toString();
    }

    private void drawVerticalAxis() {
        for (double tick : ticks()) {
            double y = y(tick);
            add("<path d=\"M%d %.1fH%d\" stroke=\"#dddddd\"/>", LEFT, y, WIDTH - RIGHT);
            text(LEFT - 8, y + 4, "end", "fill=\"#444444\"", Chart.number(tick));
        }
        double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
        String turned = String.format(Locale.ROOT, "fill=\"#444444\" transform=\"rotate(-90 16 %.1f)\"", middle);
        text(16, middle, "middle", turned, chart.yLabel());
    }

    private void drawHorizontalAxis() {
        Line first = chart.lines().get(0);
        for (int i = 0; i < first.x().size(); i++) {
            double x = x(i);
            add("<path d=\"M%.1f %dv5\" stroke=\"#444444\"/>", x, HEIGHT - BOTTOM);
            text(
                    x,
                    HEIGHT - BOTTOM + 20,
                    "middle",
                    "fill=\"#444444\"",
                    Chart.number(first.x().get(i)));
        }
        add("<path d=\"M%d %dH%d\" stroke=\"#444444\"/>", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT);
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", "fill=\"#444444\"", chart.xLabel());
    }

    private void draw(Line line, int index) {
        String colour = COLOURS.get(index);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.x().size(); i++) {
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f %.1f",
                    i == 0 ? "M" : "L",
                    x(i),
                    y(line.y().get(i))));
            add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
                    x(i), y(line.y().get(i)), colour);
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
        text(LEFT + 12, TOP + 4 + 16 * index, "start", "fill=\"" + colour + "\"", line.name());
    }

    private double x(int index) {
        List<Double> places = chart.lines().get(0).x();
        double share = chart.logarithmicX()
                ? share(places.get(index), places.get(0), places.get(places.size() - 1))
                : index / (places.size() - 1.0);
        return LEFT + 20 + share * (WIDTH - LEFT - RIGHT - 40);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - share(value, lowest, highest) * (HEIGHT - TOP - BOTTOM);
    }

    private static double share(double value, double first, double last) {
        return Math.log(value / first) / Math.log(last / first);
    }

    private List<Double> ticks() {
        boolean wide = highest / lowest > 1_000;
        List<Double> ticks = new ArrayList<>();
        for (double decade = Math.pow(10, Math.floor(Math.log10(lowest))); decade <= highest * 1.001; decade *= 10) {
            for (int step : wide ? new int[] {1} : STEPS) {
                if (step * decade >= lowest * 0.999 && step * decade <= highest * 1.001) {
                    ticks.add(step * decade);
                }
            }
        }
        return ticks;
    }

    private static double floor(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        return value >= 5 * decade ? 5 * decade : value >= 2 * decade ? 2 * decade : decade;
    }

    private static double ceiling(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        return value < 2 * decade ? 2 * decade : value < 5 * decade ? 5 * decade : 10 * decade;
    }

    private void text(double x, double y, String anchor, String style, String content) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>", x, y, anchor, style, content);
    }

    @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be one more dependency.
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
