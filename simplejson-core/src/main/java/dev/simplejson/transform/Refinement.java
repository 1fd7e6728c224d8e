// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import java.util.PriorityQueue;

/**
 * Spends what is left of a budget: time and again the bucket whose picture is most wrong gets one more point.
 *
 * <p>Of buckets that are equally wrong the one that got fewer points comes first, then one far from the last, so that a budget
 * that ends early has not been spent on one side of the picture only.
 */
final class Refinement {
    /** Half a pixel in a picture 500 pixels high. */
    private static final float TOLERANCE = 0.001f;

    /** In place of a scale: not the pixels count but the points. */
    private static final int POINTS = 0;

    private final Candidates candidates;
    private final int budget;
    private final Picture picture;
    private final Bucket[] buckets;
    private final PriorityQueue<Bucket> wrong;

    Refinement(Candidates candidates, int budget) {
        this.candidates = candidates;
        this.budget = budget;
        this.picture = new Picture(candidates);
        int columns = candidates.grid().columns();
        this.buckets = new Bucket[(columns + PointSelection.BUCKET_COLUMNS - 1) / PointSelection.BUCKET_COLUMNS];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new Bucket(i);
        }
        this.wrong = new PriorityQueue<>(buckets.length);
    }

    /**
     * Mends the picture. One with four columns per pixel has a right to be exact before a finer one gets anything, because the
     * client may have asked for more points than it has pixels. What is left brings the line near to the points between.
     */
    void refine() {
        for (int scale = 4; scale > 0 && candidates.keptCount() < budget; scale /= 2) {
            spend(scale, TOLERANCE);
        }
        if (candidates.keptCount() < budget) {
            spend(POINTS, 0);
        }
    }

    private void spend(int scale, float tolerance) {
        wrong.clear();
        for (Bucket bucket : buckets) {
            bucket.points = 0;
            look(bucket, scale, tolerance);
        }
        while (candidates.keptCount() < budget && !wrong.isEmpty()) {
            Bucket worst = wrong.remove();
            candidates.keep(worst.choice);
            worst.points++;
            look(worst, scale, tolerance);
        }
    }

    private void look(Bucket bucket, int scale, float tolerance) {
        if (scale == POINTS) {
            picture.lookAtPoints(bucket.index);
        } else {
            picture.lookAtPixels(bucket.index, scale);
        }
        bucket.error = picture.error();
        bucket.choice = picture.choice();
        if (bucket.error > tolerance && bucket.choice >= 0) {
            wrong.add(bucket);
        }
    }

    private static final class Bucket implements Comparable<Bucket> {
        private final int index;
        private int points;
        private float error;
        private int choice;

        Bucket(int index) {
            this.index = index;
        }

        @Override
        public int compareTo(Bucket other) {
            if (error != other.error) {
                return error > other.error ? -1 : 1;
            }
            if (points != other.points) {
                return points < other.points ? -1 : 1;
            }
            return Integer.compareUnsigned(Integer.reverse(index), Integer.reverse(other.index));
        }
    }
}
