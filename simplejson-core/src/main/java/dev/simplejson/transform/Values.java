// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

/** What a double means here. */
final class Values {
    private Values() {}

    /** The value; NaN, "no value", for an infinity, which JSON cannot write. */
    static double finiteOrNaN(double value) {
        // Zero times an infinite number is NaN. No branch, because nobody could guess it where gaps lie anywhere.
        return value + 0 * value;
    }
}
