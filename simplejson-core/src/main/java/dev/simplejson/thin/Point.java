// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.thin;

/** A point that is remembered; filled anew for every slice. */
final class Point {
    /** Which point of the series it is, if it is an extreme. */
    long place;

    long epochMillis;
    double value;

    void set(long newPlace, long newMillis, double newValue) {
        place = newPlace;
        epochMillis = newMillis;
        value = newValue;
    }

    boolean isGap() {
        return !Double.isFinite(value);
    }

    /** Whether nobody could tell the two apart. */
    boolean looksLike(Point other) {
        return epochMillis == other.epochMillis && (value == other.value || isGap() && other.isGap());
    }
}
