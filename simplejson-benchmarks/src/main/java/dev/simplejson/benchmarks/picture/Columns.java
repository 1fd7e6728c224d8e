// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.picture;

import java.util.Arrays;
import java.util.Locale;

/** What a line covers of each pixel column, from its lowest to its highest point there. Broken at gaps, as Grafana draws it. */
final class Columns {
    private final double[] low;
    private final double[] high;
    private final double perMilli;

    private Columns(int width, double perMilli) {
        this.low = new double[width];
        this.high = new double[width];
        this.perMilli = perMilli;
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    static Columns of(Line line, int width) {
        Columns columns = new Columns(width, (double) width / line.length());
        int previous = -1;
        for (int i = 0; i < line.values().length; i++) {
            boolean gap = Double.isNaN(line.values()[i]);
            if (!gap) {
                columns.draw(line, previous < 0 ? i : previous, i);
            }
            previous = gap ? -1 : i;
        }
        return columns;
    }

    private void draw(Line line, int from, int to) {
        double start = line.epochMillis()[from] * perMilli;
        double length = line.epochMillis()[to] * perMilli - start;
        double startValue = line.values()[from];
        double endValue = line.values()[to];
        int last = Math.min((int) (start + length), low.length - 1);
        cover(last, endValue);
        for (int edge = (int) start + 1; edge <= last; edge++) {
            double value = startValue + (endValue - startValue) * (edge - start) / length;
            cover(edge - 1, value);
            cover(edge, value);
        }
    }

    private void cover(int column, double value) {
        low[column] = Math.min(low[column], value);
        high[column] = Math.max(high[column], value);
    }

    /** How far a picture of the same series is from this one, if this is so many pixels high. */
    Difference from(Columns other, int pixels) {
        double lowest = Arrays.stream(low).min().orElseThrow();
        double highest = Arrays.stream(high).max().orElseThrow();
        double scale = highest > lowest ? pixels / (highest - lowest) : 0;
        double sum = 0;
        double worst = 0;
        int wrong = 0;
        double hidden = 0;
        for (int i = 0; i < low.length; i++) {
            boolean empty = low[i] > high[i];
            double off = empty != other.low[i] > other.high[i]
                    ? pixels
                    : empty ? 0 : Math.max(Math.abs(low[i] - other.low[i]), Math.abs(high[i] - other.high[i])) * scale;
            sum += off;
            worst = Math.max(worst, off);
            wrong += off > 1 ? 1 : 0;
            if (!empty) {
                hidden = Math.max(hidden, Math.max(other.low[i] - low[i], high[i] - other.high[i]) * scale / pixels);
            }
        }
        return new Difference(sum / low.length, worst, (double) wrong / low.length, Math.min(hidden, 1));
    }

    /** One upright stroke for each column, at least a pixel high, in a picture in which another one's values fill the height. */
    String path(Columns scale, int pixels) {
        double lowest = Arrays.stream(scale.low).min().orElseThrow();
        double highest = Arrays.stream(scale.high).max().orElseThrow();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < low.length; i++) {
            if (low[i] <= high[i]) {
                double top = pixels * (highest - high[i]) / (highest - lowest);
                double bottom = pixels * (highest - low[i]) / (highest - lowest);
                path.append(String.format(Locale.ROOT, "M%.1f %.1fV%.1f", i + 0.5, top - 0.5, bottom + 0.5));
            }
        }
        return path.toString();
    }

    /**
     * How far two pictures are apart.
     *
     * @param mean by how many pixels the lower or upper end of a column is off, on average
     * @param worst the same of the worst column
     * @param wrong the share of columns that are off by more than a pixel
     * @param hidden how much of the picture's height is missing at the extreme that is hidden most
     */
    record Difference(double mean, double worst, double wrong, double hidden) {}
}
