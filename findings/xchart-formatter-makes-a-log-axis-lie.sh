#!/usr/bin/env bash
# One would expect that a function for the texts of an axis changes the texts alone.
# XChart 3.8.8, on a logarithmic axis: as soon as a formatting function is set (setyAxisTickLabelsFormattingFunction, or
# setCustomYAxisTickLabelsFormatter), the labels are placed as on a linear axis, while the points are still placed by their logarithm. Of 1, 10 and 100
# the middle one is drawn half way up, where the axis without the function says 10 and the axis with it says 50. Nothing is logged.
# This hurts whoever gives the labels of a logarithmic plot units or separators of thousands: every value between the ends reads as another one. A decimal
# pattern (setYAxisDecimalPattern) does not have this effect.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.knowm.xchart</groupId><artifactId>xchart</artifactId><version>3.8.8</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.lang.reflect.Method;
import java.util.*;
import org.knowm.xchart.*;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.*;
import org.knowm.xchart.style.markers.SeriesMarkers;

public class Look {
    public static void main(String[] args) throws Exception {
        look("no function");
        look("decimal pattern");
        look("style function");
        look("chart function");
    }

    private static void look(String how) throws Exception {
        XYChart chart = new XYChartBuilder().width(600).height(600).build();
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setLegendVisible(false);
        switch (how) {
            case "decimal pattern" -> chart.getStyler().setYAxisDecimalPattern("0");
            case "style function" -> chart.getStyler().setyAxisTickLabelsFormattingFunction(value -> String.valueOf(value.intValue()));
            case "chart function" -> chart.setCustomYAxisTickLabelsFormatter(value -> String.valueOf(value.intValue()));
            default -> {}
        }
        XYSeries series = chart.addSeries("s", List.of(1, 2, 3), List.of(1, 10, 100));
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter).setMarker(SeriesMarkers.SQUARE).setMarkerColor(Color.RED);
        BufferedImage image = BitmapEncoder.getBufferedImage(chart);

        // Where the point (2, 10) is in the picture: in the middle of what is red in the middle third.
        int sum = 0;
        int count = 0;
        for (int y = 0; y < 600; y++) {
            for (int x = 250; x < 400; x++) {
                if (image.getRGB(x, y) == Color.RED.getRGB()) {
                    sum += y;
                    count++;
                }
            }
        }
        double point = sum / (double) count;

        Method method = Chart.class.getDeclaredMethod("getYAxis");
        method.setAccessible(true);
        Axis<?, ?> axis = (Axis<?, ?>) method.invoke(chart);
        List<Double> places = axis.getAxisTickCalculator().getTickLocations();
        List<String> labels = axis.getAxisTickCalculator().getTickLabels();
        double bottom = axis.getBounds().getY() + axis.getBounds().getHeight();
        String nearest = "";
        double distance = Double.MAX_VALUE;
        for (int i = 0; i < places.size(); i++) {
            double away = Math.abs(bottom - places.get(i) - point);
            if (labels.get(i) != null && !labels.get(i).isEmpty() && !labels.get(i).equals(" ") && away < distance) {
                distance = away;
                nearest = labels.get(i);
            }
        }
        System.out.println(how + ": the point of 10 stands beside the label " + nearest);
    }
}
JAVA
javac -cp "$(cat classpath)" Look.java
java -Djava.awt.headless=true -cp "$(cat classpath):." Look | tee seen
cat > expected <<'TEXT'
no function: the point of 10 stands beside the label 10
decimal pattern: the point of 10 stands beside the label 10
style function: the point of 10 stands beside the label 50
chart function: the point of 10 stands beside the label 50
TEXT
diff expected seen || { echo 'changed: expected (<), seen (>)' >&2; exit 1; }
