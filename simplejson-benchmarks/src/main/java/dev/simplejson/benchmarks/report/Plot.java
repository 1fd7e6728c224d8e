// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a chart with XChart. */
public final class Plot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final Color[] COLOURS = {new Color(0x1f60c4), new Color(0xe0752d)};

    private Plot() {}

    public static void write(Chart chart, Path folder) throws IOException {
        String file = folder.resolve(chart.name() + ".png").toString();
        BitmapEncoder.saveBitmap(chart.logarithmicX() ? onLogarithm(chart) : sideBySide(chart), file, BitmapFormat.PNG);
    }

    private static XYChart onLogarithm(Chart chart) {
        XYChart drawn = new XYChart(WIDTH, HEIGHT);
        describe(drawn, chart);
        drawn.getStyler().setXAxisLogarithmic(true);
        drawn.getStyler().setXAxisLogarithmicDecadeOnly(spansDecades(chart.lines(), Chart.Line::x));
        drawn.getStyler().setXAxisDecimalPattern("#,##0.###");
        for (Chart.Line line : chart.lines()) {
            drawn.addSeries(name(line), line.x(), line.y()).setMarker(SeriesMarkers.CIRCLE);
        }
        return drawn;
    }

    private static CategoryChart sideBySide(Chart chart) {
        CategoryChart drawn = new CategoryChart(WIDTH, HEIGHT);
        describe(drawn, chart);
        drawn.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
        drawn.getStyler().setOverlapped(true);
        for (Chart.Line line : chart.lines()) {
            List<String> places = line.x().stream().map(Chart::number).toList();
            drawn.addSeries(name(line), places, line.y()).setMarker(SeriesMarkers.CIRCLE);
        }
        return drawn;
    }

    private static void describe(
            org.knowm.xchart.internal.chartpart.Chart<? extends AxesChartStyler, ?> drawn, Chart chart) {
        drawn.setTitle(chart.title());
        drawn.setXAxisTitle(chart.xLabel());
        drawn.setYAxisTitle(chart.yLabel());
        AxesChartStyler styler = drawn.getStyler();
        styler.setSeriesColors(COLOURS);
        styler.setYAxisLogarithmic(true);
        styler.setYAxisLogarithmicDecadeOnly(spansDecades(chart.lines(), Chart.Line::y));
        styler.setYAxisDecimalPattern("#,##0.###");
        styler.setLocale(Locale.ROOT);
        styler.setMarkerSize(6);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.InsideNW);
        styler.setLegendVisible(chart.lines().size() > 1);
    }

    /** Then there are so many labels in a decade that they would be on top of each other. */
    private static boolean spansDecades(List<Chart.Line> lines, Function<Chart.Line, List<Double>> axis) {
        DoubleSummaryStatistics span = lines.stream()
                .flatMap(line -> axis.apply(line).stream())
                .mapToDouble(value -> value)
                .summaryStatistics();
        return span.getMax() > 50 * span.getMin();
    }

    private static String name(Chart.Line line) {
        return line.name().isEmpty() ? "measured" : line.name();
    }
}
