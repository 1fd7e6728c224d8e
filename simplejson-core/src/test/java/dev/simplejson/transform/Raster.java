// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.TimeRange;
import dev.simplejson.transform.Points.Point;
import java.util.Arrays;
import java.util.List;

/** A panel's picture of a line: what it covers of each pixel column, in pixels. Broken at gaps, as Grafana draws it. */
final class Raster {
    private final double[] low;
    private final double[] high;

    private Raster(int width) {
        low = new double[width];
        high = new double[width];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    static Raster draw(List<Point> points, TimeRange range, int width) {
        Raster raster = new Raster(width);
        double perMilli = (double) width / range.durationMillis();
        Point previous = null;
        for (Point point : points) {
            if (!Double.isNaN(point.value())) {
                raster.line(previous == null ? point : previous, point, range.fromEpochMillis(), perMilli);
            }
            previous = Double.isNaN(point.value()) ? null : point;
        }
        return raster;
    }

    private void line(Point start, Point end, long from, double perMilli) {
        double x = (start.epochMillis() - from) * perMilli;
        double length = (end.epochMillis() - from) * perMilli - x;
        int column = Math.min((int) x, low.length - 1);
        int lastColumn = Math.min((int) (x + length), low.length - 1);
        cover(lastColumn, end.value());
        for (int edge = column + 1; edge <= lastColumn; edge++) {
            double height = start.value() + (end.value() - start.value()) * (edge - x) / length;
            cover(edge - 1, height);
            cover(edge, height);
        }
    }

    private void cover(int column, double height) {
        low[column] = Math.min(low[column], height);
        high[column] = Math.max(high[column], height);
    }

    /** How many pixels each column's lower or upper end is off, in a picture as high as this one's values and so many pixels. */
    double[] errors(Raster other, int pixels) {
        double lowest = Arrays.stream(low).min().orElseThrow();
        double highest = Arrays.stream(high).max().orElseThrow();
        double scale = highest > lowest ? (pixels - 1) / (highest - lowest) : 0;
        double[] errors = new double[low.length];
        for (int i = 0; i < errors.length; i++) {
            if (low[i] <= high[i] != other.low[i] <= other.high[i]) {
                errors[i] = pixels;
            } else if (low[i] <= high[i]) {
                errors[i] = Math.max(Math.abs(low[i] - other.low[i]), Math.abs(high[i] - other.high[i])) * scale;
            }
        }
        return errors;
    }
}
