// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

/**
 * Values as shares of a picture's height: 0 is the lowest, 1 the highest. In single precision, which is finer than any screen
 * and half the memory.
 */
final class Heights {
    /** A picture whose values differ by less shows a flat line: one divided by it must not be infinite. */
    private static final double FLAT = Double.MIN_NORMAL;

    private final Candidates candidates;
    private final double halfLowest;
    private final double perHalf;

    private Heights(Candidates candidates, double halfLowest, double perHalf) {
        this.candidates = candidates;
        this.halfLowest = halfLowest;
        this.perHalf = perHalf;
    }

    /** The heights in a picture of candidates whose extremes are kept. */
    static Heights of(Candidates candidates) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = candidates.nextKept(0); i < candidates.size(); i = candidates.nextKept(i + 1)) {
            double value = candidates.value(i);
            lowest = value < lowest ? value : lowest;
            highest = value > highest ? value : highest;
        }
        // Halves, because the difference of the largest doubles is infinite.
        double half = highest / 2 - lowest / 2;
        return new Heights(candidates, lowest / 2, half > FLAT ? 1 / half : 0);
    }

    /** The height of a candidate that is not a gap. */
    float of(int candidate) {
        return (float) ((candidates.value(candidate) / 2 - halfLowest) * perHalf);
    }
}
