// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import java.util.Arrays;

/** What the line through candidates of one bucket covers of each column, from the lowest to the highest height. */
final class Drawing {
    /** In columns; stands for no time at all between two points. */
    private static final double SHORTEST = 1e-300;

    final float[] low = new float[PointSelection.BUCKET_COLUMNS];
    final float[] high = new float[PointSelection.BUCKET_COLUMNS];

    private final Candidates candidates;
    private final Heights heights;
    private int firstColumn;
    private int width;
    private int pen;
    private int penColumn;
    private float penHeight;

    Drawing(Candidates candidates, Heights heights) {
        this.candidates = candidates;
        this.heights = heights;
    }

    /** Draws the line through all values, broken where gaps are kept: the other gaps will not leave. */
    void drawAll(int ofFirstColumn, int ofWidth) {
        start(ofFirstColumn, ofWidth);
        for (int column = 0; column < width; column++) {
            int end = candidates.startOf(firstColumn + column + 1);
            for (int i = candidates.startOf(firstColumn + column); i < end; i++) {
                if (!candidates.isGap(i)) {
                    drawTo(i, column);
                } else if (candidates.isKept(i)) {
                    pen = -1;
                }
            }
        }
    }

    /** Draws the line through the values that are kept. */
    void drawKept(int ofFirstColumn, int ofWidth) {
        start(ofFirstColumn, ofWidth);
        int column = 0;
        int end = candidates.startOf(firstColumn + width);
        for (int i = candidates.nextKept(candidates.startOf(firstColumn)); i < end; i = candidates.nextKept(i + 1)) {
            while (candidates.startOf(firstColumn + column + 1) <= i) {
                column++;
            }
            if (candidates.isGap(i)) {
                pen = -1;
            } else {
                drawTo(i, column);
            }
        }
    }

    private void start(int ofFirstColumn, int ofWidth) {
        firstColumn = ofFirstColumn;
        width = ofWidth;
        Arrays.fill(low, 0, width, Float.POSITIVE_INFINITY);
        Arrays.fill(high, 0, width, Float.NEGATIVE_INFINITY);
        pen = -1;
    }

    private void drawTo(int candidate, int column) {
        float height = heights.of(candidate);
        if (pen >= 0 && penColumn < column) {
            cross(candidate, column, height);
        }
        cover(column, height);
        pen = candidate;
        penColumn = column;
        penHeight = height;
    }

    /** Covers both sides of each edge between two columns that the line crosses. */
    private void cross(int candidate, int toColumn, float toHeight) {
        double penPosition = candidates.position(pen);
        double slope = (toHeight - penHeight) / Math.max(candidates.position(candidate) - penPosition, SHORTEST);
        for (int edge = penColumn + 1; edge <= toColumn; edge++) {
            float height = (float) (penHeight + (firstColumn + edge - penPosition) * slope);
            // Columns begin at whole milliseconds, so an edge can lie a little outside the line.
            height = clamp(height, penHeight, toHeight);
            cover(edge - 1, height);
            cover(edge, height);
        }
    }

    private static float clamp(float height, float oneEnd, float otherEnd) {
        float least = oneEnd < otherEnd ? oneEnd : otherEnd;
        float most = oneEnd < otherEnd ? otherEnd : oneEnd;
        return height < least ? least : height > most ? most : height;
    }

    /** Plain comparisons, not Math.min, which costs more for the sake of a NaN that is not here. */
    private void cover(int column, float height) {
        if (height < low[column]) {
            low[column] = height;
        }
        if (height > high[column]) {
            high[column] = height;
        }
    }
}
