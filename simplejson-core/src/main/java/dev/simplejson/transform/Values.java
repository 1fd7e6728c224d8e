// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

/** What a double means here. */
final class Values {
    private Values() {}

    /** The value of a cell: 0.1f is 0.1 in a line as it is in a table, and not 0.10000000149011612. */
    static double ofNumber(Number number) {
        return number instanceof Float single ? Double.parseDouble(single.toString()) : number.doubleValue();
    }

    /** The value; NaN, "no value", for an infinity, which JSON cannot write. */
    static double finiteOrNaN(double value) {
        // Zero times an infinite number is NaN. No branch, because nobody could guess it where gaps lie anywhere.
        return value + 0 * value;
    }
}
