// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

/**
 * Compares the line through the kept candidates with the line through all of them, bucket by bucket. The ends of a bucket's
 * values are always kept, so what happens between two buckets is right at any time.
 */
final class Picture {
    private static final int BUCKET_COLUMNS = PointSelection.BUCKET_COLUMNS;

    private final Candidates candidates;
    private final int columns;
    private final Heights heights;
    private final Drawing drawing;
    private final Chord chord;
    private final float[] trueLow;
    private final float[] trueHigh;
    private final Extremes extremes = new Extremes();
    private int firstColumn;
    private int width;
    private int worst;
    private float worstLow;
    private float worstHigh;
    private float error;
    private int choice;

    /** A picture of candidates of which what is owed is kept. */
    Picture(Candidates candidates) {
        this.candidates = candidates;
        this.columns = candidates.grid().columns();
        this.heights = Heights.of(candidates);
        this.drawing = new Drawing(candidates, heights);
        this.chord = new Chord(candidates, heights);
        this.trueLow = new float[columns];
        this.trueHigh = new float[columns];
        for (int bucket = 0; bucket * BUCKET_COLUMNS < columns; bucket++) {
            frame(bucket);
            drawing.drawAll(firstColumn, width);
            System.arraycopy(drawing.low, 0, trueLow, firstColumn, width);
            System.arraycopy(drawing.high, 0, trueHigh, firstColumn, width);
        }
    }

    /** Finds the pixel column of a bucket that is most wrong, and the candidate that mends it best. */
    void lookAtPixels(int bucket, int columnsPerPixel) {
        frame(bucket);
        drawing.drawKept(firstColumn, width);
        error = 0;
        for (int column = 0; column < width; column += columnsPerPixel) {
            compare(column, column + columnsPerPixel);
        }
        choice = -1;
        if (error > 0) {
            choose(worst, worst + columnsPerPixel);
        }
    }

    /** Finds the candidate of a bucket that is farthest from the line. */
    void lookAtPoints(int bucket) {
        frame(bucket);
        error = chooseFarthest(startOf(0), startOf(width));
    }

    /** How far off the worst of the bucket looked at last is; 0 if nothing is. */
    float error() {
        return error;
    }

    /** The candidate to keep next in the bucket looked at last; negative if none would make a difference. */
    int choice() {
        return choice;
    }

    private void frame(int bucket) {
        firstColumn = bucket * BUCKET_COLUMNS;
        width = Math.min(BUCKET_COLUMNS, columns - firstColumn);
    }

    /** The first candidate of a column that is counted from the bucket's first. */
    private int startOf(int column) {
        return candidates.startOf(firstColumn + column);
    }

    /** Takes a pixel made of some columns as the worst if it is. */
    private void compare(int start, int end) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        float shouldBeLow = Float.POSITIVE_INFINITY;
        float shouldBeHigh = Float.NEGATIVE_INFINITY;
        for (int column = start; column < end; column++) {
            low = lower(low, drawing.low[column]);
            high = higher(high, drawing.high[column]);
            shouldBeLow = lower(shouldBeLow, trueLow[firstColumn + column]);
            shouldBeHigh = higher(shouldBeHigh, trueHigh[firstColumn + column]);
        }
        if (shouldBeLow > shouldBeHigh) {
            return;
        }
        float off = low > high ? Float.MAX_VALUE : higher(Math.abs(low - shouldBeLow), Math.abs(high - shouldBeHigh));
        if (off > error) {
            error = off;
            worst = start;
            worstLow = low;
            worstHigh = high;
        }
    }

    private static float lower(float one, float other) {
        return one < other ? one : other;
    }

    private static float higher(float one, float other) {
        return one > other ? one : other;
    }

    /** The extreme that is missed, else what is farthest from the pieces of the line that cross the pixel. */
    private void choose(int startColumn, int endColumn) {
        int start = startOf(startColumn);
        int end = startOf(endColumn);
        if (extremes.find(candidates, start, end)) {
            if (isMissed(extremes.highest, heights.of(extremes.highest) - worstHigh)) {
                choice = extremes.highest;
                return;
            }
            if (isMissed(extremes.lowest, worstLow - heights.of(extremes.lowest))) {
                choice = extremes.lowest;
                return;
            }
        }
        while (start > startOf(0) && !candidates.isKept(start)) {
            start--;
        }
        chooseFarthest(start, Math.min(candidates.nextKept(end), startOf(width)));
    }

    private boolean isMissed(int candidate, float by) {
        return by >= error && !candidates.isKept(candidate);
    }

    /** Chooses the candidate that is farthest from the line; returns how far that is. */
    private float chooseFarthest(int start, int end) {
        choice = -1;
        float farthest = 0;
        int right = candidates.nextKept(start);
        for (int i = right + 1; i < end; i++) {
            if (i > right) {
                int left = right;
                right = candidates.nextKept(i);
                chord.span(left, right);
            }
            if (i < right) {
                float distance = chord.distance(i);
                if (distance > farthest) {
                    farthest = distance;
                    choice = i;
                }
            }
        }
        return farthest;
    }
}
