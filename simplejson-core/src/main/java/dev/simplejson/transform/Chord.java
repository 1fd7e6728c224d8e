// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

/** The straight line between two neighbouring kept candidates, or the gap if one of them is a gap. */
final class Chord {
    private final Candidates candidates;
    private final Heights heights;
    private double start;
    private float startHeight;
    private double slope;
    private boolean isGap;

    Chord(Candidates candidates, Heights heights) {
        this.candidates = candidates;
        this.heights = heights;
    }

    void span(int left, int right) {
        isGap = candidates.isGap(left) || candidates.isGap(right);
        if (!isGap) {
            start = candidates.position(left);
            startHeight = heights.of(left);
            double length = candidates.position(right) - start;
            slope = length > 0 ? (heights.of(right) - startHeight) / length : 0;
        }
    }

    /** How far above or below the line a candidate lies; very far if there is none, but not at all if it is a gap itself. */
    float distance(int candidate) {
        if (candidates.isGap(candidate)) {
            return 0;
        }
        if (isGap) {
            return Float.MAX_VALUE;
        }
        double height = startHeight + (candidates.position(candidate) - start) * slope;
        return (float) Math.abs(heights.of(candidate) - height);
    }
}
