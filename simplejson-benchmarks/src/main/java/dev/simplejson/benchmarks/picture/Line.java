// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.picture;

/**
 * The points of one series over a time that starts at 0.
 *
 * @param name what kind of series it is
 * @param length the length of the range, in milliseconds
 * @param epochMillis the points' times, ascending
 * @param values the points' values; NaN for a gap
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares lines.
record Line(String name, long length, long[] epochMillis, double[] values) {
    /** The same line through other points. */
    Line through(long[] otherMillis, double[] otherValues) {
        return new Line(name, length, otherMillis, otherValues);
    }
}
